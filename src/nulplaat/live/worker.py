# SPDX-License-Identifier: EUPL-1.2
"""Threads for what would block the loop: the log, tickets, proposals.

Leaner than the executors of Python, since every act waits here for its commit.
"""

import asyncio
import contextlib
import logging
import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue
from typing import ParamSpec, TypeVar

from django.db import connections

P = ParamSpec("P")
T = TypeVar("T")

logger = logging.getLogger(__name__)


class Worker:
    """Runs jobs in threads of its own, each with its own database connection."""

    def __init__(self, name: str, threads: int) -> None:
        self._name = name
        self._most = threads
        self._threads: list[threading.Thread] = []
        self._stopped = False
        self._idle = threading.Semaphore(0)
        self._jobs: SimpleQueue[Callable[[], None] | None] = SimpleQueue()

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a job in a thread and return what it returns."""
        loop = asyncio.get_running_loop()
        done: asyncio.Future[T] = loop.create_future()
        work = partial(job, *args, **kwargs)
        self._put(lambda: _run(work, partial(_hand_over, loop, done)))
        return await done

    def later(
        self, job: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run a job in a thread that nobody waits for."""
        work = partial(job, *args, **kwargs)
        self._put(lambda: _run(work, _note))

    async def stop(self) -> None:
        """Finish what is being done, and close the database connections."""
        self._stopped = True
        for _ in self._threads:
            self._jobs.put(None)
        await asyncio.to_thread(self._join)

    def _put(self, job: Callable[[], None]) -> None:
        if self._stopped:
            raise RuntimeError(self._name)
        # Few threads do most: each has a connection of its own to keep warm.
        free = self._idle.acquire(blocking=False)
        if not free and len(self._threads) < self._most:
            thread = threading.Thread(
                target=self._serve, name=f"live-{self._name}", daemon=True
            )
            thread.start()
            self._threads.append(thread)
        self._jobs.put(job)

    def _serve(self) -> None:
        while job := self._jobs.get():
            job()
            self._idle.release()
        connections.close_all()

    def _join(self) -> None:
        for thread in self._threads:
            thread.join()


def _run(
    work: Callable[[], T], tell: Callable[[T | None, BaseException | None], None]
) -> None:
    """Run a job in this thread, and tell how it ended: no job may end the thread."""
    try:
        result = work()
    except BaseException as error:  # noqa: BLE001 (who waits is told)
        # A connection that failed may stay broken: the next job opens a new one.
        with contextlib.suppress(Exception):
            connections.close_all()
        tell(None, error)
    else:
        tell(result, None)


def _hand_over(
    loop: asyncio.AbstractEventLoop,
    done: "asyncio.Future[T]",
    result: T,
    error: BaseException | None,
) -> None:
    """Tell who waits, in their loop; when that has ended nobody waits."""
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(_settle, done, result, error)


def _settle(done: "asyncio.Future[T]", result: T, error: BaseException | None) -> None:
    if done.done():
        return
    if error is None:
        done.set_result(result)
    elif isinstance(error, Exception) and not isinstance(error, StopIteration):
        done.set_exception(error)
    else:
        # These mean something else to whoever awaits.
        done.set_exception(RuntimeError(repr(error)))


def _note(_result: object, error: BaseException | None) -> None:
    if error is not None:
        logger.error("A job failed", exc_info=error)
