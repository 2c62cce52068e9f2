# SPDX-License-Identifier: EUPL-1.2
"""`/metrics`: what can be counted of a server. Names no room, person or word.

Several processes on one machine count together: each writes its counts to a file every
second, and whichever is asked adds them up. Counts of one that ended stay in the sum.
"""

import asyncio
import ipaddress
import os
import secrets
import shutil
import time
from collections.abc import AsyncIterator, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import msgspec
from django.conf import settings
from prometheus_client import CollectorRegistry
from prometheus_client.core import (
    CounterMetricFamily,
    GaugeMetricFamily,
    HistogramMetricFamily,
    Metric,
)
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from nulplaat.live import asgi as live
from nulplaat.live import bus
from nulplaat.live.gauges import BOUNDS, Histogram, Stats

FOLDER = "NULPLAAT_METRICS_FOLDER"
"""Set for the processes that count together."""

EVERY_S = 1.0
STALE_S = 10.0
"""A process that wrote nothing for so long is not there now."""


class Counts(msgspec.Struct, frozen=True):
    """What one process counted, and whether it is on the bus (None: there is none)."""

    stats: Stats
    bus: bool | None


COUNTERS = {
    "acts": "Acts that were stored.",
    "refused": "Acts that were answered with a refusal.",
    "slowed": "Acts refused because one person, or one room, went too fast.",
    "malformed": "Frames refused as a whole.",
    "commits": "Transactions that were committed.",
    "failed_commits": "Transactions that failed; every act in them was refused.",
    "frames": "Frames handed to a connection.",
    "too_slow": "Connections closed because they read too slowly.",
    "loads": "Rooms read into memory.",
}
TIMINGS = {
    "commit_seconds": "How long a commit took.",
    "load_seconds": "How long it took to read a room into memory.",
    "lag_seconds": "How late the loop was for something that was due.",
}
GAUGES = {
    "rooms": "Rooms in memory.",
    "viewers": "Connections and polls that follow a room.",
    "queue": "Acts that wait for the next tick.",
}

_own: list[Counts] = []


def many_processes(folder: Path) -> None:
    """Let the processes that are started from here count together."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    os.environ[FOLDER] = str(folder)


@asynccontextmanager
async def counting() -> AsyncIterator[None]:
    """Take the counts of this process's hub every second."""
    task = asyncio.create_task(_count(), name="metrics")
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def _count() -> None:
    folder = os.environ.get(FOLDER)
    path = Path(folder) / f"{os.getpid()}.json" if folder else None
    while True:
        counts = Counts(live.hub().count(), bus.connected())
        _own[:] = [counts]
        if path is not None:
            text = msgspec.json.encode(counts)
            with suppress(OSError):
                await asyncio.to_thread(_write, path, text)
        await asyncio.sleep(EVERY_S)


def _write(path: Path, text: bytes) -> None:
    draft = path.with_suffix(".part")
    draft.write_bytes(text)
    draft.replace(path)


def _all() -> Iterator[tuple[Counts, bool]]:
    """Yield the counts of each process, and whether it is there now."""
    folder = os.environ.get(FOLDER)
    if not folder:
        for counts in _own:
            yield counts, True
        return
    for path in Path(folder).glob("*.json"):
        with suppress(OSError, msgspec.MsgspecError):
            counts = msgspec.json.decode(path.read_bytes(), type=Counts)
            yield counts, time.time() - path.stat().st_mtime < STALE_S


class Collector:
    """Adds up what the processes counted, when Prometheus asks."""

    def collect(self) -> Iterator[Metric]:
        """Yield every metric."""
        found = list(_all())
        ever = [counts.stats for counts, _ in found]
        now = [counts.stats for counts, lives in found if lives]
        for name, text in COUNTERS.items():
            total = sum(getattr(stats, name) for stats in ever)
            yield CounterMetricFamily(f"nulplaat_{name}", text, value=total)
        yield _by_code(ever)
        for name, text in TIMINGS.items():
            each = [getattr(stats, name) for stats in ever]
            yield _histogram(f"nulplaat_{name}", text, each)
        for name, text in GAUGES.items():
            total = sum(getattr(stats, name) for stats in now)
            yield GaugeMetricFamily(f"nulplaat_{name}", text, value=total)
        yield GaugeMetricFamily(
            "nulplaat_processes", "Processes that serve.", value=len(now)
        )
        yield GaugeMetricFamily(
            "nulplaat_bus_connected",
            "Processes that are on the bus.",
            value=sum(counts.bus is True for counts, lives in found if lives),
        )


def _by_code(ever: Iterable[Stats]) -> Metric:
    found = CounterMetricFamily(
        "nulplaat_refusals", "Acts refused, by the code of why.", labels=["code"]
    )
    totals: dict[str, int] = {}
    for stats in ever:
        for code, count in getattr(stats, "codes", {}).items():
            totals[code] = totals.get(code, 0) + count
    for code, count in sorted(totals.items()):
        found.add_metric([code], count)
    return found


def _histogram(name: str, text: str, each: Sequence[Histogram]) -> Metric:
    counts = [sum(one.counts[i] for one in each) for i in range(len(BOUNDS) + 1)]
    buckets: list[tuple[str, float]] = []
    running = 0
    for bound, count in zip((*map(str, BOUNDS), "+Inf"), counts, strict=True):
        running += count
        buckets.append((bound, running))
    total = sum(one.total for one in each)
    return HistogramMetricFamily(name, text, buckets=buckets, sum_value=total)


def _registry() -> CollectorRegistry:
    registry = CollectorRegistry(auto_describe=False)
    registry.register(Collector())
    return registry


PROXIED = (
    "forwarded",
    "via",
    "x-forwarded-for",
    "x-forwarded-host",
    "x-forwarded-proto",
    "x-real-ip",
    "cf-connecting-ip",
)
"""Headers that say that somebody else asks than the address that does."""


def may_ask(address: str, authorization: str, *, proxied: bool = False) -> bool:
    """Say whether an address of this machine or house asks, or one with the token.

    A proxy has such an address too. So a proxied request needs the token, and so does
    every request in production and behind a proxy, that may tell nothing of itself.
    """
    token: str = settings.METRICS_TOKEN
    given = authorization.removeprefix("Bearer ")
    if token and secrets.compare_digest(given.encode(), token.encode()):
        return True
    if proxied or settings.METRICS_NEED_TOKEN:
        return False
    try:
        return ipaddress.ip_address(address).is_private
    except ValueError:
        return False


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Answer `/metrics`, under any Host: no page of ours links to it."""
    headers = {name.lower(): value for name, value in scope["headers"]}
    address = (scope.get("client") or ("",))[0]
    said = headers.get(b"authorization", b"").decode("latin-1")
    status, body = 404, b""
    proxied = any(name.encode() in headers for name in PROXIED)
    if scope["method"] == "GET" and may_ask(address, said, proxied=proxied):
        status, body = 200, await asyncio.to_thread(generate_latest, _registry())
    await send(
        {
            "type": "http.response.start",
            "status": status,
            "headers": [
                (b"content-type", CONTENT_TYPE_LATEST.encode()),
                (b"content-length", str(len(body)).encode()),
                (b"cache-control", b"no-store"),
                (b"x-content-type-options", b"nosniff"),
            ],
        }
    )
    await send({"type": "http.response.body", "body": body})
