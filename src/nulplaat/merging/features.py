# SPDX-License-Identifier: EUPL-1.2
"""What of a text is compared: stems of its words, and parts of its compounds."""

from collections.abc import Sequence
from functools import lru_cache

from nulplaat.merging.compounds import part_stems
from nulplaat.merging.words import (
    NEGATIONS,
    STOP_WORDS,
    Token,
    content,
    tokens,
    word_list,
)

PART = 0.6
"""A part of a compound counts so much of what the whole word counts."""

ONE_WORD = 0.25
"""A word with parts is one word all the same: all its terms shrink by this power of
what they count together, squared. So one long word in common is not taken for three.
"""

UNSURE = "?"
"""The one term of a note that says only, in any words, that somebody does not know;
no word, so that it is kin of none.
"""

_NOT_KNOWING = word_list("weetniet.txt")
_BESIDE_NOT_KNOWING = STOP_WORDS | NEGATIONS | word_list("weetniet_erbij.txt")

Telling = tuple[str, float, Token]
"""A term, how much it counts in its text, and the word that holds it."""


def telling(words: Sequence[Token]) -> list[Telling]:
    """Return the terms of a text in order, its whole words before their parts."""
    if is_unsure(words):
        return [(UNSURE, 1.0, t) for t in words if t.word in _NOT_KNOWING]
    return [
        (term, share, token)
        for token in content(words)
        for term, share in _terms(token.word, token.stem)
    ]


@lru_cache(maxsize=50_000)
def _terms(word: str, stem_: str) -> tuple[tuple[str, float], ...]:
    parts = telling_parts(word)
    whole = (1.0 + len(parts) * PART**2) ** -ONE_WORD
    return ((stem_, whole), *((part, PART * whole) for part in parts))


def is_unsure(words: Sequence[Token]) -> bool:
    """Whether a text says only that somebody does not know."""
    said = {token.word for token in words}
    return not said.isdisjoint(_NOT_KNOWING) and said <= (
        _NOT_KNOWING | _BESIDE_NOT_KNOWING
    )


def features(text: str) -> dict[str, float]:
    """Return the terms of a text with 1 for a plain word, less for one with parts.

    >>> {term: round(share, 2) for term, share in features("Wachtlijst weg").items()}
    {'wachtlijst': 0.87, 'wacht': 0.52, 'lijst': 0.52, 'weg': 1.0}
    """
    found: dict[str, float] = {}
    for term, share, _ in telling(tokens(text)):
        found[term] = max(share, found.get(term, 0.0))
    return found


@lru_cache(maxsize=50_000)
def telling_parts(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of a compound that say something."""
    return tuple(part for part in part_stems(word) if part not in STOP_WORDS)
