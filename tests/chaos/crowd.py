# SPDX-License-Identifier: EUPL-1.2
"""A crowd over several processes: acts at random, comes back, and remembers all."""

import asyncio
import random
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection
from websockets.exceptions import WebSocketException

from nulplaat.live.ids import new_id
from tests.people import Person

PATIENCE_S = 60.0
AGAIN = ("storage", "slow-down")
"""Refusals after which the same act is sent again, with the same id."""

LOST = (OSError, WebSocketException, TimeoutError)


@dataclass
class Roamer(Person):
    """Goes to another process when its own is gone; sends again what has no answer."""

    homes: list[str] = field(default_factory=list)
    dice: random.Random = field(default_factory=lambda: random.Random(0))
    most: int = 0
    shown: dict[str, Any] = field(default_factory=dict)
    done: dict[str, int] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    hindered: int = 0
    faults: list[str] = field(default_factory=list)

    # Seeing

    async def _follow(self, socket: ClientConnection) -> None:
        try:
            await super()._follow(socket)
        except AssertionError as error:
            self.faults.append(repr(error))
        self.news.set()

    def _take(self, frame: dict[str, Any]) -> None:
        super()._take(frame)
        if frame["t"] in ("state", "entries"):
            # Nobody is ever shown an older moment than they had.
            assert frame["seq"] >= self.most, (frame["seq"], self.most)
            self.most = frame["seq"]
            put = frame.get("records") or frame.get("put") or {}
            self.shown.update({k: r for k, r in put.items() if k[:8] == "geeltje/"})

    # Doing

    async def plays(self, calm: asyncio.Event) -> None:
        """Act until it is calm."""
        while not calm.is_set():
            await self._settles(new_id(), self._some_act(), twice=self._luck(0.1))
            if self._luck(0.05):
                await self.drops()
            await asyncio.sleep(0.1 + self.dice.random() * 0.4)

    def _luck(self, chance: float) -> bool:
        return self.dice.random() < chance

    async def _settles(self, act_id: str, act: dict[str, Any], *, twice: bool) -> None:
        """Send one act until it has an answer that is for good."""
        async with asyncio.timeout(PATIENCE_S):
            while True:
                answer = await self._try(act_id, act, twice=twice)
                if answer is not None and answer.get("code") not in AGAIN:
                    break
                self.hindered += 1
                await asyncio.sleep(0.1 + self.dice.random() * 0.4)
        if answer["t"] == "ack":
            self.done[act_id] = answer["seq"]
        else:
            self.refused.add(act_id)

    async def _try(
        self, act_id: str, act: dict[str, Any], *, twice: bool
    ) -> dict[str, Any] | None:
        self.answers.pop(act_id, None)
        try:
            await self.is_there()
            for _ in range(2 if twice else 1):
                await self.sends(act, act_id)
        except LOST:
            return None
        while act_id not in self.answers and self._lives():
            self.news.clear()
            await self.news.wait()
        return self.answers.get(act_id)

    def _lives(self) -> bool:
        return self.reader is not None and not self.reader.done()

    async def is_there(self) -> None:
        """Be connected, at whichever process lets one in."""
        if self._lives():
            return
        async with asyncio.timeout(PATIENCE_S):
            while not await self._comes_in():
                self.homes.append(self.homes.pop(0))
                await asyncio.sleep(0.05 + self.dice.random() * 0.2)

    async def _comes_in(self) -> bool:
        self.address = self.homes[0]
        with suppress(*LOST):
            await self.drops()
            count = len(self.frames)
            await self.connects()
            while len(self.frames) == count and self._lives():
                self.news.clear()
                await self.news.wait()
            return self._lives()
        return False

    def _some_act(self) -> dict[str, Any]:
        def some(kind: str) -> str:
            found = [k for k in self.records if k.startswith(f"{kind}/")]
            return (
                self.dice.choice(sorted(found))[len(kind) + 1 :] if found else new_id()
            )

        word = f"{self.dice.random()}"
        write = {"kind": "geeltje.write", "geeltje": new_id(), "tekst": word}
        return self.dice.choice(
            [
                write,
                write,
                write,
                {
                    "kind": "thema.make",
                    "thema": new_id(),
                    "geeltjes": [some("geeltje")],
                },
                {
                    "kind": "geeltje.place",
                    "geeltjes": [some("geeltje")],
                    "thema": some("thema"),
                },
                {"kind": "thema.name", "thema": some("thema"), "naam": word},
                {"kind": "undo"},
            ]
        )
