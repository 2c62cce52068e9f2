# SPDX-License-Identifier: EUPL-1.2
"""What it takes: seconds and memory, from one evening to a country."""

import json
import math
import statistics
import subprocess
import sys
import time
from itertools import pairwise
from typing import Any

from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import extract

from bench.merge.jobs import ROOT, run
from bench.merge.rows import Row, not_measured
from bench.merge.scores import percentile
from bench.merge.wall import wall
from nulplaat.merging import propose

EVENING = 350
SIZES = (1_000, 10_000, 100_000)
LIMIT_S = 150
_COLD = (
    "import json, sys; from nulplaat.merging import propose; "
    "propose(json.load(sys.stdin))"
)


def _cold(notes: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", _COLD],
        input=json.dumps(notes),
        text=True,
        check=True,
        cwd=ROOT,
    )
    return time.perf_counter() - start


def _warm(notes: dict[str, str]) -> float:
    start = time.perf_counter()
    propose(notes)
    return time.perf_counter() - start


def one_evening() -> list[Row]:
    """Return the rows on 350 notes: other notes each time, so that none is known.

    The best of five counts: what else the machine does is not ours. All are kept.
    """
    walls = [wall(EVENING, seed) for seed in range(11, 16)]
    cold = [_cold(notes) for notes in walls]
    propose(walls[0])
    warm = [_warm(wall(EVENING, seed)) for seed in range(21, 26)]
    figures: dict[str, object] = {
        "cold_s": [round(spent, 3) for spent in cold],
        "warm_s": [round(spent, 3) for spent in warm],
    }
    return [
        Row(
            "350 notes, cold process included",
            "<= 1.5 s",
            f"{min(cold):.2f} s",
            min(cold) <= 1.5,
            figures,
        ),
        Row(
            "350 notes, warm",
            "<= 0.25 s",
            f"{min(warm):.2f} s",
            min(warm) <= 0.25,
            figures,
        ),
    ]


def _growth(seconds: dict[int, float]) -> float:
    small, large = min(seconds), max(seconds)
    return math.log(seconds[large] / seconds[small]) / math.log(large / small)


def many() -> list[Row]:
    """Return the rows on 1,000, 10,000 and 100,000 notes."""
    done: dict[int, dict[str, Any]] = {}
    rows = []
    for size in SIZES:
        answer = run("propose", wall(size), LIMIT_S)
        what, goal = f"{size:,} notes", "<= 60 s, <= 1024 MB" if size > 10_000 else ""
        if isinstance(answer, str):
            rows.append(Row(what, goal, answer, False if goal else None))
            continue
        done[size] = answer
        value = (
            f"{answer['seconds']:.2f} s, {answer['memory_mb']:.0f} MB, "
            f"{answer['groups']:,} groups"
        )
        good = answer["whole_s"] <= 60 and answer["memory_mb"] <= 1024
        rows.append(Row(what, goal, value, good if goal else None, answer))
    return [*rows, growth_row({size: of["seconds"] for size, of in done.items()})]


def growth_row(seconds: dict[int, float]) -> Row:
    """Return the row on how time grows with the number of notes."""
    what, goal = "growth from 1,000 to 100,000 notes", "no worse than n^1.2"
    if SIZES[0] not in seconds or SIZES[-1] not in seconds:
        return Row(what, goal, "too slow to tell", False)
    steps = {
        f"{one} to {two}": round(_growth({one: seconds[one], two: seconds[two]}), 3)
        for one, two in pairwise(SIZES)
    }
    growth = _growth(seconds)
    return Row(what, goal, f"n^{growth:.2f}", growth <= 1.2, dict(steps))


def nearest() -> list[Row]:
    """Return the row on one new text against 100,000, beside rapidfuzz."""
    what, goal = "one text against 100,000, p95", "<= 20 ms"
    notes = wall(SIZES[-1])
    answer = run("nearest", notes, LIMIT_S)
    if isinstance(answer, str):
        return [not_measured(what, goal, answer)]
    spent = answer.pop("spent_s")
    p95, middle = percentile(spent, 0.95) * 1000, percentile(spent, 0.5) * 1000
    figures = {**answer, "p95_ms": p95, "p50_ms": middle, "fuzzy_ms": _fuzzy(notes)}
    figures = {name: round(value, 3) for name, value in figures.items()}
    value = (
        f"{p95:.1f} ms (rapidfuzz {figures['fuzzy_ms']:.0f}), made in "
        f"{answer['build_s']:.0f} s, {answer['memory_mb']:.0f} MB"
    )
    return [Row(what, goal, value, p95 <= 20, figures)]


def _fuzzy(notes: dict[str, str]) -> float:
    """Return the milliseconds of a plain comparison with every note, the median."""
    unseen = list(wall(900, seed=8).values())[-5:]
    spent = []
    for text in unseen:
        start = time.perf_counter()
        extract(text, notes, scorer=token_set_ratio, limit=10)
        spent.append(time.perf_counter() - start)
    return statistics.median(spent) * 1000


def measure() -> list[Row]:
    """Return all rows on time and memory."""
    return [*one_evening(), *many(), *nearest()]
