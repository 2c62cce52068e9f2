# SPDX-License-Identifier: EUPL-1.2
"""Who agrees with whom: what is shared, what is contested, and groups if they are real.

Nothing is said of fewer than `FEWEST` persons. Who is in a group is for counting and
for telling a person their own group; a screen never names who else is in it.
"""

import math
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from nulplaat.merging.agreement import groups_of

FEWEST = 3
"""Of fewer persons nothing is said."""

FEWEST_VOTES = 5
"""So many must have voted on an item before it is called shared or contested."""

FEWEST_VOTERS = 20
"""With fewer voters no groups are looked for."""

MOST_TYPICAL = 5

_SHARED = 3 / 4
"""So many of those who chose a side chose this one; in every group the most did."""

_CONTESTED = 1 / 3
"""So many of those who chose a side are at least on the smaller one."""

_TYPICAL = 0.4
"""So much more (of 1) a group says yes, or no, than the others do."""

Why = Literal["", "too_few", "no_clear_groups"]
Votes = Mapping[str, Mapping[str, int]]


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

    The numbers of its items count this group only, the most telling first; their
    `stance` is what this group says more often than the others.
    """

    voters: tuple[str, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Opinions:
    """What votes say; `why` tells why there are no groups, and is empty with groups.

    `too_few`: fewer than 20 who voted on enough items; `no_clear_groups`: chance does
    as well, or they fall apart when a tenth of the voters stays away. The largest group
    comes first; who stands between the groups is in none.

    `shared`: at least three quarters of those who chose a side chose the same, and in
    every group most did; the surest first. `contested`: at least a third, and three
    persons, are on the smaller side; the most divided first. Both need five votes, of
    which half choose a side. `voters` counts who voted at all.
    """

    groups: tuple[OpinionGroup, ...]
    why: Why
    shared: tuple[Item, ...]
    contested: tuple[Item, ...]
    voters: int


def opinions(votes: Votes) -> Opinions:
    """Return what votes (voter -> item -> 1, 0 or -1) say; 0 is neither yes nor no.

    The same votes in any order give the same answer. Other numbers are no votes.
    """
    given = {
        voter: {item: vote for item, vote in of.items() if vote in (-1, 0, 1)}
        for voter, of in votes.items()
    }
    given = {voter: of for voter, of in sorted(given.items()) if of}
    groups, why = _groups(given)
    counted = [_count(item, given, given) for item in _items(given)]
    telling = [item for item in counted if _is_telling(item)]
    return Opinions(
        groups=tuple(_group(members, given) for members in groups),
        why=why,
        shared=tuple(
            sorted(
                (item for item in telling if _is_shared(item, groups, given)),
                key=lambda item: (-_surety(item), item.item),
            )
        ),
        contested=tuple(
            sorted(
                (item for item in telling if _is_contested(item)),
                key=lambda item: (-_smaller(item), -_sided(item), item.item),
            )
        ),
        voters=len(given),
    )


def _items(votes: Votes) -> list[str]:
    return sorted({item for of in votes.values() for item in of})


def _groups(votes: Votes) -> tuple[list[tuple[str, ...]], Why]:
    """Return the voters of each group; voters and items with few votes stay out."""
    counts = {item: _count(item, votes, votes) for item in _items(votes)}
    items = [item for item, count in counts.items() if _voted(count) >= FEWEST_VOTES]
    enough = max(FEWEST, min(7, math.ceil(len(items) / 2)))
    voters = [v for v, of in votes.items() if sum(i in of for i in items) >= enough]
    if len(voters) < FEWEST_VOTERS:
        return [], "too_few"
    matrix = np.array([[votes[v].get(i, np.nan) for i in items] for v in voters])
    found = [tuple(voters[n] for n in places) for places in groups_of(matrix)]
    return found, "" if found else "no_clear_groups"


def _count(item: str, votes: Votes, voters: Collection[str]) -> Item:
    """Count an item among some voters; its stance is 0 unless one side is shared."""
    given = [votes[voter][item] for voter in voters if item in votes[voter]]
    agree, disagree = given.count(1), given.count(-1)
    larger = max(agree, disagree)
    one_sided = larger > 0 and larger >= _SHARED * (agree + disagree)
    stance: Literal[-1, 0, 1] = 0 if not one_sided else 1 if agree > disagree else -1
    return Item(item, agree, disagree, given.count(0), stance)


def _sided(item: Item) -> int:
    return item.agree + item.disagree


def _voted(item: Item) -> int:
    return _sided(item) + item.passed


def _smaller(item: Item) -> float:
    return min(item.agree, item.disagree) / _sided(item)


def _is_telling(item: Item) -> bool:
    many = _voted(item)
    return many >= FEWEST_VOTES and _sided(item) >= max(FEWEST, many / 2)


def _is_contested(item: Item) -> bool:
    fewest = min(item.agree, item.disagree)
    return fewest >= FEWEST and _smaller(item) >= _CONTESTED


def _is_shared(item: Item, groups: list[tuple[str, ...]], votes: Votes) -> bool:
    """Whether most are on one side, also in every group that chose sides."""
    if not item.stance:
        return False
    for members in groups:
        own = _count(item.item, votes, members)
        if _sided(own) >= FEWEST and item.stance * (own.agree - own.disagree) <= 0:
            return False
    return True


def _surety(item: Item) -> float:
    """Return the share of the larger side that is sure at least (Wilson, 95 %)."""
    many, share = _sided(item), max(item.agree, item.disagree) / _sided(item)
    z = 1.645
    middle = share + z * z / (2 * many)
    spread = z * math.sqrt(share * (1 - share) / many + z * z / (4 * many * many))
    return round((middle - spread) / (1 + z * z / many), 9)


def _group(members: tuple[str, ...], votes: Votes) -> OpinionGroup:
    others = [voter for voter in votes if voter not in set(members)]
    found = []
    for item in _items(votes):
        own, rest = _count(item, votes, members), _count(item, votes, others)
        if _voted(own) < FEWEST_VOTES or _voted(rest) < FEWEST:
            continue
        yes = own.agree / _voted(own) - rest.agree / _voted(rest)
        no = own.disagree / _voted(own) - rest.disagree / _voted(rest)
        more = max(yes, no)
        if more >= _TYPICAL:
            stance: Literal[-1, 1] = 1 if yes >= no else -1
            item_of_group = Item(item, own.agree, own.disagree, own.passed, stance)
            found.append((-round(more, 9), item, item_of_group))
    typical = [each for _, _, each in sorted(found, key=lambda each: each[:2])]
    return OpinionGroup(members, tuple(typical[:MOST_TYPICAL]))
