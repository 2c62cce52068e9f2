# SPDX-License-Identifier: EUPL-1.2
"""Many at once: people who come back together, acts, rooms, and one that is large."""

import asyncio
import threading
from typing import Any

import pytest
from django.db import OperationalError

from nulplaat.live import asgi, clock, hub, limits, log, models, queries, rooms
from nulplaat.live import settling as settling_module
from nulplaat.live.domain import Actor, view
from nulplaat.live.ids import new_id
from nulplaat.live.limits import Limits, Pace
from nulplaat.live.rooms import Room
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import Phone, evening, in_thread, make_room

pytestmark = pytest.mark.django_db(transaction=True)

CROWD = 500


def test_500_who_come_back_at_once_all_end_equal_without_a_gap(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "BURST", 1e9)
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        await anna.act("show", on=True)
        phones = [Phone(room, f"gast{number}") for number in range(CROWD)]
        coming = [asyncio.create_task(phone.enter()) for phone in phones]
        for number in range(20):
            await anna.write(f"intussen {number}")
        await asyncio.gather(*coming)
        await asyncio.gather(*(phone.until_seq(anna.seq) for phone in phones))
        state = (await in_thread(queries.read, room)).state
        for phone in phones:
            seen = view(toy.TOY, state, Actor(id=phone.name, rol="deelnemer"))
            assert phone.records == seen
            jumps = [f for f in phone.frames if f["t"] == "hello"]
            assert not jumps
        assert asgi.hub().count().loads == 1
        for phone in phones:
            await phone.cut()

    evening(story)


def test_live_40_what_comes_in_at_once_is_done_in_several_ticks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "BURST", 1e9)
    monkeypatch.setattr(hub, "MOST_SAYING", 7)
    monkeypatch.setattr(hub, "MOST_ENTERING", 2)
    room = make_room()

    async def story() -> None:
        people = ("anna", "bram", "carla", "dirk", "els")
        phones = [Phone(room, name) for name in people]
        await asyncio.gather(*(phone.enter() for phone in phones))
        anna = phones[0]
        ids = [anna.post("note.write", note=new_id(), text="x") for _ in range(50)]
        await anna.until(lambda: anna.answers.keys() >= set(ids))
        assert [anna.answers[act_id]["seq"] for act_id in ids] == list(range(2, 52))
        assert asgi.hub().stats.commits >= 50 // 7

    evening(story)


def test_live_13_a_large_room_that_is_read_holds_nobody_up(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    large, other = make_room(), make_room()
    go = threading.Event()
    load = log.load

    def slow(room: str) -> Room:
        if room == large:
            assert go.wait(30)
        return load(room)

    async def story() -> None:
        anna = await Phone(other, "anna").enter()
        monkeypatch.setattr(log, "load", slow)
        bram = await Phone(large, "bram").connect()
        bram.hello()
        carla = await Phone(large, "carla").connect()
        carla.hello()
        assert (await anna.write("wacht op niemand"))["t"] == "ack"
        assert bram.frames == []
        await carla.cut()
        go.set()
        await bram.until(lambda: bram.frames)
        assert bram.frames[0]["t"] == "state"

    evening(story)


def test_live_14_a_snapshot_is_kept_beside_the_ticks_and_refuses_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "BURST", 1e9)
    monkeypatch.setattr(log, "SNAPSHOT_EVERY", 5)
    room = make_room()
    snapshot = log.snapshot
    tried: list[int] = []

    def fail(room_id: str, seq: int, at: int, state: Any) -> None:
        tried.append(seq)
        raise OperationalError

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        monkeypatch.setattr(log, "snapshot", fail)
        while not tried:
            assert (await anna.write("x"))["t"] == "ack"
        monkeypatch.setattr(log, "snapshot", snapshot)
        seat = asgi.hub()._seats[room]
        seat.kept_at = 0.0
        while not await in_thread(models.Snapshot.objects.filter(room=room).exists):
            seat.kept_at = 0.0
            assert (await anna.write("y"))["t"] == "ack"

    evening(story)
    replayed = Room(room, toy.TOY)
    replayed.read_on(log.entries(room))
    assert log.load(room).state == replayed.state
    log.rebuild(room)
    assert toy.TABLES[room] == replayed.state


def test_live_3_an_act_is_known_from_the_log_when_memory_forgot_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rooms, "MOST_RESULTS", 2)
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        bram = await Phone(room, "bram").enter()
        act_id, note = new_id(), new_id()
        first = await anna.act("note.write", act_id, note=note, text="een")
        for number in range(5):
            await bram.write(str(number))
        assert act_id not in asgi.hub()._seats[room].room.results
        assert await anna.act("note.write", act_id, note=note, text="twee") == first
        assert await bram.act("note.drop", act_id, note=note) == first
        for number in range(5):
            await bram.write(str(number))
        assert await bram.act("note.drop", act_id, note=note) == first
        assert anna.records[f"note/{note}"] == {"text": "een"}

    evening(story)


def test_live_5_l8_a_failed_commit_refuses_every_room_of_the_tick(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    first, second = make_room(), make_room()
    store = log.store
    failed: list[int] = []

    def full(drafts: Any) -> None:
        if not failed:
            failed.append(len(drafts))
            store(drafts[:1])
            raise OperationalError("database or disk is full")
        store(drafts)

    async def story() -> None:
        anna = await Phone(first, "anna").enter()
        bram = await Phone(second, "bram").enter()
        monkeypatch.setattr(log, "store", full)
        posted = {
            p: p.post("note.write", note=new_id(), text="x") for p in (anna, bram)
        }
        for phone, act_id in posted.items():
            await answered(phone, act_id)
        assert failed == [2]
        answers = [p.answers[i].get("code", "stored") for p, i in posted.items()]
        # One of the two was stored before it went wrong: the log is asked, not guessed.
        assert sorted(answers) == ["storage", "stored"]
        for phone in posted:
            moment = await in_thread(queries.read, phone.room)
            assert (await phone.write("daarna"))["seq"] == moment.seq + 1
            await phone.until_seq(moment.seq + 1)
        assert asgi.hub().stats.failed_commits == 1

    evening(story)


async def answered(phone: Phone, act_id: str) -> None:
    await phone.until(lambda: act_id in phone.answers)


def test_l9_the_order_follows_the_log_when_the_clock_jumps_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()
    now = clock.now_ms()
    hours = iter((0, 3, 0, -3, 1))

    def jumping() -> int:
        return now + next(hours, 0) * 3_600_000

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        monkeypatch.setattr(settling_module, "now_ms", jumping)
        for number in range(6):
            assert (await anna.write(str(number)))["seq"] == number + 2

    evening(story)
    times = [entry.at for entry in log.entries(room)]
    assert times == sorted(times)


def test_a_mistake_of_ours_after_storing_lets_all_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()

    def wrong(self: hub.Hub) -> None:
        raise ZeroDivisionError

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        with monkeypatch.context() as broken:
            broken.setattr(hub.Hub, "_count", wrong)
            anna.post("note.write", note=new_id(), text="staat er")
            await anna.until(lambda: anna.closed)
        assert anna.closed == hub.BROKEN
        await anna.enter()
        assert anna.records["count"] == {"notes": 1}
        assert (await anna.write("verder"))["t"] == "ack"

    evening(story)


def test_live_32_a_room_is_slowed_far_above_a_real_evening_and_no_other() -> None:
    found = Limits(token=Pace(20, 2), room=Pace(100, 10))
    people = [f"gast{number}" for number in range(25)]
    said = [found.allows("zaal", who, 0.0) for who in people for _ in range(5)]
    assert said.count(True) == 100
    assert found.allows("andere zaal", "gast0", 0.0)
    assert found.allows("zaal", "gast24", 1.0)
    assert not Limits(token=Pace(0, 2)).allows("zaal", "gast0", 0.0)
    found.forget(1e6)
    assert found.allows("zaal", "gast0", 1e6)


def test_live_32_l4_25_people_with_4_notes_each_are_never_slowed() -> None:
    found = Limits()
    for second in range(30):
        for number in range(25):
            if second % 8 == number % 8:
                assert found.allows("zaal", f"gast{number}", float(second))
