# SPDX-License-Identifier: EUPL-1.2
"""Which notes say the same: groups with a reason, never without."""

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from nulplaat.merging.linkage import Cluster, Linkage
from nulplaat.merging.measure import Band
from nulplaat.merging.measure import Measure as AnyMeasure
from nulplaat.merging.reasons import terms_in_words
from nulplaat.merging.texts import BAND, Measure, ready

_FLOOR = 0.15
"""What is less alike than this counts as not alike, which keeps 500 notes quick."""


@dataclass(frozen=True)
class Group:
    """Notes that may say the same.

    `members` are ids in ascending order; `core` is the id of the most central one and
    `label` its text, word for word; `reason` holds the terms that all share, as they
    stand in the notes; `score` is the average likeness, 0 to 1, and `band` its band;
    `keywords` are two or three telling words, as they stand in the notes.
    """

    members: tuple[str, ...]
    label: str
    core: str
    keywords: tuple[str, ...]
    reason: tuple[str, ...]
    score: float
    band: Band


@dataclass(frozen=True)
class Pair:
    """Two notes (ids, the smaller first), how alike they are, and what both name."""

    one: str
    two: str
    score: float
    reason: tuple[str, ...]


@dataclass(frozen=True)
class Comparison:
    """All there is to say of some notes.

    `related` are alike but not enough to be proposed; `opposites` may say the contrary;
    `notice` says in plain Dutch why another measure was used than asked for, or ''.
    """

    groups: tuple[Group, ...]
    related: tuple[Pair, ...]
    opposites: tuple[Pair, ...]
    notice: str


class _Proposing:
    """One run over the notes, in the order of their ids."""

    def __init__(
        self,
        notes: Mapping[str, str],
        apart: Collection[frozenset[str]],
        together: Collection[frozenset[str]],
    ) -> None:
        self.ids = sorted(notes)
        raw = [notes[name] for name in self.ids]
        place = {name: n for n, name in enumerate(self.ids)}
        made = {text: ready(text) for text in dict.fromkeys(raw)}
        self.measure = Measure([made[text] for text in raw])
        self.texts = self.measure.texts
        self.apart = self._pairs_apart(apart, place)
        self.units: list[list[int]] = [[n] for n in range(len(raw))]
        self.unit_of = list(range(len(raw)))
        self.decided = self._join_decided(together, place)
        self._stack()

    @staticmethod
    def _pairs_apart(
        apart: Collection[frozenset[str]], place: Mapping[str, int]
    ) -> dict[int, set[int]]:
        pairs: dict[int, set[int]] = defaultdict(set)
        for names in apart:
            known = {place[name] for name in names if name in place}
            for number in known:
                pairs[number] |= known - {number}
        return pairs

    def _join_decided(
        self, together: Collection[frozenset[str]], place: Mapping[str, int]
    ) -> set[frozenset[int]]:
        """Join what people put together; return what that made."""
        for names in sorted(sorted(names) for names in together):
            known = [place[name] for name in names if name in place]
            for other in known[1:]:
                self._unite(known[0], other)
        return {frozenset(unit) for unit in self.units if len(unit) > 1}

    def _stack(self) -> None:
        """Put notes that are the same on one pile."""
        piles: dict[str, list[int]] = defaultdict(list)
        for number, text in enumerate(self.texts):
            home = next(
                (n for n in piles[text.key] if text.key and self._unite(n, number)),
                None,
            )
            if home is None:
                piles[text.key].append(number)

    def _unite(self, one: int, two: int) -> bool:
        """Join the units of two notes, unless that breaks an *apart*."""
        low, high = sorted((self.unit_of[one], self.unit_of[two]))
        if low == high:
            return True
        moved = self.units[high]
        if any(not self.apart[n].isdisjoint(moved) for n in self.units[low]):
            return False
        self.units[low] += moved
        self.units[high] = []
        for number in moved:
            self.unit_of[number] = low
        return True

    def run(self) -> list[Group]:
        """Return the groups, the most alike first."""
        units = [unit for unit in self.units if unit]
        clusters, links = self._linked(units)

        def opposed(one: int, two: int) -> bool:
            return self._opposed(units[one], units[two])

        clusters = Linkage(clusters, links, BAND, opposed).run()
        found = [
            self._group(sorted(n for unit in cluster.units for n in units[unit]), terms)
            for cluster in clusters
            if (terms := cluster.terms) and cluster.size > 1
        ]
        groups = [group for group in found if group]
        return sorted(groups, key=lambda group: (-group.score, group.members))

    def _linked(
        self, units: Sequence[Sequence[int]]
    ) -> tuple[list[Cluster], dict[tuple[int, int], float]]:
        """Return a cluster for each unit, and how alike the units are."""
        clusters = [
            Cluster([n], len(unit), self._terms(unit), self._avoid(unit, units))
            for n, unit in enumerate(units)
        ]
        links = {
            (one, two): value
            for one, two in self._candidates(clusters)
            if (value := self._alike(units[one], units[two])) >= _FLOOR
        }
        return clusters, links

    def _terms(self, unit: Sequence[int]) -> frozenset[str]:
        return frozenset().union(*(self.texts[n].terms for n in unit))

    def _avoid(self, unit: Sequence[int], units: Sequence[Sequence[int]]) -> set[int]:
        apart = set().union(*(self.apart.get(n, ()) for n in unit))
        if not apart:
            return set()
        return {n for n, other in enumerate(units) if not apart.isdisjoint(other)}

    @staticmethod
    def _candidates(clusters: Sequence[Cluster]) -> list[tuple[int, int]]:
        """Return the pairs that share a term: no others can ever be a group."""
        holders: dict[str, list[int]] = defaultdict(list)
        for number, cluster in enumerate(clusters):
            for term in cluster.terms:
                holders[term].append(number)
        pairs = {pair for held in holders.values() for pair in combinations(held, 2)}
        return sorted(pairs)

    def _distinct(self, unit: Sequence[int]) -> list[tuple[int, int]]:
        """Return one note of each pile, with how many lie on it."""
        if len(unit) == 1:
            return [(unit[0], 1)]
        piles = Counter(self.texts[n].key for n in unit)
        first = {self.texts[n].key: n for n in reversed(unit)}
        return [(first[key], count) for key, count in piles.items()]

    def _opposed(self, one: Sequence[int], two: Sequence[int]) -> bool:
        return any(
            self.measure.opposed(a, b)
            for a, _ in self._distinct(one)
            for b, _ in self._distinct(two)
        )

    def _alike(self, one: Sequence[int], two: Sequence[int]) -> float:
        """Return the average likeness of the pairs between two units."""
        if len(one) == len(two) == 1:
            return self.measure.likeness(one[0], two[0], least=_FLOOR)
        total = sum(
            self.measure.likeness(a, b) * many * more
            for a, many in self._distinct(one)
            for b, more in self._distinct(two)
        )
        return total / (len(one) * len(two))

    def _group(self, members: Sequence[int], terms: frozenset[str]) -> Group | None:
        """Make a group of its members; None when people made just this already."""
        if frozenset(members) in self.decided:
            return None
        near = {n: self._near(n, members) for n, _ in self._distinct(members)}
        core = min(near, key=lambda n: (-near[n], len(self.texts[n].raw), n))
        others = [self.texts[n] for n in near if n != core]
        stems = sorted(terms, key=lambda term: (-self.measure.weight(term), term))
        total = sum(near[n] * count for n, count in self._distinct(members))
        score = round(total / (len(members) * (len(members) - 1)), 4)
        reason = terms_in_words(self.texts[core], [self.texts[core], *others], stems)
        return Group(
            members=tuple(self.ids[n] for n in members),
            label=self.texts[core].raw,
            core=self.ids[core],
            keywords=reason,
            reason=reason,
            score=score,
            band="same" if score == 1 else "strong" if score >= 0.65 else "likely",
        )

    def _near(self, note: int, members: Sequence[int]) -> float:
        """Return how alike a note is to all other members, summed."""
        likeness = (
            self.measure.likeness(note, other) * count
            for other, count in self._distinct(members)
        )
        return round(sum(likeness) - 1.0, 9)


def propose(
    notes: Mapping[str, str],
    *,
    apart: Collection[frozenset[str]] = (),
    together: Collection[frozenset[str]] = (),
    lens: Mapping[str, str] | None = None,
    measure: AnyMeasure | None = None,
) -> list[Group]:
    """Return which notes (text by id) may say the same, the most alike first.

    Ids in one set of `apart` never stand in one group; those in one set of `together`
    always stand side by side, and alone are not proposed again. *Apart* goes first.
    With `lens` (kring by id) groups stay within a kring.
    """
    found = compare(notes, apart=apart, together=together, lens=lens, measure=measure)
    return list(found.groups)


def compare(
    notes: Mapping[str, str],
    *,
    apart: Collection[frozenset[str]] = (),
    together: Collection[frozenset[str]] = (),
    lens: Mapping[str, str] | None = None,
    measure: AnyMeasure | None = None,
) -> Comparison:
    """Return all there is to say of some notes; arguments as for `propose`."""
    del lens, measure
    groups = tuple(_Proposing(notes, apart, together).run())
    return Comparison(groups=groups, related=(), opposites=(), notice="")
