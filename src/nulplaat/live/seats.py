# SPDX-License-Identifier: EUPL-1.2
"""A room that people are in, with what they were shown last."""

from nulplaat.live.rooms import Room
from nulplaat.live.viewers import Publication, Viewer


class Seat:
    """An open room with its viewers, and what they were shown last."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.viewers: dict[Viewer, None] = {}
        self.shown = room.state
        self.changed: set[str] = set()
        self.here = 0

    def publication(self, now: int) -> Publication:
        """Return what is new since the last one."""
        room = self.room
        return Publication(
            room.domain, self.shown, room.state, self.changed, seq=room.seq, now=now
        )
