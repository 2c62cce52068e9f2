# SPDX-License-Identifier: EUPL-1.2
"""Which voters vote alike, and whether that is more than chance.

Votes are a matrix of voters by items: 1, 0, -1, and NaN where nobody voted. Voters are
cut in two along the direction in which they differ most, and each part again, as long
as a cut explains more of the votes than any cut of shuffled votes does. A part is cut
again only where a valley lies between: a scale from yes to no has two ends, not four
groups. What is found must come back when voters stay away; who then changes sides
belongs nowhere.
"""

import math
from collections.abc import Iterator
from itertools import permutations

import numpy as np
import numpy.typing as npt

FEWEST_IN_GROUP = 5
MOST_GROUPS = 4

_SHUFFLES = 199
"""A cut must beat all of these: chance does so once in 200."""

_CLEARLY = 1.10
"""And by so much more, so that no luck of the draw decides."""

_MOST_CELLS = 400_000
"""So many shuffled votes are looked at together: bounds memory."""

_AWAY = 0.10
_TIMES_AWAY = 40
_HOLDS = 0.90
"""So often a voter must stay with the same others to be one of them."""

_MOST_NOWHERE = 0.25
"""With more voters who belong nowhere the groups are not clear."""

_BELL = 0.9
"""Of 20 crowds around one middle, about one cut explains so much more (over √n)."""

_ROUNDS = 20
_SEED = 2026

Floats = npt.NDArray[np.float64]
Labels = npt.NDArray[np.intp]


def groups_of(votes: Floats) -> list[Labels]:
    """Return the places of the voters of each group, the largest group first.

    Empty when no grouping is clearly above chance and stable. Deterministic.
    """
    chance = np.random.default_rng(_SEED)
    labels = np.zeros(len(votes), np.intp)
    steps = list(_splits(votes, labels, chance))
    while steps:
        labels = steps.pop()
        sure = _who_stays(votes, labels, chance)
        found = [np.flatnonzero(sure & (labels == n)) for n in range(labels.max() + 1)]
        if (
            all(len(group) >= FEWEST_IN_GROUP for group in found)
            and np.mean(~sure) <= _MOST_NOWHERE
        ):
            return sorted(found, key=lambda group: (-len(group), group[0]))
    return []


def _splits(
    votes: Floats, labels: Labels, chance: np.random.Generator
) -> Iterator[Labels]:
    """Yield the groupings in 2, 3 and 4 of which every cut is above chance."""
    parts = [np.arange(len(votes))]
    whole: list[Labels] = []
    while parts and len(parts) + len(whole) < MOST_GROUPS:
        part = parts.pop(0)
        cut = _cut(votes[part])
        further = len(parts) + len(whole) > 0
        if (
            cut is None
            or (further and not _has_valley(votes[part]))
            or not _above_chance(votes[part], chance)
        ):
            whole.append(part)
            continue
        parts += [part[~cut], part[cut]]
        parts.sort(key=lambda places: (-len(places), places[0]))
        yield _settled(votes, _labels_of([*parts, *whole], len(votes)))


def _labels_of(parts: list[Labels], count: int) -> Labels:
    labels = np.zeros(count, np.intp)
    for number, part in enumerate(sorted(parts, key=lambda part: int(part[0]))):
        labels[part] = number
    return labels


def _centred(votes: Floats) -> Floats:
    """Return how far each vote is from the mean of its item; 0 where nobody voted.

    Who voted on few items counts no less for it, up to twice.
    """
    seen = ~np.isnan(votes)
    count = np.maximum(seen.sum(-2, keepdims=True), 1)
    mean = np.where(seen, votes, 0.0).sum(-2, keepdims=True) / count
    voted = np.maximum(seen.sum(-1, keepdims=True), 1)
    scale = np.minimum(np.sqrt(votes.shape[-1] / voted), 2.0)
    centred: Floats = np.where(seen, votes - mean, 0.0) * scale
    return centred


def _along(centred: Floats) -> Floats:
    """Return where each voter stands on the direction of most difference."""
    voters, items = centred.shape[-2:]
    turned = np.swapaxes(centred, -1, -2)
    if items <= voters:
        axis = np.linalg.eigh(turned @ centred)[1][..., -1:]
        along: Floats = (centred @ axis)[..., 0]
        return along
    size, axes = np.linalg.eigh(centred @ turned)
    found: Floats = axes[..., -1] * np.sqrt(np.maximum(size[..., -1:], 0.0))
    return found


def _best_cut(places: Floats) -> tuple[Labels, Floats, Labels]:
    """Return after which voter in order to cut, what that explains, and the order."""
    order = np.argsort(places, axis=-1, kind="stable")
    ordered = np.take_along_axis(places, order, -1)
    count = places.shape[-1]
    left = np.cumsum(ordered, -1)[..., :-1]
    total = ordered.sum(-1, keepdims=True)
    size = np.arange(1, count)
    between = left**2 / size + (total - left) ** 2 / (count - size) - total**2 / count
    fits = (size >= FEWEST_IN_GROUP) & (count - size >= FEWEST_IN_GROUP)
    between = np.where(fits, between, -1.0)
    at = between.argmax(-1)
    return at, np.take_along_axis(between, at[..., None], -1)[..., 0], order


def _cut(votes: Floats) -> npt.NDArray[np.bool_] | None:
    """Return who stands on the far side of the best cut; None for too few voters."""
    if len(votes) < 2 * FEWEST_IN_GROUP:
        return None
    at, _, order = _best_cut(_along(_centred(votes)))
    far = np.zeros(len(votes), np.bool_)
    far[order[int(at) + 1 :]] = True
    return far


def _explained(votes: Floats) -> Floats:
    """Return the share of the differences that the best cut explains."""
    centred = _centred(votes)
    _, between, _ = _best_cut(_along(centred))
    share: Floats = between / np.maximum((centred**2).sum((-1, -2)), 1e-9)
    return share


def _has_valley(votes: Floats) -> bool:
    """Whether the cut explains more than one crowd around a middle seldom shows.

    Of a bell the best cut explains 2/π; in small samples more, by chance.
    """
    places = _along(_centred(votes))
    spread = float(((places - places.mean()) ** 2).sum())
    _, between, _ = _best_cut(places)
    return float(between) >= spread * (2 / math.pi + _BELL / math.sqrt(len(votes)))


def _above_chance(votes: Floats, chance: np.random.Generator) -> bool:
    """Whether the best cut explains more than that of any shuffled votes."""
    found = float(_explained(votes)) / _CLEARLY - 1e-9
    at_once = max(1, _MOST_CELLS // votes.size)
    left = _SHUFFLES
    while left > 0:
        many = min(left, at_once)
        if _explained(_shuffled(votes, many, chance)).max() >= found:
            return False
        left -= many
    return True


def _shuffled(votes: Floats, many: int, chance: np.random.Generator) -> Floats:
    """Return the votes so many times, those on each item dealt out anew."""
    shuffled = np.repeat(votes[None], many, axis=0)
    for item in range(votes.shape[1]):
        who = np.flatnonzero(~np.isnan(votes[:, item]))
        drawn = np.tile(votes[who, item], (many, 1))
        shuffled[:, who, item] = chance.permuted(drawn, axis=1)
    return shuffled


def _settled(votes: Floats, labels: Labels) -> Labels:
    """Move every voter to the group whose mean votes are nearest, until all stay."""
    seen = ~np.isnan(votes)
    given = np.where(seen, votes, 0.0)
    for _ in range(_ROUNDS):
        distance = np.stack(
            [
                (seen * (given - _mean(given, seen, labels == n)) ** 2).sum(1)
                for n in range(labels.max() + 1)
            ]
        )
        moved = np.round(distance, 9).argmin(0)
        if np.bincount(moved, minlength=len(distance)).min() < FEWEST_IN_GROUP:
            break
        if (moved == labels).all():
            break
        labels = moved
    return labels


def _mean(given: Floats, seen: npt.NDArray[np.bool_], who: Labels) -> Floats:
    mean: Floats = given[who].sum(0) / np.maximum(seen[who].sum(0), 1)
    return mean


def _who_stays(
    votes: Floats, labels: Labels, chance: np.random.Generator
) -> npt.NDArray[np.bool_]:
    """Return which voters stay with the same others when a tenth stays away."""
    present = np.zeros(len(votes))
    kept = np.zeros(len(votes))
    for _ in range(_TIMES_AWAY):
        many = len(votes) - max(1, round(len(votes) * _AWAY))
        who = np.sort(chance.permutation(len(votes))[:many])
        again = _regrouped(votes[who], int(labels.max()) + 1)
        present[who] += 1
        kept[who] += _best_match(labels[who], again)
    stays: npt.NDArray[np.bool_] = kept >= _HOLDS * np.maximum(present, 1)
    return stays


def _regrouped(votes: Floats, many: int) -> Labels:
    """Cut in so many groups, each time where a cut explains most."""
    parts = [np.arange(len(votes))]
    while len(parts) < many:
        gains = [
            float(_best_cut(_along(_centred(votes[part])))[1])
            if len(part) >= 2 * FEWEST_IN_GROUP
            else -1.0
            for part in parts
        ]
        if max(gains) < 0:
            break
        part = parts.pop(int(np.argmax(np.round(gains, 9))))
        cut = _cut(votes[part])
        parts += [part[~cut], part[cut]] if cut is not None else [part]
    return _settled(votes, _labels_of(parts, len(votes)))


def _best_match(labels: Labels, again: Labels) -> npt.NDArray[np.bool_]:
    """Return who has the same group in both, names of groups apart."""
    many = max(int(labels.max()), int(again.max())) + 1
    together = np.zeros((many, many), np.intp)
    np.add.at(together, (again, labels), 1)
    best = max(
        permutations(range(many)), key=lambda p: sum(together[n, p[n]] for n in p)
    )
    same: npt.NDArray[np.bool_] = np.array(best)[again] == labels
    return same
