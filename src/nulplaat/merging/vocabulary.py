# SPDX-License-Identifier: EUPL-1.2
"""Which known words somebody may mean by a typed one."""

import math
import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA, Indel

from nulplaat.merging.features import telling_parts
from nulplaat.merging.words import stem

INFLECTED = 0.97
PART = 0.70
BEGINNING = 0.50
INSIDE = 0.40
SLIPPED = (0.60, 0.38)
"""How well a word answers at least that differs by one typing error, by two."""

_USED, _ALIKE, _OTHER_START = 0.12, 0.24, 0.04
"""It does better when much used and much alike, less when it begins otherwise."""

_KNOWN = 0.65
"""A slip counts so much of that when the typed word is itself known."""

_SHORTEST_SLIPPED = 4
_SHORTEST_PART = 4
_LONG = 8
"""In a shorter word that is known no two errors are looked for."""

_SAME_START = 3
_MOST_NEAR = 30

_WORD = re.compile(r"[^\W_]+")


def bare(text: str) -> str:
    """Return a text without case and marks: één is een, coördinatie is coordinatie.

    >>> bare("Financiën")
    'financien'
    """
    if text.isascii():
        return text.casefold()
    return unicodedata.normalize("NFC", _unmarked(_unmarked(text).casefold()))


def _unmarked(text: str) -> str:
    taken = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in taken if not unicodedata.combining(sign))


def bare_words(text: str) -> list[str]:
    """Return the words of a text in order, without case and marks."""
    return _WORD.findall(bare(text))


def slips(typed: str, words: Sequence[str], most: int) -> list[tuple[str, int]]:
    """Return the words within `most` typing errors (1 or 2), the nearest first.

    A letter lost, added, replaced, or swapped with the next one is one error.
    """
    found = process.extract(
        typed, words, scorer=OSA.distance, score_cutoff=most, limit=None
    )
    return sorted(
        ((word, int(errors)) for word, errors, _ in found),
        key=lambda pair: (pair[1], pair[0][:1] != typed[:1], pair[0]),
    )


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return bare(stem(word))


@lru_cache(maxsize=20_000)
def _parts(word: str) -> frozenset[str]:
    return frozenset(bare(part) for part in telling_parts(word))


class Vocabulary:
    """Known words, without case and marks, and how often each is used."""

    def __init__(self, used: Iterable[tuple[str, int]]) -> None:
        """Take words with how many texts hold them."""
        self._used = dict(used)
        self._words = sorted(self._used)
        self._most_used = math.log1p(max(self._used.values(), default=1))
        self._by_length: dict[int, list[str]] = defaultdict(list)
        for word in self._words:
            self._by_length[len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        """Whether a word is known as it stands."""
        return word in self._used

    def meant(self, typed: str, *, doubt: bool = True) -> dict[str, float]:
        """Return the words that a typed word may mean, and how well each answers it.

        1 for the word itself, less for other forms, compounds and typing errors. With
        `doubt` a known word may be an error for another one all the same.
        """
        found: dict[str, float] = {}
        for word, share in self._exact(typed):
            found[word] = max(share, found.get(word, 0.0))
        known = any(share >= INFLECTED for share in found.values())
        if known and not doubt:
            return found
        most = 1 if known and len(typed) < _LONG else 2
        for word, share in self._slipped(typed, most):
            share *= _KNOWN if known else 1.0
            found[word] = max(share, found.get(word, 0.0))
        return found

    def _exact(self, typed: str) -> Iterator[tuple[str, float]]:
        if typed in self._used:
            yield typed, 1.0
        own = _stem(typed)
        yield from ((word, INFLECTED) for word in self._forms(typed))
        if len(own) >= _SHORTEST_PART:
            for word in self._words:
                if own in word:
                    yield word, self._within(own, typed, word)
        for part in _parts(typed):
            yield from ((word, PART) for word in self._forms(part))

    @staticmethod
    def _within(own: str, typed: str, word: str) -> float:
        """Return how well a word answers that holds the stem of the typed one."""
        if own in _parts(word):
            return PART
        return BEGINNING if word.startswith(typed) else INSIDE

    def _forms(self, word: str) -> Iterator[str]:
        """Yield the known words of the same stem."""
        own = _stem(word)
        starts = {word[:_SAME_START], own[:_SAME_START], f"ge{own[:_SAME_START]}"}
        for start in sorted(starts):
            place = bisect_left(self._words, start)
            while place < len(self._words) and self._words[place].startswith(start):
                if _stem(self._words[place]) == own:
                    yield self._words[place]
                place += 1

    def _slipped(self, typed: str, most: int) -> Iterator[tuple[str, float]]:
        """Yield words that differ by one or two errors, with their other forms."""
        if len(typed) < _SHORTEST_SLIPPED or typed.isdigit():
            return
        near = [
            (self._likely(typed, word, errors), word)
            for length in range(len(typed) - most, len(typed) + most + 1)
            for word, errors in slips(typed, self._by_length.get(length, ()), most)
            if errors and len(word) >= _SHORTEST_SLIPPED + errors - 2
        ]
        near.sort(key=lambda pair: (-pair[0], pair[1]))
        for share, word in near[:_MOST_NEAR]:
            yield word, share
            yield from ((form, share * INFLECTED) for form in self._forms(word))

    def _likely(self, typed: str, word: str, errors: int) -> float:
        """Return how well a word answers: more when it is much used and much alike."""
        used = math.log1p(self._used[word]) / self._most_used
        alike = Indel.normalized_similarity(typed, word)
        share = SLIPPED[errors - 1] + _USED * used + _ALIKE * alike
        return round(share - _OTHER_START * (word[0] != typed[0]), 4)
