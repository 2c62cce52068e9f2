# SPDX-License-Identifier: EUPL-1.2
"""Linkage over units: the two that are most alike come together first."""

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from nulplaat.merging.measure import Bands

KEPT_UP = 0.4
"""Clusters join when their best link reaches the band, and all their links rise on
average for this share as far above what is related as the band does. What is less alike
than related counts as nothing: no link that comes or goes there moves the average much.
"""

_Link = tuple[float, float]
"""How far the links between the notes of two clusters rise above related, summed, and
the best of them.
"""

_NEVER = -1.0
"""The best of the links between clusters that may never come together."""


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
        bands: Bands,
        opposed: Callable[[int, int], bool],
    ) -> None:
        """Take clusters of one unit each; what has no link is not alike at all.

        `opposed` says of two units that they may never come together.
        """
        self._opposed = opposed
        self._clusters = dict(clusters)
        self._links: dict[int, dict[int, _Link]] = {n: {} for n in self._clusters}
        self._band = bands.likely
        self._least = KEPT_UP * (bands.likely - bands.related)
        self._heap: list[tuple[float, int, int]] = []
        for one, two, value in links:
            pairs = self._clusters[one].size * self._clusters[two].size
            self._link(one, two, (max(0.0, value - bands.related) * pairs, value))

    def run(self) -> list[Cluster]:
        """Return the clusters of more than one note that remain.

        A link waits under its best value; who is there besides does not move it.
        """
        while self._heap:
            value, one, two = heapq.heappop(self._heap)
            link = self._links.get(one, {}).get(two)
            if link and link[1] == -value and self._near(one, two, link):
                self._join_or_part(one, two, link)
        return [cluster for cluster in self._clusters.values() if cluster.size > 1]

    def _link(self, one: int, two: int, link: _Link) -> None:
        self._links[one][two] = self._links[two][one] = link
        if link[1] >= self._band and self._near(one, two, link):
            heapq.heappush(self._heap, (-link[1], min(one, two), max(one, two)))

    def _near(self, one: int, two: int, link: _Link) -> bool:
        pairs = self._clusters[one].size * self._clusters[two].size
        return round(link[0] / pairs, 9) >= round(self._least, 9)

    def _join_or_part(self, one: int, two: int, link: _Link) -> None:
        if self._may(one, two):
            fewer = len(self._links[one]) < len(self._links[two])
            self._join(two, one) if fewer else self._join(one, two)
        else:
            self._link(one, two, (link[0], _NEVER))

    def _may(self, one: int, two: int) -> bool:
        a, b = self._clusters[one], self._clusters[two]
        if not a.avoid.isdisjoint(b.units):
            return False
        return not any(self._opposed(n, m) for n in a.units for m in b.units)

    def _join(self, kept: int, gone: int) -> None:
        """Take up a cluster in another; only its links are gone through."""
        a, b = self._clusters[kept], self._clusters.pop(gone)
        a.units += b.units
        a.size += b.size
        a.avoid |= b.avoid
        moved = self._links.pop(gone)
        del moved[kept], self._links[kept][gone]
        for other, (total, best) in moved.items():
            del self._links[other][gone]
            known, most = self._links[kept].get(other, (0.0, 0.0))
            never = _NEVER in (best, most)
            joined = _NEVER if never else max(best, most)
            self._link(kept, other, (known + total, joined))
