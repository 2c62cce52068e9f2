# SPDX-License-Identifier: EUPL-1.2
"""Three processes, a hundred people, and everything is killed in turn (L2, L3, L7).

A process, the bus and the database die by `kill -9` and come back, while people write.
"""

import asyncio
import json
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any

import psycopg
import pytest

from tests.chaos.crowd import Roamer
from tests.databases import Postgres, Redis, lasting_port
from tests.reference import ROOT
from tests.served import Served

pytestmark = pytest.mark.slow

SEED = 20261124
PEOPLE = 100
PATIENCE_S = 60.0
KEY = "only for this test, and long enough for it to be taken"
SHARED = ("geeltje", "plek", "thema")
SOME = 60
"""How many acts must be stored before and after each blow."""


@dataclass
class Country:
    """Everything that runs."""

    postgres: Postgres
    redis: Redis
    processes: list[Served]
    environment: dict[str, str]

    def gather(self, rooms: int, people: int) -> list[Roamer]:
        """Make evenings with people, spread over the processes."""
        command = ("-m", "tests.chaos.gather", str(rooms), str(people))
        made = subprocess.run(
            [sys.executable, *command],
            cwd=ROOT,
            env=self.environment,
            stdout=subprocess.PIPE,
            check=True,
        )
        held = [one for room in json.loads(made.stdout) for one in room]
        homes = [served.address for served in self.processes]
        return [
            Roamer(
                address=homes[n % 3],
                homes=homes[n % 3 :] + homes[: n % 3],
                dice=random.Random(SEED + n),
                **one,
            )
            for n, one in enumerate(held)
        ]

    def log_of(self, room: str) -> list[tuple[int, str, str]]:
        """Read a room's log from the database itself."""
        with psycopg.connect(self.postgres.url) as line:
            query = "SELECT seq, act, changes FROM live_entry WHERE room_id = %s"
            return line.execute(f"{query} ORDER BY seq", [room]).fetchall()


@pytest.fixture(scope="module")
def country(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Country]:
    with ExitStack() as stack:
        postgres = stack.enter_context(Postgres())
        redis = stack.enter_context(Redis())
        env = {
            "DATABASE_URL": postgres.url,
            "BUS_URL": redis.url,
            "NULPLAAT_SECRET_KEY": KEY,
        }
        served = [
            Served(tmp_path_factory.mktemp(f"p{n}"), port=lasting_port(), env=env)
            for n in range(3)
        ]
        with ThreadPoolExecutor() as threads:
            list(threads.map(Served.start, served))
        for one in served:
            stack.callback(one.kill)
        data = {"NULPLAAT_DATA": str(served[0].data), "PYTHONPATH": _path()}
        yield Country(postgres, redis, served, {**os.environ, **env, **data})


def _path() -> str:
    return os.pathsep.join(filter(None, (str(ROOT / "src"), str(ROOT))))


@pytest.mark.parametrize(("rooms", "struck"), [(1, 0), (20, 1)])
def test_l2_l3_l7_live_34_all_is_killed_in_turn_and_all_end_equal(
    country: Country, rooms: int, struck: int
) -> None:
    crowd = country.gather(rooms, PEOPLE // rooms)
    asyncio.run(story(country, crowd, struck))
    for room in {me.kader["room"] for me in crowd}:
        check_log(country, room, [me for me in crowd if me.kader["room"] == room])
    # The tables are as the log says, too; else this ends with another code than 0.
    country.processes[0].run("doctor", "--all")


async def story(country: Country, crowd: list[Roamer], struck: int) -> None:
    """Let all play while everything is killed, and then look whether all agree."""
    calm = asyncio.Event()
    async with asyncio.timeout(4 * PATIENCE_S), asyncio.TaskGroup() as tasks:
        for me in crowd:
            tasks.create_task(me.plays(calm))
        await blows(country, crowd, struck)
        calm.set()
    await agree(country, crowd)
    assert [me.faults for me in crowd if me.faults] == []


async def blows(country: Country, crowd: list[Roamer], struck: int) -> None:
    """Kill a process, the bus and the database in turn; each comes back."""
    served = country.processes[struck]
    await some_more(crowd)
    await asyncio.to_thread(served.kill)
    await some_more(crowd)
    await asyncio.to_thread(served.start)
    await some_more(crowd)
    await asyncio.to_thread(country.redis.kill)
    await some_more(crowd)
    await asyncio.to_thread(country.redis.start)
    await some_more(crowd)
    await asyncio.to_thread(country.postgres.kill)
    await hindered(crowd)
    await asyncio.to_thread(country.postgres.start)
    await some_more(crowd)


async def some_more(crowd: list[Roamer]) -> None:
    """Wait until some more acts are stored, one at least at each process that lives."""
    before = sum(len(me.done) for me in crowd)
    async with asyncio.timeout(PATIENCE_S):
        while sum(len(me.done) for me in crowd) < before + SOME:
            await asyncio.sleep(0.05)


async def hindered(crowd: list[Roamer]) -> None:
    """Wait until many notice that nothing can be stored."""
    before = sum(me.hindered for me in crowd)
    async with asyncio.timeout(PATIENCE_S):
        while sum(me.hindered for me in crowd) < before + 10:
            await asyncio.sleep(0.05)


async def agree(country: Country, crowd: list[Roamer]) -> None:
    """Wait until everybody is in step; what they hold is what a newcomer is given."""
    shared: dict[str, dict[str, Any]] = {}
    for me in crowd:
        room = me.kader["room"]
        end = len(country.log_of(room))
        await me.is_there()
        async with asyncio.timeout(PATIENCE_S):
            await me.until(lambda who, end=end: who.seq == end)
        fresh = Roamer(me.address, me.kader, me.cookie, homes=list(me.homes))
        await fresh.is_there()
        await fresh.until(lambda who, end=end: who.seq == end)
        assert fresh.records == me.records
        kept = {k: r for k, r in me.records.items() if k.split("/")[0] in SHARED}
        assert shared.setdefault(room, kept) == kept
        await fresh.drops()
    for me in crowd:
        await me.drops()


def check_log(country: Country, room: str, crowd: list[Roamer]) -> None:
    """Check that the log has no gap and holds, once, all that was answered or seen."""
    log = country.log_of(room)
    assert [seq for seq, _, _ in log] == list(range(1, len(log) + 1))
    at = {act: seq for seq, act, _ in log}
    assert len(at) == len(log)
    put = {key for _, _, changes in log for key in json.loads(changes)["put"]}
    for me in crowd:
        assert {act: at.get(act) for act in me.done} == me.done
        assert not me.refused & at.keys()
        assert me.shown.keys() <= put
        assert me.most <= len(log)
