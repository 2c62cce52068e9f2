# SPDX-License-Identifier: EUPL-1.2
"""Deciding and storing what came in during a tick; showing it is up to the hub."""

import logging
import time
from collections.abc import Callable, Iterable

import msgspec
from django.db import Error as DatabaseTrouble

from nulplaat.live import log, news
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Act, Actor, Refusal
from nulplaat.live.errors import STORAGE, SeqTaken
from nulplaat.live.gauges import Stats
from nulplaat.live.rooms import Answer, Draft
from nulplaat.live.seats import Seat
from nulplaat.live.viewers import ClientWire
from nulplaat.live.worker import Worker

TRIES = 50

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

    async def settle(self, saying: list[Saying]) -> list[tuple[Saying, Answer]]:
        """Decide and store acts; decide again where others wrote first."""
        if not saying:
            return []
        for _ in range(TRIES):
            drafts: dict[str, Draft] = {}
            answers = [(said, self._decide(drafts, said)) for said in saying]
            if await self._look_before_refusing(answers):
                continue
            written = [draft for draft in drafts.values() if draft.entries]
            try:
                await self._store(written)
            except SeqTaken:
                if await self._look([said for said, _ in answers]):
                    continue
                logger.exception("A commit is refused that nobody was ahead of")
                break
            except Exception:
                logger.exception("A commit failed")
                break
            self._remember(answers)
            return answers
        self._stats.failed_commits += 1
        await self._look(saying)
        return [(said, self._known(said) or STORAGE) for said in saying]

    async def read_on(self, rooms: Iterable[str]) -> bool:
        """Follow what others wrote in these rooms; say whether there was anything."""
        return await self._read(rooms, {})

    def _decide(self, drafts: dict[str, Draft], said: Saying) -> Answer:
        draft = drafts.get(said.room)
        if draft is None:
            draft = drafts[said.room] = Draft(self._seats[said.room].room)
        return draft.act(said.act_id, said.act, said.by, now_ms())

    async def _store(self, drafts: list[Draft]) -> None:
        if not drafts:
            return
        begin = time.perf_counter()
        await self._log.run(log.store, drafts)
        self._stats.commit_seconds.add(time.perf_counter() - begin)
        self._stats.commits += 1
        for draft in drafts:
            seat = self._seats[draft.room.id]
            seat.changed |= seat.room.take(draft)
            self._stats.acts += len(draft.entries)
            news.stored(draft.room.id, draft.seq)

    async def _look_before_refusing(self, answers: list[tuple[Saying, Answer]]) -> bool:
        """Look whether others were ahead of a refusal, or whether the act was done.

        No commit would tell so.
        """
        refused = [
            said
            for said, answer in answers
            if isinstance(answer, Refusal) and self._known(said) is None
        ]
        return bool(refused) and await self._look(refused)

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
