# SPDX-License-Identifier: EUPL-1.2
"""Serves, in this process or in several that are watched and started again."""

import logging
import os
import signal
import sys
import threading
from multiprocessing import connection, parent_process
from typing import NoReturn

import uvicorn
from django.conf import settings
from uvicorn.config import STARTUP_FAILURE
from uvicorn.supervisors import Multiprocess

from nulplaat.config.metrics import many_processes
from nulplaat.config.speaking import say

logger = logging.getLogger(__name__)

GRACE_S = 3
"""How long a stopping server lets open requests end, in seconds."""

HUNG_S = 30
"""After how many seconds without an answer a process is killed and replaced."""


class Supervisor(Multiprocess):
    """Keeps so many processes alive on one port. HUP starts them anew, one by one."""

    def keep_subprocess_alive(self) -> None:
        """Start another process for each that ended, and say so."""
        if self.signal_queue:
            return
        before = list(self.processes)
        super().keep_subprocess_alive()
        # Afterwards: a process may end while it is asked whether it lives.
        for process, now in zip(before, self.processes, strict=True):
            if process is not now:
                told = (process.pid, process.exitcode)
                logger.warning("Process %s ended (%s); another started", *told)

    @property
    def failed(self) -> bool:
        """Say whether the server could not start at all."""
        return any(found.exitcode == STARTUP_FAILURE for found in self.processes)


def serve(host: str, port: int, processes: int = 1) -> None:
    """Serve until told to stop; ends with exit code 0 when asked to by a signal."""
    config = uvicorn.Config(
        "nulplaat.operations.worker:application"
        if processes > 1
        else "nulplaat.config.asgi:application",
        host=host,
        port=port,
        ws="nulplaat.live.line:Line",
        ws_per_message_deflate=False,
        ws_max_size=128 * 1024,
        access_log=False,
        log_config=None,
        log_level="warning",
        server_header=False,
        timeout_graceful_shutdown=GRACE_S,
        workers=processes,
        timeout_worker_healthcheck=HUNG_S,
    )
    if processes > 1:
        _serve_by(config, processes)
    # The server raises its signal again when it has stopped; that is no failure.
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, _end)
    server = uvicorn.Server(config)
    server.run()
    raise SystemExit(0 if server.started else 1)


def _end(sign: int, frame: object) -> NoReturn:
    raise SystemExit(0)


def _serve_by(config: uvicorn.Config, processes: int) -> NoReturn:
    _warn(processes)
    many_processes(settings.DATA / "metrics")
    supervisor = Supervisor(config, sockets=[config.bind_socket()])
    supervisor.run()
    raise SystemExit(1 if supervisor.failed else 0)


def _warn(processes: int) -> None:
    """Say what is slower, or not as wanted, with these settings."""
    if not settings.BUS_URL:
        logger.warning(
            "%s processes without BUS_URL: they see each other's news within a"
            " second, and each counts only its own people",
            processes,
        )
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        # In WAL mode any process may read while one writes; who must wait, waits. The
        # shared memory of WAL asks for one machine with a disk of its own.
        logger.warning(
            "%s processes on SQLite: safe on one machine with a disk of its own, but"
            " they write one at a time; PostgreSQL goes further",
            processes,
        )


def end_with_parent() -> None:
    """End this process when the one that started it is killed."""
    parent = parent_process()
    if parent is None:
        return

    def wait() -> None:
        connection.wait([parent.sentinel])
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=wait, daemon=True, name="parent").start()


def count(text: str) -> int:
    """Read how many processes are asked for; 0 for one per core."""
    if not (text.isascii() and text.isdigit() and int(text) <= 64):
        print(  # noqa: T201
            say(
                "nulplaat: --processes is {text!r}; give a number from 1 to 64, or 0"
                " for one per core.",
                text=text,
            ),
            file=sys.stderr,
        )
        raise SystemExit(1)
    return int(text) or os.cpu_count() or 1
