# SPDX-License-Identifier: EUPL-1.2
"""A plaat as a value: the list that every picture, page and file is made from."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Geeltje:
    """A geeltje word for word, as it was written: the leaf of a stamboom."""

    id: str
    tekst: str
    tafel: int | None
    perspectief: str | None


@dataclass(frozen=True)
class Bron:
    """One tafel's own knop, as that tafel made it; the geeltjes it came from."""

    id: str
    tekst: str
    tafel: int | None
    kring: str
    aard: str
    geeltjes: tuple[Geeltje, ...]


@dataclass(frozen=True)
class Herkenning:
    """How many persons recognise a knop; never who.

    `beeld` is what that comes to: `herkend` or `niet-herkend` (most say the same),
    `betwist` (both sides are large), or empty.
    """

    herkenbaar: int
    deels: int
    niet: int
    beeld: str = ""


@dataclass(frozen=True)
class Knop:
    """A knop on the plaat: one bron, or several that were joined.

    `id` is the smallest id of its bronnen; `titel` is shown, the bronnen keep their
    own words. `reden` says why a knop was let go (stand `losgelaten`), else empty.
    `herkenning` is there once the group chose and saw what it recognises.
    """

    id: str
    titel: str
    kring: str
    aard: str
    stand: str
    reden: str
    bronnen: tuple[Bron, ...]
    herkenning: Herkenning | None = None

    @property
    def geeltjes(self) -> tuple[Geeltje, ...]:
        """Every geeltje below this knop, each once, in the order of the bronnen."""
        found = {g.id: g for bron in self.bronnen for g in bron.geeltjes}
        return tuple(found.values())

    @property
    def tafels(self) -> tuple[int, ...]:
        """The tafels that carry this knop, ascending."""
        return tuple(sorted({b.tafel for b in self.bronnen if b.tafel is not None}))


@dataclass(frozen=True)
class Plaat:
    """Left how it is now, right the zero, between them the knoppen.

    `nuldoel` is the goal without its leading zero; `knoppen` stand in the order of
    kring, then of weight (most tafels, most geeltjes), then of titel. `moment` is when
    this state was, milliseconds since 1970 UTC; `geeltjes` counts all of the evening.
    `los` holds the geeltjes that no knop came from, in the order of tafel and words.
    """

    naam: str
    uitgangspositie: str
    stem: str
    nuldoel: str
    tafels: int
    geeltjes: int
    moment: int
    knoppen: tuple[Knop, ...]
    los: tuple[Geeltje, ...] = ()
