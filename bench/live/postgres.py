# SPDX-License-Identifier: EUPL-1.2
"""Throughput on PostgreSQL with one process and with two: twenty rooms of 25 people.

The core of a row holds the database too. With two processes each room has people on
both, which is the hard case: they store in turn, and decide anew after each other.
"""

import subprocess
import sys
from functools import partial

from bench.live import machine
from bench.live.driver import Load
from bench.live.ladder import Ladder, add
from bench.live.plan import Plan
from bench.live.results import Results
from bench.live.servers import SERVE, Kind, NotMeasured, Server
from tests.databases import Postgres, Redis

ROOMS = 20
IN_A_ROOM = 25
START = 200.0


def kind(processes: int) -> Kind:
    """Return Nulplaat on PostgreSQL with so many processes."""
    return Kind(
        f"nulplaat-pg-{processes}",
        f"Nulplaat on PostgreSQL, {processes} process(es)",
        "nulplaat",
        SERVE if processes == 1 else (*SERVE, "--processes", str(processes)),
        durable="before it is seen",
    )


def has_processes() -> bool:
    """Say whether `serve` can run several processes."""
    asked = [sys.executable, "-m", "nulplaat", "serve", "--help"]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    return "--processes" in done.stdout


def postgres(load: Load, results: Results, plan: Plan) -> None:
    """Climb with one and with two processes; both may use every core there is."""
    for processes in (1, 2):
        name = kind(processes).name
        if processes > 1 and not has_processes():
            results.add("most", name, not_measured="serve has no --processes")
            continue
        with Postgres() as database, Redis() as bus:
            env = {"DATABASE_URL": database.url}
            if processes > 1:
                env["BUS_URL"] = bus.url
            cores = machine.all_but_load()
            with Server(kind(processes), cores=cores, env=env) as server:
                server.helpers = partial(_of_cluster, database)
                _climb(load, server, results, plan)


def _of_cluster(database: Postgres) -> list[int]:
    """Return the processes of a cluster."""
    path = database.folder / "cluster" / "postmaster.pid"
    return machine.children(int(path.read_text("ascii").split("\n", 1)[0]))


def _climb(load: Load, server: Server, results: Results, plan: Plan) -> None:
    ladder = Ladder(load, server, IN_A_ROOM, plan, rooms=ROOMS, start=START)
    low, high = ladder.climb()
    if not low:
        raise NotMeasured("no rate held")
    add(results, ladder, ladder.narrow(low, high))
