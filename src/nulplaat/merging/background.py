# SPDX-License-Identifier: EUPL-1.2
"""How much a word tells: by how rare it is in a background, joined with the notes."""

import math
from collections.abc import Mapping, Sequence
from functools import cache

from nulplaat.merging.words import data_lines, word_list
from nulplaat.merging.words import stem as stem_of

BACKGROUND = 100
"""The background counts as so many notes, so that one evening decides little."""

HEAVIEST = 7.0
"""The most that a word tells: beyond this, rarer says no more."""

HEAVIEST_AMONG_NOTES = 4.9
"""The same among notes, so that it hardly matters how many others there are."""

OWN = 0.6
"""So much weighs what the notes say of a word; the background alone has the rest."""

FIELD = 0.04
"""At least in this share of the notes stands a word that the whole field uses."""


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
    if not notes:
        return [weight(stem) for stem in stems]
    total = BACKGROUND + notes
    told = []
    for stem in stems:
        share = _share(stem)
        joined = math.log(total / (BACKGROUND * share + held.get(stem, 0)))
        told.append(
            OWN * min(HEAVIEST_AMONG_NOTES, joined)
            + (1 - OWN) * min(HEAVIEST_AMONG_NOTES, -math.log(share))
        )
    return told


def _share(stem: str) -> float:
    return max(_shares().get(stem, _unseen()), FIELD if stem in _of_the_field() else 0)


@cache
def _of_the_field() -> frozenset[str]:
    return frozenset(map(stem_of, word_list("veldwoorden.txt")))


def weight(stem: str) -> float:
    """Return how much a stem tells by the background alone."""
    return min(HEAVIEST, -math.log(_share(stem)))
