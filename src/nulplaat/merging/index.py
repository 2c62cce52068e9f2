# SPDX-License-Identifier: EUPL-1.2
"""The nearest of very many texts: first by the rarest shared terms, then by likeness.

The ranking asks its postings (which key holds which term) few things, so these may be
in memory (`Index`) or a table of (term, key) that several processes share: a table made
of `search_terms` serves both related knoppen and search. Whoever makes the postings
leaves out what the viewer may not see: rights go before ranking.
"""

import math
import unicodedata
from array import array
from collections import Counter
from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from typing import Protocol

from nulplaat.merging import likeness, terms
from nulplaat.merging.words import tokens

MOST_CANDIDATES = 60
"""So many keys that share the weightiest terms are compared in full."""

MOST_HELD = 20_000
"""Terms are looked up, the rarest first, until so many places have been seen."""


class Postings(Protocol):
    """Which keys hold which terms, of only those that the viewer may see."""

    def total(self) -> int:
        """Return how many keys there are."""

    def sizes(self, terms: Collection[str]) -> Mapping[str, int]:
        """Return how many keys hold each term; a term that nobody holds may lack.

        An estimate will do.
        """

    def heaviest(self, weights: Mapping[str, int], most: int) -> Sequence[str]:
        """Return the keys whose held terms weigh most together; the smaller key first.

        In SQL: SUM of the weight of each held term, GROUP BY key, ORDER BY that sum
        descending and then by key, LIMIT most.
        """


Read = Callable[[Sequence[str]], Mapping[str, str]]
"""Fetch texts by their keys; a key that is gone may lack."""


def bare(word: str) -> str:
    """Return a word without its marks: één is een, coördinatie is coordinatie.

    >>> bare("financiën")
    'financien'
    """
    taken = unicodedata.normalize("NFD", word)
    return unicodedata.normalize(
        "NFC", "".join(sign for sign in taken if not unicodedata.combining(sign))
    )


def index_terms(text: str) -> tuple[str, ...]:
    """Return the stems and parts of the words that say something, without marks.

    What `nearest` asks its postings for; a part of `search_terms`.
    """
    return tuple(sorted({bare(term) for term in terms(text)}))


def search_terms(text: str) -> tuple[str, ...]:
    """Return what a table of (term, key) holds of a text: its words and their stems.

    All without marks and case, in order, each once.
    """
    words = {bare(token.word) for token in tokens(text)}
    return tuple(sorted(words | set(index_terms(text))))


def weigh(wanted: Iterable[str], postings: Postings) -> dict[str, int]:
    """Return the terms to look up and how much each tells, the rarest first.

    Weights are whole numbers, so that sums of them are the same in any order.
    """
    sizes = postings.sizes(tuple(wanted))
    everything = postings.total() + 1
    found: dict[str, int] = {}
    seen = 0
    for term in sorted(sizes, key=lambda term: (sizes[term], term)):
        seen += sizes[term]
        if sizes[term] < 1 or (found and seen > MOST_HELD):
            continue
        found[term] = 1 + round(1000 * math.log(1 + everything / sizes[term]))
    return found


def rank(
    text: str, candidates: Mapping[str, str], most: int = 10
) -> list[tuple[str, float]]:
    """Return candidates (text by key) with their likeness to a text, nearest first.

    Whatever may be opposite to the text is less alike than the proposing band.
    """
    keys = sorted(candidates)
    scores = likeness([text] * len(keys), [candidates[key] for key in keys])
    scored = sorted(
        zip(keys, scores, strict=True), key=lambda pair: (-pair[1], pair[0])
    )
    return [(key, score) for key, score in scored[:most] if score > 0]


def nearest(
    text: str, postings: Postings, read: Read, most: int = 10
) -> list[tuple[str, float]]:
    """Return the keys of the texts nearest to a text, with their likeness, 0 to 1."""
    weights = weigh(index_terms(text), postings)
    if not weights:
        return []
    keys = postings.heaviest(weights, max(most, MOST_CANDIDATES))
    return rank(text, read(keys), most)


class Index:
    """Postings in memory, that texts may be added to and taken from at any moment."""

    def __init__(self) -> None:
        """Start empty."""
        self._texts: list[str] = []
        self._keys: list[str] = []
        self._slot_of: dict[str, int] = {}
        self._free: list[int] = []
        self._held: dict[str, array[int]] = {}

    def __len__(self) -> int:
        """Return how many texts are held."""
        return len(self._slot_of)

    def add(self, key: str, text: str) -> None:
        """Hold a text; one of the same key gives way."""
        self.remove(key)
        if self._free:
            slot = self._free.pop()
            self._keys[slot], self._texts[slot] = key, text
        else:
            slot = len(self._keys)
            self._keys.append(key)
            self._texts.append(text)
        self._slot_of[key] = slot
        for term in index_terms(text):
            self._held.setdefault(term, array("I")).append(slot)

    def remove(self, key: str) -> None:
        """Let go of a text; a key that is not held is no error."""
        slot = self._slot_of.pop(key, None)
        if slot is None:
            return
        for term in index_terms(self._texts[slot]):
            self._held[term].remove(slot)
            if not self._held[term]:
                del self._held[term]
        self._keys[slot] = self._texts[slot] = ""
        self._free.append(slot)

    def nearest(
        self, text: str, most: int = 10, allowed: Container[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest keys with their likeness; of those `allowed`, if given."""
        return nearest(text, _Allowed(self, allowed), self.read, most)

    def read(self, keys: Sequence[str]) -> dict[str, str]:
        """Return the texts of keys that are held."""
        return {key: self._texts[self._slot_of[key]] for key in keys}

    def total(self) -> int:
        """Return how many texts are held."""
        return len(self._slot_of)

    def sizes(self, terms: Collection[str]) -> dict[str, int]:
        """Return how many texts hold each term."""
        return {term: len(self._held[term]) for term in terms if term in self._held}

    def heaviest(
        self,
        weights: Mapping[str, int],
        most: int,
        allowed: Container[str] | None = None,
    ) -> list[str]:
        """Return the keys whose held terms weigh most together, of those allowed."""
        sums: Counter[int] = Counter()
        for term, weight in weights.items():
            for slot in self._held.get(term, ()):
                sums[slot] += weight
        found = [
            (-total, self._keys[slot])
            for slot, total in sums.items()
            if allowed is None or self._keys[slot] in allowed
        ]
        return [key for _, key in sorted(found)[:most]]


class _Allowed:
    """The postings of an index that one viewer may see."""

    def __init__(self, index: Index, allowed: Container[str] | None) -> None:
        self._index = index
        self._allowed = allowed
        self.total = index.total
        self.sizes = index.sizes

    def heaviest(self, weights: Mapping[str, int], most: int) -> list[str]:
        return self._index.heaviest(weights, most, self._allowed)
