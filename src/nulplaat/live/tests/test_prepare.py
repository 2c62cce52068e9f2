# SPDX-License-Identifier: EUPL-1.2
"""Slow acts: who may not send them costs nothing, and who enters never waits."""

import asyncio
import threading
from typing import Any

import pytest

from nulplaat.live import preparing, services
from nulplaat.live.domain import Act, Actor, State
from nulplaat.live.ids import new_id
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import Phone, evening, make_room

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> "Gate":
    found = Gate()
    monkeypatch.setattr(toy.TOY, "prepare", found.prepare)
    return found


class Gate:
    """Holds what is prepared until it is opened, and counts."""

    def __init__(self) -> None:
        self.open = threading.Event()
        self.begun: list[Act] = []
        self.busy = self.most = 0

    def prepare(self, state: State, act: Act) -> Act:
        self.begun.append(act)
        self.busy += 1
        self.most = max(self.most, self.busy)
        assert self.open.wait(50)
        self.busy -= 1
        return toy.Draw(drawn=len(state))


def test_live_41_l5_i5_a_newcomer_enters_while_slow_acts_fill_a_room(
    gate: Gate,
) -> None:
    room, other = make_room(), make_room()

    async def story() -> None:
        tabs = [await Phone(room, "Carla").enter() for _ in range(9)]
        posted = [(tab, tab.post("draw")) for tab in tabs]
        full = len(tabs) - preparing.MOST_IN_TURN
        dirk = await Phone(other, "Dirk").enter()
        assert dirk.records["shown"] == {"on": False}
        while sum(act in tab.answers for tab, act in posted) < full:
            await asyncio.sleep(0)
        gate.open.set()
        while not all(act in tab.answers for tab, act in posted):
            await asyncio.sleep(0)
        codes = [tab.answers[act].get("code", "") for tab, act in posted]
        assert sorted(codes) == [""] * preparing.MOST_IN_TURN + ["moment"] * full
        assert gate.most == 1

    evening(story)


def test_live_41_a1_what_is_refused_is_never_prepared(gate: Gate) -> None:
    room = make_room()

    async def story() -> None:
        scherm = await Phone(room, "Scherm", "scherm").enter()
        assert (await scherm.act("draw"))["code"] == "not-yours"
        assert gate.begun == []

    evening(story)


def test_live_41_a1_a_page_that_is_refused_prepares_nothing(gate: Gate) -> None:
    answer: Any = services.perform(
        make_room(), toy.Draw(), by=Actor(id=new_id(), rol="scherm")
    )
    assert answer == toy.NOT_YOURS
    assert gate.begun == []


def test_live_41_who_hangs_up_leaves_no_work_beside_the_next(gate: Gate) -> None:
    room = make_room()

    async def story() -> None:
        carla = await Phone(room, "Carla").enter()
        carla.post("draw")
        while not gate.begun:
            await asyncio.sleep(0)
        await carla.cut()
        again = await Phone(room, "Carla").enter()
        act = again.post("draw")
        gate.open.set()
        await again.until(lambda: act in again.answers)
        assert gate.most == 1

    evening(story)
