# SPDX-License-Identifier: EUPL-1.2
"""The measure that needs no model: words weighed by rarity, and words that are kin.

A text is the sum of its words and of the parts of its compounds, each with its weight.
Two texts are as alike as the angle between them is small, where words that are kin
(much alike in letters, or the same in meaning) point partly the same way: the soft
cosine. What rests on one word of little weight counts for less.
"""

from collections.abc import Sequence
from itertools import chain

import numpy as np
from scipy import sparse

from nulplaat.merging.background import weights
from nulplaat.merging.clash import clash
from nulplaat.merging.features import features
from nulplaat.merging.kin import kinship
from nulplaat.merging.measure import Bands, Places, Shares
from nulplaat.merging.texts import Text, ready

_SCALE_FROM = (0.0, 0.18, 0.31, 0.50, 1.0)
_SCALE_TO = (0.0, 0.30, 0.50, 0.65, 1.0)
"""The soft cosine is brought to a scale on which the bands mean what they promise."""

LITTLE = 15.0
"""Two texts that share no more weight than this are only half as alike: one word of
middling weight, without anything beside it, says little.
"""

_ROWS = 1024
_PAIRS = 1 << 16

_CROWDED = 400
"""Beyond this many texts a word no longer makes two texts worth comparing."""

_FEW = 1200
"""So many texts are compared each with each."""


class FittedLexical:
    """Texts made ready to be compared by their words."""

    def __init__(self, texts: Sequence[str], *, joined: bool = True) -> None:
        """Weigh words by the background, and `joined` with that by these texts."""
        found = [features(text) for text in texts]
        stems = sorted(set(chain.from_iterable(found))) or [""]
        self._table = _table(found, stems)
        held = np.bincount(self._table.indices, minlength=len(stems))
        seen = dict(zip(stems, held.tolist(), strict=True)) if joined else {}
        told = weights(stems, seen, len(texts) if joined else 0)
        self._table.data *= np.asarray(told)[self._table.indices]
        self._kin = kinship(stems)
        self._held = held
        self._normalise()

    def _normalise(self) -> None:
        lengths = np.empty(self._table.shape[0])
        for start in range(0, len(lengths), _ROWS):
            rows = self._table[start : start + _ROWS]
            spread = rows @ self._kin
            lengths[start : start + _ROWS] = spread.multiply(rows).sum(axis=1)
        self._lengths = np.sqrt(np.where(lengths > 0, lengths, 1.0))
        self._table.data /= np.repeat(self._lengths, np.diff(self._table.indptr))

    def likeness(self, one: Places, two: Places) -> Shares:
        """Return how alike the texts at these places are."""
        parts = [
            self._cosines(one[start : start + _PAIRS], two[start : start + _PAIRS])
            for start in range(0, len(one), _PAIRS)
        ]
        cosines = np.concatenate(parts) if parts else np.empty(0)
        shared = cosines * self._lengths[one] * self._lengths[two]
        return _scaled(cosines * shared / (shared + LITTLE))

    def _cosines(self, one: Places, two: Places) -> Shares:
        asked, back = np.unique(one, return_inverse=True)
        spread = self._table[asked] @ self._kin
        shared = spread[back].multiply(self._table[two])
        return np.asarray(shared.sum(axis=1)).ravel()

    def near(self, least: float, most: int) -> tuple[Places, Places]:
        """Return the pairs that may be alike for `least`."""
        count = self._table.shape[0]
        within = float(np.interp(least, _SCALE_TO, _SCALE_FROM))
        sought = self._table
        if count > _FEW:
            sought = sought[:, np.flatnonzero(self._held <= _CROWDED)]
        kin = self._kin
        if count > _FEW:
            kept = np.flatnonzero(self._held <= _CROWDED)
            kin = kin[kept][:, kept]
        turned = sought.T.tocsr()
        ones, twos = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
        for start in range(0, count, _ROWS):
            near = ((sought[start : start + _ROWS] @ kin) @ turned).tocoo()
            one, two = near.row + start, near.col
            kept = (near.data >= within) & (one != two)
            one, two = _best(one[kept], two[kept], near.data[kept], most)
            ones.append(one)
            twos.append(two)
        return _each_once(np.concatenate(ones), np.concatenate(twos), count)


def _table(found: Sequence[dict[str, float]], stems: list[str]) -> sparse.csr_array:
    place = {stem: n for n, stem in enumerate(stems)}
    ends = np.cumsum([0, *map(len, found)])
    rows = (sorted((place[s], share) for s, share in held.items()) for held in found)
    flat = np.array(list(chain.from_iterable(rows)), dtype=np.float64).reshape(-1, 2)
    data = (flat[:, 1], flat[:, 0].astype(np.int32), ends)
    return sparse.csr_array(data, shape=(len(found), len(stems)))


def _best(one: Places, two: Places, share: Shares, most: int) -> tuple[Places, Places]:
    """Return of each in `one` the `most` with the largest share."""
    order = np.lexsort((two, -share, one))
    one, two = one[order], two[order]
    kept = np.arange(len(one)) - np.searchsorted(one, one) < most
    return one[kept], two[kept]


def _each_once(one: Places, two: Places, count: int) -> tuple[Places, Places]:
    low, high = np.minimum(one, two), np.maximum(one, two)
    both = np.unique(low.astype(np.int64) * count + high)
    one, two = np.divmod(both, max(count, 1))
    return one.astype(np.intp), two.astype(np.intp)


def _scaled(cosines: Shares) -> Shares:
    return np.round(np.interp(cosines, _SCALE_FROM, _SCALE_TO), 6)


class Lexical:
    """The default measure."""

    id = "lexical"
    bands = Bands()

    def fit(self, texts: Sequence[str]) -> FittedLexical:
        """Make ready for these texts."""
        return FittedLexical(texts)


LEXICAL = Lexical()


CAP = LEXICAL.bands.likely - 0.05
"""The most that texts which seem opposite are alike; below the proposing band."""


def likeness(a: Sequence[str], b: Sequence[str]) -> list[float]:
    """Return how alike a[0] and b[0] are, a[1] and b[1], and so on; 0 to 1.

    No pair has a bearing on another one. Raises ValueError for lists of other lengths.

    >>> likeness(["Aan tafel zitten"], ["aan tafel zitten!"])
    [1.0]
    """
    pairs = [(ready(one), ready(two)) for one, two in zip(a, b, strict=True)]
    texts = sorted({text.key for pair in pairs for text in pair})
    place = {key: n for n, key in enumerate(texts)}
    fitted = FittedLexical(texts, joined=False)
    shares = fitted.likeness(
        np.array([place[one.key] for one, _ in pairs], dtype=np.intp),
        np.array([place[two.key] for _, two in pairs], dtype=np.intp),
    )
    return [
        _said(one, two, share)
        for (one, two), share in zip(pairs, shares.tolist(), strict=True)
    ]


def _said(one: Text, two: Text, share: float) -> float:
    if one.key == two.key:
        return 1.0 if one.key else 0.0
    if share > CAP and clash(one.signs, two.signs):
        return CAP
    return share
