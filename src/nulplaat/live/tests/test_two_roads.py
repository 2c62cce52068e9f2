# SPDX-License-Identifier: EUPL-1.2
"""Two roads, one end: whatever is lost, doubled or killed, all come out equal (L2, L3).

A seed that ever failed is kept in SEEDS.
"""

import asyncio
import random
from typing import Any

import msgspec
import pytest

from nulplaat.live import asgi, limits, log, queries, services
from nulplaat.live.domain import Actor, State, view
from nulplaat.live.hub import Hub
from nulplaat.live.ids import new_id
from nulplaat.live.rooms import Room
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import Phone, evening, in_thread, make_room

pytestmark = pytest.mark.django_db(transaction=True)

SEEDS = (1, 2, 3)
CLIENTS = 25
OPERATIONS = 2_000


class Wild(Phone):
    """A phone on bad wifi, with an outbox that is kept until acknowledged."""

    def __init__(self, room: str, name: str, chance: random.Random) -> None:
        super().__init__(room, name)
        self.chance = chance
        self.outbox: dict[str, dict[str, Any]] = {}
        self.calm = False
        self.lossy = self._loses

    def _loses(self, frame: dict[str, Any]) -> bool:
        luck = 1.0 if self.calm else self.chance.random()
        if 0.05 < luck < 0.10:
            self.follow(frame)
        return luck < 0.05

    def do(self, act: dict[str, Any]) -> None:
        """Put an act in the outbox and send it: never, once, or twice."""
        act_id = new_id()
        self.outbox[act_id] = act
        for _ in range(self.chance.choice((0, 1, 1, 1, 2))):
            self._in.put_nowait(self._message(act_id))

    def _message(self, act_id: str) -> dict[str, Any]:
        frame = {"t": "act", "id": act_id, "act": self.outbox[act_id]}
        text = msgspec.json.encode(frame).decode()
        return {"type": "websocket.receive", "text": text}

    async def back(self) -> None:
        """Come back, and send everything again that was not acknowledged."""
        await self.cut()
        await self.connect()
        self.hello()
        self.outbox = {k: v for k, v in self.outbox.items() if k not in self.answers}
        for act_id in self.outbox:
            self._in.put_nowait(self._message(act_id))

    async def settle(self) -> None:
        """Come back on good wifi until everything is acknowledged."""
        self.calm = True
        await self.back()
        await self.until(lambda: self.outbox.keys() <= self.answers.keys())


class Night:
    """A wild night in one room."""

    def __init__(self, room: str, seed: int) -> None:
        self.room = room
        self.chance = random.Random(seed)
        self.phones = [
            Wild(room, f"gast{number}", self.chance) for number in range(CLIENTS)
        ]
        self.notes: dict[str, list[str]] = {phone.name: [] for phone in self.phones}
        self.dead: list[Hub] = []

    async def step(self) -> None:
        """Let one random thing happen."""
        phone = self.chance.choice(self.phones)
        luck = self.chance.random()
        if luck < 0.02:
            await phone.back()
        elif luck < 0.03:
            act = toy.Write(note=new_id(), text="van elders")
            await in_thread(services.perform, self.room, act, by=Actor("x", "systeem"))
        else:
            phone.do(self._act(phone.name))
        if self.chance.random() < 0.7:
            await asyncio.sleep(0)

    def _act(self, name: str) -> dict[str, Any]:
        luck, notes = self.chance.random(), self.notes[name]
        if luck < 0.03:
            return {"kind": "show", "on": luck < 0.015}
        if luck < 0.05:
            return {"kind": "draw"}
        if luck < 0.25 and notes:
            return {"kind": "note.drop", "note": self.chance.choice(notes)}
        if luck < 0.30:
            others = [note for found in self.notes.values() for note in found]
            return {"kind": "note.drop", "note": self.chance.choice(others or ["0"])}
        if luck < 0.45 and notes:
            note = self.chance.choice(notes)
        else:
            notes.append(note := new_id())
        return {"kind": "note.write", "note": note, "text": str(luck)}

    async def kill(self) -> None:
        """Kill the server in the middle of whatever it does, and start another."""
        hub = asgi.hub()
        asgi._hubs.clear()
        hub.kill()
        self.dead.append(hub)
        for phone in self.phones:
            await phone.cut()
        for phone in self.phones:
            await phone.back()

    async def end(self) -> State:
        """Settle everybody and return the state of the log."""
        await asyncio.gather(*(phone.settle() for phone in self.phones))
        moment = await in_thread(queries.read, self.room)
        await asyncio.gather(*(phone.until_seq(moment.seq) for phone in self.phones))
        for hub in self.dead:
            await hub.stop()
        state: State = moment.state
        return state


@pytest.mark.parametrize("seed", SEEDS)
def test_l3_l2_live_11_every_road_ends_at_the_same_state(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "BURST", 1e9)
    monkeypatch.setattr(log, "SNAPSHOT_EVERY", 300)
    room = make_room()

    async def story() -> None:
        night = Night(room, seed)
        for phone in night.phones:
            await phone.back()
        for number in range(OPERATIONS):
            await night.step()
            if number in (OPERATIONS // 3, 2 * OPERATIONS // 3):
                await night.kill()
        state = await night.end()
        for phone in night.phones:
            viewer = Actor(id=phone.name, rol="deelnemer")
            assert phone.records == view(toy.TOY, state, viewer)

    evening(story)
    check_log(room)


def check_log(room: str) -> None:
    """Check that the log, replayed, equals what was followed and the tables."""
    entries = list(log.entries(room))
    assert [entry.seq for entry in entries] == list(range(1, len(entries) + 1))
    assert len({entry.act for entry in entries}) == len(entries) > 500
    replayed = Room(room, toy.TOY)
    replayed.read_on(entries)
    assert replayed.state == log.load(room).state
    written = toy.TABLES.pop(room)
    log.rebuild(room)
    assert written == toy.TABLES[room] == replayed.state
