# SPDX-License-Identifier: EUPL-1.2
"""The measure that needs no model: stems, compound parts and letters."""

from collections.abc import Sequence
from itertools import combinations

import numpy as np

from nulplaat.merging.measure import Bands, Places, Shares
from nulplaat.merging.texts import Measure, ready


class FittedLexical:
    """Texts made ready to be compared by their words and letters."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Weigh what stands in the texts."""
        self._measure = Measure([ready(text) for text in texts])
        self._count = len(texts)

    def likeness(self, one: Places, two: Places) -> Shares:
        """Return how alike the texts at these places are."""
        pairs = zip(one.tolist(), two.tolist(), strict=True)
        return np.array([self._measure.likeness(a, b) for a, b in pairs])

    def near(self, least: float, most: int) -> tuple[Places, Places]:
        """Return the pairs that may be alike for `least`."""
        pairs = np.array(list(combinations(range(self._count), 2)), dtype=np.intp)
        pairs = pairs.reshape(-1, 2)
        return pairs[:, 0], pairs[:, 1]


class Lexical:
    """The default measure."""

    id = "lexical"
    bands = Bands()

    def fit(self, texts: Sequence[str]) -> FittedLexical:
        """Make ready for these texts."""
        return FittedLexical(texts)


LEXICAL = Lexical()
