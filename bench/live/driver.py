# SPDX-License-Identifier: EUPL-1.2
"""Asks the load generator, in its own process, to do one job after another."""

import json
import select
import subprocess
from types import TracebackType
from typing import Any

from bench.live import machine
from bench.live.servers import PYTHON, ROOT, NotMeasured, Server


class Failed(Exception):
    """A job could not be done; says why."""


class Load:
    """The load generator. It is started again after a job that did not answer."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[str] | None = None

    def ask(
        self,
        server: Server,
        do: str,
        rooms: list[dict[str, Any]],
        *,
        patience: float = 120,
        **more: Any,
    ) -> dict[str, Any]:
        """Do one job against a server; raises Failed."""
        spec = {
            "do": do,
            "wire": server.kind.wire,
            "port": server.port,
            "pids": server.measured,
            "rooms": rooms,
            **more,
        }
        answer = self._exchange(json.dumps(spec), patience)
        if "error" in answer:
            raise Failed(answer["error"])
        return answer

    def _exchange(self, line: str, patience: float) -> dict[str, Any]:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(line + "\n")
        process.stdin.flush()
        ready, _, _ = select.select([process.stdout], [], [], patience)
        if not ready:
            self.stop()
            raise Failed(f"no answer within {patience:.0f} s")
        found = process.stdout.readline()
        if not found:
            self.stop()
            raise Failed("the load generator stopped")
        answer: dict[str, Any] = json.loads(found)
        return answer

    def _running(self) -> subprocess.Popen[str]:
        if self._process is None or self._process.poll() is not None:
            if not PYTHON.exists():
                raise NotMeasured("the bench's own environment is not installed")
            core = machine.cores()[1]
            self._process = subprocess.Popen(
                [str(PYTHON), "-m", "bench.live.load", str(core)],
                cwd=ROOT,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                text=True,
            )
        return self._process

    def stop(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
        self._process = None

    def __enter__(self) -> "Load":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()
