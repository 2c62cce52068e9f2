# SPDX-License-Identifier: EUPL-1.2
"""The words of a note: normalised, cut, stemmed, and which of them say something."""

import re
import threading
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import snowballstemmer

_CLAUSE_END = re.compile(r"[.,;:!?()\n–—]|\b(?:maar|but)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")
_STEMMER = snowballstemmer.stemmer("dutch")
_STEMMER_LOCK = threading.Lock()


@dataclass(frozen=True)
class Token:
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


def fold(text: str) -> str:
    """Return the text in NFC without difference of case."""
    folded = unicodedata.normalize("NFC", text).casefold()
    return unicodedata.normalize("NFC", folded)


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the Snowball stem of a folded word."""
    with _STEMMER_LOCK:  # the stemmer keeps its word in itself
        return str(_STEMMER.stemWord(word))


def tokens(text: str) -> list[Token]:
    """Cut a note into its words."""
    clauses = _CLAUSE_END.split(unicodedata.normalize("NFC", text))
    return [
        Token(shown, word := fold(shown), stem(word), number)
        for number, clause in enumerate(clauses)
        for shown in _WORD.findall(clause)
    ]


def content(words: list[Token]) -> list[Token]:
    """Return the words that say something; all of them when none does."""
    telling = [token for token in words if token.word not in STOP_WORDS]
    return telling or words


def key(text: str, words: list[Token]) -> str:
    """Return what is equal for notes that are the same but for case and signs."""
    return " ".join(token.word for token in words) or " ".join(fold(text).split())
