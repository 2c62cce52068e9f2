# SPDX-License-Identifier: EUPL-1.2
"""The hub: all open rooms of a process, served in ticks.

A tick takes what came in, decides in order, commits everything in one transaction in
the log's thread, then shows, then answers. Nothing is shown that is not stored.
"""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable
from typing import TypeVar

import msgspec
from django.db import Error as DatabaseTrouble

from nulplaat.live import frames, log, news
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Act, Actor, Domain, Refusal
from nulplaat.live.errors import FAILED, STORAGE, NoSuchRoom, SeqTaken, Unavailable
from nulplaat.live.limits import Limits
from nulplaat.live.rooms import Answer, Draft, kind_of
from nulplaat.live.seats import Seat
from nulplaat.live.viewers import Viewer
from nulplaat.live.worker import Worker

WINDOW = 0.020
"""The longest a tick waits for more to come, in seconds."""

LOOK_EVERY = 1.0
"""How often the log is asked what other processes wrote, in seconds."""

TRIES = 50

NO_ROOM = 4003
BROKEN = 1011
RESTART = 1012
LATER = 1013

T = TypeVar("T")

logger = logging.getLogger(__name__)


class Entering(msgspec.Struct, frozen=True):
    """A viewer who comes in, or says hello again."""

    room: str
    viewer: Viewer
    since: int
    done: asyncio.Future[Domain]


class Saying(msgspec.Struct, frozen=True):
    """An act on its way, and who waits for the answer."""

    room: str
    act_id: str
    act: Act
    by: Actor
    answer: Callable[[Answer], None]


class Hub:
    """Serves all open rooms of this process; one per process, in one loop."""

    def __init__(self) -> None:
        self.limits = Limits()
        self._log = Worker("log", 1)
        self._asker = Worker("ask", 4)
        self._seats: dict[str, Seat] = {}
        self._entering: list[Entering] = []
        self._saying: list[Saying] = []
        self._awake: set[str] = set()
        self._lost: dict[str, Answer] = {}
        self._some = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def rooms(self) -> list[str]:
        """Return the rooms in memory."""
        return list(self._seats)

    # Life

    def start(self) -> None:
        """Begin serving."""
        news.listen(self)
        self._tasks = [
            asyncio.create_task(self._serve(), name="hub"),
            asyncio.create_task(self._look(), name="hub-look"),
        ]

    def kill(self) -> None:
        """Stop at once, as a lost process does: nothing is finished or answered."""
        news.unlisten(self)
        for task in self._tasks:
            task.cancel()

    async def stop(self) -> None:
        """Stop serving: close every page, finish what is being stored."""
        self.kill()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for seat in self._seats.values():
            for viewer in seat.viewers:
                viewer.close(RESTART)
        await self._log.stop()
        await self._asker.stop()

    # What comes in

    async def enter(self, room: str, viewer: Viewer, since: int) -> Domain:
        """Bring a viewer in, and return the kind of room.

        Raises NoSuchRoom, or Unavailable when the log cannot be read.
        """
        done: asyncio.Future[Domain] = self._loop.create_future()
        self._entering.append(Entering(room, viewer, since, done))
        self._some.set()
        return await done

    def leave(self, room: str, viewer: Viewer) -> None:
        """Let a viewer go; a room that nobody is in leaves memory."""
        viewer.gone = True
        seat = self._seats.get(room)
        if seat is not None and seat.viewers.pop(viewer, viewer) is None:
            self._some.set()

    def say(self, saying: Saying) -> None:
        """Take an act; it is answered after the tick that stores and shows it."""
        self._saying.append(saying)
        self._some.set()

    async def prepare(self, room: str, act: Act) -> Act | Refusal:
        """Complete an act of a slow kind, beside the loop; others stay as they are."""
        seat = self._seats.get(room)
        if seat is None:
            return FAILED
        found = seat.room
        if kind_of(act) not in found.domain.slow:
            return act
        try:
            return await self.ask(found.domain.prepare, dict(found.state), act)
        except Exception:
            logger.exception("%s could not be prepared", kind_of(act))
            return FAILED

    async def ask(self, job: Callable[..., T], *args: object) -> T:
        """Run something that reads tables, beside the loop."""
        return await self._asker.run(job, *args)

    def wake(self, room: str, seq: int = 0) -> None:
        """Hear from any thread that a room has new entries, up to `seq` if given."""
        self._from_any_thread(self._wake, room, seq)

    def dismiss(self, room: str, actor: str) -> None:
        """Hear from any thread that somebody was removed from a room."""
        self._from_any_thread(self._dismiss, room, actor)

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
        window = ended = 0.0
        while True:
            await self._some.wait()
            wait = ended + window - time.perf_counter()
            if wait > 0:
                await asyncio.sleep(wait)
            self._some.clear()
            spent = await self._tick()
            window, ended = min(WINDOW, 4 * spent), time.perf_counter()

    async def _tick(self) -> float:
        """Do everything that came in; return the seconds spent in the loop."""
        entering, self._entering = self._entering, []
        saying, self._saying = self._saying, []
        awake, self._awake = self._awake, set()
        begin = time.perf_counter()
        try:
            stored = await self._store(entering, saying, awake)
        except Exception:
            logger.exception("A tick failed")
            self._collapse(entering, saying)
            return 0.0
        shown = time.perf_counter()
        self._publish()
        self._admit(entering)
        self._count()
        for said, answer in stored:
            said.answer(answer)
        self._drop_empty()
        return (time.perf_counter() - shown) + min(shown - begin, 0.001)

    async def _store(
        self, entering: list[Entering], saying: list[Saying], awake: set[str]
    ) -> list[tuple[Saying, Answer]]:
        wanted = {item.room for item in entering} | {said.room for said in saying}
        lost = await self._open(wanted)
        self._lost = lost
        if awake:
            await self._read_on(awake & self._seats.keys())
        known = [said for said in saying if said.room in self._seats]
        refused = [
            (said, lost[said.room]) for said in saying if said.room not in self._seats
        ]
        return [*(await self._settle(known)), *refused]

    async def _open(self, rooms: Iterable[str]) -> dict[str, Answer]:
        """Read rooms into memory; return why not, for those that cannot be."""
        lost: dict[str, Answer] = {}
        for room in rooms:
            if room in self._seats:
                continue
            try:
                found = await self._log.run(log.load_with_results, room)
            except NoSuchRoom:
                lost[room] = FAILED
            except (DatabaseTrouble, OSError):
                logger.exception("Room %s cannot be read", room)
                lost[room] = STORAGE
            else:
                self._seats[room] = Seat(found)
        return lost

    async def _settle(self, saying: list[Saying]) -> list[tuple[Saying, Answer]]:
        """Decide and store acts; decide again where others wrote first."""
        for _ in range(TRIES):
            drafts: dict[str, Draft] = {}
            answers = [(said, self._decide(drafts, said)) for said in saying]
            written = [draft for draft in drafts.values() if draft.entries]
            if await self._read_on(_unsure(drafts, answers)):
                continue
            try:
                if written:
                    await self._log.run(log.store, written)
            except SeqTaken:
                if await self._read_on(drafts):
                    continue
                logger.exception("A commit is refused that nobody was ahead of")
                break
            except Exception:
                logger.exception("A commit failed")
                break
            self._take(written)
            self._remember(answers)
            return answers
        await self._read_on({said.room for said in saying})
        return [(said, self._known(said) or STORAGE) for said in saying]

    def _decide(self, drafts: dict[str, Draft], said: Saying) -> Answer:
        draft = drafts.get(said.room)
        if draft is None:
            draft = drafts[said.room] = Draft(self._seats[said.room].room)
        return draft.act(said.act_id, said.act, said.by, now_ms())

    def _take(self, drafts: list[Draft]) -> None:
        for draft in drafts:
            seat = self._seats[draft.room.id]
            seat.changed |= seat.room.take(draft)
            news.stored(draft.room.id, draft.seq)

    def _remember(self, answers: list[tuple[Saying, Answer]]) -> None:
        for said, answer in answers:
            if isinstance(answer, Refusal) and self._known(said) is None:
                self._seats[said.room].room.refuse(said.act_id, answer)

    def _known(self, said: Saying) -> Answer | None:
        return self._seats[said.room].room.results.get(said.act_id)

    async def _read_on(self, rooms: Iterable[str]) -> bool:
        """Follow what others wrote in these rooms; say whether there was anything."""
        seqs = {room: self._seats[room].room.seq for room in rooms}
        if not seqs:
            return False
        try:
            found = await self._log.run(log.news, seqs)
        except (DatabaseTrouble, OSError):
            # Looked at again within a second.
            logger.exception("The log cannot be read")
            return False
        for room, entries in found.items():
            seat = self._seats[room]
            seat.changed |= seat.room.read_on(entries)
        return bool(found)

    # What goes out

    def _publish(self) -> None:
        now = now_ms()
        for seat in self._seats.values():
            if seat.shown is seat.room.state:
                continue
            publication = seat.publication(now)
            for viewer in list(seat.viewers):
                if viewer.wire is not None:
                    self._guard(seat, viewer, publication.follow, viewer)
            seat.shown, seat.changed = seat.room.state, set()

    def _admit(self, entering: list[Entering]) -> None:
        now = now_ms()
        for item in entering:
            seat = self._seats.get(item.room)
            if item.done.done() or item.viewer.gone:
                item.done.cancel()
            elif seat is None:
                lost = self._lost.get(item.room)
                error = Unavailable if lost is STORAGE else NoSuchRoom
                item.done.set_exception(error(item.room))
            else:
                seat.viewers[item.viewer] = None
                if item.viewer.wire is not None:
                    enter = seat.publication(now).enter
                    self._guard(seat, item.viewer, enter, item.viewer, item.since)
                    item.viewer.push(frames.here(seat.here), "here")
                item.done.set_result(seat.room.domain)

    def _guard(
        self, seat: Seat, viewer: Viewer, show: Callable[..., None], *args: object
    ) -> None:
        """Show something; a mistake in one view costs only that viewer."""
        try:
            show(*args)
        except Exception:
            logger.exception("No view of room %s", seat.room.id)
            seat.viewers.pop(viewer, None)
            viewer.close(BROKEN)

    def _count(self) -> None:
        """Tell how many people are connected, where that changed."""
        for seat in self._seats.values():
            people = len({v.actor.id for v in seat.viewers if v.counts})
            if people != seat.here:
                seat.here = people
                frame = frames.here(people)
                for viewer in seat.viewers:
                    viewer.push(frame, "here")

    def _drop_empty(self) -> None:
        for room in [room for room, seat in self._seats.items() if not seat.viewers]:
            del self._seats[room]

    def _collapse(self, entering: list[Entering], saying: list[Saying]) -> None:
        """After a mistake of ours: forget everything, let all come back."""
        for seat in self._seats.values():
            for viewer in seat.viewers:
                viewer.close(BROKEN)
        self._seats.clear()
        for item in entering:
            item.viewer.close(BROKEN)
            if not item.done.done():
                item.done.set_exception(Unavailable(item.room))
        for said in saying:
            said.answer(FAILED)

    # Looking around

    async def _look(self) -> None:
        """Ask the log each second what other processes wrote."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            self.limits.forget(time.monotonic())
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


def _unsure(drafts: dict[str, Draft], answers: list[tuple[Saying, Answer]]) -> set[str]:
    """Return rooms with only refusals: no commit tells whether others were ahead."""
    refused = {said.room for said, answer in answers if isinstance(answer, Refusal)}
    return {room for room in refused if not drafts[room].entries}
