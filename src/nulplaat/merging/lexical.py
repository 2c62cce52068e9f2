# SPDX-License-Identifier: EUPL-1.2
"""The measure that needs no model: words weighed by rarity, and words that are kin.

A text is the sum of its words and of the parts of its compounds, each with its weight.
Two texts are as alike as the angle between them is small, where words that are kin
(much alike in letters, or the same in meaning) point partly the same way: the soft
cosine. A short text within a long one loses little by the rest of that. What rests on
one word of little weight counts for less.
"""

from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np
from scipy import sparse

from nulplaat.merging.background import weights
from nulplaat.merging.features import features
from nulplaat.merging.kin import Table, kinship
from nulplaat.merging.measure import Bands, Places, Shares
from nulplaat.merging.texts import Text, opposed, ready

_SCALE_FROM = (0.0, 0.20, 0.393, 0.60, 1.0)
_SCALE_TO = (0.0, 0.30, 0.50, 0.65, 1.0)
"""The soft cosine is brought to a scale on which the bands mean what they promise."""

LITTLE = 10.0
"""Two texts that share no more weight than this are only half as alike: one word of
middling weight, without anything beside it, says little.
"""

HELD = 0.2
"""A short text that a longer one holds is more alike to it than the angle says: by so
many powers of how much longer the other is.
"""

MOST_HELD = 2.0
"""However much longer another text is, this is the most that it makes of it."""

_ROWS = 256
_DENSE = 64
"""So many texts are laid out over all words at a time."""

_CROWDED = 800
"""Among very many, a word in more texts than this makes no two worth comparing."""

_RARE = 50
"""Among very many, only words in fewer texts than this are sought by their kin too."""

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
        self._held = held
        self._kin = kinship(stems)
        seen = dict(zip(stems, held.tolist(), strict=True)) if joined else {}
        kin = dict(zip(stems, self._in_kin().tolist(), strict=True)) if joined else {}
        told = weights(stems, seen, len(texts) if joined else 0, kin)
        self._table.data *= np.asarray(told)[self._table.indices]
        self._normalise()

    def _in_kin(self) -> Shares:
        """Return in how many texts each word stands, itself or by words of its kin.

        A word of which half the kin is in a text counts there for a quarter. Among very
        many texts kin are not looked at.
        """
        if self._table.shape[0] > _FEW:
            return self._held.astype(float)
        there = self._table.copy()
        there.data = np.ones_like(there.data)
        near = self._kin.copy()
        near.data = near.data**2
        spread = there @ near
        spread.data = np.minimum(spread.data, 1.0)
        found: Shares = np.asarray(spread.sum(axis=0)).ravel()
        return found

    def _normalise(self) -> None:
        lengths = np.empty(self._table.shape[0])
        for start in range(0, len(lengths), _ROWS):
            rows = self._table[start : start + _ROWS]
            spread = rows @ self._kin
            lengths[start : start + _ROWS] = spread.multiply(rows).sum(axis=1)
        self._lengths = np.sqrt(np.where(lengths > 0, lengths, 1.0))
        self._held_by = self._lengths**HELD
        self._table.data /= np.repeat(self._lengths, np.diff(self._table.indptr))

    def likeness(self, one: Places, two: Places) -> Shares:
        """Return how alike the texts at these places are."""
        cosines = np.zeros(len(one))
        order = np.argsort(one, kind="stable")
        rows, back = np.unique(one[order], return_inverse=True)
        ends = np.searchsorted(back, np.arange(0, len(rows) + _DENSE, _DENSE))
        for start, end in pairwise(ends.tolist()):
            asked = order[start:end]
            cosines[asked] = self._cosines(one[asked], two[asked])
        shared = cosines * self._lengths[one] * self._lengths[two]
        held = np.minimum(1.0, cosines * self._longer(one, two))
        return _scaled(held * shared / (shared + LITTLE))

    def _longer(self, one: Places, two: Places) -> Shares:
        """Return by how much the longer of two texts makes them more alike."""
        ones, twos = self._held_by[one], self._held_by[two]
        longer: Shares = np.maximum(ones, twos) / np.minimum(ones, twos)
        return np.minimum(longer, MOST_HELD)

    def _most_longer(self) -> Shares:
        """Return for each text the most that the length of any other makes of it."""
        least = self._held_by.min(initial=np.inf)
        most = self._held_by.max(initial=0.0)
        longer: Shares = np.maximum(most / self._held_by, self._held_by / least)
        return np.minimum(longer, MOST_HELD)

    def _cosines(self, one: Places, two: Places) -> Shares:
        """Return the cosines of pairs that have few different texts in `one`."""
        rows, back = np.unique(one, return_inverse=True)
        spread = (self._table[rows] @ self._kin).toarray()
        starts, counts = self._table.indptr[two], np.diff(self._table.indptr)[two]
        pair = np.repeat(np.arange(len(two)), counts)
        skipped = np.repeat(np.cumsum(counts) - counts, counts)
        flat = np.arange(len(pair)) - skipped + np.repeat(starts, counts)
        terms = spread[back[pair], self._table.indices[flat]] * self._table.data[flat]
        sums: Shares = np.bincount(pair, weights=terms, minlength=len(two)).astype(
            float
        )
        return sums

    def near(self, least: float, most: int) -> tuple[Places, Places]:
        """Return the pairs that may be alike for `least`."""
        count = self._table.shape[0]
        within = float(np.interp(least, _SCALE_TO, _SCALE_FROM))
        sought, kin = self._sought() if count > _FEW else (self._table, self._kin)
        turned = sought.T.tocsr()
        floors = within / self._most_longer()
        ones, twos = [np.empty(0, np.intp)], [np.empty(0, np.intp)]
        for start in range(0, count, _ROWS):
            near = ((sought[start : start + _ROWS] @ kin) @ turned).tocoo()
            one, two = near.row + start, near.col
            kept = (near.data >= floors[one]) & (one != two)
            one, two, share = one[kept], two[kept], near.data[kept]
            share = share * self._longer(one, two)
            kept = share >= within
            one, two = _best(one[kept], two[kept], share[kept], most)
            ones.append(one)
            twos.append(two)
        return _each_once(np.concatenate(ones), np.concatenate(twos), count)

    def _sought(self) -> tuple[Table, Table]:
        """Return the words to seek by among very many texts, and their kin."""
        kept = np.flatnonzero(self._held <= _CROWDED)
        rare = sparse.diags_array((self._held[kept] <= _RARE).astype(np.float64))
        kin = rare @ self._kin[kept][:, kept] @ rare
        kin.setdiag(1.0)
        return self._table[:, kept], kin.tocsr()


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
    if share > CAP and opposed(one.raw, two.raw):
        return CAP
    return share
