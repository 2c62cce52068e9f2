# SPDX-License-Identifier: EUPL-1.2
"""The soak: people come and go for a long time, and write; is the memory flat?"""

import asyncio
import random
import time
from typing import Any

from bench.live.load.clients import Client, Crowd, Run
from bench.live.load.jobs import Spec, state, updates_for
from bench.live.load.process import cpu_s, rss_kib
from bench.live.load.wires import WIRES

SAMPLE_S = 5.0
STAY_S = (5.0, 60.0)


class Soak:
    """Everybody's coming and going."""

    def __init__(self, spec: Spec) -> None:
        self.spec = spec
        self.until = time.monotonic() + float(spec["seconds"])
        self.crowd = Crowd(spec, updates_for(spec, 0))
        self.chance = random.Random(11)  # noqa: S311 (the same coming and going)
        self.sent = 0
        self.acked: set[int] = set()
        self.entered = self.failed = self.dropped = 0
        self.inside: list[Client] = []
        self.samples: list[tuple[float, int]] = []

    async def person(self, client: Client) -> None:
        """Come in, stay for a while, go, and come back."""
        await asyncio.sleep(self.chance.uniform(0, 10))
        while time.monotonic() < self.until:
            client = self._fresh(client)
            try:
                await self.crowd.connect(client)
                await asyncio.wait_for(client.inside.wait(), 20)
            except (OSError, TimeoutError):
                self.failed += 1
                await asyncio.sleep(1)
                continue
            self.entered += 1
            self.inside.append(client)
            await asyncio.sleep(self.chance.uniform(*STAY_S))
            self.inside.remove(client)
            self.dropped += client.closed
            client.drop()

    def _fresh(self, old: Client) -> Client:
        """Return the same person with a new connection."""
        kind = WIRES[self.spec["wire"]]
        wire = kind(old.wire.room, old.wire.person, old.wire.updates)  # type: ignore[attr-defined]
        client = Client(wire, old.room, watching=False)
        client.follow(Run(0, [0.0] * 10**6, 0))
        plain = wire.acked

        def acked(frame: bytes) -> list[int]:
            found = plain(frame)
            self.acked.update(found)
            return found

        wire.acked = acked  # type: ignore[method-assign]
        return client

    async def writer(self) -> None:
        """Let somebody who is in write something, at a fixed rate."""
        while time.monotonic() < self.until:
            await asyncio.sleep(1 / float(self.spec["rate"]))
            if self.inside:
                client = self.chance.choice(self.inside)
                client.send(client.wire.says(self.sent))
                self.sent += 1

    async def watch(self) -> None:
        """Note the memory."""
        begin = time.monotonic()
        while time.monotonic() < self.until:
            await asyncio.sleep(SAMPLE_S)
            kib = rss_kib(self.spec["pids"])
            self.samples.append((round(time.monotonic() - begin, 1), kib))


async def soak(spec: Spec) -> dict[str, Any]:
    """Soak for so many seconds; return the memory, and what was lost."""
    soaking = Soak(spec)
    server, begin = cpu_s(spec["pids"]), time.monotonic()
    people = [asyncio.create_task(soaking.person(c)) for c in soaking.crowd.clients]
    await asyncio.gather(soaking.writer(), soaking.watch())
    for person in people:
        person.cancel()
    await asyncio.gather(*people, return_exceptions=True)
    await asyncio.sleep(1)
    for client in soaking.inside:
        client.drop()
    used = (cpu_s(spec["pids"]) - server) / (time.monotonic() - begin)
    one = {**spec["rooms"][0], "people": spec["rooms"][0]["people"][:1]}
    held = await state({**spec, "rooms": [one]})
    return {
        "sent": soaking.sent,
        "acked": len(soaking.acked),
        "lost": len(soaking.acked - set(held["texts"])),
        "entered": soaking.entered,
        "failed": soaking.failed,
        "dropped_by_server": soaking.dropped,
        "cpu_share": round(used, 3),
        "samples": soaking.samples,
    }
