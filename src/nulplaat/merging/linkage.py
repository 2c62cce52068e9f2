# SPDX-License-Identifier: EUPL-1.2
"""Average linkage over units: what is most alike comes together first."""

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

SLACK = 0.35
"""One unit joins a cluster when its best link reaches the band, and the average of all
its links is at most this much below it. So who joins hangs less on who is there.
"""

BETWEEN = 0.15
"""The same for two clusters of more units: these need more than one bridge."""

_Link = tuple[float, float]
"""The average and the best of the links between two clusters."""

_NONE = (0.0, 0.0)


@dataclass
class Cluster:
    """Units that came together, how many notes they hold, and what they must avoid."""

    units: list[int]
    size: int
    avoid: frozenset[int]


class Linkage:
    """Joins clusters until no two are alike enough and may come together."""

    def __init__(
        self,
        clusters: Mapping[int, Cluster],
        links: Iterable[tuple[int, int, float]],
        band: float,
        opposed: Callable[[int, int], bool],
    ) -> None:
        """Take clusters of one unit each; what has no link is not alike at all.

        `opposed` says of two units that they may never come together.
        """
        self._opposed = opposed
        self._clusters = dict(clusters)
        self._links: dict[int, dict[int, _Link]] = {n: {} for n in self._clusters}
        self._band = band
        self._heap: list[tuple[float, int, int]] = []
        for one, two, value in links:
            self._link(one, two, (value, value))
        self._next = max(clusters, default=0) + 1

    def run(self) -> list[Cluster]:
        """Return the clusters of more than one note that remain."""
        while self._heap:
            value, one, two = heapq.heappop(self._heap)
            link = self._links.get(one, {}).get(two)
            if link and link[0] == -value and self._may(one, two):
                self._join(one, two)
        return [cluster for cluster in self._clusters.values() if cluster.size > 1]

    def _link(self, one: int, two: int, link: _Link) -> None:
        self._links[one][two] = self._links[two][one] = link
        average, best = link
        both = len(self._clusters[one].units) > 1 < len(self._clusters[two].units)
        if best >= self._band and average >= self._band - (BETWEEN if both else SLACK):
            heapq.heappush(self._heap, (-average, min(one, two), max(one, two)))

    def _may(self, one: int, two: int) -> bool:
        a, b = self._clusters[one], self._clusters[two]
        if not a.avoid.isdisjoint(b.units):
            return False
        return not any(self._opposed(n, m) for n in a.units for m in b.units)

    def _join(self, one: int, two: int) -> None:
        a, b = self._clusters.pop(one), self._clusters.pop(two)
        to_a, to_b = self._links.pop(one), self._links.pop(two)
        new, self._next = self._next, self._next + 1
        size = a.size + b.size
        self._clusters[new] = Cluster(a.units + b.units, size, a.avoid | b.avoid)
        self._links[new] = {}
        for other in sorted((to_a.keys() | to_b.keys()) - {one, two}):
            self._links[other].pop(one, None)
            self._links[other].pop(two, None)
            (one_average, one_best), (two_average, two_best) = (
                to_a.get(other, _NONE),
                to_b.get(other, _NONE),
            )
            average = (a.size * one_average + b.size * two_average) / size
            self._link(new, other, (round(average, 9), max(one_best, two_best)))
