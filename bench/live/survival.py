# SPDX-License-Identifier: EUPL-1.2
"""What is left after `kill -9` of what people had seen or what was acknowledged."""

from typing import Any

from bench.live.driver import Failed, Load
from bench.live.plan import Plan
from bench.live.results import Results
from bench.live.servers import Server

PEOPLE = 25

AT_ONCE = 10.0**9

CASES: dict[str, dict[str, float]] = {
    "single": {"count": 1, "rate": AT_ONCE, "kill_at": 1},
    "burst of 400": {"count": 400, "rate": AT_ONCE, "kill_at": 400},
    "during a burst": {"count": 2000, "rate": 1000, "kill_at": 400},
}
"""How many are sent, how fast, and after how many seen the plug is pulled."""


def survival(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Kill the server in each case, start it again, and count what is there."""
    for case, numbers in CASES.items():
        times = plan.times if server.kind.main else 1
        found = [_once(load, server, numbers) for _ in range(times)]
        results.add(
            "survival",
            server.kind.name,
            case=case,
            clients=PEOPLE,
            survived=sum(one["survived"] for one in found),
            of=sum(one["of"] for one in found),
            acked=sum(one["acked"] for one in found),
            kills=len(found),
        )


def _once(load: Load, server: Server, numbers: dict[str, float]) -> dict[str, Any]:
    (room,) = server.rooms(1, PEOPLE)
    try:
        found = load.ask(server, "burst", [room], patience=60, **numbers)
    finally:
        server.restart()
    promised = set(found["seen"]) | set(found["acked"])
    try:
        one = {**room, "people": room["people"][:1]}
        held = set(load.ask(server, "state", [one], patience=60, rest=0.5)["texts"])
    except Failed:
        held = set()
    return {
        "survived": len(promised & held),
        "of": len(promised),
        "acked": len(found["acked"]),
    }
