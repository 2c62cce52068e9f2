# SPDX-License-Identifier: EUPL-1.2
"""What is sent to say which knoppen one recognises."""

import msgspec

from nulplaat.live.domain import Act


class KnopRecognise(Act, frozen=True, tag="knop.recognise"):
    """Say of a knop: `herkenbaar`, `deels` or `niet`; null takes it back."""

    knop: str
    oordeel: str | None


class HerkenningClose(Act, frozen=True, tag="herkenning.close"):
    """Close the choosing: what arrives later no longer counts."""


class HerkenningShow(Act, frozen=True, tag="herkenning.show"):
    """Show in counts what was recognised, once choosing is closed.

    The server fills in `uitslag`.
    """

    uitslag: dict[str, object] = msgspec.field(default_factory=dict)


class HerkenningOpen(Act, frozen=True, tag="herkenning.open"):
    """Let people choose on: the counts are hidden again, what was chosen stays."""
