# SPDX-License-Identifier: EUPL-1.2
"""Cells with a fixed rate: N people in one room, and forty rooms."""

from typing import Any

from bench.live.driver import Load
from bench.live.plan import RATES, WRITTEN, Plan
from bench.live.results import Results, Row, middle, spread
from bench.live.servers import Server

GENERATOR_IS_LIMIT = 0.9
DISTURBED = 0.15
"""More than this of a core used by others makes a cell doubtful."""

ROOMS = 40
IN_A_ROOM = 25
FEW, MANY = 2.0, 40.0

MEASURED = (
    "p50_ms",
    "p95_ms",
    "p99_ms",
    "ack_p95_ms",
    "cpu_share",
    "cpu_us_per_delivery",
    "deliveries_per_s",
    "rss_kib",
    "generator_share",
    "others_share",
    "generator_late_p95_ms",
)


def row_of(windows: list[dict[str, Any]]) -> Row:
    """Return the median of some windows, with the spread of what matters."""
    row: Row = {name: middle([w[name] for w in windows]) for name in MEASURED}
    row["p95_spread_ms"] = spread([w["p95_ms"] for w in windows])
    row["cpu_share_spread"] = spread([w["cpu_share"] for w in windows])
    row["windows"] = len(windows)
    row["missing"] = sum(w["missing"] for w in windows)
    row["refused"] = sum(w["refused"] for w in windows)
    row["lost_connections"] = max(w["lost_connections"] for w in windows)
    if (row["generator_share"] or 0) > GENERATOR_IS_LIMIT:
        row["generator_is_limit"] = True
    if (row["others_share"] or 0) > DISTURBED:
        row["disturbed"] = True
    return row


def one_room(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Measure 20 and 120 acts/s with 25, 100 and 300 people."""
    for people in WRITTEN:
        for rate in RATES:
            (room,) = server.rooms(1, people)
            found = load.ask(
                server,
                "rates",
                [room],
                rate=rate,
                seconds=plan.seconds(rate, main=server.kind.main),
                windows=plan.windows,
                drain=5,
            )
            results.add(
                "one-room",
                server.kind.name,
                clients=people,
                rooms=1,
                acts_per_s=rate,
                **row_of(found["windows"]),
            )


def forty_rooms(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Measure 40 rooms of 25 people: 2 acts/s in each, and 40 acts/s in each."""
    for each in (FEW, MANY):
        found = load.ask(
            server,
            "rates",
            server.rooms(ROOMS, IN_A_ROOM),
            rate=each * ROOMS,
            seconds=plan.seconds(each, main=server.kind.main),
            windows=plan.windows,
            drain=5,
            watch=2,
        )
        results.add(
            "forty-rooms",
            server.kind.name,
            clients=ROOMS * IN_A_ROOM,
            rooms=ROOMS,
            acts_per_s=each * ROOMS,
            acts_per_s_each=each,
            **row_of(found["windows"]),
        )
