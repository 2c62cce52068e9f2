# SPDX-License-Identifier: EUPL-1.2
"""How long until a geeltje is kept, and until the screen shows it: `make bench`.

Twenty-five people on one real server send geeltjes at a fixed rate; time counts from
when an act was due, so that a slow server cannot hide behind waiting clients.
"""

import asyncio
import statistics
import tempfile
import time
from pathlib import Path

from nulplaat.live.ids import new_id
from tests.evenings import Evening, an_evening, newcomer
from tests.people import Person
from tests.served import Served

PEOPLE = 25
ACTS_PER_S = 20
SECONDS = 20


def ms(seconds: list[float], share: float) -> str:
    """Return a percentile in milliseconds."""
    return f"{statistics.quantiles(seconds, n=100)[round(share * 100) - 1] * 1000:.1f}"


async def gather_people(served: Served, evening: Evening) -> list[Person]:
    """Let everybody in and go on to where a geeltje is shown at once."""
    people = []
    for _ in range(PEOPLE):
        somebody = await asyncio.to_thread(newcomer, served, evening.code)
        await somebody.enters()
        people.append(somebody)
    await evening.bram.enters()
    await evening.bram.goes("schrijven")
    await evening.bram.goes("groeperen")
    return people


async def measure(served: Served, evening: Evening) -> None:
    """Send at a fixed rate and print what was seen."""
    people = await gather_people(served, evening)
    screen = Person.from_page(evening.visitor, f"/bijeenkomsten/{evening.room}/scherm/")
    await screen.enters()
    kept: list[float] = []
    shown: list[float] = []

    async def one(number: int, due: float) -> None:
        await asyncio.sleep(max(0, due - time.perf_counter()))
        me, geeltje = people[number % PEOPLE], new_id()
        act = {"kind": "geeltje.write", "geeltje": geeltje, "tekst": f"nr {number}"}
        act_id = await me.sends(act)
        await screen.until(lambda who: f"geeltje/{geeltje}" in who.records)
        shown.append(time.perf_counter() - due)
        await me.until(lambda who: act_id in who.answers)
        kept.append(time.perf_counter() - due)

    start = time.perf_counter() + 1
    count = ACTS_PER_S * SECONDS
    await asyncio.gather(*(one(n, start + n / ACTS_PER_S) for n in range(count)))
    print(f"{PEOPLE} people, {ACTS_PER_S} acts/s, {count} geeltjes, SQLite, durable")
    print(f"shown on the screen  p50 {ms(shown, 0.5)} ms  p95 {ms(shown, 0.95)} ms")
    print(f"kept, for the sender p50 {ms(kept, 0.5)} ms  p95 {ms(kept, 0.95)} ms")
    for somebody in (evening.bram, screen, *people):
        await somebody.drops()


def main() -> None:
    """Start a server in a temporary folder and measure it."""
    with tempfile.TemporaryDirectory() as folder, Served(Path(folder)) as served:
        evening = an_evening(served, tafels=5)
        asyncio.run(measure(served, evening))


if __name__ == "__main__":
    main()
