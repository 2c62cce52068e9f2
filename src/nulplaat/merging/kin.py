# SPDX-License-Identifier: EUPL-1.2
"""Which words are kin: written much alike, or said of the same thing."""

import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain, combinations
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt
from scipy import sparse

from nulplaat.merging.words import data_lines, stem

LEAST_ALIKE = 0.35
"""Words whose letters are less alike than this are no kin."""

SAME_THING = 0.5
"""Words of one synset count so much as the same word."""

SAME_IN_THE_FIELD = 0.85
"""Words that our own list calls the same count so much."""

MOST_KIN = 24
"""A word has no more kin than this, the nearest ones."""

_CROWDED = 1500
"""Kin are sought by runs of letters that stand in no more words than this."""

_CELLS = 4_000_000
"""So many pairs of words are laid out at a time."""

Table: TypeAlias = Any
"""Rows and columns of shares; scipy has no types of its own."""

_Floats = npt.NDArray[np.float64]
_Triples = tuple[npt.NDArray[np.intp], npt.NDArray[np.intp], _Floats]


def grams(word: str) -> frozenset[str]:
    """Return the runs of 2 to 4 letters of a word, its edges marked by a space."""
    padded = f" {word} "
    return frozenset(
        padded[start : start + size]
        for size in (2, 3, 4)
        for start in range(max(1, len(padded) - size + 1))
    )


_grams = lru_cache(maxsize=4096)(grams)


@cache
def _lines_of() -> dict[str, tuple[tuple[int, float], ...]]:
    """Return by stem in which lines of the lists it stands, and what that counts."""
    packed = (files(__package__) / "data" / "zinverwant.txt.xz").read_bytes()
    wordnet = (line.split() for line in lzma.decompress(packed).decode().splitlines())
    own = (map(stem, line.split()) for line in data_lines("gelijken.txt"))
    counted = chain(
        ((line, SAME_THING) for line in wordnet),
        ((line, SAME_IN_THE_FIELD) for line in own),
    )
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, (line, share) in enumerate(counted):
        for word in line:
            found[word].append((number, share))
    return {word: tuple(lines) for word, lines in found.items()}


def lines_of(stem_: str) -> tuple[int, ...]:
    """Return the lines of the lists that a stem stands in, by number."""
    return tuple(line for line, _ in _lines_of().get(stem_, ()))


def same_thing(one: str, two: str) -> float:
    """Return how much two stems count as one because they mean the same; mostly 0."""
    lines = dict(_lines_of().get(one, ()))
    shared = (lines.get(line, 0.0) for line, _ in _lines_of().get(two, ()))
    return max(shared, default=0.0)


@cache
def _words_of() -> dict[int, tuple[str, ...]]:
    """Return the stems on each line of the lists."""
    found: dict[int, list[str]] = defaultdict(list)
    for word, lines in _lines_of().items():
        for line, _ in lines:
            found[line].append(word)
    return {line: tuple(words) for line, words in found.items()}


def said_alike(stem_: str) -> tuple[str, ...]:
    """Return the stems that mean the same as one, in order, itself apart."""
    lines = (_words_of()[line] for line, _ in _lines_of().get(stem_, ()))
    return tuple(sorted({word for words in lines for word in words} - {stem_}))


def alike(one: str, two: str) -> float:
    """Return how much two stems are kin, 0 to 1: by meaning or by letters.

    >>> alike("wachtlijst", "wachtlyst") > 0.3
    True
    """
    if one == two:
        return 1.0
    a, b = _grams(one), _grams(two)
    letters = len(a & b) / (len(a) * len(b)) ** 0.5
    by_letters = letters**1.5 if letters >= LEAST_ALIKE else 0.0
    return max(same_thing(one, two), by_letters)


def kinship(stems: Sequence[str]) -> Table:
    """Return a square table of how much any two of these stems are kin.

    The stems come sorted, each once. Symmetric, with 1 for each with itself.
    """
    size = len(stems)
    one, two, share = (np.concatenate(p) for p in zip(*_kin(stems), strict=True))
    below = sparse.csr_array((share, (one, two)), shape=(size, size))
    table = below.maximum(below.T)
    return table + sparse.eye_array(size, format="csr")


def _kin(stems: Sequence[str]) -> Iterator[_Triples]:
    yield _triples(_by_meaning(stems))
    table = _gram_table(stems)
    seen = np.asarray(table.sum(axis=0)).ravel()
    sizes = np.sqrt(np.asarray(table.sum(axis=1)).ravel())
    sought = table[:, np.flatnonzero(seen <= _CROWDED)]
    turned = sought.T.tocsr()
    rows = 1 + _CELLS // len(stems)
    for start in range(0, len(stems), rows):
        near = (sought[start : start + rows] @ turned).tocoo()
        ones, twos = near.row + start, near.col
        letters = near.data / (sizes[ones] * sizes[twos])
        kept = (letters >= LEAST_ALIKE) & (ones != twos)
        yield _nearest(ones[kept], twos[kept], letters[kept] ** 1.5)


def _gram_table(stems: Sequence[str]) -> Table:
    found: dict[str, int] = {}
    columns = [[found.setdefault(g, len(found)) for g in grams(s)] for s in stems]
    ends = np.cumsum([0, *map(len, columns)])
    flat = np.fromiter(chain.from_iterable(columns), dtype=np.int32, count=ends[-1])
    ones = np.ones(len(flat))
    return sparse.csr_array((ones, flat, ends), shape=(len(stems), max(len(found), 1)))


def _nearest(
    ones: npt.NDArray[np.intp], twos: npt.NDArray[np.intp], share: _Floats
) -> _Triples:
    """Return the nearest few of each word."""
    order = np.lexsort((twos, -share, ones))
    ones, twos, share = ones[order], twos[order], share[order]
    first = np.searchsorted(ones, ones)
    kept = np.arange(len(ones)) - first < MOST_KIN
    return ones[kept], twos[kept], share[kept]


def _by_meaning(stems: Iterable[str]) -> Iterator[tuple[int, int, float]]:
    held: dict[tuple[int, float], list[int]] = defaultdict(list)
    for place, word in enumerate(stems):
        for line in _lines_of().get(word, ()):
            held[line].append(place)
    pairs: dict[tuple[int, int], float] = {}
    for (_, share), places in held.items():
        for pair in combinations(places, 2):
            pairs[pair] = max(share, pairs.get(pair, 0.0))
    return ((one, two, share) for (one, two), share in sorted(pairs.items()))


def _triples(found: Iterable[tuple[int, int, float]]) -> _Triples:
    table = np.array(list(found), dtype=np.float64).reshape(-1, 3)
    return table[:, 0].astype(np.intp), table[:, 1].astype(np.intp), table[:, 2]
