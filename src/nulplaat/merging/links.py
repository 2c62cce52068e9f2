# SPDX-License-Identifier: EUPL-1.2
"""How alike the different texts are, and from that the units; opposites set apart."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from nulplaat.merging.clash import changes_roles, clash, on_other_sides
from nulplaat.merging.marks import marks, moods
from nulplaat.merging.measure import Bands, Fitted, Places, Shares
from nulplaat.merging.signs import Signs, oppositions, signs_of
from nulplaat.merging.units import Notes, Units
from nulplaat.merging.words import tokens

MOST = 20
"""So many of the nearest texts of each text are looked at."""

NEARLY = 0.05
"""What may be opposite is shown when it comes so near to the proposing band; what takes
the other side already when it is related. And the most it is said to be alike.
"""


UNSURE = 0.01
"""So much below preselected stays what may turn round who does what."""


@dataclass(frozen=True)
class Links:
    """Pairs (one < two) and how alike they are."""

    one: Places
    two: Places
    share: Shares

    def keep(self, which: np.ndarray) -> "Links":
        """Return only these pairs."""
        return Links(self.one[which], self.two[which], self.share[which])

    def triples(self) -> Iterator[tuple[int, int, float]]:
        """Return the pairs one by one."""
        return zip(
            self.one.tolist(), self.two.tolist(), self.share.tolist(), strict=True
        )

    def table(self, size: int) -> sparse.csr_array:
        """Return the pairs as a symmetric table."""
        shape = (size, size)
        above = sparse.csr_array((self.share, (self.one, self.two)), shape=shape)
        return above + above.T


class Against:
    """Which of these texts seem to be opposite; each is read once."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Read nothing yet."""
        self._texts = texts
        self._signs: dict[int, Signs] = {}

    def __call__(self, one: int, two: int) -> bool:
        """Whether the texts at these places may say opposite things."""
        return clash(self._of(one), self._of(two))

    def shown(self, one: int, two: int, *, near: bool) -> bool:
        """Whether texts are shown as opposite; those that are not near, if plainly."""
        return self(one, two) if near else self.plainly(one, two)

    def less_sure(
        self, one: Places, two: Places, share: Shares, bands: Bands
    ) -> Shares:
        """Return the shares, with what may turn round who does what not preselected."""
        sure = share.copy()
        for n in np.flatnonzero(share >= bands.strong).tolist():
            if changes_roles(self._of(int(one[n])), self._of(int(two[n]))):
                sure[n] = bands.strong - UNSURE
        return sure

    def plainly(self, one: int, two: int) -> bool:
        """Whether they take sides, one for and one against."""
        return on_other_sides(self._of(one), self._of(two))

    def oppositions(self) -> np.ndarray:
        """Return of each text where it may take sides, without reading its signs."""
        return np.array([oppositions(text) for text in self._texts], dtype=np.int64)

    def _of(self, place: int) -> Signs:
        if place not in self._signs:
            text = self._texts[place]
            self._signs[place] = signs_of(tokens(text), moods(marks(text)))
        return self._signs[place]


def text_links(fitted: Fitted, opposed: Against, bands: Bands) -> tuple[Links, Links]:
    """Return the pairs of texts that are alike, and those that seem to be opposite."""
    ones, twos = fitted.near(bands.related, MOST)
    links = Links(ones, twos, fitted.likeness(ones, twos))
    links = links.keep(links.share >= bands.related)
    near = links.share >= bands.likely - NEARLY
    sided = opposed.oppositions()
    asked = near | (sided[links.one] & sided[links.two] != 0)
    against = np.zeros(len(links.one), dtype=bool)
    for n in np.flatnonzero(asked).tolist():
        one, two = int(links.one[n]), int(links.two[n])
        against[n] = opposed.shown(one, two, near=bool(near[n]))
    return links.keep(~against), links.keep(against)


class UnitLinks:
    """The links between units: the average over their notes, within a kring."""

    def __init__(self, notes: Notes, units: Units) -> None:
        """Lay out which texts each unit holds."""
        self.sizes = np.array([len(unit) for unit in units.units], dtype=np.float64)
        self._units = units.units
        self._texts = len(notes.texts)
        self._kring = self._krings(notes)
        rows = np.repeat(np.arange(len(units.units)), self.sizes.astype(np.intp))
        flat = [notes.text_of[n] for unit in units.units for n in unit]
        self._holds = sparse.csr_array(
            (np.ones(len(flat)), (rows, flat)), shape=(len(units.units), self._texts)
        )

    def _krings(self, notes: Notes) -> np.ndarray:
        names = [tuple(sorted({notes.kring[n] for n in u})) for u in self._units]
        number = {name: n for n, name in enumerate(sorted(set(names)))}
        return np.array([number[name] for name in names], dtype=np.intp)

    def of(self, links: Links, *, equal: bool = False) -> Links:
        """Return the links between units; with `equal`, equal texts count as well."""
        table = links.table(self._texts)
        if equal:
            table = table + sparse.eye_array(self._texts, format="csr")
        pairs = sparse.triu(self._holds @ table @ self._holds.T, k=1).tocoo()
        order = np.lexsort((pairs.col, pairs.row))
        one, two = pairs.row[order].astype(np.intp), pairs.col[order].astype(np.intp)
        share = pairs.data[order] / (self.sizes[one] * self.sizes[two])
        found = Links(one, two, np.round(share, 9))
        return found.keep((self._kring[one] == self._kring[two]) & (share > 0))


def parts(links: Links, band: float) -> list[list[int]]:
    """Return the connected parts of two and more units, by links from `band` on."""
    home: dict[int, int] = {}

    def root(unit: int) -> int:
        while home.setdefault(unit, unit) != unit:
            home[unit] = unit = home[home[unit]]
        return unit

    strong = links.keep(links.share >= band)
    for one, two in zip(strong.one.tolist(), strong.two.tolist(), strict=True):
        low, high = sorted((root(one), root(two)))
        home[high] = low
    found: dict[int, list[int]] = defaultdict(list)
    for unit in sorted(home):
        found[root(unit)].append(unit)
    return list(found.values())
