# SPDX-License-Identifier: EUPL-1.2
"""Processor time and memory of the servers being measured."""

import time
from collections.abc import Iterable
from pathlib import Path


def cpu_s(pids: Iterable[int]) -> float:
    """Return the processor seconds (user and system, all threads) of processes."""
    total = 0.0
    for pid in pids:
        try:
            # The processor clock of another process, in nanoseconds, not in ticks.
            total += time.clock_gettime((~pid << 3) | 2)
        except OSError:
            continue
    return total


def rss_kib(pids: Iterable[int]) -> int:
    """Return the resident memory of processes, in KiB."""
    total = 0
    for pid in pids:
        try:
            status = Path(f"/proc/{pid}/status").read_text("ascii")
        except OSError:
            continue
        for line in status.splitlines():
            if line.startswith("VmRSS:"):
                total += int(line.split()[1])
    return total


def machine_busy_s() -> float:
    """Return the seconds that all cores together were busy, since the start."""
    first = Path("/proc/stat").read_text("ascii").splitlines()[0].split()
    user, nice, system, _idle, _wait, irq, softirq, *_ = map(int, first[1:])
    return (user + nice + system + irq + softirq) / 100
