# SPDX-License-Identifier: EUPL-1.2
"""What is sent while each tafel makes its own plaat."""

from nulplaat.live.domain import Act


class KnopMake(Act, frozen=True, tag="knop.make"):
    """Make a knop on a tafel's plaat, in own words or (empty) in those of a geeltje.

    `geeltjes` are its sources; `thema` adds all geeltjes of that thema. `tafel` counts
    only from a begeleider.
    """

    knop: str
    kring: str
    aard: str
    tekst: str = ""
    geeltjes: tuple[str, ...] = ()
    thema: str | None = None
    tafel: int | None = None


class KnopEdit(Act, frozen=True, tag="knop.edit"):
    """Change words, kring or aard of a knop of one's own tafel."""

    knop: str
    tekst: str | None = None
    kring: str | None = None
    aard: str | None = None


class KnopDrop(Act, frozen=True, tag="knop.drop"):
    """Take a knop off one's own tafel's plaat; the geeltjes stay."""

    knop: str


class KnopSource(Act, frozen=True, tag="knop.source"):
    """Add a geeltje to a knop's sources, or take it away (`weg`)."""

    knop: str
    geeltje: str
    weg: bool = False
