# SPDX-License-Identifier: EUPL-1.2
"""The hub: all open rooms of a process, served in ticks.

A tick takes what came in, decides in order, commits everything in one transaction in
the log's thread, then shows, then answers. Nothing is shown that is not stored.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from typing import TypeVar

import msgspec
from django.db import Error as DatabaseTrouble

from nulplaat.live import frames, log, news, registry
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Act, Actor, Domain, Refusal
from nulplaat.live.errors import FAILED, Unavailable
from nulplaat.live.gauges import Stats
from nulplaat.live.limits import Limits
from nulplaat.live.news import Attendance
from nulplaat.live.opening import Opener
from nulplaat.live.preparing import Preparer
from nulplaat.live.presence import Elsewhere
from nulplaat.live.rooms import Answer
from nulplaat.live.seats import Seat, Show
from nulplaat.live.settling import Saying, Settler
from nulplaat.live.viewers import Viewer
from nulplaat.live.worker import Worker

WINDOW = 0.030
"""The longest that a tick waits, in seconds, after the one before it began."""

REST = 16
"""A tick waits so many times as long as the one before it took."""

MOST_SAYING = 600
MOST_ENTERING = 20
"""The most acts, and viewers who come in, of one tick: the others wait for the next."""

LOOK_EVERY = 1.0
"""How often the log is asked what other processes wrote, in seconds."""

BEAT = 0.25
"""How often the loop is asked how late it is, in seconds."""

NO_ROOM = 4003
BROKEN = 1011
RESTART = 1012
LATER = 1013

T = TypeVar("T")

logger = logging.getLogger(__name__)

__all__ = ["BROKEN", "LATER", "NO_ROOM", "RESTART", "Hub", "Saying"]


class Entering(msgspec.Struct, frozen=True):
    """A viewer who comes in, or says hello again."""

    room: str
    viewer: Viewer
    since: int
    epoch: str
    done: asyncio.Future[Domain]


class Hub:
    """Serves all open rooms of this process; one per process, in one loop."""

    def __init__(self, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self.stats = Stats()
        self._log = Worker("log", 1)
        self._asker = Worker("ask", 4)
        self._seats: dict[str, Seat] = {}
        self._preparer = Preparer(self._seats)
        self._settler = Settler(self._seats, self._log, self.stats)
        self._entering: list[Entering] = []
        self._saying: list[Saying] = []
        self._awake: set[str] = set()
        self._opener = Opener(self._seats, self._log, self.stats)
        self._crowds: set[str] = set()
        self._elsewhere = Elsewhere()
        self._some = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def rooms(self) -> list[str]:
        """Return the rooms in memory."""
        return list(self._seats)

    def count(self) -> Stats:
        """Return the counts, with how things stand now."""
        self.stats.rooms = len(self._seats)
        self.stats.viewers = sum(len(seat.viewers) for seat in self._seats.values())
        self.stats.queue = len(self._saying)
        return self.stats

    # Life

    def start(self) -> None:
        """Begin serving."""
        news.listen(self)
        self._tasks = [
            asyncio.create_task(self._serve(), name="hub"),
            asyncio.create_task(self._look(), name="hub-look"),
            asyncio.create_task(self._beat(), name="hub-beat"),
        ]

    def warm(self) -> None:
        """Load what slow acts need, beside the loop."""
        for kind in registry.kinds():
            self._preparer.warm(registry.domain_of(kind).warm)

    def kill(self) -> None:
        """Stop at once, as a lost process does: nothing is finished or answered."""
        news.unlisten(self)
        self._opener.kill()
        self._preparer.kill()
        for task in self._tasks:
            task.cancel()

    async def stop(self) -> None:
        """Stop serving: close every page, finish what is being stored."""
        self.kill()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._opener.stop()
        for seat in self._seats.values():
            for viewer in seat.viewers:
                viewer.close(RESTART)
        for worker in (self._log, self._asker, self._preparer):
            await worker.stop()

    # What comes in

    async def enter(
        self, room: str, viewer: Viewer, since: int, epoch: str = ""
    ) -> Domain:
        """Bring a viewer in, and return the kind of room.

        What they followed in another epoch counts for nothing in this one.

        Raises NoSuchRoom, or Unavailable when the log cannot be read.
        """
        if room not in self._seats:
            await self._opener.open(room, viewer.actor)
            # What was written between reading it and now woke nobody.
            self._awake.add(room)
        done: asyncio.Future[Domain] = self._loop.create_future()
        self._entering.append(Entering(room, viewer, since, epoch, done))
        self._some.set()
        return await done

    def leave(self, room: str, viewer: Viewer) -> None:
        """Let a viewer go; a room that nobody is in leaves memory after a while."""
        viewer.gone = True
        seat = self._seats.get(room)
        if seat is not None and seat.viewers.pop(viewer, viewer) is None:
            seat.left = time.monotonic()
            self._crowds.add(room)
            self._some.set()

    def say(self, saying: Saying) -> None:
        """Take an act; it is answered after the tick that stores and shows it."""
        self._saying.append(saying)
        self._some.set()

    async def prepare(self, room: str, act: Act, by: Actor) -> Act | Refusal:
        """Complete an act of a slow kind, beside the loop; see `preparing`."""
        return await self._preparer.prepare(room, act, by)

    async def ask(self, job: Callable[..., T], *args: object) -> T:
        """Run something that reads tables, beside the loop."""
        return await self._asker.run(job, *args)

    def wake(self, room: str, seq: int = 0) -> None:
        """Hear from any thread that a room has new entries, up to `seq` if given."""
        self._from_any_thread(self._wake, room, seq)

    def dismiss(self, room: str, actor: str) -> None:
        """Hear from any thread that somebody was removed from a room."""
        self._from_any_thread(self._dismiss, room, actor)

    def attend(self, sender: str, rooms: Attendance, *, whole: bool) -> None:
        """Hear in this loop who is in rooms at another process."""
        now = time.monotonic()
        self._recount(self._elsewhere.take(sender, rooms, now, whole=whole))

    def _recount(self, rooms: set[str]) -> None:
        if rooms & self._seats.keys():
            self._crowds |= rooms & self._seats.keys()
            self._some.set()

    def _from_any_thread(self, job: Callable[..., None], *args: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(job, *args)

    def _wake(self, room: str, seq: int = 0) -> None:
        seat = self._seats.get(room)
        if seat is not None and not 0 < seq <= seat.room.seq:
            self._awake.add(room)
            self._some.set()

    def _dismiss(self, room: str, actor: str) -> None:
        seat = self._seats.get(room)
        for viewer in list(seat.viewers) if seat else ():
            if viewer.actor.id == actor:
                viewer.close(NO_ROOM)
                self.leave(room, viewer)

    # The tick

    async def _serve(self) -> None:
        """Tick whenever something came in; the busier, the more in one tick."""
        window = begun = 0.0
        while True:
            await self._some.wait()
            wait = begun + window - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            self._some.clear()
            # What came in during a slow commit has waited long enough.
            begun = time.perf_counter()
            try:
                spent = await self._tick()
            except Exception:
                # Stored is stored: whoever comes back is shown it.
                logger.exception("A tick was not shown")
                self._collapse([], [])
                spent = 0.0
            window = min(WINDOW, REST * spent)

    async def _tick(self) -> float:
        """Do everything that came in; return the seconds spent in the loop."""
        entering, self._entering = _split(self._entering, MOST_ENTERING)
        saying, self._saying = _split(self._saying, MOST_SAYING)
        if self._entering or self._saying:
            self._some.set()
        awake, self._awake = self._awake, set()
        begin = time.perf_counter()
        try:
            # Who saw more at another process is not shown less here.
            awake |= {item.room for item in entering if self._is_behind(item)}
            known = [said for said in saying if said.room in self._seats]
            stored = await self._settler.settle(known, awake & self._seats.keys())
        except Exception:
            logger.exception("A tick failed")
            self._collapse(entering, saying)
            return 0.0
        shown = time.perf_counter()
        # A write is what costs most: whoever said something gets all in one.
        wires = {said.wire for said in saying if said.wire is not None}
        for wire in wires:
            wire.cork()
        self._publish()
        self._admit(entering)
        self._count()
        self._answer(stored)
        self._answer([(s, FAILED) for s in saying if s.room not in self._seats])
        for wire in wires:
            wire.uncork()
        return (time.perf_counter() - shown) + min(shown - begin, 0.001)

    def _publish(self) -> None:
        now = now_ms()
        for seat in list(self._seats.values()):
            if seat.shown is not seat.room.state:
                try:
                    seat.publish(now, self._guard)
                except Exception:
                    logger.exception("No view of room %s", seat.room.id)
                    self._close_room(seat)
                    continue
                self.stats.frames += len(seat.viewers)
                if seat.snapshot_is_due(time.monotonic(), log.SNAPSHOT_EVERY):
                    self._opener.keep(seat)

    def _admit(self, entering: list[Entering]) -> None:
        now = now_ms()
        for item in entering:
            seat = self._seats.get(item.room)
            if item.done.done() or item.viewer.gone:
                item.done.cancel()
            elif seat is None or (self._settler.blind and self._is_behind(item)):
                item.done.set_exception(Unavailable(item.room))
            else:
                seat.viewers[item.viewer] = None
                self._crowds.add(item.room)
                if item.viewer.wire is not None:
                    since = item.since if item.epoch == seat.room.epoch else 0
                    self._guard(seat, item.viewer, seat.entrance(since, now))
                    item.viewer.push(frames.here(seat.here), "here")
                item.done.set_result(seat.room.domain)

    def _is_behind(self, item: Entering) -> bool:
        seat = self._seats.get(item.room)
        if seat is None or item.epoch != seat.room.epoch:
            return False
        return item.since > seat.room.seq

    def _guard(self, seat: Seat, viewer: Viewer, show: Show) -> None:
        """Show something; a mistake in one view costs only that viewer."""
        try:
            show(viewer)
        except Exception:
            logger.exception("No view of room %s", seat.room.id)
            seat.viewers.pop(viewer, None)
            viewer.close(BROKEN)

    def _count(self) -> None:
        """Tell how many people are connected, where that changed."""
        crowds, self._crowds = self._crowds, set()
        for seat in [self._seats[room] for room in crowds if room in self._seats]:
            own = {v.actor.id for v in seat.viewers if v.counts}
            if own != seat.own:
                seat.own = own
                news.attended(seat.room.id, own)
            people = len(own | self._elsewhere.of(seat.room.id))
            if people != seat.here:
                seat.here = people
                frame = frames.here(people)
                for viewer in seat.viewers:
                    viewer.push(frame, "here")

    def _answer(self, answers: list[tuple[Saying, Answer]]) -> None:
        for said, answer in answers:
            if isinstance(answer, Refusal):
                self.stats.refuse(answer.code)
            self.stats.frames += 1
            said.answer(said.act_id, answer)

    def _close_room(self, seat: Seat) -> None:
        """Forget a room, and let everybody in it come back."""
        self._seats.pop(seat.room.id, None)
        for viewer in seat.viewers:
            viewer.close(BROKEN)

    def _collapse(self, entering: list[Entering], saying: list[Saying]) -> None:
        """After a mistake of ours: forget everything, let all come back."""
        for seat in list(self._seats.values()):
            self._close_room(seat)
        for item in entering:
            item.viewer.close(BROKEN)
            if not item.done.done():
                item.done.set_exception(Unavailable(item.room))
        self._answer([(said, FAILED) for said in saying])

    # Looking around

    async def _look(self) -> None:
        """Ask the log each second what other processes wrote; tidy up."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            self.limits.forget(time.monotonic())
            self._opener.drop_empty()
            self._recount(self._elsewhere.forget(time.monotonic()))
            seqs = {room: seat.room.seq for room, seat in self._seats.items()}
            if not seqs:
                continue
            try:
                latest = await self._log.run(log.latest, seqs)
            except (DatabaseTrouble, OSError):
                logger.warning("The log cannot be read")
                continue
            for room, seq in latest.items():
                if seq > seqs[room]:
                    self._wake(room)

    async def _beat(self) -> None:
        """Notice how late the loop is."""
        while True:
            due = time.perf_counter() + BEAT
            await asyncio.sleep(BEAT)
            self.stats.lag_seconds.add(max(0.0, time.perf_counter() - due))


def _split(items: list[T], most: int) -> tuple[list[T], list[T]]:
    return items[:most], items[most:]
