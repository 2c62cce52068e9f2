# SPDX-License-Identifier: EUPL-1.2
"""How much a word tells: by how rare it is in a background, joined with the notes."""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from nulplaat.merging.words import data_lines, stem

BACKGROUND = 80
"""The background counts as so many notes, so that one evening decides little."""

FEW = 3
"""Whether one note or two hold a word makes little difference to it; only beyond this
it counts in how many it stands. So who stays away moves little, and the word that
everybody uses still tells little.
"""

HEAVIEST = 7.0
"""The most that a word tells: beyond this, rarer says no more."""


@cache
def _shares() -> dict[str, float]:
    """Return by stem in which share of the background texts it stands."""
    held = dict(line.split() for line in data_lines("achtergrond.txt"))
    total = int(held.pop("*"))
    return {word: int(count) / total for word, count in held.items()}


@cache
def _unseen() -> float:
    return math.exp(-HEAVIEST)


def weights(stems: Sequence[str], held: Mapping[str, int], notes: int) -> list[float]:
    """Return how much each stem tells, from 0 up to `HEAVIEST`.

    `held` says in how many of the `notes` a stem stands; notes that are equal count as
    one.
    """
    known, unseen, total = _shares(), _unseen(), BACKGROUND + notes
    few = FEW if notes else 0
    return [
        min(
            HEAVIEST,
            math.log(
                total
                / (BACKGROUND * known.get(s, unseen) + math.hypot(held.get(s, 0), few))
            ),
        )
        for s in stems
    ]


def weight(stem_: str) -> float:
    """Return how much a stem tells by the background alone."""
    return min(HEAVIEST, -math.log(_shares().get(stem_, _unseen())))


def common(word: str) -> bool:
    """Whether a folded word is one of the background, in any form."""
    return stem(word) in _shares()
