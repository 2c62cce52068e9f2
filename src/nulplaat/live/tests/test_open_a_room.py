# SPDX-License-Identifier: EUPL-1.2
"""Carla comes in where nobody is yet: what she sees is made beside the loop."""

import threading
from typing import Any

import msgspec
import pytest

from nulplaat.live import asgi, log, queries, services
from nulplaat.live.domain import NOBODY, Actor, Eyes, Record, State, view
from nulplaat.live.ids import new_id
from nulplaat.live.rooms import Draft, Room
from nulplaat.live.seats import PIECE, Seat
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import Phone, evening, in_thread, make_room
from nulplaat.live.viewers import Viewer

pytestmark = pytest.mark.django_db(transaction=True)

BRAM, CARLA = Actor("bram", "deelnemer"), Actor("carla", "deelnemer")


def test_live_13_what_a_newcomer_sees_is_made_beside_the_ticks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room, threads = make_room(), set()
    services.perform(room, toy.Write(new_id(), "van Bram"), by=BRAM)
    services.perform(room, toy.Write(new_id(), "van Carla"), by=CARLA)
    visible = toy.Toy.visible

    def watched(
        self: toy.Toy, state: State, viewer: Eyes, key: str, record: Record
    ) -> Record | None:
        if viewer.id == NOBODY:
            threads.add(threading.current_thread())
        return visible(self, state, viewer, key, record)

    monkeypatch.setattr(toy.Toy, "visible", watched)

    async def story() -> None:
        carla = await Phone(room, "carla").enter()
        assert threads
        assert threading.current_thread() not in threads
        state = (await in_thread(queries.read, room)).state
        assert carla.records == view(toy.TOY, state, CARLA)
        assert "van Bram" not in repr(carla.records)

    evening(story)


def test_a_mistake_in_the_first_view_keeps_the_room_from_nobody_else(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()
    services.perform(room, toy.Write(new_id(), "van Bram"), by=BRAM)
    visible = toy.Toy.visible

    def broken(
        self: toy.Toy, state: State, viewer: Eyes, key: str, record: Record
    ) -> Record | None:
        if viewer.rol == "scherm":
            raise ZeroDivisionError
        return visible(self, state, viewer, key, record)

    monkeypatch.setattr(toy.Toy, "visible", broken)

    async def story() -> None:
        screen = await Phone(room, "scherm", "scherm").connect()
        screen.hello()
        await screen.until(lambda: screen.closed)
        assert screen.closed == 1011
        bram = await Phone(room, "bram").enter()
        assert "van Bram" in repr(bram.records)
        assert asgi.hub().count().loads == 1

    evening(story)


@pytest.mark.parametrize("shown", [False, True])
def test_live_10_a_view_in_many_pieces_is_the_view(shown: bool) -> None:
    by = {0: "bram", 1: "carla"}
    state: dict[str, Any] = {
        f"note/{n:05}": {"text": f"{n}", "by": by[n % 2]} for n in range(2 * PIECE + 1)
    }
    seat = Seat(Room("a" * 32, toy.TOY, seq=1, state={**state, "shown": {"on": shown}}))
    seat.foresee(CARLA)
    for actor in (CARLA, BRAM):
        phone = Phone("a" * 32, actor.id)
        seat.enter(Viewer(actor, _Wire(phone)), 0, 0)
        assert phone.records == view(toy.TOY, seat.shown, actor)


def test_who_wrote_much_is_named_once_in_memory() -> None:
    room, by = make_room(), Actor(new_id(), "deelnemer")
    draft = Draft(Room("a" * 32, toy.TOY))
    for n in range(3):
        draft.act(new_id(), toy.Write(new_id(), f"{n}"), Actor(by.id, by.rol), n)
        services.perform(room, toy.Write(new_id(), f"{n}"), by=by)
    kept = log.load(room)
    log.keep(room, kept.seq, kept.at, kept.state)
    for state in (draft.state, log.load(room).state):
        names = {id(note["by"]) for note in state.values() if "by" in note}
        assert len(names) == 1


class _Wire:
    """Lets a phone follow what it is pushed."""

    def __init__(self, phone: Phone) -> None:
        self.phone = phone

    def push(self, frame: bytes, kind: str) -> None:
        self.phone.follow(msgspec.json.decode(frame))

    def close(self, code: int) -> None:
        raise AssertionError(code)
