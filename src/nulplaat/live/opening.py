# SPDX-License-Identifier: EUPL-1.2
"""Rooms come into memory beside the ticks, and leave it when nobody is in them."""

import asyncio
import logging
import time
from contextlib import suppress

from django.db import Error as DatabaseTrouble

from nulplaat.live import log
from nulplaat.live.domain import Actor
from nulplaat.live.errors import Unavailable
from nulplaat.live.gauges import Stats
from nulplaat.live.seats import Seat
from nulplaat.live.worker import Worker

GRACE = 60.0
"""How long a room that nobody is in stays in memory, in seconds."""

MOST_EMPTY = 100
"""The most rooms that stay in memory while nobody is in them."""

logger = logging.getLogger(__name__)


class Opener:
    """Reads rooms into `seats`, and takes them out again."""

    def __init__(
        self, seats: dict[str, Seat], log_worker: Worker, stats: Stats
    ) -> None:
        self._seats = seats
        self._log = log_worker
        self._stats = stats
        self._loader = Worker("load", 1)
        self._loading: dict[str, asyncio.Task[None]] = {}

    def kill(self) -> None:
        """Stop reading at once."""
        for task in self._loading.values():
            task.cancel()

    async def stop(self) -> None:
        """Finish, after `kill`."""
        await asyncio.gather(*self._loading.values(), return_exceptions=True)
        await self._loader.stop()

    async def open(self, room: str, actor: Actor) -> None:
        """Read a room into memory for somebody; raises NoSuchRoom, or Unavailable."""
        task = self._loading.get(room)
        if task is None:
            task = asyncio.create_task(self._load(room, actor))
            self._loading[room] = task
            task.add_done_callback(lambda _: self._loading.pop(room, None))
        # Whoever leaves meanwhile does not end it for the others.
        await asyncio.shield(task)

    async def _load(self, room: str, actor: Actor) -> None:
        begin = time.perf_counter()
        try:
            seat = await self._loader.run(_seat, room, actor)
        except (DatabaseTrouble, OSError) as error:
            logger.exception("Room %s cannot be read", room)
            raise Unavailable(room) from error
        self._stats.loads += 1
        self._stats.load_seconds.add(time.perf_counter() - begin)
        seat.left = time.monotonic()
        self._seats.setdefault(room, seat)

    def drop_empty(self) -> None:
        """Let rooms leave memory that nobody is in, those left longest ago first."""
        empty = [seat for seat in self._seats.values() if not seat.viewers]
        empty.sort(key=lambda seat: seat.left)
        late = time.monotonic() - GRACE
        for index, seat in enumerate(empty):
            if seat.left <= late or index < len(empty) - MOST_EMPTY:
                del self._seats[seat.room.id]
                self.keep(seat)

    def keep(self, seat: Seat) -> None:
        """Keep a snapshot, in the log's thread when it has nothing else to do."""
        room = seat.room
        if room.seq > room.kept:
            room.kept, seat.kept_at = room.seq, time.monotonic()
            self._log.later(log.keep, room.id, room.seq, room.at, room.state)


def _seat(room: str, actor: Actor) -> Seat:
    """Read a room, and encode what who comes in first will see."""
    seat = Seat(log.load(room))
    with suppress(Exception):
        # A mistake in a view costs only who is shown it: it is met again there.
        seat.foresee(actor)
    return seat
