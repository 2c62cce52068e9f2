# SPDX-License-Identifier: EUPL-1.2
"""Coming in: late to a large room, back with nothing missed, and 300 at once."""

import time
from typing import Any

from bench.live.driver import Load
from bench.live.plan import Plan
from bench.live.results import Results, middle, spread
from bench.live.servers import Server

GEELTJES = 10_000
ENTRIES = 100_000
RUSH = 300
FILL_RATE = 4000.0
STORED_AFTER_S = 4
"""Peers store some seconds later; without that there is nothing to be late for."""

RUSH_GEELTJES = 300


def large_room(load: Load, server: Server, plan: Plan) -> dict[str, Any]:
    """Make a room with 10,000 geeltjes and 100,000 entries (fewer when quick)."""
    part = 5 if plan.quick else 1
    geeltjes, entries = GEELTJES // part, ENTRIES // part
    if server.kind.is_nulplaat:
        (room,) = server.rooms(1, 2, geeltjes=geeltjes, entries=entries)
        # Half of what comes between two snapshots: a cold room is read from both.
        more = {"rate": 100, "seconds": 2.5, "drain": 10}
        load.ask(server, "fill", [room], **more)
    else:
        (room,) = server.rooms(1, 2)
        # A document keeps no entries; it is changed as often as the log is long.
        more = {"rate": FILL_RATE, "seconds": entries / FILL_RATE}
        more["geeltjes"] = geeltjes
        load.ask(server, "fill", [room], patience=240, drain=20, watch=1, **more)
        time.sleep(STORED_AFTER_S)
    return {**room, "geeltjes": geeltjes, "entries": entries}


def late(
    load: Load, server: Server, results: Results, plan: Plan, room: dict[str, Any]
) -> None:
    """Come late: warm (somebody is in), and cold (nobody is)."""
    (small,) = server.rooms(1, 1)
    one = {"name": room["name"], "people": room["people"][:1]}
    cold = []
    for _ in range(plan.times):
        server.restart()
        # What the first connection makes a server load is not the room's.
        load.ask(server, "state", [small])
        cold.append(load.ask(server, "state", [one], patience=100, texts=False))
    many = 3 if plan.quick else 7
    warm = load.ask(server, "state-warm", [room], times=many, texts=False)["all"]
    for case, found in (("cold", cold), ("warm", warm)):
        results.add(
            "late-joiner",
            server.kind.name,
            case=case,
            geeltjes=room["geeltjes"],
            entries=room["entries"],
            server_ms=middle([one["server_ms"] for one in found]),
            server_ms_spread=spread([one["server_ms"] for one in found]),
            ms=middle([one["ms"] for one in found]),
            bytes=found[-1]["bytes"],
            times=len(found),
        )
    back = load.ask(server, "again", [one], times=5)["middle"]
    results.add("reconnect-large", server.kind.name, **back)


def back(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Come back to a quiet room of 100 geeltjes when nothing was missed."""
    (room,) = server.rooms(1, 5)
    more = {"rate": 100, "seconds": 1, "drain": 3}
    load.ask(server, "fill", [room], **more)
    stays = {"name": room["name"], "people": room["people"]}
    found = load.ask(server, "again", [stays], times=9 if plan.quick else 25)
    results.add("reconnect", server.kind.name, **found["middle"])


def rush(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Let 300 come in at once while acts go on."""
    for _ in range(plan.times):
        (room,) = server.rooms(1, RUSH + 5)
        people = room["people"]
        found = load.ask(
            server,
            "joining",
            [{"name": room["name"], "people": people[5:]}],
            writers=[{"name": room["name"], "people": people[:5]}],
            rate=100,
            seconds=5,
        )
        results.add("rush", server.kind.name, acts_per_s=100, **found)


def memory(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Measure the memory of a connection and of a geeltje."""
    people = 300
    (room,) = server.rooms(1, people)
    (few,) = server.rooms(1, 5)
    # Whatever the first connections make the server load is not theirs.
    load.ask(server, "hold", [few])
    held = load.ask(server, "hold", [room])
    each = (held["after_kib"] - held["before_kib"]) / people
    (room,) = server.rooms(1, 5)
    count = 2000 if plan.quick else 10_000
    filled = load.ask(
        server, "fill", [room], rate=1000, seconds=count / 1000, drain=20, watch=1
    )
    grown = (filled["after_kib"] - filled["before_kib"]) * 1024 / count
    results.add(
        "memory",
        server.kind.name,
        kib_per_connection=round(each, 2),
        bytes_per_geeltje=round(grown),
        geeltjes=count,
        rss_kib=filled["after_kib"],
    )
