# SPDX-License-Identifier: EUPL-1.2
"""Connections, and what they note of one window of measuring."""

import asyncio
import time
from array import array
from collections.abc import Callable, Sequence
from typing import Any

from picows import WSListener, WSMsgType, WSTransport, ws_connect

from bench.live.load.wires import MARK, WIRES, Nulplaat, Updates, Wire

SMALL = 4096
"""Frames up to so many bytes may hold an ack; a client that does not watch reads those.

Of larger ones it counts the bytes, so that the generator is not the limit.
"""

MOST_FRAME = 512 * 1024 * 1024
AT_ONCE = 40


class Run:
    """One window: when each geeltje was due, and how long it took to be seen."""

    def __init__(self, first: int, due: Sequence[float], warm: int) -> None:
        self.first = first
        self.due = due
        self.warm = warm
        self.took = array("d")
        self.acks = array("d")
        self.arrived = 0
        self.refused = 0
        self.last = 0.0


class Client(WSListener):
    """One person's connection."""

    def __init__(self, wire: Wire, room: int, *, watching: bool) -> None:
        self.wire = wire
        self.room = room
        self.watching = watching
        self.transport: WSTransport | None = None
        self.kind = WSMsgType.BINARY if wire.binary else WSMsgType.TEXT
        self.inside = asyncio.Event()
        self.entered_at = 0.0
        self.is_in = False
        self.closed = False
        self.bytes = self.frames = 0
        self.run: Run | None = None
        self.seen = bytearray()
        self.texts: set[int] = set()
        self.keeps = False
        self.first = b""
        self.on_pong: Callable[[float], None] | None = None

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Say hello."""
        self.transport = transport
        for frame in self.wire.hello():
            transport.send(self.kind, frame)
        if not self.wire.hello():
            self._enter()

    def _enter(self) -> None:
        self.is_in = True
        self.entered_at = time.perf_counter()
        self.inside.set()

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Note that the line is gone."""
        self.closed = True
        self.inside.set()

    def on_ws_frame(self, transport: WSTransport, frame: Any) -> None:
        """Count a frame, and look into it where that is needed."""
        size = frame.payload_size
        self.frames += 1
        self.bytes += size
        if size <= SMALL or self.watching or not self.is_in:
            self._take(frame.get_payload_as_bytes())

    def _take(self, data: bytes) -> None:
        if self.keeps:
            self.texts.update(map(int, MARK.findall(data)))
        if not self.is_in:
            if self.wire.is_in(data):
                self.first = data
                self._enter()
            return
        run = self.run
        if run is None:
            if self.on_pong is not None and self.wire.is_pong(data):
                self.on_pong(time.perf_counter())
            return
        if self.watching:
            self._note(run, data)
        self._note_acks(run, data)

    def _note(self, run: Run, data: bytes) -> None:
        now = time.perf_counter()
        for found in MARK.findall(data):
            at = int(found) - run.first
            if 0 <= at < len(self.seen) and not self.seen[at]:
                self.seen[at] = 1
                run.arrived += 1
                if at >= run.warm:
                    run.took.append(now - run.due[at])
        run.last = now

    def _note_acks(self, run: Run, data: bytes) -> None:
        for seq in self.wire.acked(data):
            at = seq - run.first
            if run.warm <= at < len(run.due):
                run.acks.append(time.perf_counter() - run.due[at])
        run.refused += self.wire.refused(data)

    def follow(self, run: Run | None) -> None:
        """Note from now on for this window."""
        self.run = run
        self.seen = bytearray(0 if run is None else len(run.due))

    def send(self, data: bytes) -> None:
        """Send a frame; nothing when the line is gone."""
        if self.transport is not None and not self.closed:
            self.transport.send(self.kind, data)

    def drop(self) -> None:
        """End the connection without a goodbye."""
        if self.transport is not None and not self.closed:
            self.transport.disconnect(graceful=False)


class Crowd:
    """All connections of one job, in the order in which they write."""

    def __init__(self, spec: dict[str, Any], updates: Updates) -> None:
        self.port = int(spec["port"])
        self.rooms = len(spec["rooms"])
        self.clients: list[Client] = []
        kind = WIRES[spec["wire"]]
        watch = int(spec.get("watch", 10**9))
        most = max(len(room["people"]) for room in spec["rooms"])
        # Writers take turns over the rooms, so that each room has the same rate.
        for place in range(most):
            for number, room in enumerate(spec["rooms"]):
                if place < len(room["people"]):
                    wire = kind(room["name"], room["people"][place], updates)
                    client = Client(wire, number, watching=place < watch)
                    self.clients.append(client)

    async def connect(self, client: Client) -> None:
        """Open one connection; being in comes later."""
        await ws_connect(
            lambda: client,
            f"ws://127.0.0.1:{self.port}{client.wire.path()}",
            extra_headers=client.wire.headers(self.port),
            websocket_handshake_timeout=30,
            max_frame_size=MOST_FRAME,
        )

    async def enter(self, patience: float = 60) -> float:
        """Bring everybody in, some at a time; return the seconds it took."""
        begin = time.perf_counter()
        turn = asyncio.Semaphore(AT_ONCE)

        async def one(client: Client) -> None:
            async with turn:
                await self.connect(client)
                await client.inside.wait()

        async with asyncio.timeout(patience):
            await asyncio.gather(*map(one, self.clients))
        outside = sum(not client.is_in for client in self.clients)
        if outside:
            raise ConnectionError(f"{outside} clients were not let in")
        return time.perf_counter() - begin

    def leave(self) -> None:
        """Let everybody go."""
        for client in self.clients:
            client.drop()


def since_of(client: Client) -> int:
    """Return what a client of Nulplaat has seen last, from its first frame."""
    return client.wire.seq if isinstance(client.wire, Nulplaat) else 0
