# SPDX-License-Identifier: EUPL-1.2
"""Search that forgives: typing errors, marks, inflection, and half of a compound."""

import heapq
import math
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Mapping
from itertools import islice
from typing import NamedTuple

from nulplaat.merging.index import MOST_CANDIDATES, MOST_HELD, Postings, Read
from nulplaat.merging.vocabulary import Vocabulary, bare, bare_words
from nulplaat.merging.words import STOP_WORDS

MOST_WORDS = 12
"""More words of a query are not looked at."""

_WORTH = 0.35
"""What answers less well than this, beside the best, is left out."""

_BEST = 0.05
_SMALL_WORD = 0.95
"""A small word answers so well when it may be one with marks: één goes before een."""


class Hit(NamedTuple):
    """A text that was found, and how well it answers the query, 0 to 1."""

    key: str
    score: float


class Search:
    """Texts by key, made ready to be searched."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Make the texts ready: a tenth of a second for 10,000 notes."""
        self._keys = sorted(texts)
        self._raw = [texts[key] for key in self._keys]
        self._lengths: list[int] = []
        self._held: dict[str, list[int]] = defaultdict(list)
        self._marked: dict[str, set[int]] = defaultdict(set)
        for number, text in enumerate(self._raw):
            words = bare_words(text)
            self._lengths.append(len(words))
            for word in set(words):
                self._held[word].append(number)
            if not text.isascii():
                self._note_marks(number, text)
        self._vocabulary = Vocabulary((w, len(held)) for w, held in self._held.items())

    def _note_marks(self, number: int, text: str) -> None:
        """Keep which small words of a text bear a mark, such as één."""
        for word in unicodedata.normalize("NFC", text).casefold().split():
            plain = bare(word).strip("'\"‘’“”.,;:!?()")
            if not word.isascii() and plain in STOP_WORDS:
                self._marked[plain].add(number)

    def find(self, query: str, most: int = 20) -> list[Hit]:
        """Return what answers the query, the best first; the same every time.

        A text that answers all words goes before one that answers some, rare words
        weigh more, and of equals the shorter text goes first.
        """
        words = list(dict.fromkeys(bare_words(query)))[:MOST_WORDS]
        if not words:
            return self._verbatim(query.strip(), most)
        sums: dict[int, float] = defaultdict(float)
        asked = 0.0
        for word in words:
            found = self._answers(word)
            weight = _weight(len(self._keys), _best_of(found))
            asked += weight
            for number, share in found.items():
                sums[number] += weight * share
        least = _WORTH * max(sums.values(), default=0.0)
        best = heapq.nsmallest(
            most,
            (
                (-round(s / asked, 6), number)
                for number, s in sums.items()
                if s >= least
            ),
            key=lambda pair: (pair[0], self._lengths[pair[1]], pair[1]),
        )
        return [Hit(self._keys[number], -score) for score, number in best]

    def _answers(self, typed: str) -> dict[int, float]:
        """Return the texts that answer one word, and how well."""
        found: dict[int, float] = {}
        for word, share in self._vocabulary.meant(typed).items():
            for number in self._held[word]:
                found[number] = max(share, found.get(number, 0.0))
        if marked := self._marked.get(typed):
            for number in found.keys() - marked:
                found[number] *= _SMALL_WORD
        return found

    def _verbatim(self, query: str, most: int) -> list[Hit]:
        """Return the texts that hold a query without words, such as a sign."""
        texts = zip(self._keys, self._raw, strict=True)
        held = (Hit(key, 1.0) for key, text in texts if query and query in text)
        return list(islice(held, most))


def _best_of(found: Mapping[int, float]) -> int:
    """Return how many answer about as well as the best."""
    best = max(found.values(), default=0.0) - _BEST
    return sum(share >= best for share in found.values())


def _weight(everything: int, holders: int) -> float:
    """Return how much a word tells that so many of all texts hold."""
    return math.log(1 + everything / (1 + holders))


def correct(query: str, vocabulary: Collection[str]) -> dict[str, float]:
    """Return the terms of a vocabulary that a query may mean, and how well, 0 to 1.

    The vocabulary holds terms of `search_terms` of texts that the viewer may see: all
    of them, or those near to the words of the query.
    """
    found: dict[str, float] = {}
    for meant in _meant(query, vocabulary):
        for word, share in meant.items():
            found[word] = max(share, found.get(word, 0.0))
    return found


def _meant(query: str, vocabulary: Collection[str]) -> list[dict[str, float]]:
    known = Vocabulary((word, 1) for word in vocabulary)
    words = dict.fromkeys(bare_words(query))
    return [known.meant(typed, doubt=False) for typed in islice(words, MOST_WORDS)]


def search(
    query: str,
    postings: Postings,
    vocabulary: Collection[str],
    read: Read,
    most: int = 20,
) -> list[Hit]:
    """Return the texts that answer a query, the best first, from shared postings."""
    weights = _weights(_meant(query, vocabulary), postings)
    if not weights:
        return []
    keys = postings.heaviest(weights, max(most, MOST_CANDIDATES))
    return Search(read(keys)).find(query, most)


def _weights(meant: list[dict[str, float]], postings: Postings) -> dict[str, int]:
    """Return the terms to look up: how well each answers, times what its word tells.

    The best answers first, until so many places are looked at as is bearable.
    """
    sizes = postings.sizes(tuple({word for answers in meant for word in answers}))
    everything = postings.total()
    found: dict[str, int] = {}
    for answers in meant:
        held = {word: share for word, share in answers.items() if sizes.get(word)}
        best = max(held.values(), default=0.0) - _BEST
        holders = sum(sizes[word] for word, share in held.items() if share >= best)
        weight = 1000 * _weight(everything, holders)
        for word, share in held.items():
            found[word] = max(found.get(word, 1), round(weight * share))
    seen = 0
    for word in sorted(found, key=lambda word: (-found[word], word)):
        if seen and seen + sizes[word] > MOST_HELD:
            del found[word]
        else:
            seen += sizes[word]
    return found
