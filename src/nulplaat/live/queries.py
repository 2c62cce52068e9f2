# SPDX-License-Identifier: EUPL-1.2
"""Everything that reads a room outside the socket: pages, exports, commands."""

from collections.abc import Iterator

import msgspec

from nulplaat.live import log
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Actor, Domain, Entry, State, view


class Moment(msgspec.Struct, frozen=True):
    """A room at one consistent moment. `at` is when it was read, in milliseconds.

    `state` holds everything; what a person is shown goes through `live.domain.view`.
    """

    seq: int
    at: int
    state: State
    domain: Domain

    def view(self, viewer: Actor) -> State:
        """Return what this viewer may see of it."""
        return view(self.domain, self.state, viewer)


def read(room: str) -> Moment:
    """Read a room as it is now; raises NoSuchRoom."""
    at = now_ms()
    found = log.load(room)
    return Moment(seq=found.seq, at=at, state=found.state, domain=found.domain)


def entries(room: str, *, after: int = 0) -> Iterator[Entry]:
    """Yield what happened in a room, in order."""
    return log.entries(room, after=after)
