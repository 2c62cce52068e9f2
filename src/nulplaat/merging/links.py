# SPDX-License-Identifier: EUPL-1.2
"""How alike the different texts are, and from that the units; opposites set apart."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse
from scipy.sparse.csgraph import connected_components

from nulplaat.merging.clash import clash
from nulplaat.merging.measure import Bands, Fitted, Places, Shares
from nulplaat.merging.texts import ready
from nulplaat.merging.units import Notes, Units

FLOOR = 0.15
"""What is less alike than this counts as not alike at all."""

MOST = 40
"""So many of the nearest texts of each text are looked at."""

NEARLY = 0.05
"""Opposites are shown when they come so near to the proposing band; and their cap."""


@dataclass(frozen=True)
class Links:
    """Pairs (one < two) and how alike they are."""

    one: Places
    two: Places
    share: Shares

    def keep(self, which: np.ndarray) -> "Links":
        """Return only these pairs."""
        return Links(self.one[which], self.two[which], self.share[which])

    def table(self, size: int) -> sparse.csr_array:
        """Return the pairs as a symmetric table."""
        shape = (size, size)
        above = sparse.csr_array((self.share, (self.one, self.two)), shape=shape)
        return above + above.T


def text_links(
    fitted: Fitted, texts: Sequence[str], bands: Bands
) -> tuple[Links, Links]:
    """Return the pairs of texts that are alike, and those that seem to be opposite."""
    one, two = fitted.near(FLOOR, MOST if len(texts) > MOST else len(texts))
    links = Links(one, two, fitted.likeness(one, two))
    links = links.keep(links.share >= FLOOR)
    against = np.zeros(len(links.one), dtype=bool)
    for n in np.flatnonzero(links.share >= bands.related).tolist():
        a, b = texts[links.one[n]], texts[links.two[n]]
        against[n] = clash(ready(a).signs, ready(b).signs)
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

    @cached_property
    def count(self) -> int:
        """How many units there are."""
        return len(self._units)


def parts(links: Links, band: float, count: int) -> list[list[int]]:
    """Return the connected parts of two and more units, by links from `band` on."""
    strong = links.keep(links.share >= band)
    table = strong.table(count)
    number, label = connected_components(table, directed=False)
    order = np.argsort(label, kind="stable")
    found = np.split(order, np.searchsorted(label[order], np.arange(1, number)))
    return [part.tolist() for part in found if len(part) > 1]
