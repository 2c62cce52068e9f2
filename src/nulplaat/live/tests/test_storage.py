# SPDX-License-Identifier: EUPL-1.2
"""What happens when the disk is full or the log cannot be written (L8)."""

from typing import Any

import pytest
from django.db import DatabaseError, OperationalError, connection

from nulplaat.live import log, queries, services
from nulplaat.live.errors import STORAGE
from nulplaat.live.ids import new_id
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import SYSTEEM, Phone, evening, in_thread, make_room

pytestmark = pytest.mark.django_db(transaction=True)


def fill_disk(full: bool) -> None:
    """Make every write of this thread's connection fail, or none."""
    if connection.vendor == "sqlite":
        order = f"PRAGMA query_only = {'ON' if full else 'OFF'}"
    else:
        order = f"SET default_transaction_read_only = {'ON' if full else 'OFF'}"
    with connection.cursor() as cursor:
        cursor.execute(order)


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Return a disk that can be full, below the real log."""
    disk = {"full": False}
    store = log.store

    def on_disk(drafts: Any) -> None:
        fill_disk(disk["full"])
        store(drafts)

    monkeypatch.setattr(log, "store", on_disk)
    return disk


def test_l8_live_5_a_full_disk_refuses_all_and_shows_nothing(
    disk: dict[str, bool],
) -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        bram = await Phone(room, "bram").enter()
        await anna.write("voor")
        disk["full"] = True
        ids = [anna.post("note.write", note=new_id(), text="WEG") for _ in range(3)]
        ids.append(anna.post("show", on=True))
        await anna.until(lambda: all(act_id in anna.answers for act_id in ids))
        assert {anna.answers[act_id]["code"] for act_id in ids} == {"storage"}
        assert anna.records["count"] == bram.records["count"] == {"notes": 1}
        late = await Phone(room, "carla").enter()
        assert late.records["count"] == {"notes": 1}
        assert (await in_thread(queries.read, room)).seq == 2
        disk["full"] = False
        again = await anna.act("show", ids[-1], on=True)
        assert again == {"t": "ack", "id": ids[-1], "seq": 3}
        await bram.until_seq(3)
        assert "WEG" not in repr(anna.frames + bram.frames)

    evening(story)


def test_l8_a_service_says_that_nothing_was_stored(disk: dict[str, bool]) -> None:
    room = make_room()
    disk["full"] = True
    try:
        assert services.perform(room, toy.Show(on=True), by=SYSTEEM) == STORAGE
    finally:
        fill_disk(full=False)
    assert queries.read(room).seq == 1
    disk["full"] = False
    assert services.perform(room, toy.Show(on=True), by=SYSTEEM) == services.Ack(2)


def test_l8_a_log_that_cannot_be_read_lets_people_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()

    def unreadable(found: str) -> None:
        raise OperationalError

    async def story() -> None:
        with monkeypatch.context() as broken:
            broken.setattr(log, "load", unreadable)
            anna = await Phone(room, "anna").enter()
            await anna.until(lambda: anna.closed)
            assert anna.closed == 1013
        await anna.enter()
        assert anna.seq == 1

    evening(story)


def test_live_5_a_table_that_fails_refuses_its_entries_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()

    def fail(*args: Any) -> None:
        raise DatabaseError

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        with monkeypatch.context() as broken:
            broken.setattr(toy.TOY, "project", fail)
            assert (await anna.write("x"))["code"] == "storage"
        assert (await in_thread(queries.read, room)).seq == 1
        assert (await anna.write("x"))["seq"] == 2

    evening(story)


def test_live_1_nothing_is_told_that_is_not_committed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()
    committed = [1]
    store = log.store

    def noted(drafts: Any) -> None:
        store(drafts)
        connection.close()
        committed.append(log.latest([room])[room])

    monkeypatch.setattr(log, "store", noted)

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        bram = await Phone(room, "bram").enter()
        late: list[object] = []

        def too_early(frame: dict[str, Any]) -> bool:
            if frame.get("seq", 0) > committed[-1]:
                late.append(frame)
            return False

        anna.lossy = bram.lossy = too_early
        for number in range(10):
            await anna.write(str(number))
        await bram.until_seq(11)
        assert late == []

    evening(story)
