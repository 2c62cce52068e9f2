# SPDX-License-Identifier: EUPL-1.2
"""A real server in the loop of a test, and a line to it, byte by byte."""

import asyncio
import base64
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import uvicorn

from nulplaat.live import asgi
from nulplaat.live.tests import toy

TEXT, BINARY, CLOSE, PING, PONG = 1, 2, 8, 9, 10


@asynccontextmanager
async def served() -> AsyncIterator[int]:
    """Serve the live rooms on a free port; yield the port."""
    config = uvicorn.Config(
        asgi.app,
        port=0,
        ws="nulplaat.live.line:Line",
        ws_per_message_deflate=False,
        ws_max_size=128 * 1024,
        lifespan="off",
        log_level="critical",
        timeout_graceful_shutdown=1,
    )
    server = uvicorn.Server(config)
    config.load()
    server.lifespan = config.lifespan_class(config)
    await server.startup()
    try:
        yield int(server.servers[0].sockets[0].getsockname()[1])
    finally:
        await server.shutdown()


def frame(payload: bytes, opcode: int = TEXT, *, fin: bool = True) -> bytes:
    """Write a frame as a client does, masked."""
    mask = os.urandom(4)
    size = len(payload)
    if size < 126:
        head = bytes((opcode | 0x80 * fin, 0x80 | size))
    elif size < 65_536:
        head = bytes((opcode | 0x80 * fin, 0x80 | 126)) + size.to_bytes(2, "big")
    else:
        head = bytes((opcode | 0x80 * fin, 0x80 | 127)) + size.to_bytes(8, "big")
    turned = bytes(byte ^ mask[at % 4] for at, byte in enumerate(payload))
    return head + mask + turned


class Bare:
    """A line without a library: what is sent is what the test says."""

    def __init__(self, room: str, name: str, port: int) -> None:
        self.room, self.name, self.port = room, name, port
        self.frames: list[dict[str, Any]] = []
        self.closed: int | None = None

    async def connect(self) -> "Bare":
        """Open the line."""
        self.reader, self.writer = await asyncio.open_connection(
            "127.0.0.1", self.port, limit=2**26
        )
        self.writer.write(self.handshake())
        head = await self.reader.readuntil(b"\r\n\r\n")
        assert head.startswith(b"HTTP/1.1 101"), head
        return self

    def handshake(self) -> bytes:
        """Write the request that opens a WebSocket."""
        host = f"127.0.0.1:{self.port}"
        key = base64.b64encode(os.urandom(16)).decode()
        return (
            f"GET /live/{self.room}/ws HTTP/1.1\r\nHost: {host}\r\n"
            f"Origin: http://{host}\r\nCookie: np={self.name}\r\n"
            "Upgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n\r\n"
        ).encode()

    def hello(self) -> bytes:
        """Write a hello."""
        ticket = toy.ticket(self.room, self.name)
        said = {"t": "hello", "v": 2, "ticket": ticket, "since": 0}
        return frame(msgspec.json.encode(said))

    def note(self, act_id: str, text: str = "x") -> bytes:
        """Write the JSON of an act that writes a note."""
        act = {"kind": "note.write", "note": act_id, "text": text}
        return msgspec.json.encode({"t": "act", "id": act_id, "act": act})

    async def enter(self) -> "Bare":
        """Open the line, say hello and wait for the state."""
        await self.connect()
        self.writer.write(self.hello())
        await self.until("state")
        return self

    async def until(self, t: str) -> dict[str, Any]:
        """Read frames up to one of this kind, or up to the end of the line."""
        while True:
            found = await self.next()
            if not found or found.get("t") == t:
                return found

    async def next(self) -> dict[str, Any]:
        """Read a frame; pings and pongs are told as `{"t": opcode}`; {} is the end."""
        try:
            opcode, payload = await self._next()
        except (asyncio.IncompleteReadError, ConnectionError):
            return {}
        if opcode == CLOSE:
            self.closed = int.from_bytes(payload[:2], "big")
            return {}
        if opcode != TEXT:
            return {"t": opcode, "payload": payload}
        self.frames.append(msgspec.json.decode(payload))
        return self.frames[-1]

    async def _next(self) -> tuple[int, bytes]:
        first, size = await self.reader.readexactly(2)
        if size > 125:
            more = await self.reader.readexactly(2 if size == 126 else 8)
            size = int.from_bytes(more, "big")
        return first & 15, await self.reader.readexactly(size)

    def hang_up(self) -> None:
        """End without a goodbye."""
        self.writer.transport.abort()
