# SPDX-License-Identifier: EUPL-1.2
"""`python -m bench.live`: everything; `--quick` some; `soak` for a long time."""

import argparse
import datetime
import signal
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from bench.live import (
    cells,
    goals,
    install,
    joins,
    ladder,
    machine,
    soaking,
    stalls,
    survival,
    tables,
)
from bench.live.driver import Failed, Load
from bench.live.plan import Plan
from bench.live.postgres import postgres
from bench.live.results import PLACE, Results
from bench.live.servers import KINDS, Kind, NotMeasured, Server

Part = Callable[[Load, Server, Results, Plan], None]

EVERYBODY = frozenset(kind.name for kind in KINDS)
STORING = EVERYBODY - {"relay-uvicorn", "relay-picows"}
PAIR = frozenset(("nulplaat", "hocuspocus"))
WITH_FLOOR = PAIR | {"relay-uvicorn"}

PARTS: tuple[tuple[str, Part, frozenset[str]], ...] = (
    ("one-room", cells.one_room, EVERYBODY),
    ("most", ladder.most, EVERYBODY),
    ("survival", survival.survival, STORING),
    ("forty-rooms", cells.forty_rooms, WITH_FLOOR),
    ("memory", joins.memory, PAIR),
    ("reconnect", joins.back, PAIR),
    ("rush", joins.rush, PAIR),
    ("large-room", stalls.stalls, PAIR),
)
"""Each part of the bench, and which servers it measures."""

FIRST = 4
"""So many servers are measured before PostgreSQL, the others after it."""

TROUBLE = (Failed, NotMeasured, OSError, KeyError, ValueError)


def main() -> None:
    """Measure, print, write."""
    options = parser().parse_args()
    # So that what was started is also ended, and its data thrown away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    if options.command == "soak":
        soaking.soak(options.minutes or 30)
        return
    plan = Plan(
        quick=options.quick,
        minutes=options.minutes or (6 if options.quick else 30),
        only=frozenset(filter(None, options.only.split(","))),
        sections=frozenset(filter(None, options.parts.split(","))),
    )
    missing = {"python": install.python_side(), "node": install.node_side()}
    results = Results(head(plan), Path(options.to))
    with Load() as load:
        for kind in KINDS[:FIRST]:
            measure(load, kind, results, plan, missing)
        if plan.has("postgres") and plan.wants("nulplaat") and not plan.is_late(0.95):
            job = partial(postgres, load, results, plan)
            guard(results, "most", "nulplaat-pg", job)
        for kind in KINDS[FIRST:]:
            measure(load, kind, results, plan, missing)
    finish(results, plan)


def parser() -> argparse.ArgumentParser:
    """Return the options."""
    found = argparse.ArgumentParser(prog="python -m bench.live", description=__doc__)
    found.add_argument("command", nargs="?", choices=["all", "soak"], default="all")
    found.add_argument("--only", default="", help="servers, with commas")
    found.add_argument("--parts", default="", help="parts, with commas")
    found.add_argument("--quick", action="store_true", help="about five minutes")
    found.add_argument("--minutes", type=float, help="the most it may take")
    found.add_argument("--to", default=str(PLACE), help="the file of results")
    return found


def head(plan: Plan) -> dict[str, object]:
    """Return what stands above the rows."""
    return {
        "measured": datetime.datetime.now(datetime.UTC).isoformat(timespec="minutes"),
        "quick": plan.quick,
        "servers": {k.name: {"title": k.title, "durable": k.durable} for k in KINDS},
        "versions": install.versions(),
        "machine": machine.about(Path(tempfile.gettempdir())),
    }


def measure(
    load: Load, kind: Kind, results: Results, plan: Plan, missing: dict[str, str]
) -> None:
    """Measure one server, part by part; what fails is told and left."""
    if not plan.wants(kind.name):
        return
    print(f"{kind.title}  ({plan.spent:.1f} min)", flush=True)
    lacks = missing["python"] or (missing["node"] if kind.command[0] == "node" else "")
    for name, part, who in PARTS:
        if not plan.has(name) or kind.name not in who:
            continue
        if lacks or plan.is_late():
            why = lacks or "no time left"
            results.add(name, kind.name, not_measured=why)
            continue
        guard(results, name, kind.name, partial(once, part, load, kind, results, plan))


def once(part: Part, load: Load, kind: Kind, results: Results, plan: Plan) -> None:
    """Measure one part on a fresh server with fresh data."""
    with Server(kind, env=None) as server:
        part(load, server, results, plan)


def guard(results: Results, cell: str, server: str, job: Callable[[], None]) -> None:
    """Do a part; its failure is a row, and the bench goes on."""
    try:
        job()
    except TROUBLE as error:
        results.add(cell, server, not_measured=str(error)[:400])
    time.sleep(0.2)


def finish(results: Results, plan: Plan) -> None:
    """Print the tables and write the goals beside the rows."""
    results.head["goals"] = goals.as_rows(results)
    results.head["minutes"] = round(plan.spent, 1)
    results.write()
    print()
    print(tables.all_tables(results))
    print()
    print(goals.table(results))
    print(f"\nwritten to {results.place} after {plan.spent:.1f} minutes")


if __name__ == "__main__":
    main()
