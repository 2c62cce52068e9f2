# SPDX-License-Identifier: EUPL-1.2
"""What is sent to make one plaat of all."""

from nulplaat.live.domain import Act


class KnopJoin(Act, frozen=True, tag="knop.join"):
    """Join knoppen that say the same. Each keeps its own words."""

    knoppen: tuple[str, ...]


class KnopSplit(Act, frozen=True, tag="knop.split"):
    """Take one bron out of a joined knop; the others stay together."""

    knop: str


class KnopTitle(Act, frozen=True, tag="knop.title"):
    """Title a joined knop, choose its kring and aard; originals keep theirs."""

    knop: str
    tekst: str | None = None
    kring: str | None = None
    aard: str | None = None


class KnopTurn(Act, frozen=True, tag="knop.turn"):
    """Set a knop's stand; letting go (`losgelaten`) needs a reason."""

    knop: str
    stand: str
    reden: str = ""
