# SPDX-License-Identifier: EUPL-1.2
"""One client's connection to one room: what its frames mean, and nothing of the game.

Frames are fed in one by one and mostly done at once. What must wait (a ticket that is
looked up, a slow act) is done in a task, and later frames wait behind it.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Coroutine, Mapping

from django.db import Error as DatabaseTrouble

from nulplaat.live import frames
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Act, Domain, Refusal
from nulplaat.live.doors import guest_of, token_of
from nulplaat.live.errors import (
    MALFORMED,
    SLOW_DOWN,
    VERSION,
    NoSuchRoom,
    Unavailable,
)
from nulplaat.live.frames import Hello, Malformed, Ping, Say, WrongVersion
from nulplaat.live.hub import BROKEN, LATER, NO_ROOM, Hub, Saying
from nulplaat.live.registry import Guest
from nulplaat.live.rooms import Answer, kind_of
from nulplaat.live.viewers import ClientWire, Viewer

MOST_MALFORMED = 20

MOST_WAITING = 1_000
"""The most frames of one client that wait behind a slow one."""

OTHER_VERSION = 4001
POLICY = 1008
TOO_BIG = 1009

logger = logging.getLogger(__name__)


class Ended(Exception):
    """The connection is over; with the code to close it with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Connection:
    """What one client says, and who it turned out to be."""

    __slots__ = (
        "_domain",
        "_guest",
        "_malformed",
        "_task",
        "_ticket",
        "_viewer",
        "_waiting",
        "ended",
        "headers",
        "hub",
        "room",
        "wire",
    )

    def __init__(
        self, hub: Hub, room: str, headers: Mapping[str, str], wire: ClientWire
    ) -> None:
        self.hub = hub
        self.room = room
        self.headers = headers
        self.wire = wire
        self.ended = False
        self._malformed = 0
        self._ticket = ""
        self._guest: Guest | None = None
        self._viewer: Viewer | None = None
        self._domain: Domain | None = None
        self._task: asyncio.Task[None] | None = None
        self._waiting: deque[bytes] = deque()

    @property
    def known(self) -> bool:
        """Say whether this client said hello and was let in."""
        return self._guest is not None

    def feed(self, text: bytes) -> None:
        """Take one text frame; never raises, never waits."""
        if self.ended:
            return
        if self._task is None:
            self._do(text)
        elif len(self._waiting) < MOST_WAITING:
            self._waiting.append(text)
        else:
            self.end(POLICY)

    def feed_binary(self) -> None:
        """Take a frame that is no text: malformed."""
        self.feed(b"")

    async def idle(self) -> None:
        """Wait until nothing of what was fed is still being done."""
        while self._task is not None and not self.ended:
            await asyncio.wait((self._task,))

    def end(self, code: int) -> None:
        """Close the line from this side."""
        if not self.ended:
            self.wire.close(code)
            self.leave()

    def leave(self) -> None:
        """Stop: whoever said hello is no longer in the room."""
        self.ended = True
        self._waiting.clear()
        if self._task is not None:
            self._task.cancel()
        if self._viewer is not None:
            self.hub.leave(self.room, self._viewer)

    async def look_again(self) -> None:
        """Close the line when the guest is no longer one."""
        if self._guest is None or self.ended:
            return
        try:
            found = await guest_of(self.hub, self.room, self._ticket, self.headers)
        except (DatabaseTrouble, OSError):
            return
        if found != self._guest:
            self.end(NO_ROOM)

    # One frame

    def _do(self, text: bytes) -> None:
        try:
            if len(text) > frames.MOST_BYTES:
                raise Ended(TOO_BIG)
            self._take(frames.read(text))
        except Malformed as error:
            self._refuse_malformed(error)
        except WrongVersion:
            self._no(VERSION, "")
            self.end(OTHER_VERSION)
        except Exception as error:  # noqa: BLE001 (`_code_of` logs the unforeseen)
            self.end(_code_of(error))

    def _take(self, frame: Hello | Say | Ping) -> None:
        if isinstance(frame, Say):
            self._say(frame)
        elif isinstance(frame, Hello):
            self._later(self._enter(frame))
        elif self._guest is None:
            raise Malformed
        else:
            self.wire.push(frames.pong(now_ms()), "answer")

    def _refuse_malformed(self, error: Malformed) -> None:
        self._malformed += 1
        self.hub.stats.malformed += 1
        self._no(MALFORMED, error.id)
        if self._malformed >= MOST_MALFORMED:
            self.end(POLICY)

    async def _enter(self, hello: Hello) -> None:
        guest = await guest_of(self.hub, self.room, hello.ticket, self.headers)
        if guest is None or (self._guest is not None and guest != self._guest):
            raise Ended(NO_ROOM)
        if self._viewer is None:
            self._viewer = Viewer(guest.actor, self.wire)
        self._domain = await self.hub.enter(
            self.room, self._viewer, hello.since, hello.epoch
        )
        self._ticket, self._guest = hello.ticket, guest

    def _say(self, say: Say) -> None:
        if self._guest is None or self._domain is None:
            raise Malformed(say.id)
        try:
            act = self._domain.decode(bytes(say.act))
        except frames.UNREADABLE as error:
            raise Malformed(say.id) from error
        token = token_of(self._guest)
        if not self.hub.limits.allows(self.room, token, time.monotonic()):
            self.hub.stats.slowed += 1
            self._no(SLOW_DOWN, say.id)
        elif kind_of(act) in self._domain.slow:
            self._later(self._prepare(say.id, act, self._guest))
        else:
            self._hand_over(say.id, act, self._guest)

    async def _prepare(self, act_id: str, act: Act, guest: Guest) -> None:
        ready = await self.hub.prepare(self.room, act, guest.actor)
        if isinstance(ready, Refusal):
            self._no(ready, act_id)
        else:
            self._hand_over(act_id, ready, guest)

    def _hand_over(self, act_id: str, act: Act, guest: Guest) -> None:
        actor, wire = guest.actor, self.wire
        self.hub.say(Saying(self.room, act_id, act, actor, self._answer, wire))

    def _answer(self, act_id: str, answer: Answer) -> None:
        self.wire.push(frames.answer(act_id, answer), "answer")

    def _no(self, refusal: Refusal, act_id: str) -> None:
        self.wire.push(frames.no(refusal, act_id), "answer")

    # What must wait

    def _later(self, job: Coroutine[None, None, None]) -> None:
        self._task = asyncio.ensure_future(job)
        self._task.add_done_callback(self._done)

    def _done(self, task: asyncio.Task[None]) -> None:
        """Go on with what waited behind a task."""
        self._task = None
        if task.cancelled():
            if not self.ended:
                self.end(LATER)
            return
        error = task.exception()
        if error is not None:
            self.end(_code_of(error))
        while self._waiting and self._task is None:
            self._do(self._waiting.popleft())


def _code_of(error: BaseException) -> int:
    """Return the code to close with."""
    if isinstance(error, Ended):
        return error.code
    if isinstance(error, NoSuchRoom):
        return NO_ROOM
    if isinstance(error, (Unavailable, DatabaseTrouble, OSError)):
        return LATER
    logger.error("A connection broke", exc_info=error)
    return BROKEN
