# SPDX-License-Identifier: EUPL-1.2
"""In which order somebody wrote their own geeltjes: told to them only. Pure."""

from bisect import bisect_left
from collections.abc import Callable, Iterable

from nulplaat.live.domain import State


def _nr_in(state: State) -> Callable[[str], int]:
    return lambda key: int(state[key]["nr"])


def put_in_order(state: State, own: Iterable[list[str]]) -> None:
    """Put each person's keys in the order in which they were written."""
    for mine in own:
        mine.sort(key=_nr_in(state))


def put_last_in_order(state: State, mine: list[str]) -> None:
    """Put the key added last where it belongs: those of one tick come by their ids."""
    nr_of = _nr_in(state)
    if len(mine) > 1 and nr_of(mine[-2]) > nr_of(mine[-1]):
        mine.sort(key=nr_of)


def numbered(
    state: State, mine: list[str], keys: list[str]
) -> Iterable[tuple[str, int]]:
    """Yield of these keys which of one's own each is: nearly always it is the last."""
    if keys == mine[-1:]:
        return [(keys[0], len(mine))] if keys else []
    if len(keys) == 1:
        nr_of = _nr_in(state)
        return [(keys[0], 1 + bisect_left(mine, nr_of(keys[0]), key=nr_of))]
    asked = set(keys)
    return ((key, nr) for nr, key in enumerate(mine, 1) if key in asked)
