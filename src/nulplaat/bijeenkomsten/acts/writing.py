# SPDX-License-Identifier: EUPL-1.2
"""What is sent while people write alone."""

from nulplaat.live.domain import Act


class GeeltjeWrite(Act, frozen=True, tag="geeltje.write"):
    """Write a geeltje. `tafel` and `perspectief` count only from a begeleider."""

    geeltje: str
    tekst: str
    tafel: int | None = None
    perspectief: str | None = None


class GeeltjeEdit(Act, frozen=True, tag="geeltje.edit"):
    """Change one's own geeltje; only before it is shown to others."""

    geeltje: str
    tekst: str


class GeeltjeRetract(Act, frozen=True, tag="geeltje.retract"):
    """Take back one's own geeltje; only before it is shown to others."""

    geeltje: str


class GeeltjeRemove(Act, frozen=True, tag="geeltje.remove"):
    """Remove a geeltje as begeleider; a trace without the words stays."""

    geeltje: str
    reden: str = ""
