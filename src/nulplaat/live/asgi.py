# SPDX-License-Identifier: EUPL-1.2
"""The ASGI app of the live rooms: sockets, polls under `/live/`, and the lifespan."""

import asyncio
import gc
import re
import sys
from typing import Any

from django.conf import settings

from nulplaat.live import bus, poll, socket
from nulplaat.live.hub import NO_ROOM, Hub
from nulplaat.live.limits import (
    BURST,
    PER_SECOND,
    ROOM_BURST,
    ROOM_PER_SECOND,
    Limits,
    Pace,
)

PATH = re.compile(r"/live/([0-9a-f]{32})/(ws|acts|entries|pace)")

SWITCH_S = 0.001
"""How long the loop waits at most for a thread that runs Python, in seconds."""

COLLECT_EVERY = (10_000, 5, 2)
"""After how many new objects Python looks for those that only hold each other.

A busy tick makes thousands that are gone at its end: looking at them costs a tenth. Yet
each connection leaves such a knot behind, so all is looked at after 100,000 new ones.
"""

_hubs: dict[asyncio.AbstractEventLoop, Hub] = {}


def hub() -> Hub:
    """Return the hub of this loop; the first who asks starts it."""
    loop = asyncio.get_running_loop()
    if loop not in _hubs:
        _hubs[loop] = Hub(_limits())
        _hubs[loop].start()
        bus.start()
    return _hubs[loop]


def _limits() -> Limits:
    """Return the limits that the settings ask for."""
    token = getattr(settings, "ACTS_PER_TOKEN", None)
    room = getattr(settings, "ACTS_PER_ROOM", None)
    return Limits(
        None if token is None else Pace(BURST / PER_SECOND * token, token),
        None if room is None else Pace(ROOM_BURST / ROOM_PER_SECOND * room, room),
    )


async def stop() -> None:
    """Stop the hub of this loop, if there is one."""
    await bus.stop()
    running = _hubs.pop(asyncio.get_running_loop(), None)
    if running is not None:
        await running.stop()


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Serve one connection, or the life of the server."""
    if scope["type"] == "lifespan":
        await lifespan(receive, send)
        return
    found = PATH.fullmatch(scope["path"])
    room, what = found.groups() if found else ("", "")
    if scope["type"] == "websocket":
        await _websocket(room if what == "ws" else "", scope, receive, send)
    else:
        await _http(room, what, scope, receive, send)


async def lifespan(receive: Any, send: Any) -> None:
    """Start the hub when the server starts, and stop it when it stops."""
    await receive()
    # A thread that computes gives way to the loop five times sooner than usual.
    sys.setswitchinterval(SWITCH_S)
    # All that was imported stays, and need not be looked at again.
    gc.freeze()
    gc.set_threshold(*COLLECT_EVERY)
    hub().warm()
    await send({"type": "lifespan.startup.complete"})
    await receive()
    await stop()
    await send({"type": "lifespan.shutdown.complete"})


async def _websocket(room: str, scope: Any, receive: Any, send: Any) -> None:
    if room:
        await socket.serve(hub(), room, scope, receive, send)
        return
    await receive()
    await send({"type": "websocket.accept"})
    await send({"type": "websocket.close", "code": NO_ROOM})


async def _http(room: str, what: str, scope: Any, receive: Any, send: Any) -> None:
    if what in ("acts", "entries", "pace"):
        reply = await poll.answer(hub(), room, what, scope, receive)
    else:
        reply = poll.not_found()
    body = reply.body
    headers = (
        (b"content-type", b"application/json"),
        (b"content-length", str(len(body)).encode()),
        (b"cache-control", b"no-store"),
        (b"x-content-type-options", b"nosniff"),
    )
    await send(
        {"type": "http.response.start", "status": reply.status, "headers": headers}
    )
    await send({"type": "http.response.body", "body": body})
