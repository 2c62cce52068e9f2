# SPDX-License-Identifier: EUPL-1.2
"""Starting each server on a core of its own, killing it, starting it again."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import uuid4

from bench.live import machine

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PYTHON = HERE / ".venv" / "bin" / "python"
SOURCE = Path(os.environ.get("BENCH_SOURCE", ROOT / "src"))
"""Where Nulplaat is; another folder measures another version of it."""

PATIENCE_S = 60.0


class NotMeasured(Exception):
    """A server could not be measured; says why."""


@dataclass(frozen=True)
class Kind:
    """A server: how it is started, and what it speaks."""

    name: str
    title: str
    wire: str
    command: Sequence[str | Path]
    env: dict[str, str] = field(default_factory=dict)
    durable: str = "no"
    main: bool = False

    @property
    def is_nulplaat(self) -> bool:
        """Whether rooms must be made as evenings."""
        return self.wire == "nulplaat"


SERVE = (sys.executable, "-m", "nulplaat", "serve", "--port", "{port}")
NODE = ("node",)

KINDS = (
    Kind(
        "nulplaat",
        "Nulplaat",
        "nulplaat",
        SERVE,
        durable="before it is seen",
        main=True,
    ),
    Kind(
        "hocuspocus",
        "Hocuspocus, as installed",
        "hocuspocus",
        ("node", HERE / "peers" / "hocuspocus.mjs"),
        durable="2-10 s later",
        main=True,
    ),
    Kind(
        "hocuspocus-tuned",
        "Hocuspocus, flushDelay 10",
        "hocuspocus",
        ("node", HERE / "peers" / "hocuspocus.mjs"),
        {"FLUSH_DELAY": "10"},
        durable="2-10 s later",
        main=True,
    ),
    Kind(
        "relay-uvicorn",
        "bare relay, uvicorn",
        "relay",
        (PYTHON, HERE / "peers" / "relay_uvicorn.py"),
    ),
    Kind(
        "y-websocket",
        "@y/websocket-server",
        "yjs",
        ("node", HERE / "node_modules" / "@y" / "websocket-server" / "src/server.js"),
        durable="at once, not waited for",
    ),
    Kind(
        "pycrdt",
        "pycrdt-websocket",
        "yjs",
        (PYTHON, HERE / "peers" / "pycrdt_server.py"),
        durable="at once, not waited for",
    ),
    Kind(
        "relay-picows",
        "bare relay, picows",
        "relay",
        (PYTHON, HERE / "peers" / "relay_picows.py"),
    ),
)


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


class Server:
    """One running server, with a folder of data that outlives its process."""

    def __init__(
        self, kind: Kind, *, cores: set[int] | None = None, env: dict[str, str] | None
    ) -> None:
        self.kind = kind
        self.cores = cores or machine.cores()[0]
        self.more = env or {}
        self.data = Path(tempfile.mkdtemp(prefix=f"bench-{kind.name}-"))
        self.port = free_port()
        self.process: subprocess.Popen[bytes] | None = None
        self.helpers: Callable[[], list[int]] = list
        """More processes that it needs, such as its database: measured, not killed."""

    def start(self) -> None:
        """Start it, and wait until it takes connections; raises NotMeasured."""
        command = [str(part).format(port=self.port) for part in self.kind.command]
        with (self.data / "server.log").open("ab") as log:
            try:
                self.process = subprocess.Popen(
                    command,
                    cwd=ROOT,
                    env=self.environment(),
                    stdout=log,
                    stderr=log,
                    preexec_fn=self._pin,
                )
            except OSError as error:
                raise NotMeasured(f"did not start: {error}") from error
        self._wait()

    def _pin(self) -> None:
        os.sched_setaffinity(0, self.cores)

    def _wait(self) -> None:
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            if self.process is None or self.process.poll() is not None:
                break
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
            except OSError:
                time.sleep(0.05)
            else:
                return
        raise NotMeasured(f"did not start: {self.last_words()}")

    def last_words(self) -> str:
        """Return the end of what the server wrote."""
        lines = (self.data / "server.log").read_text("utf8", "replace").split("\n")
        return " / ".join([line for line in lines if line.strip()][-3:])[-400:]

    def environment(self) -> dict[str, str]:
        """Return the environment of the server."""
        return {
            **os.environ,
            "PORT": str(self.port),
            "DATA": str(self.data),
            "HOST": "127.0.0.1",
            "YPERSISTENCE": str(self.data / "leveldb"),
            "NODE_ENV": "production",
            "NULPLAAT_DATA": str(self.data),
            "DJANGO_SETTINGS_MODULE": "bench.live.settings",
            "PYTHONPATH": f"{SOURCE}:{ROOT}",
            **self.kind.env,
            **self.more,
        }

    @property
    def pids(self) -> list[int]:
        """All processes of the server."""
        return [] if self.process is None else machine.children(self.process.pid)

    @property
    def measured(self) -> list[int]:
        """All processes whose processor time and memory count."""
        return [*self.pids, *self.helpers()]

    def rooms(
        self, count: int, people: int, **history: int | str
    ) -> list[dict[str, Any]]:
        """Make rooms for so many people, as the server needs them."""
        if not self.kind.is_nulplaat:
            seats: list[dict[str, str]] = [{} for _ in range(people)]
            return [{"name": uuid4().hex, "people": seats} for _ in range(count)]
        asked = {"rooms": count, "people": people, **history}
        done = subprocess.run(
            [sys.executable, "-m", "bench.live.rooms", json.dumps(asked)],
            cwd=ROOT,
            env=self.environment(),
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
        if done.returncode:
            raise NotMeasured(f"no rooms: {done.stderr[-400:]}")
        made: list[dict[str, Any]] = json.loads(done.stdout)
        return made

    def kill(self) -> None:
        """Pull the plug."""
        for pid in self.pids:
            try:
                os.kill(pid, signal.SIGKILL)
            except ProcessLookupError:
                continue
        if self.process is not None:
            self.process.wait(timeout=PATIENCE_S)
        self.process = None

    def restart(self) -> None:
        """Start again on the same data."""
        self.kill()
        self.start()

    def __enter__(self) -> "Server":
        try:
            self.start()
        except BaseException:
            self.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        shutil.rmtree(self.data, ignore_errors=True)
