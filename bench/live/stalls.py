# SPDX-License-Identifier: EUPL-1.2
"""The longest time that the event loop does not answer, also during heavy work."""

from dataclasses import dataclass
from typing import Any

from bench.live.driver import Load
from bench.live.joins import large_room, late
from bench.live.plan import Plan
from bench.live.results import Results
from bench.live.servers import Server

KNOPPEN = 60


@dataclass
class Prober:
    """Asks in a small room while something else goes on."""

    load: Load
    server: Server
    results: Results
    seconds: float
    small: dict[str, Any]

    def probe(self, case: str, rooms: list[dict[str, Any]], **more: Any) -> None:
        """Add the row of one case."""
        asked = {"small": [self.small], "seconds": self.seconds, **more}
        found = self.load.ask(self.server, "probe", rooms, patience=200, **asked)
        during = found.pop("during")
        extra = {k: during[k] for k in ("answer", "bytes", "ms") if k in during}
        name = self.server.kind.name
        self.results.add("stall", name, case=case, **found, **extra)


def stalls(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Probe a quiet server, one under load, one loading a large room, one drawing.

    The same large room then serves those who come late.
    """
    (small,) = server.rooms(1, 1)
    prober = Prober(load, server, results, 2.0 if plan.quick else 4.0, small)
    prober.probe("quiet", [small], during="nothing")
    (busy,) = server.rooms(1, 100)
    more = {"during": "load", "rate": 120, "windows": 1, "drain": 5}
    prober.probe("120 acts/s, N=100", [busy], **more)
    if server.kind.is_nulplaat:
        _draw(prober)
    large = large_room(load, server, plan)
    server.restart()
    one = {"name": large["name"], "people": large["people"][:1]}
    prober.probe("a large room loads", [one], during="large-room")
    late(load, server, results, plan, large)


def _draw(prober: Prober) -> None:
    """Probe while the first PDF of a process is made, and one of another evening."""
    cases = ("the first PDF is made", "another PDF is made")
    evenings = prober.server.rooms(len(cases), 5, knoppen=KNOPPEN)
    for case, evening in zip(cases, evenings, strict=True):
        page = f"/bijeenkomsten/{evening['name']}/plaat.pdf?papier=A1"
        more = {"during": "page", "page": page, "cookie": evening["lead"]["cookie"]}
        prober.probe(case, [prober.small], **more)
