# SPDX-License-Identifier: EUPL-1.2
"""Likeness from vectors that a model gives to texts, on a scale that any model shares.

Cosines of one model are not those of another: .6 is much for one and nothing for the
next. So each model is first asked for sentences of which we know what says the same
(`ANCHORS`), and its cosines are laid between the two.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt

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

_LEAST_APART = 0.05
"""A model that keeps pairs and strangers no further apart than this knows no Dutch."""

_MOST_REMEMBERED = 20_000_000
"""So many numbers (4 bytes each) of texts asked before are kept."""

_BLOCK = 512
_REST_S = 60.0
"""After a failure a model is left alone so long, so that nobody waits for it again."""


class Embed(Protocol):
    """What gives vectors to texts; `MeasureFailed` when it cannot."""

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text."""


class FittedVectors:
    """Texts as vectors of length 1, and how cosines of their model are laid."""

    def __init__(self, vectors: Vectors, strangers: float, same: float) -> None:
        """Keep the vectors; cosines of `strangers` become 0, those of the `same` 1."""
        self._vectors = vectors
        self._strangers = strangers
        self._apart = same - strangers

    def likeness(self, one: Places, two: Places) -> Shares:
        """Return how alike the texts at these places are, 0 to 1."""
        left, right = self._vectors[one], self._vectors[two]
        cosine = np.einsum("ij,ij->i", left, right, dtype=np.float64)
        return self._laid(cosine)

    def _laid(self, cosine: npt.NDArray[np.float64] | Vectors) -> Shares:
        exact: Shares = np.asarray(cosine, np.float64)
        laid: Shares = np.clip((exact - self._strangers) / self._apart, 0.0, 1.0)
        return laid.round(6)

    def near(self, least: float, most: int) -> tuple[Places, Places]:
        """Return the pairs that are alike for `least`: of each text at most `most`."""
        count = len(self._vectors)
        found = [np.empty((0, 2), np.intp)]
        for start in range(0, count, _BLOCK):
            rows = np.arange(start, min(start + _BLOCK, count))
            alike = self._laid(self._vectors[rows] @ self._vectors.T)
            alike[np.arange(len(rows)), rows] = -1.0
            if count > most:
                order = np.argsort(-alike, axis=1, kind="stable")[:, :most]
            else:
                order = np.tile(np.arange(count), (len(rows), 1))
            kept = np.take_along_axis(alike, order, 1) >= max(least - 1e-6, 0.0)
            left = np.repeat(rows, order.shape[1]).reshape(order.shape)[kept]
            found.append(np.stack([left, order[kept]], axis=1))
        pairs = np.unique(np.sort(np.concatenate(found), axis=1), axis=0)
        return pairs[:, 0], pairs[:, 1]


class Embedded:
    """A measure upon whatever gives vectors; remembers texts that it saw before."""

    bands = Bands(strong=0.90, likely=0.70, related=0.50)

    def __init__(
        self, name: str, embed: Embed, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Name it; `clock` tells seconds, for the rest after a failure."""
        self.id = name
        self._embed = embed
        self._clock = clock
        self._lock = threading.Lock()
        self._known: OrderedDict[str, Vectors] = OrderedDict()
        self._scale: tuple[float, float] | None = None
        self._failed: tuple[float, str] | None = None

    def fit(self, texts: Sequence[str]) -> FittedVectors:
        """Fetch what is not yet known of these texts; raises `MeasureFailed`.

        After a failure it fails at once for a minute.
        """
        with self._lock:
            if self._failed and self._clock() - self._failed[0] < _REST_S:
                raise MeasureFailed(self._failed[1])
            try:
                scale = self._scale = self._scale or self._asked_scale()
                vectors = self._vectors(texts)
            except MeasureFailed as failure:
                self._failed = (self._clock(), str(failure))
                raise
            self._failed = None
            return FittedVectors(vectors, *scale)

    def _asked_scale(self) -> tuple[float, float]:
        """Return the cosine of strangers and of texts that say the same."""
        left = self._vectors([one for one, _ in ANCHORS])
        right = self._vectors([two for _, two in ANCHORS])
        cosines = (left @ right.T).astype(np.float64)
        same = float(np.diag(cosines).mean())
        strangers = float(cosines[~np.eye(len(ANCHORS), dtype=np.bool_)].mean())
        if same - strangers < _LEAST_APART:
            raise MeasureFailed("the model cannot tell Dutch sentences apart")
        return strangers, same

    def _vectors(self, texts: Sequence[str]) -> Vectors:
        """Return a row for each text; asked in order of the texts, so always alike."""
        new = sorted(set(texts) - self._known.keys())
        if new:
            fresh = _checked(self._embed(new), len(new))
            if self._known and fresh.shape[1] != len(next(iter(self._known.values()))):
                self._known.clear()
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
