# SPDX-License-Identifier: EUPL-1.2
"""The words of a note: normalised, cut, stemmed, and which of them say something."""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any, NamedTuple, TypeVar

import snowballstemmer

from nulplaat.merging.marks import marks

Item = TypeVar("Item")

_CLAUSE_END = re.compile(
    r"[.,;:!?()\n–—]|\b(?:maar|but)\b"
    # What is told of a thing does not turn the thing: 'regels die niemand leest'.
    r"|\b(?=(?:die|dat|who|that)\s+(?:niemand|niet|nooit|geen|nobody|not|never)\b)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_VERB_PLURAL = re.compile(r"..(?:(?:g|ss|nd|k|t)el|(?:st|nd|rd|v)er)en$")
_VERB_THIRD = re.compile(r"..(?:[bdfgkpvzlwm]|er)t$")
_GE_WORDS = (
    *("gezin", "gesprek", "gemeente", "gezicht", "gevoel", "gedrag", "geluk"),
    *("gebrek", "gewoon", "gewone", "gevolg", "gebied", "gebouw", "geheim", "gezag"),
    *("geweld", "geloof", "gebruik", "genoeg", "gelijk", "geduld", "gevaar", "gezond"),
)
"""Beginnings of words in *ge-* that are no participles."""

_STEMMER = snowballstemmer.stemmer("dutch")
_STEMMER_LOCK = threading.Lock()


class Token(NamedTuple):
    """One word of a note: as it stands there, folded, its stem, in which clause."""

    shown: str
    word: str
    stem: str
    clause: int


def data_lines(name: str) -> list[str]:
    """Return the lines of one of the word lists beside this module."""
    text = (files(__package__) / "data" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def word_list(name: str) -> frozenset[str]:
    """Return all words of one of the word lists."""
    return frozenset(word for line in data_lines(name) for word in line.split())


STOP_WORDS = word_list("stopwoorden.txt")
NEGATIONS = word_list("ontkenningen.txt")


_STRESSABLE = (STOP_WORDS | NEGATIONS | word_list("tegendelen.txt")) - {"een"}


def fold(text: str) -> str:
    """Return the text in NFC without difference of case."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", folded)


def _fold_word(shown: str) -> str:
    """Fold a word; a mark for stress goes (níet, méér), and één stays a number."""
    word = fold(shown)
    bare = unicodedata.normalize("NFD", word).replace("\u0301", "")
    if word == "eén":  # as it is written with a capital
        return "één"
    return bare if bare in _STRESSABLE else word


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a folded word: Snowball's, with its known slips mended.

    Snowball takes *gezin* for a participle of *zin*, and leaves *luistert* and
    *luisteren* apart, and *bereikbaar* and *bereikbare*.
    """
    kept = "ge" if word.startswith(_GE_WORDS) else ""
    if word.endswith("bare"):  # bereikbare, bereikbaar
        word = word.removesuffix("re") + "ar"
    if _VERB_PLURAL.search(word):
        word = word.removesuffix("en")
    elif _VERB_THIRD.search(word):
        word = word.removesuffix("t")
    with _STEMMER_LOCK:  # the stemmer keeps its word in itself
        found = str(_STEMMER.stemWord(word))
    return found if found.startswith(kept) else kept + found


def tokens(text: str) -> list[Token]:
    """Cut a note into its words."""
    clauses = _CLAUSE_END.split(unicodedata.normalize("NFC", text))
    return [
        Token(shown, *_known(shown), number)
        for number, clause in enumerate(clauses)
        for shown in _WORD.findall(clause)
    ]


def folded(text: str) -> Iterator[str]:
    """Yield the folded words of a note, for who needs no more of them."""
    for shown in _WORD.findall(unicodedata.normalize("NFC", text)):
        yield _known(shown)[0]


@lru_cache(maxsize=100_000)
def _known(shown: str) -> tuple[str, str]:
    """Return a word as it is compared, and its stem."""
    word = _fold_word(shown)
    return word, stem(word)


def content(words: Sequence[Token]) -> Sequence[Token]:
    """Return the words that say something; all of them when none does."""
    telling = [token for token in words if token.word not in STOP_WORDS]
    return telling or words


_NONE: frozenset[Any] = frozenset()


def few(items: Iterable[Item]) -> frozenset[Item]:
    """Return a set that is mostly empty: all empty ones are one, and take no room."""
    return frozenset(items) or _NONE


def told_of(words: Sequence[Token], place: int) -> list[int]:
    """Return where the words of weight stand that come right after this place."""
    found: list[int] = []
    for after in range(place + 1, len(words)):
        if words[after].clause != words[place].clause:
            break
        light = words[after].word in STOP_WORDS
        if light and found:
            break
        if not light:
            found.append(after)
    return found


def next_told(words: Sequence[Token], place: int) -> str:
    """Return the stem of the first word of weight after this place, if there is one."""
    told = told_of(words, place)
    return words[told[0]].stem if told else ""


def key(text: str, words: list[Token]) -> str:
    """Return what is equal for notes that are the same but for case and signs.

    A mark (🙂, ↓) is no sign to pass over: it may say how the words are meant. Nor is a
    pause in what is negated: 'stop, niet doorgaan' is not 'stop niet, doorgaan'.
    """
    if not words:
        return " ".join(fold(text).split())
    negated = not NEGATIONS.isdisjoint(token.word for token in words)
    said = [words[0].word]
    for before, token in pairwise(words):
        if negated and before.clause != token.clause:
            said.append("|")
        said.append(token.word)
    return " ".join([*said, *marks(text)])
