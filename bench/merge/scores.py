# SPDX-License-Identifier: EUPL-1.2
"""How right a grouping, a likeness or a search is, in one figure."""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Pairs:
    """How many pairs are right, wrongly joined, and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Pairs") -> "Pairs":
        return Pairs(
            self.right + other.right,
            self.wrong + other.wrong,
            self.missed + other.missed,
        )

    @property
    def precision(self) -> float:
        """Return which share of what was joined is right; 1 when nothing was joined."""
        return self.right / max(1, self.right + self.wrong) if self.joined else 1.0

    @property
    def recall(self) -> float:
        """Return which share of what belongs together was joined."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.right / max(1, 2 * self.right + self.wrong + self.missed)

    @property
    def joined(self) -> int:
        """Return how many pairs were joined."""
        return self.right + self.wrong


def pairs(
    found: set[frozenset[str]] | frozenset[frozenset[str]],
    gold: set[frozenset[str]] | frozenset[frozenset[str]],
) -> Pairs:
    """Count the pairs that were found against those that should be."""
    return Pairs(len(found & gold), len(found - gold), len(gold - found))


def _couples(sizes: Iterable[int]) -> float:
    return sum(math.comb(size, 2) for size in sizes)


def ari(one: Sequence[object], two: Sequence[object]) -> float:
    """Return the adjusted Rand index of two partitions, given as a label per item."""
    both = _couples(Counter(zip(one, two, strict=True)).values())
    first, second = _couples(Counter(one).values()), _couples(Counter(two).values())
    chance = first * second / max(1, math.comb(len(one), 2))
    most = (first + second) / 2
    return 1.0 if most == chance else (both - chance) / (most - chance)


def _ranks(values: Sequence[float]) -> list[float]:
    order = sorted(range(len(values)), key=values.__getitem__)
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in order[start:end]:
            ranks[place] = (start + end - 1) / 2
        start = end
    return ranks


def spearman(one: Sequence[float], two: Sequence[float]) -> float:
    """Return the rank correlation of two rows of numbers, ties shared."""
    a, b = _ranks(one), _ranks(two)
    middle = (len(a) - 1) / 2
    top = sum((x - middle) * (y - middle) for x, y in zip(a, b, strict=True))
    spread = math.sqrt(
        sum((x - middle) ** 2 for x in a) * sum((y - middle) ** 2 for y in b)
    )
    return top / spread if spread else 0.0


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value below which a share (0 to 1) of the values lies."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]
