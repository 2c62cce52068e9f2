# SPDX-License-Identifier: EUPL-1.2
"""Who agrees with whom: groups when the votes really show them, and what is shared.

Nothing is said of fewer than `FEWEST` persons.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

FEWEST = 3
"""Of fewer persons nothing is said."""

FEWEST_VOTES = 5
"""So many must have voted on an item before it is called shared or contested."""

FEWEST_VOTERS = 20
"""With fewer voters no groups are looked for."""

FEWEST_IN_GROUP = 5

Why = Literal["", "too_few", "no_clear_groups"]


@dataclass(frozen=True)
class Item:
    """How many said yes, no and neither; `stance` is 1, -1, or 0 when they divide."""

    item: str
    agree: int
    disagree: int
    passed: int
    stance: Literal[-1, 0, 1]


@dataclass(frozen=True)
class OpinionGroup:
    """Voters who voted alike; `items` are those on which they differ from the rest.

    The numbers of its items count this group only, the most telling first.
    """

    voters: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Opinions:
    """What votes say; `why` tells why there are no groups, and is empty with groups.

    `too_few`: fewer than 20 voters; `no_clear_groups`: chance does as well, or they do
    not hold when a tenth of the voters stays away. Shared: most say the same, in every
    group; contested: both sides are large.
    """

    groups: tuple[OpinionGroup, ...]
    why: Why
    shared: tuple[Item, ...]
    contested: tuple[Item, ...]
    voters: int


def opinions(votes: Mapping[str, Mapping[str, int]]) -> Opinions:
    """Return what votes (voter -> item -> 1, 0 or -1) say; 0 is neither yes nor no.

    The same votes in any order give the same answer.
    """
    items = sorted({item for given in votes.values() for item in given})
    counted = [_count(item, votes) for item in items]
    voters = sum(bool(given) for given in votes.values())
    return Opinions(
        groups=(),
        why="too_few" if voters < FEWEST_VOTERS else "no_clear_groups",
        shared=tuple(item for item in counted if item and item.stance),
        contested=tuple(item for item in counted if item and not item.stance),
        voters=voters,
    )


def _count(item: str, votes: Mapping[str, Mapping[str, int]]) -> Item | None:
    given = [of[item] for of in votes.values() if item in of]
    agree, disagree = given.count(1), given.count(-1)
    if len(given) < FEWEST_VOTES or agree + disagree < FEWEST:
        return None
    share = agree / (agree + disagree)
    if 1 / 4 < share < 3 / 4:
        return Item(item, agree, disagree, given.count(0), 0)
    return Item(item, agree, disagree, given.count(0), 1 if share > 1 / 2 else -1)
