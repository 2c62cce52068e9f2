# SPDX-License-Identifier: EUPL-1.2
"""Twenty-five people behind one router: in, writing, private, and never throttled."""

import asyncio
import json
import time
from pathlib import Path

import pytest

from tests.evenings import Evening, an_evening, newcomer
from tests.people import Person, Visitor
from tests.served import Served

PEOPLE = 25
NOTES = 4
MARKER = "paarse paraplu"

pytestmark = pytest.mark.slow


async def entered(served: Served, evening: Evening, count: int) -> list[Person]:
    """Let people in at the same time, as a room does."""
    people = await asyncio.gather(
        *(asyncio.to_thread(newcomer, served, evening.code) for _ in range(count))
    )
    for person in people:
        await person.enters()
    return list(people)


async def leave(*people: Person) -> None:
    """Let everybody go."""
    for person in people:
        await person.drops()


def test_l4_nobody_is_throttled_and_a_note_is_counted_within_a_second(
    tmp_path: Path,
) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_a_busy_room(served))


async def _a_busy_room(served: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served, tafels=5)
    screen = Person.from_page(evening.visitor, f"/bijeenkomsten/{evening.room}/scherm/")
    await evening.bram.enters()
    await screen.enters()
    started = time.monotonic()
    people = await entered(served, evening, PEOPLE)
    assert time.monotonic() - started < 20
    await evening.bram.goes("schrijven")

    async def writes(me: Person, number: int) -> None:
        await me.until(lambda who: who.records["fase"]["nu"] == "schrijven")
        for note in range(NOTES):
            await me.writes(f"{number} schrijft {note}")

    sent = time.monotonic()
    await asyncio.gather(*(writes(p, n) for n, p in enumerate(people)))
    count = PEOPLE * NOTES
    await screen.until(lambda who: who.records["telling"]["geeltjes"] == count)
    assert time.monotonic() - sent < 30
    assert screen.records["telling"]["geeltjes"] == PEOPLE * NOTES
    assert not [a for p in people for a in p.answers.values() if a["t"] == "no"]
    await leave(evening.bram, screen, *people)


def test_a1_no_frame_page_or_file_holds_what_another_wrote_before_the_reveal(
    tmp_path: Path,
) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_private(served))


async def _private(served: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served)
    room = f"/bijeenkomsten/{evening.room}/"
    screen = Person.from_page(evening.visitor, f"{room}scherm/")
    await evening.bram.enters()
    await screen.enters()
    await evening.bram.goes("schrijven")
    carla, dirk = await entered(served, evening, 2)
    geeltje = await carla.writes(MARKER)
    for other in (dirk, evening.bram, screen):
        await other.until(lambda who: who.records["telling"]["geeltjes"] == 1)
        sent = "\n".join(other.frames)
        assert MARKER not in sent
        assert geeltje not in sent
    assert carla.me not in "\n".join((*dirk.frames, *screen.frames))
    await _pages_are_silent(served, evening)
    await evening.bram.goes("groeperen")
    await dirk.until(lambda who: f"geeltje/{geeltje}" in who.records)
    shown = json.dumps(dirk.records)
    assert MARKER in shown
    assert carla.me not in shown
    await leave(evening.bram, screen, carla, dirk)
    assert MARKER not in served.log()


async def _pages_are_silent(served: Served, evening: Evening) -> None:
    room = f"/bijeenkomsten/{evening.room}/"
    for name in ("", "scherm/", "plaat/", "plaat.json", "plaat.csv", "plaat.svg"):
        page = await asyncio.to_thread(evening.visitor.asks, f"{room}{name}")
        assert MARKER not in page.text, name
    stranger = Visitor(served.address)
    assert (await asyncio.to_thread(stranger.asks, room)).status_code == 404


def test_l7_a_kill_while_bram_presses_next_leaves_the_old_fase_or_the_new(
    tmp_path: Path,
) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_killed_between(served))


async def _killed_between(served: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served)
    bram = evening.bram
    await bram.enters()
    await bram.goes("schrijven")
    (carla,) = await entered(served, evening, 1)
    kept = [await carla.writes(f"gedachte {n}") for n in range(5)]
    press = {"kind": "fase.go", "fase": "groeperen", "van": "schrijven"}
    act_id = await bram.sends(press)
    await asyncio.to_thread(served.kill)
    await leave(bram, carla)
    await asyncio.to_thread(served.start)
    await bram.enters()
    await carla.enters()
    await bram.sends(press, act_id)
    await bram.until(lambda who: who.answers.get(act_id, {}).get("t") == "ack")
    await bram.until(lambda who: who.records["fase"]["nu"] == "groeperen")
    await carla.until(lambda who: who.records["fase"]["nu"] == "groeperen")
    assert all(f"geeltje/{geeltje}" in carla.records for geeltje in kept)
    await leave(bram, carla)


def test_s9_a_renewed_code_and_a_closed_door_drop_nobody(tmp_path: Path) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_door(served))


async def _door(served: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served)
    bram = evening.bram
    await bram.enters()
    (carla,) = await entered(served, evening, 1)
    await bram.must("deur.renew")
    await bram.until(lambda who: who.records["deur"]["code"] != evening.code)
    old = Visitor(served.address)
    answer = await asyncio.to_thread(old.asks, f"/mee/{evening.code}/")
    assert answer.status_code == 404
    code = bram.records["deur"]["code"]
    await bram.must("deur.set", open=False)
    await bram.goes("schrijven")
    await carla.until(lambda who: who.records["fase"]["nu"] == "schrijven")
    await carla.writes("Ik ben er nog")
    closed = await asyncio.to_thread(old.asks, f"/mee/{code}/")
    assert "gesloten" in closed.text
    await leave(bram, carla)
