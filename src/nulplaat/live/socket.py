# SPDX-License-Identifier: EUPL-1.2
"""One WebSocket: a thin shell around the hub, without an `if` about the game."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import suppress
from typing import Any

from django.db import Error as DatabaseTrouble

from nulplaat.live import frames
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Act, Refusal
from nulplaat.live.doors import Scope, guest_of, headers_of, is_own_origin, token_of
from nulplaat.live.errors import (
    MALFORMED,
    SLOW_DOWN,
    VERSION,
    NoSuchRoom,
    Unavailable,
)
from nulplaat.live.frames import Hello, Malformed, Ping, Say, WrongVersion
from nulplaat.live.hub import BROKEN, LATER, NO_ROOM, Hub, Saying
from nulplaat.live.outbox import LOST, Outbox
from nulplaat.live.registry import Guest
from nulplaat.live.rooms import Answer
from nulplaat.live.viewers import Viewer

HELLO_WITHIN = 10.0
"""Seconds that a client has for its first frame."""

CLOSE_WITHIN = 5.0
"""Seconds that a connection gets to end well."""

LOOK_EVERY = 10.0
"""Seconds between looks whether the guest is still one."""

MOST_MALFORMED = 20

OTHER_VERSION = 4001
POLICY = 1008
TOO_BIG = 1009

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

logger = logging.getLogger(__name__)


class Ended(Exception):
    """The connection is over; with the code to close it with."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code


class Connection:
    """One client's connection to one room."""

    def __init__(self, hub: Hub, room: str, scope: Scope, receive: Receive) -> None:
        self.hub = hub
        self.room = room
        self.headers: Mapping[str, str] = headers_of(scope)
        self.outbox = Outbox()
        self._receive = receive
        self._malformed = 0
        self._hello: Hello | None = None
        self._guest: Guest | None = None
        self._viewer: Viewer | None = None
        self._decode: Callable[[bytes], Act] | None = None

    async def live(self) -> None:
        """Serve until either side ends; always leaves the room."""
        try:
            if not is_own_origin(self.headers):
                raise Ended(NO_ROOM)
            async with asyncio.timeout(HELLO_WITHIN):
                await self._first()
            await self._read_all()
        except Exception as error:  # noqa: BLE001 (`_code_of` logs the unforeseen)
            self.outbox.close(_code_of(error))
        finally:
            if self._viewer is not None:
                self.hub.leave(self.room, self._viewer)

    async def watch(self) -> None:
        """Look now and then whether the guest is still one."""
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if self._hello is None or self._guest is None:
                continue
            with suppress(DatabaseTrouble, OSError):
                if await self._identify(self._hello) != self._guest:
                    self.outbox.close(NO_ROOM)

    async def _identify(self, hello: Hello) -> Guest | None:
        return await guest_of(self.hub, self.room, hello.ticket, self.headers)

    async def _first(self) -> None:
        """Wait for hello; anything else before it is malformed."""
        while self._guest is None:
            await self._read_one()

    async def _read_all(self) -> None:
        while True:
            await self._read_one()

    async def _read_one(self) -> None:
        try:
            await self._take(frames.read(await self._text()))
        except Malformed as error:
            self._malformed += 1
            self._no(MALFORMED, error.id)
            if self._malformed >= MOST_MALFORMED:
                raise Ended(POLICY) from error
        except WrongVersion as error:
            self._no(VERSION, "")
            raise Ended(OTHER_VERSION) from error

    async def _text(self) -> str:
        message = await self._receive()
        if message["type"] == "websocket.disconnect":
            raise Ended(LOST)
        text = message.get("text")
        size = len(text if text is not None else message.get("bytes") or b"")
        if size > frames.MOST_BYTES:
            raise Ended(TOO_BIG)
        if text is None:
            raise Malformed
        if size * 4 > frames.MOST_BYTES and _bytes(text) > frames.MOST_BYTES:
            raise Ended(TOO_BIG)
        return str(text)

    async def _take(self, frame: Hello | Say | Ping) -> None:
        if isinstance(frame, Hello):
            await self._enter(frame)
        elif self._guest is None:
            raise Malformed(frame.id if isinstance(frame, Say) else "")
        elif isinstance(frame, Ping):
            self.outbox.push(frames.pong(now_ms()), "answer")
        else:
            await self._say(frame, self._guest)

    async def _enter(self, hello: Hello) -> None:
        guest = await self._identify(hello)
        if guest is None or (self._guest is not None and guest != self._guest):
            raise Ended(NO_ROOM)
        if self._viewer is None:
            self._viewer = Viewer(guest.actor, self.outbox)
        domain = await self.hub.enter(self.room, self._viewer, hello.since)
        self._decode = domain.decode
        self._hello, self._guest = hello, guest

    async def _say(self, say: Say, guest: Guest) -> None:
        if self._decode is None:
            raise Malformed(say.id)
        try:
            act = self._decode(bytes(say.act))
        except frames.UNREADABLE as error:
            raise Malformed(say.id) from error
        if not self.hub.limits.allows(token_of(guest), time.monotonic()):
            self._no(SLOW_DOWN, say.id)
            return
        ready = await self.hub.prepare(self.room, act)
        if isinstance(ready, Refusal):
            self._no(ready, say.id)
            return
        self.hub.say(
            Saying(self.room, say.id, ready, guest.actor, self._answer(say.id))
        )

    def _answer(self, act_id: str) -> Callable[[Answer], None]:
        def push(answer: Answer) -> None:
            self.outbox.push(frames.answer_text(act_id, answer), "answer")

        return push

    def _no(self, refusal: Refusal, act_id: str) -> None:
        self.outbox.push(frames.answer_text(act_id, refusal), "answer")


def _code_of(error: Exception) -> int:
    """Return the code to close with."""
    if isinstance(error, Ended):
        return error.code
    if isinstance(error, (NoSuchRoom, TimeoutError)):
        return NO_ROOM
    if isinstance(error, (Unavailable, DatabaseTrouble, OSError)):
        return LATER
    logger.error("A connection broke", exc_info=error)
    return BROKEN


def _bytes(text: str) -> int:
    return len(text.encode(errors="surrogatepass"))


async def serve(
    hub: Hub, room: str, scope: Scope, receive: Receive, send: Send
) -> None:
    """Serve a WebSocket from its opening to its end."""
    await receive()
    await send({"type": "websocket.accept"})
    connection = Connection(hub, room, scope, receive)
    outbox = connection.outbox
    writing = asyncio.create_task(_write(outbox, send))
    closing = asyncio.create_task(outbox.closed.wait())
    others = (
        closing,
        asyncio.create_task(connection.live()),
        asyncio.create_task(connection.watch()),
    )
    try:
        await asyncio.wait((writing, closing), return_when=asyncio.FIRST_COMPLETED)
        # A reader that takes nothing does not take the close either.
        await asyncio.wait((writing,), timeout=CLOSE_WITHIN)
    finally:
        for task in (writing, *others):
            task.cancel()
        await asyncio.gather(writing, *others, return_exceptions=True)


async def _write(outbox: Outbox, send: Send) -> None:
    """Send what waits, and close at the end."""
    with suppress(OSError):
        while (frame := await outbox.next()) is not None:
            await send({"type": "websocket.send", "text": frame})
        if outbox.code != LOST:
            await send({"type": "websocket.close", "code": outbox.code})
