# SPDX-License-Identifier: EUPL-1.2
"""Two roads, one end: whatever happens on the way, everybody ends up with the same."""

import asyncio
import random
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from nulplaat.live.ids import new_id
from tests.evenings import an_evening, newcomer
from tests.people import Person
from tests.served import Served

SHARED = ("geeltje", "plek", "thema")
SEEDS = (1, 7)
CLIENTS = 25
ROUNDS = 30


def random_act(dice: random.Random, me: Person) -> dict[str, Any]:
    """Choose something a person could do now, sensible or not."""

    def some(kind: str) -> str:
        found = [k for k in me.records if k.startswith(f"{kind}/")]
        return dice.choice(sorted(found))[len(kind) + 1 :] if found else "f" * 32

    choices: list[dict[str, Any]] = [
        {"kind": "geeltje.write", "geeltje": new_id(), "tekst": f"w {dice.random()}"}
        for _ in range(3)
    ]
    choices += [
        {"kind": "thema.make", "thema": new_id(), "geeltjes": [some("geeltje")]},
        {
            "kind": "geeltje.place",
            "geeltjes": [some("geeltje") for _ in range(dice.randint(1, 3))],
            "thema": dice.choice((some("thema"), None)),
        },
        {"kind": "thema.name", "thema": some("thema"), "naam": f"n {dice.random()}"},
        {"kind": "thema.drop", "thema": some("thema")},
        {"kind": "undo"},
        {"kind": "knop.make", "knop": new_id(), "kring": "zelf", "aard": "helpend"},
    ]
    return dice.choice(choices)


async def takes_part(dice: random.Random, me: Person, rounds: int) -> None:
    """Act at random; lose the network now and then; send some frames twice."""
    unanswered: dict[str, dict[str, Any]] = {}
    for _ in range(rounds):
        act_id, act = new_id(), random_act(dice, me)
        unanswered[act_id] = act
        await _send(me, act_id, act, twice=dice.random() < 0.2)
        if dice.random() < 0.1:
            await me.drops()
            await _returns(me)
        await asyncio.sleep(dice.random() * 0.2)
    await _settle(me, unanswered)


async def _send(me: Person, act_id: str, act: dict[str, Any], *, twice: bool) -> None:
    try:
        for _ in range(2 if twice else 1):
            await me.sends(act, act_id)
    except (OSError, AssertionError, Exception):  # noqa: BLE001 the line may be dead
        await _returns(me)


async def _returns(me: Person) -> None:
    for _ in range(200):
        try:
            await me.drops()
            await me.connects()
            return
        except Exception:  # noqa: BLE001 whatever a killed server says
            await asyncio.sleep(0.1)
    raise AssertionError("the server never came back")


async def _settle(me: Person, unanswered: dict[str, dict[str, Any]]) -> None:
    """Send again, with the same ids, all that has no answer yet."""
    for _ in range(100):
        open_acts = [
            act_id
            for act_id in unanswered
            if me.answers.get(act_id, {"code": "slow-down"}).get("code") == "slow-down"
        ]
        if not open_acts:
            return
        for act_id in open_acts[:10]:
            me.answers.pop(act_id, None)
            await _send(me, act_id, unanswered[act_id], twice=False)
        await asyncio.sleep(0.7)
    raise AssertionError("not everything was answered")


def tables(data: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return all rows of the tables that follow from the log."""
    with sqlite3.connect(data / "nulplaat.sqlite3") as db:
        names = [
            name
            for (name,) in db.execute(
                "SELECT name FROM sqlite_master WHERE name LIKE 'bijeenkomsten_%' "
                "AND type = 'table' ORDER BY name"
            )
        ]
        assert names
        return {name: sorted(_rows(db, name), key=repr) for name in names}


def _rows(db: sqlite3.Connection, table: str) -> list[tuple[Any, ...]]:
    """Return a table without the numbers that the database gives its rows."""
    found = db.execute(f"SELECT * FROM {table}")  # noqa: S608
    kept = [n for n, column in enumerate(found.description) if column[0] != "id"]
    return [tuple(row[n] for n in kept) for row in found]


@pytest.mark.parametrize("seed", SEEDS)
def test_l2_l3_random_acts_lost_frames_and_two_kills_end_the_same(
    seed: int, tmp_path: Path
) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_whole_story(seed, served))
        before = tables(tmp_path)
        served.stop()
        served.run("rebuild")
        assert tables(tmp_path) == before
        with sqlite3.connect(tmp_path / "nulplaat.sqlite3") as db:
            seqs = [s for (s,) in db.execute("SELECT seq FROM live_entry ORDER BY seq")]
        assert seqs == list(range(1, len(seqs) + 1))


async def _whole_story(seed: int, served: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served, tafels=5)
    bram = evening.bram
    await bram.connects()
    people = []
    for _ in range(CLIENTS - 1):
        person = await asyncio.to_thread(newcomer, served, evening.code)
        await person.connects()
        people.append(person)
    await bram.until(lambda me: me.records)
    await bram.goes("schrijven")
    await bram.goes("groeperen")

    async def pulls_the_plug() -> None:
        for _ in range(2):
            await asyncio.sleep(1.5)
            await asyncio.to_thread(served.kill)
            await asyncio.to_thread(served.start)

    await asyncio.gather(
        pulls_the_plug(),
        *(
            takes_part(random.Random(seed * 100 + n), p, ROUNDS)
            for n, p in enumerate(people)
        ),
    )
    await _returns(bram)
    for person in (bram, *people):
        await _returns(person)
    await _all_equal(bram, people)


async def _all_equal(bram: Person, people: list[Person]) -> None:
    ends = set()
    for me in (bram, *people):
        fresh = Person(address=me.address, kader=me.kader, cookie=me.cookie)
        await fresh.connects()
        await fresh.until(lambda who: who.seq > 0)
        await me.until(lambda who, end=fresh.seq: who.seq == end)
        ends.add(fresh.seq)
        assert fresh.records == me.records
        await fresh.drops()
        await me.drops()
    assert len(ends) == 1
    shared = [
        {key: r for key, r in p.records.items() if key.split("/")[0] in SHARED}
        for p in people
    ]
    assert all(records == shared[0] for records in shared)
    for key in shared[0]:
        if key.startswith("plek/"):
            assert f"geeltje/{key[5:]}" in shared[0]
            assert f"thema/{shared[0][key]['thema']}" in shared[0]
