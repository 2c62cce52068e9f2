# SPDX-License-Identifier: EUPL-1.2
"""Which knoppen are one: whatever is linked together by `samen`."""

from collections.abc import Iterable

from nulplaat.live.domain import State


def samen_links(state: State) -> set[tuple[str, str]]:
    """Return the pairs of knoppen that were joined, smallest id first."""
    found = set()
    for key, record in state.items():
        if key.startswith("schakel/") and record["oordeel"] == "samen":
            a, _, b = key[8:].partition("~")
            found.add((a, b))
    return found


def parts_of(
    links: Iterable[tuple[str, str]], knoppen: Iterable[str] = ()
) -> list[list[str]]:
    """Return the connected parts, each ascending, in the order of their smallest id.

    Knoppen without a link are parts of one.
    """
    near: dict[str, set[str]] = {knop: set() for knop in knoppen}
    for a, b in links:
        near.setdefault(a, set()).add(b)
        near.setdefault(b, set()).add(a)
    found: list[list[str]] = []
    seen: set[str] = set()
    for start in sorted(near):
        if start in seen:
            continue
        part = {start}
        edge = [start]
        while edge:
            fresh = near[edge.pop()] - part
            part |= fresh
            edge.extend(fresh)
        seen |= part
        found.append(sorted(part))
    return found


def part_with(state: State, knop: str) -> list[str]:
    """Return the knoppen that are one with this one, itself included, ascending."""
    for part in parts_of(samen_links(state)):
        if knop in part:
            return part
    return [knop]
