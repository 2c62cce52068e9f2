# SPDX-License-Identifier: EUPL-1.2
"""What a measure of likeness is: the seam at which a better one can be put in.

A measure says only how alike texts are. What is equal, opposite, decided by people or
in another kring is no business of a measure: the core sees to that for all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
import numpy.typing as npt

Band = Literal["same", "strong", "likely"]
"""Equal after normalising; preselected; proposed."""

Places = npt.NDArray[np.intp]
"""Places of texts in the list that a measure was fitted to."""

Shares = npt.NDArray[np.float64]
"""How alike, from 0 to 1."""


@dataclass(frozen=True)
class Bands:
    """From which likeness on notes are preselected, proposed, or shown as related."""

    strong: float = 0.65
    likely: float = 0.50
    related: float = 0.30

    def band(self, score: float) -> Band:
        """Return the band of a group whose average likeness is `score`."""
        return "strong" if score >= self.strong else "likely"


class MeasureFailed(Exception):
    """A measure cannot answer; its text says why, for the log and the notice."""


FAILURES = (MeasureFailed, OSError, RuntimeError, ValueError, ImportError)
"""What a measure may raise when it cannot answer; then words are compared."""


class Fitted(Protocol):
    """A measure made ready for a list of texts, asked by their places in that list."""

    def likeness(self, one: Places, two: Places) -> Shares:
        """Return how alike the texts at one[n] and two[n] are, 0 to 1, for every n.

        The same both ways, and the same for the same texts whatever their order.
        """

    def near(self, least: float, most: int) -> tuple[Places, Places]:
        """Return pairs (one[n] < two[n], each once) that may be alike for `least`.

        At least the `most` most alike of each text, where so many reach `least`.
        """


class Measure(Protocol):
    """A way to say how alike texts are; `id` names it, `bands` are in its own scale."""

    @property
    def id(self) -> str:
        """The name in settings and in notices."""

    @property
    def bands(self) -> Bands:
        """From which likeness on two texts count as the same, for this measure."""

    def fit(self, texts: Sequence[str]) -> Fitted:
        """Make ready for these texts, whose places are those in the list.

        May raise `MeasureFailed`; then the lexical measure answers, with a notice.
        """
