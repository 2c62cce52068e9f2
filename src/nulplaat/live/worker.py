# SPDX-License-Identifier: EUPL-1.2
"""Threads for what would block the loop: the log, tickets, proposals."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import ParamSpec, TypeVar

from django.db import connections

P = ParamSpec("P")
T = TypeVar("T")


class Worker:
    """Runs jobs in threads of its own, each with its own database connection."""

    def __init__(self, name: str, threads: int) -> None:
        self._threads = threads
        self._pool = ThreadPoolExecutor(threads, thread_name_prefix=f"live-{name}")

    async def run(self, job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Run a job in a thread and return what it returns."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(
            self._pool, lambda: _guarded(job, *args, **kwargs)
        )

    def later(
        self, job: Callable[P, object], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run a job in a thread that nobody waits for; it must handle its errors."""
        self._pool.submit(lambda: _guarded(job, *args, **kwargs))

    async def stop(self) -> None:
        """Finish what is being done, and close the database connections."""
        # Each thread must close its own connections, so none may take two of these.
        together = Barrier(self._threads)
        for _ in range(self._threads):
            self._pool.submit(_close, together)
        await asyncio.to_thread(self._pool.shutdown)


def _guarded(job: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    try:
        return job(*args, **kwargs)
    except Exception:
        # A connection that failed may stay broken: the next job opens a new one.
        connections.close_all()
        raise


def _close(together: Barrier) -> None:
    connections.close_all()
    together.wait()
