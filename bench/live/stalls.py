# SPDX-License-Identifier: EUPL-1.2
"""The longest time that the event loop does not answer, also during heavy work."""

from typing import Any

from bench.live.driver import Load
from bench.live.joins import large_room
from bench.live.plan import Plan
from bench.live.results import Results
from bench.live.servers import Server

KNOPPEN = 60


def stalls(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Probe a quiet server, one under load, one loading a large room, one drawing."""
    (small,) = server.rooms(1, 1)
    seconds = 2.0 if plan.quick else 5.0

    def probe(case: str, rooms: list[dict[str, Any]], **more: Any) -> None:
        found = load.ask(
            server, "probe", rooms, patience=200, small=[small], **more, seconds=seconds
        )
        during = found.pop("during")
        extra = {k: during[k] for k in ("answer", "bytes", "ms") if k in during}
        results.add("stall", server.kind.name, case=case, **found, **extra)

    probe("quiet", [small], during="nothing")
    (busy,) = server.rooms(1, 100)
    probe("120 acts/s, N=100", [busy], during="load", rate=120, windows=1, drain=5)
    large = large_room(load, server, plan)
    server.restart()
    one = {"name": large["name"], "people": large["people"][:1]}
    probe("a large room loads", [one], during="large-room")
    if server.kind.is_nulplaat:
        (evening,) = server.rooms(1, 5, knoppen=KNOPPEN)
        page = f"/bijeenkomsten/{evening['name']}/plaat.pdf?papier=A1"
        cookie = evening["lead"]["cookie"]
        probe("a PDF is made", [small], during="page", page=page, cookie=cookie)
        probe("another PDF", [small], during="page", page=page, cookie=cookie)
