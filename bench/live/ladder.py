# SPDX-License-Identifier: EUPL-1.2
"""The most acts/s that hold a p95 of 250 ms: up by doubling, then by halves.

Every step has a fresh room and fresh connections, so that no step carries the backlog
of the one before it.
"""

import time
from dataclasses import dataclass, field
from typing import Any

from bench.live.cells import DISTURBED, GENERATOR_IS_LIMIT
from bench.live.driver import Failed, Load
from bench.live.load.process import cpu_s
from bench.live.plan import LIMIT_MS, WRITTEN, Plan
from bench.live.results import Results, middle, spread
from bench.live.servers import Server

START = {25: 1600.0, 100: 1000.0, 300: 400.0}
MOST = 60_000.0
LATE = 10.0**9
CLOSE = 1.09
CLOSE_ENOUGH = 1.2
"""How close what holds and what does not must come; wider for the other servers."""

WATCH = 8
ROOMS_AT_ONCE = 4
BEST = ("p95_ms", "ack_p95_ms", "cpu_share", "cpu_us_per_delivery")


@dataclass
class Ladder:
    """Steps for one server and one number of people."""

    load: Load
    server: Server
    people: int
    plan: Plan
    rooms: int = 1
    start: float = 0
    steps: list[dict[str, Any]] = field(default_factory=list)
    _fresh: list[dict[str, Any]] = field(default_factory=list)

    def holds(self, rate: float) -> bool:
        """Measure one step; say whether nearly everything came in time."""
        if len(self._fresh) < self.rooms:
            self._fresh = self.server.rooms(ROOMS_AT_ONCE * self.rooms, self.people)
        used, self._fresh = self._fresh[: self.rooms], self._fresh[self.rooms :]
        step: dict[str, Any] = {"acts_per_s": round(rate), "p95_ms": None}
        try:
            found = self.load.ask(
                self.server,
                "rates",
                used,
                patience=60,
                rate=rate,
                seconds=self.plan.step_s,
                windows=1,
                drain=1,
                watch=max(1, WATCH // self.rooms),
            )
        except Failed as error:
            step["why"] = str(error)
        else:
            step.update(found["windows"][0])
        step["holds"] = (step["p95_ms"] or LATE) <= LIMIT_MS and is_whole(step)
        self.steps.append(step)
        if not step["holds"]:
            self._rest()
        return bool(step["holds"])

    def _rest(self) -> None:
        """Let the server work off what it is behind, or start it again."""
        deadline = time.monotonic() + 6
        while time.monotonic() < deadline:
            before = cpu_s(self.server.pids)
            time.sleep(0.5)
            if cpu_s(self.server.pids) - before < 0.05:
                return
        self.server.restart()

    def climb(self) -> tuple[float, float]:
        """Double until it does not hold; return what held and what did not."""
        rate = self.start or START[self.people]
        while not self.holds(rate):
            rate /= 4
            if rate < 2:
                return 0.0, rate
        low = rate
        while low * 2 <= MOST and self.holds(low * 2):
            low *= 2
        return low, low * 2

    def narrow(self, low: float, high: float) -> float:
        """Halve until they are close; return what held."""
        close = CLOSE if self.server.kind.main else CLOSE_ENOUGH
        while low and high / low > close:
            between = (low * high) ** 0.5
            if self.holds(between):
                low = between
            else:
                high = between
        return low

    def confirm(self, rate: float) -> tuple[float, list[float | None]]:
        """Measure what was found again; step down until the median of all holds."""
        while True:
            took = [step["p95_ms"] for step in self.steps if step["holds"]][-1:]
            for _ in range(self.plan.times - 1):
                self.holds(rate)
                took.append(self.steps[-1]["p95_ms"])
            if (middle(took) or LATE) <= LIMIT_MS or self.plan.is_late(0.95):
                return rate, took
            rate /= CLOSE


def is_whole(step: dict[str, Any]) -> bool:
    """Say whether what was sent was also taken, and nobody was cut off."""
    return not step.get("refused") and not step.get("lost_connections")


def most(load: Load, server: Server, results: Results, plan: Plan) -> None:
    """Look for the most acts/s at each number of people."""
    for people in WRITTEN:
        if plan.is_late():
            why = {"clients": people, "not_measured": "no time left"}
            results.add("most", server.kind.name, **why)
            continue
        ladder = Ladder(load, server, people, plan)
        low, high = ladder.climb()
        add(results, ladder, ladder.narrow(low, high))


def add(results: Results, ladder: Ladder, found: float) -> None:
    """Add the row of a ladder; its steps tell where the limit was."""
    took: list[float | None] = []
    if ladder.server.kind.main and found:
        found, took = ladder.confirm(found)
    held = [step for step in ladder.steps if step["holds"]]
    best = max(held, key=lambda step: step["acts_per_s"], default={})
    limit = max((s.get("generator_share", 0) for s in ladder.steps), default=0)
    others = middle([step.get("others_share", 0) for step in ladder.steps])
    results.add(
        "most",
        ladder.server.kind.name,
        clients=ladder.people * ladder.rooms,
        rooms=ladder.rooms,
        acts_per_s=round(found),
        deliveries_per_s=round(found * ladder.people),
        **{name: best.get(name) for name in BEST},
        p95_spread_ms=spread(took or [best.get("p95_ms")]),
        times=max(1, len(took)),
        generator_share=limit,
        generator_is_limit=limit > GENERATOR_IS_LIMIT,
        others_share=others,
        disturbed=(others or 0) > DISTURBED,
        steps=[short(step) for step in ladder.steps],
    )


def short(step: dict[str, Any]) -> list[Any]:
    """Return a step as rate, p95, server's core, generator's core."""
    names = ("acts_per_s", "p95_ms", "cpu_share", "generator_share", "refused", "why")
    return [step.get(name) for name in names]
