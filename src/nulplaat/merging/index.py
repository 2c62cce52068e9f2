# SPDX-License-Identifier: EUPL-1.2
"""The nearest of very many texts: first by what their words weigh, then by likeness.

The ranking asks its postings (which key holds which term) few things, so these may be
in memory (`Index`) or a table of (term, key) that several processes share: a table made
of `search_terms` serves both related knoppen and search. Whoever makes the postings
leaves out what the viewer may not see: rights go before ranking.
"""

import heapq
import math
from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Container, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nulplaat.merging import likeness
from nulplaat.merging.background import weight
from nulplaat.merging.features import features
from nulplaat.merging.kin import LEAST_ALIKE, grams, said_alike, same_thing
from nulplaat.merging.vocabulary import bare, bare_words

MOST_CANDIDATES = 60
"""So many texts that share the most are compared in full."""

MOST_HEAVY = 300
"""So many are fetched from postings that know nothing of the length of a text."""

MOST_HELD = 20_000
"""Terms are looked up, the rarest first, until so many places have been seen."""

MOST_KIN = 24
"""So many terms that are kin to one are looked up, the nearest."""

__all__ = [
    "MOST_CANDIDATES",
    "MOST_HELD",
    "Index",
    "Postings",
    "Read",
    "bare",
    "index_terms",
    "nearest",
    "rank",
    "search_terms",
]


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


def index_terms(text: str) -> tuple[str, ...]:
    """Return the stems and parts of the words that say something, without marks.

    What `nearest` asks its postings for; a part of `search_terms`.
    """
    return tuple(sorted({bare(term) for term in features(text)}))


def search_terms(text: str) -> tuple[str, ...]:
    """Return what a table of (term, key) holds of a text: its words and their stems.

    All without marks and case, in order, each once.
    """
    return tuple(sorted({*bare_words(text), *index_terms(text)}))


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
    wanted = _with_synonyms(text)
    sizes = postings.sizes(tuple(map(bare, wanted)))
    weights: dict[str, int] = {}
    seen = 0
    for term in sorted(wanted, key=lambda term: (sizes.get(bare(term), 0), term)):
        size = sizes.get(bare(term), 0)
        seen += size
        if size and (not weights or seen <= MOST_HELD):
            weights[bare(term)] = 1 + round(100 * wanted[term] * weight(term))
    if not weights:
        return []
    found = read(postings.heaviest(weights, max(most, MOST_HEAVY)))
    return rank(text, _sifted(wanted, found, max(most, MOST_CANDIDATES)), most)


def _with_synonyms(text: str) -> dict[str, float]:
    """Return the terms of a text and those that mean the same, with their weights."""
    found: dict[str, float] = {}
    for term, share in sorted(features(text).items()):
        for other in (term, *said_alike(term)):
            kin = 1.0 if other == term else same_thing(term, other)
            found[other] = found.get(other, 0.0) + share * kin * weight(term)
    return found


def _sifted(
    wanted: Mapping[str, float], texts: Mapping[str, str], most: int
) -> Mapping[str, str]:
    """Return the texts that share most with what is wanted, for their length."""
    if len(texts) <= most:
        return texts
    scores = {}
    for key, text in texts.items():
        held = {term: share * weight(term) for term, share in features(text).items()}
        shared = sum(wanted.get(term, 0.0) * told for term, told in held.items())
        scores[key] = round(shared / (_length(held.values()) or 1.0), 6)
    best = heapq.nsmallest(most, texts, key=lambda key: (-scores[key], key))
    return {key: texts[key] for key in best}


def _length(told: Collection[float]) -> float:
    return math.sqrt(sum(value * value for value in told))


@dataclass(slots=True)
class _Held:
    """In which slots a term stands, and how much it counts in each."""

    slots: "array[int]" = field(default_factory=lambda: array("I"))
    shares: "array[float]" = field(default_factory=lambda: array("f"))

    def remove(self, slot: int) -> None:
        place = self.slots.index(slot)
        del self.slots[place], self.shares[place]


class Index:
    """Texts in memory, that may be added to and taken from at any moment.

    Not for several threads at once.
    """

    def __init__(self) -> None:
        """Start empty."""
        self._texts: list[str] = []
        self._keys: list[str] = []
        self._lengths = array("f")
        self._slot_of: dict[str, int] = {}
        self._free: list[int] = []
        self._held: dict[str, _Held] = {}
        self._terms = _Terms()

    def __len__(self) -> int:
        """Return how many texts are held."""
        return len(self._slot_of)

    def add(self, key: str, text: str) -> None:
        """Hold a text; one of the same key gives way."""
        self.remove(key)
        told = features(text)
        length = _length([share * weight(term) for term, share in told.items()]) or 1.0
        if self._free:
            slot = self._free.pop()
            self._keys[slot], self._texts[slot] = key, text
            self._lengths[slot] = length
        else:
            slot = len(self._keys)
            self._keys.append(key)
            self._texts.append(text)
            self._lengths.append(length)
        self._slot_of[key] = slot
        for term, share in told.items():
            if term not in self._held:
                self._held[term] = _Held()
                self._terms.add(term)
            self._held[term].slots.append(slot)
            self._held[term].shares.append(share)

    def remove(self, key: str) -> None:
        """Let go of a text; a key that is not held is no error."""
        slot = self._slot_of.pop(key, None)
        if slot is None:
            return
        for term in features(self._texts[slot]):
            self._held[term].remove(slot)
            if not self._held[term].slots:
                del self._held[term]
                self._terms.remove(term)
        self._keys[slot] = self._texts[slot] = ""
        self._free.append(slot)

    def nearest(
        self, text: str, most: int = 10, allowed: Container[str] | None = None
    ) -> list[tuple[str, float]]:
        """Return the nearest keys with their likeness; of those `allowed`, if given."""
        keys = self._sharing(self._wanted(text), max(most, MOST_CANDIDATES), allowed)
        found = {key: self._texts[self._slot_of[key]] for key in keys}
        return rank(text, found, most) if found else []

    def _wanted(self, text: str) -> dict[str, float]:
        """Return the held terms that are kin to those of a text, with weights."""
        found: dict[str, float] = {}
        for term, share in sorted(features(text).items()):
            for other, kin in self._terms.kin(term):
                told = share * weight(term) * kin * weight(other)
                found[other] = found.get(other, 0.0) + told
        return found

    def _sharing(
        self, wanted: Mapping[str, float], most: int, allowed: Container[str] | None
    ) -> list[str]:
        """Return the keys that share most for their length, of those allowed."""
        sums: npt.NDArray[np.float64] = np.zeros(len(self._keys))
        for term, told in wanted.items():
            held = self._held[term]
            shares = np.frombuffer(held.shares, np.float32)
            sums[np.frombuffer(held.slots, np.uint32)] += told * shares
        slots = np.flatnonzero(sums)
        shared = sums[slots] / np.frombuffer(self._lengths, np.float32)[slots]
        return self._first(slots, np.round(shared, 4), most, allowed)

    def _first(
        self,
        slots: npt.NDArray[np.intp],
        shared: npt.NDArray[np.float64],
        most: int,
        allowed: Container[str] | None,
    ) -> list[str]:
        """Return the keys that share most; a few are sorted, then more, then all."""
        found: list[tuple[float, str]] = []
        for many in (8 * most, 64 * most, len(slots)):
            if many < len(slots):
                least = np.partition(shared, -many)[-many]
                kept = np.flatnonzero(shared >= least)
            else:
                kept = np.arange(len(slots))
            pairs = zip(shared[kept].tolist(), slots[kept].tolist(), strict=True)
            found = sorted(
                (-share, self._keys[slot])
                for share, slot in pairs
                if allowed is None or self._keys[slot] in allowed
            )
            if len(found) >= most or many >= len(slots):
                break
        return [key for _, key in found[:most]]


class _Terms:
    """All terms of an index, to find those that are kin to one."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: list[str] = []
        self._free: list[int] = []
        self._sizes = array("f")
        self._by_gram: dict[str, array[int]] = defaultdict(lambda: array("I"))

    def add(self, term: str) -> None:
        if self._free:
            number = self._free.pop()
            self._names[number] = term
        else:
            number = len(self._names)
            self._names.append(term)
            self._sizes.append(0.0)
        own = grams(term)
        self._numbers[term] = number
        self._sizes[number] = math.sqrt(len(own))
        for gram in own:
            self._by_gram[gram].append(number)

    def remove(self, term: str) -> None:
        number = self._numbers.pop(term)
        for gram in grams(term):
            self._by_gram[gram].remove(number)
            if not self._by_gram[gram]:
                del self._by_gram[gram]
        self._free.append(number)

    def kin(self, term: str) -> list[tuple[str, float]]:
        """Return the nearest held terms and how much they are kin, the same one first.

        In an order of their own, so that sums over them are always the same.
        """
        found = self._by_letters(term)
        for other in said_alike(term):
            if other in self._numbers:
                found[other] = max(same_thing(term, other), found.get(other, 0.0))
        if term in self._numbers:
            found[term] = 1.0
        near = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return near[:MOST_KIN]

    def _by_letters(self, term: str) -> dict[str, float]:
        own = sorted(grams(term))
        runs = [self._by_gram[gram] for gram in own if gram in self._by_gram]
        if not runs:
            return {}
        numbers = np.concatenate([np.frombuffer(run, np.uint32) for run in runs])
        shared = np.bincount(numbers, minlength=len(self._names))
        sizes = np.maximum(np.frombuffer(self._sizes, np.float32), 1.0)
        letters = np.round(shared / (sizes * math.sqrt(len(own))), 6)
        near = np.flatnonzero(letters >= LEAST_ALIKE)
        if len(near) > MOST_KIN:
            least = np.partition(letters[near], -MOST_KIN)[-MOST_KIN]
            near = near[letters[near] >= least]
        found = zip(near.tolist(), letters[near].tolist(), strict=True)
        return {self._names[number]: share**1.5 for number, share in found}
