# SPDX-License-Identifier: EUPL-1.2
"""Dutch compounds cut into their parts: jeugd·hulp·verlener."""

import lzma
from collections.abc import Container
from functools import cache, lru_cache
from importlib.resources import files

from nulplaat.merging.words import STOP_WORDS, data_lines, stem

SHORTEST_PART = 4
SHORTEST_COMPOUND = 8
LONGEST_COMPOUND = 60
"""A longer word is no Dutch, and cutting goes as deep as it has parts."""

_LINKS = ("", "s", "en", "e", "n")
"""What may stand between two parts: gemeente·raad, gezin·s·huis, boek·en·kast."""

_EXCEPTIONS = "delen_uitzonderingen.txt"


@cache
def never_parts() -> frozenset[str]:
    """Return words that are endings or particles rather than parts of a compound."""
    lines = data_lines(_EXCEPTIONS)
    return frozenset(w for line in lines if line[0] == "-" for w in line[1:].split())


@cache
def _cut_by_hand() -> dict[str, tuple[str, ...]]:
    lines = [line.split("=") for line in data_lines(_EXCEPTIONS) if "=" in line]
    return {word.strip(): tuple(parts.split()) for word, parts in lines}


@cache
def _parts() -> frozenset[str]:
    """Return the words that compounds are made of; read when first asked for."""
    packed = (files(__package__) / "data" / "delen.txt.xz").read_bytes()
    added = [line[1:] for line in data_lines(_EXCEPTIONS) if line[0] == "+"]
    return frozenset(lzma.decompress(packed).decode().split()).union(
        *(line.split() for line in added)
    )


def in_two(word: str, parts: Container[str]) -> bool:
    """Whether a word is two of these parts, with or without a linking sound."""
    return any(
        word[place:] in parts and modifier in parts
        for place in range(SHORTEST_PART, len(word) - SHORTEST_PART + 1)
        for modifier in _modifiers(word[:place])
    )


def _modifiers(start: str) -> list[str]:
    """Return what the first part may be, when it ends here."""
    found = (start.removesuffix(link) for link in _LINKS if start.endswith(link))
    return [part for part in found if len(part) >= SHORTEST_PART - 1]


@lru_cache(maxsize=50_000)
def split(word: str) -> tuple[str, ...]:
    """Return the parts of a folded word; the word itself when it is no compound.

    Few parts go before many, and of as many the ones whose shortest is longest.

    >>> split("pleegouders")
    ('pleeg', 'ouders')
    """
    by_hand = _cut_by_hand().get(word)
    if by_hand:
        return by_hand
    fits = SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND
    return (_cut(word) if fits else None) or (word,)


@lru_cache(maxsize=50_000)
def _cut(word: str) -> tuple[str, ...] | None:
    """Return the best way to make a word of known parts; None when there is none."""
    if word in _parts():
        return (word,)
    ways: list[tuple[str, ...]] = []
    for place in range(3, len(word) - 2):
        last = (word[place:],)
        if last[0] in _parts():
            for modifier in _modifiers(word[:place]):
                before = _cut(modifier)
                if before:
                    ways.append(before + last)
    return min(ways, key=lambda way: (len(way), -min(map(len, way))), default=None)


@lru_cache(maxsize=50_000)
def part_stems(word: str) -> tuple[str, ...]:
    """Return the stems of the parts of a compound, each once; none of another word."""
    parts = split(word)
    return tuple(dict.fromkeys(map(stem, parts))) if len(parts) > 1 else ()


@lru_cache(maxsize=50_000)
def is_word(word: str) -> bool:
    """Whether a folded word stands in the list, or is made of words that do."""
    return word in _parts() or len(split(word)) > 1 or word in STOP_WORDS
