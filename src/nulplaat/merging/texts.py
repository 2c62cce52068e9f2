# SPDX-License-Identifier: EUPL-1.2
"""One text made ready: its words, what is telling in it, what turns it round."""

from dataclasses import dataclass
from functools import lru_cache

from nulplaat.merging.clash import clash
from nulplaat.merging.features import features, telling
from nulplaat.merging.marks import marks, moods
from nulplaat.merging.signs import SIGNAL_WORDS, Signs, signs_of
from nulplaat.merging.words import Token, key, tokens


@dataclass(frozen=True, slots=True)
class Text:
    """A text made ready: its words, and the terms that may be a reason.

    `shown` gives of each term (a stem, or a part of a compound) the words of the text
    that hold it, as they stand there.
    """

    raw: str
    key: str
    words: tuple[Token, ...]
    shown: dict[str, tuple[str, ...]]


@lru_cache(maxsize=8192)
def ready(raw: str) -> Text:
    """Make one text ready to be explained."""
    words = tokens(raw)
    shown: dict[str, tuple[str, ...]] = {}
    for term, _, token in telling(words):
        if token.word not in SIGNAL_WORDS:
            shown[term] = (*shown.get(term, ()), token.shown)
    return Text(raw, key(raw, words), tuple(words), shown)


def key_of(raw: str) -> str:
    """Return what is equal for texts that are the same but for case and signs."""
    return key(raw, tokens(raw))


def opposed(a: str, b: str) -> bool:
    """Whether two texts may say opposite things.

    >>> opposed("Meer regels", "Minder regels")
    True
    """
    return clash(signs_in(a), signs_in(b))


@lru_cache(maxsize=8192)
def signs_in(raw: str) -> Signs:
    """Return what of one text decides whether another goes against it."""
    return signs_of(tokens(raw), moods(marks(raw)))


def terms(text: str) -> tuple[str, ...]:
    """Return the stems and compound parts of a text, in order: what indexes hold.

    >>> terms("De wachtlijsten zijn lang")
    ('wachtlijst', 'wacht', 'lijst', 'lang')
    """
    return tuple(features(text))
