# SPDX-License-Identifier: EUPL-1.2
"""A real PostgreSQL and a real Redis that a test starts, kills and starts again."""

import os
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Self

PATIENCE_S = 60


def tool(name: str) -> str:
    """Return where Debian, or the path, keeps a tool of PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise SystemExit("Install PostgreSQL (Debian's package postgresql).")
    return path


def as_owner(*command: str) -> None:
    """Run a tool of PostgreSQL, which refuses to be root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


def lasting_port() -> int:
    """Return a free port that no connection is given by itself while it is away."""
    for port in random.sample(range(20_000, 32_000), 100):
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port
    raise AssertionError("no port is free")


@dataclass
class Backing:
    """A server that outlives a kill: its port and its folder stay."""

    port: int = field(default_factory=lasting_port)
    folder: Path = field(
        default_factory=lambda: Path(tempfile.mkdtemp(prefix="nulplaat-"))
    )

    def start(self) -> None:
        """Start, and wait until it answers."""
        raise NotImplementedError

    def kill(self) -> None:
        """Pull the plug: no warning, nothing finished."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
        shutil.rmtree(self.folder, ignore_errors=True)


@dataclass
class Postgres(Backing):
    """A cluster of its own. `safe` waits for the disk, as a real one must."""

    safe: bool = True

    @property
    def url(self) -> str:
        """What DATABASE_URL says."""
        return self.url_of("postgres")

    def url_of(self, name: str) -> str:
        """Return the address of one database in it."""
        return f"postgres://nulplaat@127.0.0.1:{self.port}/{name}"

    def start(self) -> None:
        """Start, made first when it is not there yet."""
        cluster = self.folder / "cluster"
        if not cluster.exists():
            if os.geteuid() == 0:
                shutil.chown(self.folder, "postgres")
            made = ("-D", str(cluster), "-A", "trust", "-U", "nulplaat", "-E", "UTF8")
            as_owner(tool("initdb"), *made, "--no-sync")
        options = f"-p {self.port} -k '' -c listen_addresses=127.0.0.1"
        options += "" if self.safe else " -c fsync=off"
        as_owner(
            tool("pg_ctl"), "-D", str(cluster), "-w", "-o", options,
            "-l", str(self.folder / "log"), "start",
        )  # fmt: skip

    def make(self, name: str) -> str:
        """Make an empty database; return its address."""
        at = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "nulplaat")
        subprocess.run([tool("createdb"), *at, name], check=True)
        return self.url_of(name)

    def kill(self) -> None:
        """Kill every process of it with -9, and wait until all are gone."""
        path = self.folder / "cluster" / "postmaster.pid"
        with suppress(FileNotFoundError, ProcessLookupError):
            pid = int(path.read_text().split("\n", 1)[0])
            # Stopped first, so that it starts no other meanwhile.
            os.kill(pid, signal.SIGSTOP)
            children = children_of(pid)
            for one in (pid, *children):
                with suppress(ProcessLookupError):
                    os.kill(one, signal.SIGKILL)
            _wait_until(lambda: not any(map(lives, (pid, *children))))
            # A killed process that nobody buries yet would look as if it still ran.
            path.unlink()


@dataclass
class Redis(Backing):
    """A Redis that keeps nothing."""

    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        """What BUS_URL says."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        """Start, and wait until it takes connections."""
        self.process = subprocess.Popen(
            [
                "redis-server", "--port", str(self.port), "--bind", "127.0.0.1",
                "--save", "", "--appendonly", "no", "--dir", str(self.folder),
            ],
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        _wait_until(lambda: _listens(self.port))

    def kill(self) -> None:
        """Kill it with -9."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
        self.process = None


def children_of(pid: int) -> list[int]:
    """Return the processes that a process started."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(word) for word in path.read_text().split()]


def lives(pid: int) -> bool:
    """Say whether a process runs; one that ended but is not buried does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def _listens(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def _wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not holds():
        if time.monotonic() > deadline:
            raise AssertionError("it did not start or stop")
        time.sleep(0.02)
