# SPDX-License-Identifier: EUPL-1.2
"""The machine: which core for whom, and how fast its disk keeps something."""

import os
import platform
import statistics
import tempfile
import time
from pathlib import Path
from typing import Any

SYNCS = 200


def cores() -> tuple[set[int], int]:
    """Return the cores of the server (one) and the core of the load."""
    free = sorted(os.sched_getaffinity(0))
    return {free[0]}, free[-1]


def all_but_load() -> set[int]:
    """Return the cores of servers with several processes."""
    free = sorted(os.sched_getaffinity(0))
    return set(free[:-1]) if len(free) > 2 else set(free)


def fsync_ms(folder: Path) -> dict[str, float]:
    """Return how long it takes to keep 4 KiB for good, in milliseconds."""
    took = []
    with tempfile.TemporaryFile(dir=folder, buffering=0) as file:
        for _ in range(SYNCS):
            begin = time.perf_counter()
            file.write(bytes(4096))
            os.fsync(file.fileno())
            took.append((time.perf_counter() - begin) * 1000)
    parts = statistics.quantiles(took, n=100)
    return {"p50": round(parts[49], 3), "p99": round(parts[98], 3)}


def processor() -> str:
    """Return what the processor calls itself."""
    for line in Path("/proc/cpuinfo").read_text("ascii").splitlines():
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor()


def about(folder: Path) -> dict[str, Any]:
    """Return what a reader must know of the machine."""
    server, load = cores()
    return {
        "processor": processor(),
        "cores": len(os.sched_getaffinity(0)),
        "server_core": sorted(server),
        "load_core": load,
        "one_core_for_both": load in server,
        "fsync_ms": fsync_ms(folder),
        "load_average_before": [round(part, 2) for part in os.getloadavg()],
        "kernel": platform.release(),
        "python": platform.python_version(),
    }


def children(pid: int) -> list[int]:
    """Return a process with all its descendants."""
    found = [pid]
    for parent in found:
        for task in Path(f"/proc/{parent}/task").glob("*/children"):
            try:
                found.extend(map(int, task.read_text("ascii").split()))
            except OSError:
                continue
    return found
