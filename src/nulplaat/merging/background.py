# SPDX-License-Identifier: EUPL-1.2
"""How much a word tells: by how rare it is in a background, joined with the notes."""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from nulplaat.merging.words import data_lines, stem

BACKGROUND = 120
"""The background counts as so many notes, so that one evening decides little."""

EVENING = 150
"""Up to so many notes count as one evening, however many there are: whether one comes
or goes moves the words of that note alone. Of more only their share counts.
"""

FEW = 3
"""Whether one note or two hold a word makes little difference to it; only beyond this
it counts in how many it stands. So who stays away moves little.
"""

MANY, AMONG, ABOUT = 0.1, 60, 0.8
"""A word that stands, itself or in words that are kin, in a larger share of the notes
than `MANY` is what the evening is about, and tells still less: by this power of how
much larger. Fewer notes than `AMONG` show no such thing.
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


def weights(
    stems: Sequence[str],
    held: Mapping[str, int],
    notes: int,
    kin: Mapping[str, float] | None = None,
) -> list[float]:
    """Return how much each stem tells, from 0 up to `HEAVIEST`.

    `held` says in how many of the `notes` a stem stands, and `kin`, when that is known,
    in how many it or its kin; notes that are equal count as one.
    """
    known, unseen = _shares(), _unseen()
    kin = held if kin is None else kin
    evening = EVENING if notes else 0
    return [
        min(
            HEAVIEST,
            max(
                0.0,
                math.log(
                    (BACKGROUND + evening)
                    / (
                        BACKGROUND * known.get(s, unseen)
                        + _held(held.get(s, 0), kin.get(s, 0), notes)
                    )
                ),
            ),
        )
        for s in stems
    ]


def _held(count: int, kin: float, notes: int) -> float:
    """Return in how many notes of an evening a word stands, as it is weighed."""
    if not notes:
        return 0.0
    about = math.hypot(max(count, kin), FEW) / max(notes, AMONG) / MANY
    seen = math.hypot(count, FEW) * min(1.0, EVENING / notes)
    return float(seen * max(1.0, about) ** ABOUT)


def weight(stem_: str) -> float:
    """Return how much a stem tells by the background alone."""
    return min(HEAVIEST, -math.log(_shares().get(stem_, _unseen())))


def common(word: str) -> bool:
    """Whether a folded word is one of the background, in any form."""
    return stem(word) in _shares()
