# SPDX-License-Identifier: EUPL-1.2
"""One WebSocket from its opening to its end: over a `Line`, or over any ASGI server."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from typing import Any

from nulplaat.live.connection import Connection
from nulplaat.live.doors import Scope, headers_of, is_own_origin
from nulplaat.live.hub import NO_ROOM, Hub
from nulplaat.live.line import EXTENSION, Line
from nulplaat.live.outbox import LOST, TOO_SLOW, Outbox

HELLO_WITHIN = 10.0
"""Seconds that a client has for its first frame."""

CLOSE_WITHIN = 5.0
"""Seconds that a connection gets to end well."""

LOOK_EVERY = 20.0
"""Seconds between looks whether the guest is still one."""

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]


async def serve(
    hub: Hub, room: str, scope: Scope, receive: Receive, send: Send
) -> None:
    """Serve a WebSocket."""
    await receive()
    await send({"type": "websocket.accept"})
    headers = headers_of(scope)
    if not is_own_origin(headers):
        await send({"type": "websocket.close", "code": NO_ROOM})
        return
    # A connection lasts for hours: of its headers only what says who it is.
    kept = {"cookie": headers.get("cookie", "")}
    line = scope.get("extensions", {}).get(EXTENSION)
    if isinstance(line, Line):
        await _over_line(Connection(hub, room, kept, line.wire), line, receive)
    else:
        await _over_asgi(hub, room, kept, receive, send)


async def _over_line(connection: Connection, line: Line, receive: Receive) -> None:
    """Let the line feed the connection, and wait here for the end."""
    watch = Watch(connection)
    try:
        line.attach(connection.feed)
        while (await receive())["type"] != "websocket.disconnect":
            connection.feed_binary()
    finally:
        watch.stop()
        line.detach()
        connection.leave()
        connection.hub.stats.too_slow += line.wire.code == TOO_SLOW


async def _over_asgi(
    hub: Hub, room: str, headers: dict[str, str], receive: Receive, send: Send
) -> None:
    outbox = Outbox()
    connection = Connection(hub, room, headers, outbox)
    watch = Watch(connection)
    writing = asyncio.create_task(_write(outbox, send))
    reading = asyncio.create_task(_read(connection, receive))
    closing = asyncio.create_task(outbox.closed.wait())
    try:
        await asyncio.wait((writing, closing), return_when=asyncio.FIRST_COMPLETED)
        # A reader that takes nothing does not take the close either.
        await asyncio.wait((writing,), timeout=CLOSE_WITHIN)
    finally:
        watch.stop()
        connection.leave()
        hub.stats.too_slow += outbox.code == TOO_SLOW
        for task in (writing, reading, closing):
            task.cancel()
        await asyncio.gather(writing, reading, closing, return_exceptions=True)


async def _read(connection: Connection, receive: Receive) -> None:
    """Feed what comes in, one after the other."""
    while (message := await receive())["type"] != "websocket.disconnect":
        text = message.get("text")
        if text is None:
            connection.feed_binary()
        else:
            connection.feed(text.encode(errors="surrogatepass"))
        await connection.idle()
    connection.end(LOST)


async def _write(outbox: Outbox, send: Send) -> None:
    """Send what waits, and close at the end."""
    with suppress(OSError):
        while (frame := await outbox.next()) is not None:
            await send({"type": "websocket.send", "text": frame.decode()})
        if outbox.code != LOST:
            await send({"type": "websocket.close", "code": outbox.code})


class Watch:
    """Closes who says no hello in time, and looks now and then who is still a guest."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._loop = asyncio.get_running_loop()
        self._late = self._loop.time() + HELLO_WITHIN
        self._timer = self._loop.call_later(min(HELLO_WITHIN, LOOK_EVERY), self._look)
        self._looking: asyncio.Task[None] | None = None

    def _look(self) -> None:
        now, known = self._loop.time(), self._connection.known
        if not known and now >= self._late:
            self._connection.end(NO_ROOM)
            return
        wait = LOOK_EVERY if known else min(LOOK_EVERY, self._late - now)
        self._timer = self._loop.call_later(wait, self._look)
        if known:
            self._looking = self._loop.create_task(self._connection.look_again())

    def stop(self) -> None:
        """Look no more."""
        self._timer.cancel()
