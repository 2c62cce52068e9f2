# SPDX-License-Identifier: EUPL-1.2
"""Which notes say the same: groups with a reason, never without."""

from collections import defaultdict
from collections.abc import Mapping

import numpy as np

from nulplaat.merging.describing import describe, shared_words
from nulplaat.merging.lexical import LEXICAL
from nulplaat.merging.linkage import Cluster, Linkage
from nulplaat.merging.links import NEARLY, Against, Links, UnitLinks, parts, text_links
from nulplaat.merging.measure import FAILURES, Bands, Fitted, Measure
from nulplaat.merging.results import Comparison, Group, Pair
from nulplaat.merging.texts import ready
from nulplaat.merging.units import Decided, Notes, Units

MOST_RELATED = 3
"""So many related notes are shown of each note, the nearest."""

MOST_PAIRS = 2_000
"""No more pairs than this are shown, the most alike: nobody reads further."""


class _Comparing:
    """One run over the notes with one measure."""

    def __init__(
        self, notes: Notes, fitted: Fitted, bands: Bands, units: Units
    ) -> None:
        self.notes = notes
        self.fitted = fitted
        self.bands = bands
        self.units = units
        self._clash = Against(notes.texts)
        alike, against = text_links(fitted, self._clash, bands)
        table = UnitLinks(notes, units)
        self.links = table.of(alike, equal=True)
        self.against = table.of(against)
        self._against: dict[tuple[int, int], bool] = {}
        self._unit_of = {n: u for u, unit in enumerate(units.units) for n in unit}

    def run(self, notice: str) -> Comparison:
        """Return the groups, and what is shown beside them."""
        groups = self._groups()
        held = {name: n for n, group in enumerate(groups) for name in group.members}
        related = self.links.share >= self.bands.related
        cap = self.bands.likely - NEARLY
        return Comparison(
            groups=tuple(groups),
            related=self._pairs(self.links.keep(related), held, most=MOST_RELATED),
            opposites=self._pairs(
                self.against.keep(self.against.share >= self.bands.related),
                held,
                cap=cap,
            ),
            notice=notice,
        )

    def _groups(self) -> list[Group]:
        joined = self._clusters()
        alone = {u for u, unit in enumerate(self.units.units) if len(unit) > 1}
        alone -= {u for units in joined for u in units}
        sets = [[n for u in units for n in self.units.units[u]] for units in joined]
        sets += [self.units.units[u] for u in sorted(alone)]
        fresh = [sorted(m) for m in sets if frozenset(m) not in self.units.decided]
        groups, mute = self._described(fresh)
        # Who says nothing is left out, and is no reason to be silent on the others.
        speaking = [[n for n in members if self._says(n)] for members in mute]
        left = [m for m in speaking if len(m) > 1]
        groups += self._described(
            [m for m in left if frozenset(m) not in self.units.decided]
        )[0]
        return sorted(groups, key=lambda group: (-group.score, group.members))

    def _says(self, note: int) -> bool:
        """Whether a note, and all that stands with it, has words to tell."""
        unit = self.units.units[self._unit_of[note]]
        return all(ready(self.notes.raw[n]).shown for n in unit)

    def _described(self, sets: list[list[int]]) -> tuple[list[Group], list[list[int]]]:
        """Return the sets of notes as groups, and those without a reason."""
        found = [
            (describe(self.notes, members, near, self.bands), members)
            for members, near in zip(sets, self._within(sets), strict=True)
        ]
        groups = [group for group, _ in found if group]
        return groups, [members for group, members in found if not group]

    def _clusters(self) -> list[list[int]]:
        """Return the units that come together."""
        found = parts(self.links, self.bands.likely)
        part_of = {u: n for n, part in enumerate(found) for u in part}
        links: list[list[tuple[int, int, float]]] = [[] for _ in found]
        for one, two, share in self.links.triples():
            part = part_of.get(one)
            if part is not None and part == part_of.get(two):
                links[part].append((one, two, share))
        return [
            cluster.units
            for part, linked in zip(found, links, strict=True)
            for cluster in Linkage(
                {u: self._cluster(u) for u in part}, linked, self.bands, self._opposed
            ).run()
            if len(cluster.units) > 1
        ]

    def _cluster(self, unit: int) -> Cluster:
        members = self.units.units[unit]
        kept = [n for m in members for n in self.units.apart.get(m, ())]
        return Cluster([unit], len(members), frozenset(self._unit_of[n] for n in kept))

    def _texts(self, unit: int) -> set[int]:
        return {self.notes.text_of[n] for n in self.units.units[unit]}

    def _opposed(self, one: int, two: int) -> bool:
        asked = (one, two) if one < two else (two, one)
        if asked not in self._against:
            self._against[asked] = any(
                self._clash(a, b) for a in self._texts(one) for b in self._texts(two)
            )
        return self._against[asked]

    def _within(self, sets: list[list[int]]) -> list[np.ndarray]:
        """Return for each set of notes how alike each is to all others, summed."""
        texts = [sorted({self.notes.text_of[n] for n in members}) for members in sets]
        ones, twos = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
        for held in texts:
            low, high = np.triu_indices(len(held), 1)
            ones.append(np.array(held, dtype=np.intp)[low])
            twos.append(np.array(held, dtype=np.intp)[high])
        one, two = np.concatenate(ones), np.concatenate(twos)
        shares = self.fitted.likeness(one, two)
        shares = self._clash.less_sure(one, two, shares, self.bands)
        found, start = [], 0
        for members, held in zip(sets, texts, strict=True):
            pairs = len(held) * (len(held) - 1) // 2
            found.append(self._sums(members, held, shares[start : start + pairs]))
            start += pairs
        return found

    def _sums(
        self, members: list[int], held: list[int], shares: np.ndarray
    ) -> np.ndarray:
        table = np.eye(len(held))
        table[np.triu_indices(len(held), 1)] = shares
        table = np.maximum(table, table.T)
        place = {text: n for n, text in enumerate(held)}
        rows = np.array([place[self.notes.text_of[n]] for n in members])
        counts = np.bincount(rows, minlength=len(held))
        sums: np.ndarray = np.round((table @ counts)[rows] - 1, 6)
        return sums

    def _pairs(
        self,
        links: Links,
        held: Mapping[str, int],
        *,
        most: int | None = None,
        cap: float = 1.0,
    ) -> tuple[Pair, ...]:
        """Return links as pairs of notes that stand in no group together."""
        shown: dict[int, int] = defaultdict(int)
        found: list[Pair] = []
        for place in np.lexsort((links.two, links.one, -links.share)).tolist():
            one, two = int(links.one[place]), int(links.two[place])
            first, second = self.units.units[one][0], self.units.units[two][0]
            a, b = self.notes.ids[first], self.notes.ids[second]
            group = held.get(a)
            if (group is not None and group == held.get(b)) or self._kept(one, two):
                continue
            if most is not None and min(shown[one], shown[two]) >= most:
                continue
            if len(found) == MOST_PAIRS:
                break
            shown[one] += 1
            shown[two] += 1
            reason = shared_words(self.notes.raw[first], self.notes.raw[second])
            score = round(min(float(links.share[place]), cap), 4)
            found.append(Pair(min(a, b), max(a, b), score, reason))
        return tuple(found)

    def _kept(self, one: int, two: int) -> bool:
        """Whether people keep these units apart."""
        others = set(self.units.units[two])
        return any(
            not self.units.apart[n].isdisjoint(others)
            for n in self.units.units[one]
            if n in self.units.apart
        )


def compare(
    notes: Mapping[str, str],
    *,
    apart: Decided = (),
    together: Decided = (),
    lens: Mapping[str, str] | None = None,
    measure: Measure | None = None,
) -> Comparison:
    """Return all there is to say of some notes (text by id); nothing else decides.

    Ids in one set of `apart` never stand in one group; those in one set of `together`
    always stand side by side, and alone are not proposed again. *Apart* goes first.
    With `lens` (kring by id) groups stay within a kring. Another `measure` that fails
    gives way to the lexical one, with a notice. Raises `TooLong`.
    """
    laid = Notes(notes, lens)
    units = Units(laid, apart, together)
    if measure is not None and measure.id != LEXICAL.id:
        try:
            return _Comparing(laid, measure.fit(laid.texts), measure.bands, units).run(
                ""
            )
        except FAILURES:
            notice = measure.id
    else:
        notice = ""
    return _Comparing(laid, LEXICAL.fit(laid.texts), LEXICAL.bands, units).run(notice)


def propose(
    notes: Mapping[str, str],
    *,
    apart: Decided = (),
    together: Decided = (),
    lens: Mapping[str, str] | None = None,
    measure: Measure | None = None,
) -> list[Group]:
    """Return which notes (text by id) may say the same, the most alike first.

    What else to give is as for `compare`.
    """
    found = compare(notes, apart=apart, together=together, lens=lens, measure=measure)
    return list(found.groups)
