# SPDX-License-Identifier: EUPL-1.2
"""What is sent to choose what the projector shows while the group talks about it."""

from nulplaat.live.domain import Act


class SchermShow(Act, frozen=True, tag="scherm.show"):
    """Show a proposal, or what one perspectief says; neither takes away what is there.

    One thing at a time. Of a proposal `leden` are the members that are ticked.
    """

    voorstel: str | None = None
    perspectief: str | None = None
    leden: tuple[str, ...] | None = None
