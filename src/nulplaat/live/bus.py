# SPDX-License-Identifier: EUPL-1.2
"""The bus: wakes other processes by Redis or Valkey when a room has new entries.

It only saves time. Who misses a message, or has no bus, finds the entries in the log
within a second, so nothing here waits for an answer or is kept when it fails.
"""

import asyncio
import logging
import random
from collections.abc import Collection
from contextlib import suppress
from typing import Any

import msgspec
from django.conf import settings

from nulplaat.live import news
from nulplaat.live.ids import new_id

CHANNEL = "nulplaat"

BEAT = 5.0
"""A process that has nothing to say still says so after this many seconds."""

SILENCE = 15.0
"""Hearing nothing, the own beat included, for so many seconds means a dead line."""

BACK_FIRST, BACK_MOST = 0.1, 5.0
"""How long to wait before trying again, in seconds: first, and at most."""

MOST_GONE = 10_000

logger = logging.getLogger(__name__)


class Message(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one process tells the others: rooms with their `seq`, people removed."""

    sender: str
    seqs: dict[str, int] = {}
    gone: tuple[tuple[str, str], ...] = ()
    here: dict[str, tuple[str, ...]] = {}
    """Who is connected at the sender, by room."""
    whole: bool = False
    """Whether `here` tells of all its rooms, or only of those that changed."""


_message = msgspec.json.Decoder(Message)


class Silent(OSError):
    """Nothing was heard for too long."""


class Bus:
    """One process's line to the bus; it comes back by itself."""

    def __init__(self, url: str) -> None:
        self.me = new_id()
        self.speaking = False
        self.hearing = False
        self._url = url
        self._loop = asyncio.get_running_loop()
        self._some = asyncio.Event()
        self._seqs: dict[str, int] = {}
        self._gone: list[tuple[str, str]] = []
        self._here: dict[str, tuple[str, ...]] = {}
        self._moved: set[str] = set()
        self._whole_at = 0.0
        self._tasks: list[asyncio.Task[None]] = []

    @property
    def connected(self) -> bool:
        """Say whether this process hears the others, and they hear it."""
        return self.speaking and self.hearing

    def start(self) -> None:
        """Begin carrying news."""
        news.carry_by(self)
        self._tasks = [
            asyncio.create_task(self._for_ever(self._speak, "speaking"), name="bus"),
            asyncio.create_task(self._for_ever(self._hear, "hearing"), name="bus-ear"),
        ]

    async def stop(self) -> None:
        """Leave the bus."""
        news.carry_no_longer_by(self)
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    # What this process did

    def carry(self, room: str, seq: int) -> None:
        """Take news from any thread; of one room only the last counts."""
        self._from_any_thread(self._note, room, seq)

    def carry_gone(self, room: str, actor: str) -> None:
        """Take from any thread that somebody was removed."""
        self._from_any_thread(self._note_gone, room, actor)

    def carry_attended(self, room: str, people: Collection[str]) -> None:
        """Take who is in a room at this process; in the loop."""
        self._here.pop(room, None)
        if people:
            self._here[room] = tuple(people)
        self._moved.add(room)
        self._some.set()

    def _from_any_thread(self, job: Any, *args: object) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(job, *args)

    def _note(self, room: str, seq: int) -> None:
        self._seqs[room] = max(seq, self._seqs.get(room, 0))
        self._some.set()

    def _note_gone(self, room: str, actor: str) -> None:
        if len(self._gone) < MOST_GONE:
            self._gone.append((room, actor))
        self._some.set()

    # The line

    async def _for_ever(self, job: Any, what: str) -> None:
        """Do a job on a line; when it breaks, wait a little and do it again."""
        pause = BACK_FIRST
        while True:
            try:
                async with _client(self._url) as client:
                    await job(client)
            except _broken() as error:
                if getattr(self, what):
                    pause = BACK_FIRST
                    logger.warning("The bus is away; the log is asked every second")
                elif pause == BACK_FIRST:
                    logger.warning(
                        "The bus cannot be reached: %s", type(error).__name__
                    )
                setattr(self, what, False)
            # Not all processes at once, when the bus is just back.
            await asyncio.sleep(pause * random.uniform(0.5, 1.0))  # noqa: S311
            pause = min(BACK_MOST, pause * 2)

    def _lost(self, what: str, pause: float, error: Exception) -> float:
        """Say once that the bus is away; return how long to wait."""
        if getattr(self, what):
            pause = BACK_FIRST
        setattr(self, what, False)
        if pause == BACK_FIRST:
            why = type(error).__name__
            logger.warning("The bus is away (%s); the log is asked every second", why)
        return pause

    async def _speak(self, client: Any) -> None:
        """Send what there is to say, all of a moment in one message."""
        self._seqs, self._gone, self._whole_at = {}, [], 0.0
        while True:
            text = msgspec.json.encode(self._message())
            async with asyncio.timeout(SILENCE):
                await client.publish(CHANNEL, text)
            self.speaking = True
            with suppress(TimeoutError):
                async with asyncio.timeout(BEAT):
                    await self._some.wait()
            self._some.clear()

    def _message(self) -> Message:
        seqs, self._seqs = self._seqs, {}
        gone, self._gone = self._gone, []
        moved, self._moved = self._moved, set()
        # All now and then, for who missed something.
        whole = self._loop.time() - self._whole_at >= BEAT
        if whole:
            self._whole_at = self._loop.time()
        here = self._here if whole else {r: self._here.get(r, ()) for r in moved}
        return Message(self.me, seqs, tuple(gone), here, whole)

    async def _hear(self, client: Any) -> None:
        """Hear the others; the own beat tells that the line is alive."""
        async with client.pubsub(ignore_subscribe_messages=True) as line:
            await line.subscribe(CHANNEL)
            self.hearing = True
            heard = self._loop.time()
            while self._loop.time() - heard < SILENCE:
                raw = await line.get_message(timeout=BEAT)
                if raw is not None:
                    heard = self._loop.time()
                    self._take(raw["data"])
        raise Silent

    def _take(self, raw: bytes) -> None:
        try:
            message = _message.decode(raw)
        except (msgspec.MsgspecError, ValueError):
            logger.warning("Something on the bus is not ours")
            return
        if message.sender == self.me:
            return
        for room, seq in message.seqs.items():
            news.hear(room, seq)
        for room, actor in message.gone:
            news.hear_gone(room, actor)
        news.hear_attended(message.sender, message.here, whole=message.whole)


def _client(url: str) -> Any:
    from redis.asyncio import Redis
    from redis.asyncio.retry import Retry
    from redis.backoff import NoBackoff

    # Trying again is done here, so that it is done in one way.
    return Redis.from_url(
        url, retry=Retry(NoBackoff(), 0), socket_connect_timeout=3, socket_timeout=None
    )


def _broken() -> tuple[type[Exception], ...]:
    from redis.exceptions import RedisError

    return (RedisError, OSError, TimeoutError)


_running: dict[asyncio.AbstractEventLoop, Bus] = {}


def start() -> None:
    """Join the bus that the settings name, in this loop; without one do nothing."""
    url = getattr(settings, "BUS_URL", "")
    loop = asyncio.get_running_loop()
    if url and loop not in _running:
        _running[loop] = Bus(url)
        _running[loop].start()


async def stop() -> None:
    """Leave the bus in this loop."""
    running = _running.pop(asyncio.get_running_loop(), None)
    if running is not None:
        await running.stop()


def connected() -> bool | None:
    """Say whether this process is on the bus; None when the settings name none."""
    if not getattr(settings, "BUS_URL", ""):
        return None
    return any(running.connected for running in tuple(_running.values()))
