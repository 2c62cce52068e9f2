# SPDX-License-Identifier: EUPL-1.2
"""A real server in a process of its own, that a test can kill and start again."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType

import httpx

PATIENCE_S = 60


def free_port() -> int:
    """Return a port that was free a moment ago."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


@dataclass
class Served:
    """`nulplaat serve` on a folder of data; the folder outlives the process."""

    data: Path
    port: int = field(default_factory=free_port)
    env: dict[str, str] = field(default_factory=dict)
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """The address people open."""
        return f"http://127.0.0.1:{self.port}"

    def run(self, *command: str) -> str:
        """Run a command of nulplaat on this data; return what it prints."""
        done = subprocess.run(
            [sys.executable, "-m", "nulplaat", *command],
            env=self._environment(),
            capture_output=True,
            text=True,
            timeout=PATIENCE_S,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def start(self) -> None:
        """Start serving, and wait until it answers."""
        with (self.data / "server.log").open("ab") as log:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "nulplaat", "serve", "--port", str(self.port)],
                env=self._environment(),
                stdout=log,
                stderr=log,
            )
        deadline = time.monotonic() + PATIENCE_S
        while time.monotonic() < deadline:
            try:
                if httpx.get(f"{self.address}/health/ready").status_code == 200:
                    return
            except httpx.TransportError:
                pass
            assert self.process.poll() is None, self.log()
            time.sleep(0.05)
        raise AssertionError(self.log())

    def kill(self) -> None:
        """Pull the plug: no warning, no goodbye."""
        self._stop(signal.SIGKILL)

    def stop(self) -> None:
        """Ask the server to stop."""
        self._stop(signal.SIGTERM)

    def log(self) -> str:
        """Return what the server wrote."""
        return (self.data / "server.log").read_text(encoding="utf8")

    def _stop(self, sign: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(sign)
            self.process.wait(timeout=PATIENCE_S)
        self.process = None

    def _environment(self) -> dict[str, str]:
        return {
            **os.environ,
            "NULPLAAT_DATA": str(self.data),
            "PORT": str(self.port),
            "LANGUAGE": "en",
            **self.env,
        }

    def __enter__(self) -> "Served":
        self.run("manage", "migrate", "--verbosity", "0")
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.kill()
