# SPDX-License-Identifier: EUPL-1.2
"""What is measured in a process of its own: `python -m bench.merge.jobs JOB FILE`.

The file holds the notes as JSON; the answer is one line of JSON with seconds and the
most memory the process ever held.
"""

import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bench.merge.wall import wall

ROOT = Path(__file__).parents[2]
QUERIES = 300


def most_memory_mb() -> float:
    """Return the most memory this process held.

    Linux hands the peak of the parent on to `ru_maxrss` of a child; VmHWM is our own.
    """
    status = Path("/proc/self/status")
    if status.exists():
        own = re.search(r"VmHWM:\s+(\d+) kB", status.read_text(encoding="ascii"))
        if own:
            return int(own[1]) / 1024
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1024**2 if sys.platform == "darwin" else 1024)


def propose_all(notes: dict[str, str]) -> dict[str, Any]:
    """Propose groups for all notes, after a few to read the word lists."""
    start = time.perf_counter()
    from nulplaat.merging import propose

    propose({"a": "jeugdhulpverlener", "b": "een jeugdhulpverlener"})
    ready, worked = time.perf_counter(), time.process_time()
    groups = propose(notes)
    end = time.perf_counter()
    members = sum(len(group.members) for group in groups)
    return {
        "start_s": ready - start,
        "seconds": end - ready,
        "processor_s": time.process_time() - worked,
        "groups": len(groups),
        "members": members,
    }


def nearest_all(notes: dict[str, str]) -> dict[str, Any]:
    """Hold all notes, then look up the nearest of new ones, one by one."""
    from nulplaat.merging.index import Index

    index = Index()
    start = time.perf_counter()
    for key, text in notes.items():
        index.add(key, text)
    built = time.perf_counter() - start
    unseen = list(wall(3 * QUERIES, seed=8).values())[-QUERIES:]
    index.nearest(unseen[0])
    spent, worked, found = [], [], 0
    for text in unseen:
        start, busy = time.perf_counter(), time.process_time()
        found += bool(index.nearest(text))
        spent.append(time.perf_counter() - start)
        worked.append(time.process_time() - busy)
    start = time.perf_counter()
    for n, text in enumerate(unseen):
        index.add(f"new {n}", text)
    added = (time.perf_counter() - start) / len(unseen)
    return {
        "build_s": built,
        "spent_s": spent,
        "worked_s": worked,
        "answered": found,
        "add_s": added,
    }


JOBS: dict[str, Callable[[dict[str, str]], dict[str, Any]]] = {
    "propose": propose_all,
    "nearest": nearest_all,
}


def run(job: str, notes: dict[str, str], limit_s: float) -> dict[str, Any] | str:
    """Do a job in a process of its own; return its answer, or why there is none."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        json.dump(notes, file)
        file.flush()
        command = [sys.executable, "-m", "bench.merge.jobs", job, file.name]
        start = time.perf_counter()
        try:
            done = subprocess.run(
                command, capture_output=True, text=True, timeout=limit_s, cwd=ROOT
            )
        except subprocess.TimeoutExpired:
            return f"not done in {limit_s:.0f} s"
        whole = time.perf_counter() - start
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:]
        return f"failed: {' '.join(last)}"
    answer: dict[str, Any] = json.loads(done.stdout)
    return {**answer, "whole_s": whole}


def main() -> None:
    """Do one job and print what it took."""
    notes = json.loads(Path(sys.argv[2]).read_text(encoding="utf-8"))
    answer = JOBS[sys.argv[1]](notes)
    print(json.dumps({**answer, "memory_mb": most_memory_mb()}))


if __name__ == "__main__":
    main()
