# SPDX-License-Identifier: EUPL-1.2
"""Who is connected at other processes, as these tell it; never stored. Pure."""

from collections.abc import Mapping, Sequence

SILENT = 15.0
"""A process that says nothing for so many seconds has nobody any more."""


class Elsewhere:
    """The people of other processes, by room."""

    def __init__(self) -> None:
        self._people: dict[str, dict[str, frozenset[str]]] = {}
        self._heard: dict[str, float] = {}

    def of(self, room: str) -> frozenset[str]:
        """Return who is in a room at other processes."""
        found = (rooms.get(room, frozenset()) for rooms in self._people.values())
        return frozenset().union(*found)

    def take(
        self,
        sender: str,
        rooms: Mapping[str, Sequence[str]],
        now: float,
        *,
        whole: bool,
    ) -> set[str]:
        """Hear who is where at one process; return the rooms it may change.

        `whole`: these are all its rooms; else it is only what changed.
        """
        self._heard[sender] = now
        told = {room: frozenset(people) for room, people in rooms.items()}
        known = self._people.get(sender, {})
        kept = {} if whole else known
        self._people[sender] = {r: p for r, p in {**kept, **told}.items() if p}
        return {*told, *known} if whole else {*told}

    def forget(self, now: float) -> set[str]:
        """Forget processes that are silent; return the rooms it changes."""
        silent = [who for who, at in self._heard.items() if now - at > SILENT]
        rooms: set[str] = set()
        for who in silent:
            del self._heard[who]
            rooms |= self._people.pop(who, {}).keys()
        return rooms
