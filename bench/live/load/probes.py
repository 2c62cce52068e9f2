# SPDX-License-Identifier: EUPL-1.2
"""How long the server's event loop does not answer, while something else goes on.

A client in a small room of its own asks for an answer every few milliseconds; an answer
counts from when its question was due. The generator's own lateness is told beside it.
"""

import asyncio
import time
from array import array
from collections import deque
from typing import Any

from bench.live.load.clients import Client, Crowd
from bench.live.load.jobs import Spec, rates, state, updates_for
from bench.live.load.windows import percentile

EVERY_S = 0.005


class Prober:
    """Asks on one connection, every few milliseconds."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.took = array("d")
        self.late = array("d")
        self._asked: deque[float] = deque()
        client.on_pong = self._answered

    def _answered(self, now: float) -> None:
        if self._asked:
            self.took.append(now - self._asked.popleft())

    async def ask(self, until: asyncio.Future[Any]) -> None:
        """Ask until something else is ready."""
        question = self.client.wire.ping()
        if question is None:
            raise ValueError("this server has nothing that answers one client alone")
        due = time.perf_counter()
        while not until.done():
            due += EVERY_S
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            self.late.append(time.perf_counter() - due)
            self._asked.append(due)
            self.client.send(question)
        deadline = time.perf_counter() + 5
        while self._asked and time.perf_counter() < deadline:
            await asyncio.sleep(0.01)
        self.took.extend(deadline - due for due in self._asked)


async def probe(spec: Spec) -> dict[str, Any]:
    """Ask while `during` goes on: nothing, a load, a large room, or a page."""
    crowd = Crowd({**spec, "rooms": spec["small"]}, updates_for(spec, 0))
    await crowd.enter()
    prober = Prober(crowd.clients[0])
    what = asyncio.ensure_future(DURING[spec["during"]](spec))
    await prober.ask(what)
    crowd.leave()
    return {
        "asked": len(prober.took),
        "p50_ms": percentile(prober.took, 0.5),
        "p99_ms": percentile(prober.took, 0.99),
        "longest_ms": percentile(prober.took, 1),
        "generator_late_p99_ms": percentile(prober.late, 0.99),
        "generator_late_longest_ms": percentile(prober.late, 1),
        "during": await what,
    }


async def _nothing(spec: Spec) -> dict[str, Any]:
    await asyncio.sleep(float(spec["seconds"]))
    return {}


async def _load(spec: Spec) -> dict[str, Any]:
    return await rates(spec)


async def _large_room(spec: Spec) -> dict[str, Any]:
    await asyncio.sleep(0.5)
    found = await state({**spec, "texts": False, "after": 0.5})
    return {name: found[name] for name in ("entered", "bytes", "ms")}


async def _page(spec: Spec) -> dict[str, Any]:
    """Ask for a page over HTTP, such as a PDF."""
    await asyncio.sleep(0.5)
    begin = time.perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", spec["port"])
    asked = (
        f"GET {spec['page']} HTTP/1.1\r\nHost: 127.0.0.1:{spec['port']}\r\n"
        f"Cookie: {spec['cookie']}\r\nConnection: close\r\n\r\n"
    )
    writer.write(asked.encode())
    async with asyncio.timeout(60):
        answer = await reader.read(-1)
    writer.close()
    took = time.perf_counter() - begin
    await asyncio.sleep(0.5)
    head = answer.split(b"\r\n", 1)[0].decode("latin-1")
    return {"answer": head, "bytes": len(answer), "ms": round(took * 1000, 1)}


DURING = {
    "nothing": _nothing,
    "load": _load,
    "large-room": _large_room,
    "page": _page,
}
