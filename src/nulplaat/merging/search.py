# SPDX-License-Identifier: EUPL-1.2
"""Search that forgives: typing errors, marks, inflection, and half of a compound."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import OSA

from nulplaat.merging.index import (
    Index,
    Postings,
    Read,
    bare,
    index_terms,
    rank,
    search_terms,
    weigh,
)
from nulplaat.merging.words import tokens


class Hit(NamedTuple):
    """A text that was found, and how well it answers the query, 0 to 1."""

    key: str
    score: float


def correct(query: str, vocabulary: Collection[str]) -> tuple[str, ...]:
    """Return the terms of a vocabulary that a query asks for, typing errors forgiven.

    The vocabulary holds the terms of `search_terms` of all texts that the viewer may
    see. A word that it lacks gives way to the nearest ones.
    """
    known = vocabulary if isinstance(vocabulary, set | frozenset) else set(vocabulary)
    found: set[str] = set()
    for token in tokens(query):
        asked = {bare(token.word), bare(token.stem), *index_terms(token.shown)} & known
        found |= asked or _near(bare(token.word), known)
    return tuple(sorted(found))


def _near(word: str, vocabulary: Collection[str]) -> set[str]:
    most = 0 if len(word) < 4 else 1 if len(word) < 6 else 2
    near = process.extract(
        word, sorted(vocabulary), scorer=OSA.distance, score_cutoff=most, limit=5
    )
    return {term for term, _, _ in near}


def search(
    query: str,
    postings: Postings,
    vocabulary: Collection[str],
    read: Read,
    most: int = 20,
) -> list[Hit]:
    """Return the texts that answer a query, the best first."""
    weights = weigh(correct(query, vocabulary), postings)
    keys = postings.heaviest(weights, most) if weights else ()
    return [Hit(key, score) for key, score in rank(query, read(keys), most)]


class Search:
    """Texts by key, made ready to be searched."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        """Make the texts ready; takes well under a second for 10,000 notes."""
        self._index = Index()
        self._vocabulary: set[str] = set()
        for key, text in texts.items():
            self._index.add(key, text)
            self._vocabulary.update(search_terms(text))

    def find(self, query: str, most: int = 20) -> list[Hit]:
        """Return what answers the query, the best first; the same every time."""
        return search(query, self._index, self._vocabulary, self._index.read, most)
