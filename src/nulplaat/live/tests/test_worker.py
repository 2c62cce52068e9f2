# SPDX-License-Identifier: EUPL-1.2
"""The threads beside the loop: whatever a job does, the next one is done."""

import asyncio
import threading

import pytest

from nulplaat.live.worker import Worker


def _raise(error: BaseException) -> None:
    raise error


@pytest.mark.parametrize(
    "error",
    [ValueError(), KeyboardInterrupt(), SystemExit(), StopIteration(), GeneratorExit()],
    ids=lambda error: type(error).__name__,
)
def test_a_job_that_fails_in_any_way_ends_no_thread(error: BaseException) -> None:
    async def story() -> str:
        worker = Worker("test", 1)
        with pytest.raises((ValueError, RuntimeError)):
            await worker.run(_raise, error)
        worker.later(_raise, error)
        thread = await worker.run(lambda: threading.current_thread().name)
        await worker.stop()
        return thread

    assert asyncio.run(story()) == "live-test"


def test_when_no_thread_can_start_the_next_job_tries_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def story() -> int:
        worker = Worker("test", 1)
        with monkeypatch.context() as patched:
            patched.setattr(threading.Thread, "start", lambda _: _raise(RuntimeError()))
            with pytest.raises(RuntimeError):
                await worker.run(int)
        found = await worker.run(lambda: 7)
        await worker.stop()
        return found

    assert asyncio.run(story()) == 7


def test_after_the_end_no_job_is_taken() -> None:
    async def story() -> None:
        worker = Worker("test", 2)
        assert await worker.run(lambda: 1) == 1
        await worker.stop()
        with pytest.raises(RuntimeError):
            await worker.run(lambda: 2)

    asyncio.run(story())
