# SPDX-License-Identifier: EUPL-1.2
"""One window of sending at a fixed rate, counted from when each geeltje was due."""

import asyncio
import math
import time
from array import array
from collections.abc import Sequence
from typing import Any

from bench.live.load.clients import Client, Crowd, Run
from bench.live.load.process import cpu_s, machine_busy_s, rss_kib

FINE_BELOW = 400
"""Up to this rate the generator wakes early and waits the last bit awake.

The loop's own timers are a millisecond coarse, which would be counted as the server's.
"""

EARLY_S = 0.0016
WARM_SHARE = 0.15


def percentile(values: Sequence[float], share: float) -> float | None:
    """Return a percentile in milliseconds; None when that one never came."""
    if not values:
        return None
    ordered = sorted(values)
    found = ordered[min(len(ordered) - 1, math.ceil(share * len(ordered)) - 1)]
    return None if math.isinf(found) else round(found * 1000, 3)


Frame = tuple[Client, bytes]


def frames_of(crowd: Crowd, first: int, count: int) -> list[Frame]:
    """Make what will be sent, before it is due: who sends it, and the bytes."""
    made = []
    for seq in range(first, first + count):
        client = crowd.clients[seq % len(crowd.clients)]
        made.append((client, client.wire.says(seq)))
    return made


class Pace:
    """Sends what is due, from the loop, and notes how late the generator was itself."""

    def __init__(self, frames: list[Frame], run: Run, rate: float) -> None:
        self.frames = frames
        self.run = run
        self.fine = rate < FINE_BELOW
        self.late = array("d")
        self.done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._next = 0

    def __call__(self) -> None:
        """Send everything that is due, and come back for the rest."""
        due = self.run.due
        now = time.perf_counter()
        while self._next < len(due) and due[self._next] <= now:
            client, frame = self.frames[self._next]
            client.send(frame)
            self._next += 1
            now = time.perf_counter()
            self.late.append(now - due[self._next - 1])
        loop = asyncio.get_running_loop()
        if self._next == len(due):
            self.done.set_result(None)
        elif not self.fine:
            loop.call_later(0.001, self)
        elif due[self._next] - now > EARLY_S + 0.0005:
            loop.call_later(due[self._next] - now - EARLY_S, self)
        else:
            loop.call_soon(self)


def expected(crowd: Crowd, run: Run) -> int:
    """Return how many deliveries the watching clients should see."""
    inside = [0] * crowd.rooms
    for at in range(len(run.due)):
        client = crowd.clients[(run.first + at) % len(crowd.clients)]
        inside[client.room] += 1
    return sum(inside[client.room] for client in crowd.clients if client.watching)


async def window(crowd: Crowd, spec: dict[str, Any], first: int) -> dict[str, Any]:
    """Send `rate` × `seconds` geeltjes from number `first` on; return what was seen."""
    rate, seconds = float(spec["rate"]), float(spec["seconds"])
    count = max(1, round(rate * seconds))
    frames = frames_of(crowd, first, count)
    begin = time.perf_counter() + 0.05
    due = array("d", (begin + at / rate for at in range(count)))
    run = Run(first, due, round(count * WARM_SHARE))
    for client in crowd.clients:
        client.follow(run)
        client.bytes = client.frames = 0
    pace = Pace(frames, run, rate)
    own, server = time.process_time(), cpu_s(spec["pids"])
    busy = machine_busy_s()
    asyncio.get_running_loop().call_later(0.04, pace)
    await asyncio.wait_for(pace.done, seconds * 3 + 10)
    # The processor is read when the last one was due, however far behind the server is.
    spent = time.perf_counter() - begin
    used = [time.process_time() - own, cpu_s(spec["pids"]) - server]
    used.append(max(0.0, machine_busy_s() - busy - sum(used)))
    wanted = expected(crowd, run)
    await settle(run, wanted, float(spec["drain"]))
    return summary(crowd, run, pace, wanted, spent, used, spec)


async def settle(run: Run, wanted: int, drain: float) -> None:
    """Wait until all was seen, or it has taken long enough."""
    deadline = time.perf_counter() + drain
    while run.arrived < wanted and time.perf_counter() < deadline:
        await asyncio.sleep(0.02)
    # Acks come after what they confirm.
    await asyncio.sleep(0.05)


def summary(
    crowd: Crowd,
    run: Run,
    pace: Pace,
    wanted: int,
    spent: float,
    used: list[float],
    spec: dict[str, Any],
) -> dict[str, Any]:
    """Sum a window up; what never came counts as endlessly late."""
    missing = wanted - run.arrived
    took = sorted([*run.took, *[math.inf] * missing])
    count, people = len(run.due), len(crowd.clients)
    deliveries = count * people / crowd.rooms
    return {
        "acts": count,
        "seconds": round(spent, 3),
        "p50_ms": percentile(took, 0.50),
        "p95_ms": percentile(took, 0.95),
        "p99_ms": percentile(took, 0.99),
        "ack_p95_ms": percentile(run.acks, 0.95),
        "acked": len(run.acks),
        "missing": missing,
        "refused": run.refused,
        "lost_connections": sum(client.closed for client in crowd.clients),
        "deliveries_per_s": round(deliveries / spent),
        "cpu_share": round(used[1] / spent, 4),
        "cpu_us_per_delivery": round(used[1] * 1e6 / deliveries, 2),
        "generator_share": round(used[0] / spent, 3),
        "others_share": round(used[2] / spent, 3),
        "generator_late_p95_ms": percentile(pace.late, 0.95),
        "frames": sum(client.frames for client in crowd.clients),
        "mb_received": round(sum(client.bytes for client in crowd.clients) / 1e6, 2),
        "rss_kib": rss_kib(spec["pids"]),
    }
