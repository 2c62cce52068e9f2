# SPDX-License-Identifier: EUPL-1.2
"""What the generator can be asked to do; each job answers with a JSON object."""

import asyncio
import os
import signal
import time
from collections.abc import Callable, Coroutine
from typing import Any

from bench.live.load.clients import Client, Crowd, Run, since_of
from bench.live.load.process import cpu_s, rss_kib
from bench.live.load.windows import Pace, frames_of, percentile, window
from bench.live.load.wires import Updates, Yjs, vector_of

Spec = dict[str, Any]
Job = Callable[[Spec], Coroutine[Any, Any, dict[str, Any]]]

_updates: dict[tuple[int, int], Updates] = {}


def updates_for(spec: Spec, count: int) -> Updates:
    """Return Yjs changes for so many clients, kept from one job to the next."""
    clients = sum(len(room["people"]) for room in spec["rooms"])
    key = (clients, int(spec.get("geeltjes", 10**9)))
    if key not in _updates:
        _updates[key] = Updates(*key)
    if spec["wire"] in ("yjs", "hocuspocus"):
        _updates[key].upto(count)
    return _updates[key]


async def rates(spec: Spec) -> dict[str, Any]:
    """Measure windows of a fixed rate, all with the same connections."""
    windows, count = int(spec["windows"]), round(spec["rate"] * spec["seconds"])
    crowd = Crowd(spec, updates_for(spec, count * windows))
    took = await crowd.enter()
    await asyncio.sleep(0.3)
    try:
        found = [await window(crowd, spec, count * nr) for nr in range(windows)]
    finally:
        crowd.leave()
    return {"windows": found, "enter_s": round(took, 3)}


async def burst(spec: Spec) -> dict[str, Any]:
    """Send a burst and kill the server once enough of it was seen and acknowledged."""
    count = int(spec["count"])
    crowd = Crowd(spec, updates_for(spec, count))
    for client in crowd.clients:
        client.keeps = True
    await crowd.enter()
    rate, frames = float(spec["rate"]), frames_of(crowd, 0, count)
    now = time.perf_counter()
    run = Run(0, [now + at / rate for at in range(count)], 0)
    for client in crowd.clients:
        client.follow(run)
    kept = Kept(crowd, run)
    Pace(frames, run, rate)()
    deadline = time.perf_counter() + 20
    # A sleep of nothing: the kill must fall in the middle, not at a round moment.
    while not kept.enough(int(spec["kill_at"])) and time.perf_counter() < deadline:
        await asyncio.sleep(0)
    for pid in spec["pids"]:
        os.kill(pid, signal.SIGKILL)
    # What the kernel still holds was shown by the server: it counts as seen.
    await asyncio.sleep(0.3)
    crowd.leave()
    return {"seen": sorted(kept.seen()), "acked": sorted(kept.acked)}


class Kept:
    """What was promised in a burst: seen by anybody, or acknowledged."""

    def __init__(self, crowd: Crowd, run: Run) -> None:
        self.crowd = crowd
        self.acked: set[int] = set()
        self.confirms = False
        for client in crowd.clients:
            self._listen(client)

    def _listen(self, client: Client) -> None:
        plain = client.wire.acked

        def acked(frame: bytes) -> list[int]:
            found = plain(frame)
            self.acked.update(found)
            return found

        client.wire.acked = acked  # type: ignore[method-assign]

    def seen(self) -> set[int]:
        """Return what anybody has seen."""
        return set().union(*(client.texts for client in self.crowd.clients))

    def enough(self, count: int) -> bool:
        """Say whether so many were seen (by the first client, who sees all)."""
        return len(self.crowd.clients[0].texts) >= count


async def state(spec: Spec) -> dict[str, Any]:
    """Come in once; return what the state held, and what it cost the server."""
    crowd = Crowd(spec, updates_for(spec, 0))
    client = crowd.clients[0]
    client.keeps = bool(spec.get("texts", True))
    await asyncio.sleep(float(spec.get("rest", 0.2)))
    server, begin = cpu_s(spec["pids"]), time.perf_counter()
    async with asyncio.timeout(90):
        await crowd.connect(client)
        opened = time.perf_counter()
        await client.inside.wait()
    took = client.entered_at - opened
    used = cpu_s(spec["pids"]) - server
    size = client.bytes
    # A state may come in parts, and Yjs sends its question first.
    await asyncio.sleep(float(spec.get("after", 0.3)))
    crowd.leave()
    return {
        "entered": client.is_in,
        "texts": sorted(client.texts),
        "bytes": size,
        "ms": round(took * 1000, 3),
        "with_opening_ms": round((client.entered_at - begin) * 1000, 3),
        "server_ms": round(used * 1000, 3),
        "seq": since_of(client),
    }


async def state_warm(spec: Spec) -> dict[str, Any]:
    """Come in several times while somebody else is in."""
    room = spec["rooms"][0]
    other = {**room, "people": room["people"][1:2]}
    stays = Crowd({**spec, "rooms": [other], "watch": 0}, updates_for(spec, 0))
    await stays.enter()
    one = {**room, "people": room["people"][:1]}
    found = [await state({**spec, "rooms": [one]}) for _ in range(spec["times"])]
    stays.leave()
    return {"all": found}


async def again(spec: Spec) -> dict[str, Any]:
    """Come back when nothing was missed: how many bytes, how long."""
    crowd = Crowd(spec, updates_for(spec, 0))
    await crowd.enter()
    first = crowd.clients[0]
    crowd.leave()
    found = []
    for _ in range(int(spec["times"])):
        crowd = Crowd(spec, updates_for(spec, 0))
        wire = crowd.clients[0].wire
        if isinstance(wire, Yjs):
            wire.vector = vector_of(first.first, wire.start)
        else:
            wire.since = since_of(first)  # type: ignore[attr-defined]
        found.append(await _timed(crowd, spec))
        await asyncio.sleep(0.05)
    found.sort(key=lambda one: one["ms"])
    return {"middle": found[len(found) // 2], "all": found}


async def _timed(crowd: Crowd, spec: Spec) -> dict[str, Any]:
    client = crowd.clients[0]
    server = cpu_s(spec["pids"])
    async with asyncio.timeout(30):
        await crowd.connect(client)
        opened = time.perf_counter()
        await client.inside.wait()
    ms = (client.entered_at - opened) * 1000
    size, used = client.bytes, cpu_s(spec["pids"]) - server
    crowd.leave()
    return {"bytes": size, "ms": round(ms, 3), "server_ms": round(used * 1000, 3)}


async def hold(spec: Spec) -> dict[str, Any]:
    """Keep everybody connected for a while; return the memory before and after."""
    before = rss_kib(spec["pids"])
    crowd = Crowd(spec, updates_for(spec, 0))
    await crowd.enter()
    await asyncio.sleep(1.5)
    after = rss_kib(spec["pids"])
    crowd.leave()
    return {"before_kib": before, "after_kib": after, "clients": len(crowd.clients)}


async def fill(spec: Spec) -> dict[str, Any]:
    """Write many geeltjes; return the memory before and after."""
    count = round(spec["rate"] * spec["seconds"])
    crowd = Crowd(spec, updates_for(spec, count))
    await crowd.enter()
    before = rss_kib(spec["pids"])
    found = await window(crowd, spec, 0)
    await asyncio.sleep(1)
    after = rss_kib(spec["pids"])
    crowd.leave()
    return {"before_kib": before, "after_kib": after, "window": found}


async def joining(spec: Spec) -> dict[str, Any]:
    """Let everybody in at once while a few write; look for gaps."""
    rate, seconds = float(spec["rate"]), float(spec["seconds"])
    count = round(rate * seconds)
    writers = Crowd({**spec, "rooms": spec["writers"]}, updates_for(spec, count))
    crowd = Crowd({**spec, "watch": 0}, updates_for(spec, 0))
    for client in (*writers.clients, *crowd.clients):
        client.keeps = client.watching = True
    await writers.enter()
    frames = frames_of(writers, 0, count)
    run = Run(0, [time.perf_counter() + 0.2 + at / rate for at in range(count)], 0)
    for client in writers.clients:
        client.follow(run)
    before = rss_kib(spec["pids"])
    pace = Pace(frames, run, rate)
    pace()
    await asyncio.sleep(1)
    took, peak = await _rush(crowd, spec)
    await pace.done
    await asyncio.sleep(2)
    gaps = sum(len(run.due) - len(client.texts) > 0 for client in crowd.clients)
    writers.leave()
    crowd.leave()
    return {
        "clients": len(crowd.clients),
        "inside": sum(client.is_in for client in crowd.clients),
        "gaps": gaps,
        "p50_ms": percentile(took, 0.5),
        "p95_ms": percentile(took, 0.95),
        "others_p95_ms": percentile(run.took, 0.95),
        "before_kib": before,
        "peak_kib": peak,
    }


async def _rush(crowd: Crowd, spec: Spec) -> tuple[list[float], int]:
    begin, peak = time.perf_counter(), 0
    for client in crowd.clients:
        client.follow(Run(0, [], 0))
    rush = asyncio.gather(*map(crowd.connect, crowd.clients), return_exceptions=True)
    deadline = begin + 30
    while time.perf_counter() < deadline:
        peak = max(peak, rss_kib(spec["pids"]))
        if all(client.inside.is_set() for client in crowd.clients):
            break
        await asyncio.sleep(0.02)
    await rush
    late = deadline - begin
    took = [(c.entered_at - begin) if c.is_in else late for c in crowd.clients]
    return took, peak
