# SPDX-License-Identifier: EUPL-1.2
"""Likeness by words that a language model has a say in, on a scale any model shares.

A model alone joins more wrongly than words do, so words count most (`WORDS`) and the
model weighs what they suggest: every group still rests on words that stand in it.

Cosines of one model are not those of another, and notes on one 0-doel all lie on one
side. So vectors are laid around the middle of the notes and of sentences of which we
know what says the same (`ANCHORS`), and their cosines between those of these sentences.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

from nulplaat.merging.lexical import FittedLexical
from nulplaat.merging.measure import Bands, MeasureFailed, Places, Shares

Vectors = npt.NDArray[np.float32]

ANCHORS = (
    ("Ouders zitten vanaf het begin mee aan tafel", "Betrek vader en moeder meteen"),
    ("De wachttijd is te lang", "Het duurt maanden voordat er hulp komt"),
    ("Er is te veel papierwerk", "We vullen steeds weer formulieren in"),
    ("Iedere maand een andere hulpverlener", "Er komt telkens een nieuw gezicht"),
    ("Praat met de jongere en niet over hem", "Vraag het kind zelf wat het wil"),
    ("De gemeente betaalt te laat", "Het geld van de overheid komt niet op tijd"),
    ("School en jeugdhulp weten niets van elkaar", "Onderwijs en zorg werken langs"),
    ("We durven geen fouten te maken", "Iedereen is bang om iets verkeerd te doen"),
    ("Zorg voor een plek dicht bij huis", "Laat het kind in de eigen buurt wonen"),
    ("Studenten leren dit niet in de opleiding", "Op de hogeschool ontbreekt dit vak"),
    ("De buren helpen graag een handje", "In de straat springt men voor elkaar bij"),
    ("Er is niemand die de leiding neemt", "Het is onduidelijk wie erover gaat"),
)
"""Pairs in our own words that say the same; those of two pairs do not."""

_ANCHOR_TEXTS = tuple(text for pair in ANCHORS for text in pair)

WORDS = 0.8
"""So much of the likeness is that of the words, the rest is of the model."""

_FULL = 2.0
"""Counted in full is what lies so many times as far from strangers as our pairs do."""

_LEAST_APART = 1.0
"""A model whose pairs lie no further from its strangers than this, in standard
deviations of those, knows no Dutch.
"""

_NOTHING = 1e-6
"""A vector that is shorter than this, from the middle, points nowhere."""

_MOST_REMEMBERED = 20_000_000
"""So many numbers (4 bytes each) of texts asked before are kept."""

_MORE = 3
"""The model has a say in the order, so words yield so many times what is asked."""

PATIENCE_S = 15.0
"""So long may an endpoint take, and may one comparison wait for another."""

_REST_S = 60.0
"""After a failure a model is left alone so long, so that nobody waits for it again."""


class Embed(Protocol):
    """What gives vectors to texts; `MeasureFailed` when it cannot."""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text."""


class FittedVectors:
    """Texts made ready to be compared by their words and by their vectors."""

    def __init__(
        self, texts: Sequence[str], vectors: Vectors, middle: "Middle"
    ) -> None:
        """Keep the vectors as they lie around the middle."""
        self._words = FittedLexical(texts)
        self._vectors = middle.around(vectors)
        self._strangers, same, _ = middle.scale()
        apart = _FULL * (same - self._strangers)
        self._apart = max(min(apart, 1.0 - self._strangers), _NOTHING)

    def likeness(self, one: Places, two: Places) -> Shares:
        """Return how alike the texts at these places are, 0 to 1."""
        cosine = np.einsum("ij,ij->i", self._vectors[one], self._vectors[two])
        model = np.clip((cosine - self._strangers) / self._apart, 0.0, 1.0)
        words = self._words.likeness(one, two)
        joined: Shares = WORDS * words + (1 - WORDS) * model
        return joined.round(6)

    def near(self, least: float, most: int) -> tuple[Places, Places]:
        """Return the pairs that may be alike for `least`: those whose words may be."""
        by_words = max((least - (1 - WORDS)) / WORDS, 0.0)
        return self._words.near(by_words, _MORE * most)


class Middle:
    """The middle of some texts and the anchors; vectors are seen from there."""

    def __init__(self, anchors: Vectors, vectors: Vectors) -> None:
        """Take vectors in an order that hangs on nothing but the texts."""
        self._anchors = anchors
        sums = [rows.sum(axis=0, dtype=np.float64) for rows in (anchors, vectors)]
        self._at = (sums[0] + sums[1]) / (len(anchors) + len(vectors))

    def around(self, vectors: Vectors) -> Shares:
        """Return rows of length 1 as seen from the middle; 0s for what lies there."""
        seen = vectors.astype(np.float64) - self._at
        length = np.linalg.norm(seen, axis=1, keepdims=True)
        seen[length[:, 0] <= _NOTHING] = 0.0
        rows: Shares = seen / np.maximum(length, _NOTHING)
        return rows

    def scale(self) -> tuple[float, float, float]:
        """Return the cosine of strangers, that of our pairs, and how strangers vary."""
        rows = self.around(self._anchors)
        cosines = rows[0::2] @ rows[1::2].T
        strangers = cosines[~np.eye(len(cosines), dtype=np.bool_)]
        return (
            float(strangers.mean()),
            float(np.diag(cosines).mean()),
            float(strangers.std()),
        )


class Embedded:
    """A measure upon whatever gives vectors; remembers texts that it saw before."""

    bands = Bands(strong=0.60, likely=0.52, related=0.30)

    def __init__(
        self,
        name: str,
        embed: Embed,
        clock: Callable[[], float] = time.monotonic,
        patience: float = PATIENCE_S,
    ) -> None:
        """Name it; `clock` tells seconds, for the rest after a failure.

        A comparison waits `patience` seconds at most for another one to be done.
        """
        self.id = name
        self._embed = embed
        self._clock = clock
        self._patience = patience
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._anchors: Vectors | None = None
        self._failed: tuple[float, str] | None = None

    def fit(self, texts: Sequence[str]) -> FittedVectors:
        """Fetch what is not yet known of these texts; raises `MeasureFailed`.

        After a failure it fails at once for a minute.
        """
        if not self._lock.acquire(timeout=self._patience):
            raise MeasureFailed("the model is busy with other texts")
        try:
            if self._failed and self._clock() - self._failed[0] < _REST_S:
                raise MeasureFailed(self._failed[1])
            try:
                fitted = self._fitted(texts)
            except MeasureFailed as failure:
                self._failed = (self._clock(), str(failure))
                raise
            self._failed = None
            return fitted
        finally:
            self._lock.release()

    def _fitted(self, texts: Sequence[str]) -> FittedVectors:
        if self._anchors is None:  # asked with the texts, so that there is one wait
            self._vectors([*texts, *_ANCHOR_TEXTS])
        anchors = self._anchors = self._asked_anchors()
        vectors = self._vectors(texts)
        middle = Middle(anchors, self._vectors(sorted(set(texts))))
        return FittedVectors(texts, vectors, middle)

    def _asked_anchors(self) -> Vectors:
        """Return the vectors of the anchors, pair by pair; they are asked once."""
        if self._anchors is not None:
            return self._anchors
        rows = self._vectors(_ANCHOR_TEXTS)
        strangers, same, spread = Middle(rows, rows).scale()
        if same - strangers <= max(_LEAST_APART * spread, _NOTHING):
            raise MeasureFailed("the model cannot tell Dutch sentences apart")
        return rows

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text; asked in order of the texts, so always alike."""
        new = sorted(set(texts) - self._known.keys())
        if new:
            fresh = _checked(self._embed(new), len(new))
            if self._known and fresh.shape[1] != len(next(iter(self._known.values()))):
                self._known.clear()
                self._anchors = None
                raise MeasureFailed("the model changed the size of its vectors")
            self._known.update(zip(new, fresh, strict=True))
        for text in texts:
            self._known.move_to_end(text)
        if not texts:
            return np.zeros((0, 1), np.float32)
        found = np.stack([self._known[text] for text in texts])
        while len(self._known) * found.shape[1] > _MOST_REMEMBERED:
            self._known.popitem(last=False)
        return found


def _checked(rows: Vectors, many: int) -> Vectors:
    """Return rows of length 1, or say what is wrong with them."""
    if rows.ndim != 2 or len(rows) != many or not rows.shape[1]:
        raise MeasureFailed("the model did not give one vector for each text")
    if not np.isfinite(rows).all():
        raise MeasureFailed("the model gave vectors that are no numbers")
    length = np.linalg.norm(rows.astype(np.float64), axis=1, keepdims=True)
    if not (np.isfinite(length) & (length > 0)).all():
        raise MeasureFailed("the model gave empty vectors")
    unit: Vectors = (rows / length).astype(np.float32)
    return unit
