# SPDX-License-Identifier: EUPL-1.2
"""How alike two notes are, by their stems and their letters."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from nulplaat.merging.clash import SIGNAL_WORDS, Signs, clash, signs_of
from nulplaat.merging.words import Token, content, key, tokens

BAND = 0.43
"""From this likeness on two notes are proposed as saying the same."""

CAP = 0.30
"""The most that notes which may be opposite are alike; below the band."""

_BACKGROUND = 50
"""So many unseen notes count along: in an evening of two no word is common."""


@dataclass(frozen=True)
class Text:
    """A note made ready: its words, its grams, its signs.

    `terms` are the stems that may be a reason.
    """

    raw: str
    key: str
    words: tuple[Token, ...]
    stems: frozenset[str]
    terms: frozenset[str]
    grams: frozenset[str]
    signs: Signs


@lru_cache(maxsize=20_000)
def _grams(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(
        padded[start : start + size]
        for size in (3, 4, 5)
        for start in range(max(1, len(padded) - size + 1))
    )


def ready(raw: str) -> Text:
    """Make one note ready to be compared."""
    words = tokens(raw)
    telling = content(words)
    return Text(
        raw=raw,
        key=key(raw, words),
        words=tuple(words),
        stems=frozenset(token.stem for token in telling),
        terms=frozenset(t.stem for t in telling if t.word not in SIGNAL_WORDS),
        grams=frozenset().union(*(_grams(token.word) for token in telling)),
        signs=signs_of(words),
    )


def _weights(bags: Sequence[frozenset[str]]) -> dict[str, int]:
    """Return squared inverse frequencies as whole numbers: sums know no order."""
    seen = Counter(feature for bag in bags for feature in bag)
    everything = len(bags) + _BACKGROUND
    return {
        feature: round(1000 * math.log(everything / (count + 0.5)) ** 2)
        for feature, count in seen.items()
    }


class Measure:
    """The likeness of any two of these notes, 0 to 1."""

    def __init__(self, texts: Sequence[Text]) -> None:
        """Weigh every stem and gram by how seldom it is in these notes."""
        self.texts = texts
        self._stems = _weights([text.stems for text in texts])
        self._grams = _weights([text.grams for text in texts])
        self._stem_norms = [self._norm(self._stems, text.stems) for text in texts]
        self._gram_norms = [self._norm(self._grams, text.grams) for text in texts]

    @staticmethod
    def _norm(weights: dict[str, int], features: frozenset[str]) -> float:
        return math.sqrt(sum(map(weights.__getitem__, features))) or 1.0

    def weight(self, stem: str) -> int:
        """Return how telling a stem is."""
        return self._stems[stem]

    def opposed(self, one: int, two: int) -> bool:
        """Whether two notes may say opposite things."""
        return clash(self.texts[one].signs, self.texts[two].signs)

    def likeness(self, one: int, two: int, *, least: float = 0.0) -> float:
        """Return how alike two notes are, by their places in the list.

        Notes whose stems are less alike than `least` are not compared further: 0.
        """
        a, b = self.texts[one], self.texts[two]
        if a.key == b.key:
            return 1.0 if a.key else 0.0
        shared = sum(map(self._stems.__getitem__, a.stems & b.stems))
        stems = shared / (self._stem_norms[one] * self._stem_norms[two])
        if stems < least:
            return 0.0
        shared = sum(map(self._grams.__getitem__, a.grams & b.grams))
        grams = shared / (self._gram_norms[one] * self._gram_norms[two])
        found = min((stems + grams) / 2, 1.0)
        if found > CAP and clash(a.signs, b.signs):
            return CAP
        return found


def likeness(a: Sequence[str], b: Sequence[str]) -> list[float]:
    """Return how alike a[0] and b[0] are, a[1] and b[1], and so on; 0 to 1.

    >>> likeness(["Aan tafel zitten"], ["aan tafel zitten!"])
    [1.0]
    """
    measure = Measure([ready(text) for text in (*a, *b)])
    pairs = zip(range(len(a)), range(len(a), len(a) + len(b)), strict=True)
    return [measure.likeness(one, two) for one, two in pairs]


def opposed(a: str, b: str) -> bool:
    """Whether two texts may say opposite things.

    >>> opposed("Meer regels", "Minder regels")
    True
    """
    return clash(ready(a).signs, ready(b).signs)


def terms(text: str) -> tuple[str, ...]:
    """Return the stems and compound parts of a text, in order: what indexes hold.

    >>> terms("De wachtlijsten zijn lang")
    ('wachtlijst', 'lang')
    """
    return tuple(dict.fromkeys(token.stem for token in content(tokens(text))))
