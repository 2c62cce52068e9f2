# SPDX-License-Identifier: EUPL-1.2
"""Slow acts: completed beside the loop, for who may send them, room by room in turn."""

import asyncio
import logging
from collections import Counter
from collections.abc import Callable, Mapping

from nulplaat.live.domain import Act, Actor, Refusal
from nulplaat.live.errors import FAILED, MOMENT
from nulplaat.live.rooms import Room, kind_of
from nulplaat.live.seats import Seat
from nulplaat.live.worker import Worker

THREADS = 2

MOST_IN_TURN = 4
"""The most acts of one room that are completed or wait for it."""

logger = logging.getLogger(__name__)


def is_due(room: Room, act: Act, by: Actor) -> bool:
    """Say whether an act must be completed: it is slow, and would not be refused."""
    domain = room.domain
    return kind_of(act) in domain.slow and domain.may(room.state, act, by) is None


class Preparer:
    """Completes slow acts in threads that nothing else waits for."""

    def __init__(self, seats: Mapping[str, Seat]) -> None:
        self._seats = seats
        self._worker = Worker("prepare", THREADS)
        self._locks: dict[str, asyncio.Lock] = {}
        self._count: Counter[str] = Counter()
        self._tasks: set[asyncio.Task[Act | Refusal]] = set()

    def warm(self, job: Callable[[], None]) -> None:
        """Load what slow acts need."""
        self._worker.later(job)

    async def prepare(self, room: str, act: Act, by: Actor) -> Act | Refusal:
        """Complete an act; what is not slow, or will be refused, stays as it is."""
        seat = self._seats.get(room)
        if seat is None:
            return FAILED
        if not is_due(seat.room, act, by):
            return act
        if self._count[room] >= MOST_IN_TURN:
            return MOMENT
        self._count[room] += 1
        task = asyncio.ensure_future(self._in_turn(room, act, by))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        # Who hangs up does not end a thread: its turn lasts as long as its work.
        return await asyncio.shield(task)

    def kill(self) -> None:
        """Let nobody wait any longer."""
        for task in self._tasks:
            task.cancel()

    async def stop(self) -> None:
        """Finish what is being completed."""
        await self._worker.stop()

    async def _in_turn(self, room: str, act: Act, by: Actor) -> Act | Refusal:
        try:
            async with self._locks.setdefault(room, asyncio.Lock()):
                return await self._completed(room, act, by)
        except Exception:
            logger.exception("%s could not be prepared", kind_of(act))
            return FAILED
        finally:
            self._count[room] -= 1
            if not self._count[room]:
                del self._count[room]
                self._locks.pop(room, None)

    async def _completed(self, room: str, act: Act, by: Actor) -> Act | Refusal:
        seat = self._seats.get(room)
        if seat is None:
            return FAILED
        # What came before it in turn may have settled it.
        if not is_due(seat.room, act, by):
            return act
        state = dict(seat.room.state)
        return await self._worker.run(seat.room.domain.prepare, state, act)
