# SPDX-License-Identifier: EUPL-1.2
"""Deciding and storing what came in during a tick; showing it is up to the hub."""

import asyncio
import logging
import time
from collections.abc import Callable, Iterable

import msgspec
from django.db import Error as DatabaseTrouble

from nulplaat.live import log, news
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Act, Actor, Refusal
from nulplaat.live.errors import STORAGE
from nulplaat.live.gauges import Stats
from nulplaat.live.rooms import Answer, Draft
from nulplaat.live.seats import Seat
from nulplaat.live.viewers import ClientWire
from nulplaat.live.worker import Worker

logger = logging.getLogger(__name__)


class Saying(msgspec.Struct, frozen=True):
    """An act on its way, and who is told the answer: `answer(act_id, answer)`."""

    room: str
    act_id: str
    act: Act
    by: Actor
    answer: Callable[[str, Answer], None]
    wire: ClientWire | None = None
    """Where the answer goes, if that can hold frames until the tick is over."""


class Settler:
    """Decides acts and stores them; one transaction for all rooms of a tick."""

    def __init__(self, seats: dict[str, Seat], worker: Worker, stats: Stats) -> None:
        self._seats = seats
        self._log = worker
        self._stats = stats
        self.blind = False
        """Whether the log could not be read when it was last asked for news."""

    async def settle(
        self, saying: list[Saying], awake: Iterable[str] = ()
    ) -> list[tuple[Saying, Answer]]:
        """Decide and store acts; read on in rooms where others wrote."""
        drafts: dict[str, Draft] = {}
        for said in saying:
            self._decide(drafts, said)
        opened = [draft for draft in drafts.values() if draft.is_open]
        # Storing reads on by itself; both are one turn of the log's thread.
        rest = set(awake) - {draft.room.id for draft in opened}
        if rest:
            _, stored = await asyncio.gather(self.read_on(rest), self._store(opened))
        else:
            stored = await self._store(opened)
        if not stored:
            self._stats.failed_commits += 1
            await self._look(saying)
            return [(said, self._known(said) or STORAGE) for said in saying]
        answers = [(said, drafts[said.room].answer(said.act_id)) for said in saying]
        self._remember(answers)
        return answers

    async def read_on(self, rooms: Iterable[str]) -> bool:
        """Follow what others wrote in these rooms; say whether there was anything."""
        return await self._read(rooms, {})

    def _decide(self, drafts: dict[str, Draft], said: Saying) -> None:
        draft = drafts.get(said.room)
        if draft is None:
            draft = drafts[said.room] = Draft(self._seats[said.room].room)
        draft.act(said.act_id, said.act, said.by, now_ms())

    async def _store(self, drafts: list[Draft]) -> bool:
        """Store drafts, and say whether that went well."""
        if not drafts:
            return True
        begin = time.perf_counter()
        try:
            await self._log.run(log.store, drafts)
        except Exception:
            logger.exception("A commit failed")
            stored = False
        else:
            stored = True
        spent = time.perf_counter() - begin
        for draft in drafts:
            self._take(draft, stored=stored)
        if stored and any(draft.entries for draft in drafts):
            self._stats.commits += 1
            self._stats.commit_seconds.add(spent)
        return stored

    def _take(self, draft: Draft, *, stored: bool) -> None:
        """Make what others wrote, and what was stored, the truth of a room."""
        seat = self._seats[draft.room.id]
        seat.changed |= seat.room.read_on(draft.missed)
        seat.room.recall(draft.recalled)
        if stored and draft.entries:
            seat.changed |= seat.room.take(draft)
            self._stats.acts += len(draft.entries)
            news.stored(draft.room.id, draft.seq)

    async def _look(self, saying: list[Saying]) -> bool:
        asked: dict[str, list[str]] = {}
        for said in saying:
            asked.setdefault(said.room, []).append(said.act_id)
        return await self._read(asked, asked)

    async def _read(self, rooms: Iterable[str], asked: dict[str, list[str]]) -> bool:
        """Read what rooms have after their `seq`, and the results of these acts."""
        seqs = {room: self._seats[room].room.seq for room in rooms}
        if not seqs:
            return False
        try:
            found = await self._log.run(log.news, seqs)
            done = await self._log.run(log.results, asked) if asked else {}
        except (DatabaseTrouble, OSError):
            # Looked at again within a second.
            logger.exception("The log cannot be read")
            self.blind = True
            return False
        self.blind = False
        for room, entries in found.items():
            seat = self._seats[room]
            seat.changed |= seat.room.read_on(entries)
        fresh = [self._seats[room].room.recall(done[room]) for room in done]
        return bool(found) or any(fresh)

    def _remember(self, answers: list[tuple[Saying, Answer]]) -> None:
        for said, answer in answers:
            if isinstance(answer, Refusal) and self._known(said) is None:
                self._seats[said.room].room.refuse(said.act_id, answer)

    def _known(self, said: Saying) -> Answer | None:
        return self._seats[said.room].room.results.get(said.act_id)
