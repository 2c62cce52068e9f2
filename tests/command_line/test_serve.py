# SPDX-License-Identifier: EUPL-1.2
"""Anna lets several processes serve together, and one of them dies."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.databases import children_of, lives
from tests.served import Served

PATIENCE_S = 60


def until(holds: Callable[[], Any]) -> None:
    """Wait until something holds."""
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def workers(served: Served) -> set[int]:
    """Return the processes that serve, without the one that watches them."""
    assert served.process is not None
    return {pid for pid in children_of(served.process.pid) if serves(pid)}


def serves(pid: int) -> bool:
    """Tell a process that serves from what Python starts beside it."""
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except FileNotFoundError:
        return False


def answers(served: Served) -> bool:
    """Tell whether somebody says to be ready; a dying process may drop one line."""
    try:
        return httpx.get(f"{served.address}/health/ready").status_code == 200
    except httpx.TransportError:
        return False


@pytest.mark.slow
def test_one_of_three_processes_is_killed_and_another_takes_its_place(
    tmp_path: Path,
) -> None:
    with Served(tmp_path, env={"PROCESSES": "3"}) as served:
        until(lambda: len(workers(served)) == 3)
        first = workers(served)
        killed = min(first)
        os.kill(killed, signal.SIGKILL)
        until(lambda: workers(served) - first)
        until(lambda: answers(served))
        until(lambda: f"Process {killed} ended" in served.log())
        last = workers(served)
        process = served.process
        assert process is not None
        served.stop()
        assert process.returncode == 0
        until(lambda: not any(map(lives, last)))


@pytest.mark.slow
def test_processes_end_when_the_one_that_watches_them_is_killed(
    tmp_path: Path,
) -> None:
    with Served(tmp_path, env={"PROCESSES": "2"}) as served:
        until(lambda: len(workers(served)) == 2)
        left = workers(served)
        served.kill()
        until(lambda: not any(map(lives, left)))


@pytest.mark.slow
def test_a_server_that_is_asked_to_stop_ends_well(tmp_path: Path) -> None:
    with Served(tmp_path) as served:
        process = served.process
        assert process is not None
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE_S) == 0
        assert "Traceback" not in served.log()
