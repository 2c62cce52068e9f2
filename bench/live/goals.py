# SPDX-License-Identifier: EUPL-1.2
"""The goals, each beside what the same run measured: reached or not."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bench.live.plan import WRITTEN
from bench.live.results import Results, Row

PEER = "hocuspocus"
TUNED = "hocuspocus-tuned"
US = "nulplaat"
WIDE = 50


@dataclass(frozen=True)
class Goal:
    """One line of the table. `value` None: not measured."""

    what: str
    ours: float | None
    theirs: float | None
    value: float | None
    goal: float
    stretch: float | None = None
    at_least: bool = False
    unit: str = "x"
    doubtful: bool = False

    def reached(self, goal: float | None) -> bool:
        """Say whether the value is on the right side."""
        if self.value is None or goal is None:
            return False
        return self.value >= goal if self.at_least else self.value <= goal

    @property
    def verdict(self) -> str:
        """Reached, or not."""
        if self.value is None:
            return "not measured"
        word = "reached" if self.reached(self.goal) else "MISSED"
        word += ", stretch too" if self.reached(self.stretch) else ""
        return word + (" (others were busy)" if self.doubtful else "")


def number(row: Row | None, name: str) -> float | None:
    """Return a figure of a row, if both are there."""
    found = None if row is None else row.get(name)
    return float(found) if isinstance(found, (int, float)) else None


def ratio(ours: float | None, theirs: float | None) -> float | None:
    """Return ours by theirs."""
    return None if ours is None or not theirs else ours / theirs


Having = Mapping[str, object]


@dataclass(frozen=True)
class Figure:
    """Where a figure stands: the part, the name in its rows, what else must hold."""

    cell: str
    name: str
    having: Having

    def of(self, results: Results, server: str) -> tuple[float | None, bool]:
        """Return the figure of a server, and whether others were busy then."""
        row = results.find(self.cell, server, **self.having)
        return number(row, self.name), row is not None and bool(row.get("disturbed"))


def beside(
    results: Results,
    what: str,
    figure: Figure,
    goal: float,
    stretch: float | None = None,
    *,
    peer: str = PEER,
    at_least: bool = False,
) -> Goal:
    """Return a goal that is a ratio to a peer."""
    (ours, busy), (theirs, busy_too) = figure.of(results, US), figure.of(results, peer)
    value, doubtful = ratio(ours, theirs), busy or busy_too
    return Goal(what, ours, theirs, value, goal, stretch, at_least, doubtful=doubtful)


def alone(results: Results, what: str, figure: Figure, goal: float, unit: str) -> Goal:
    """Return a goal that stands by itself."""
    ours, doubtful = figure.of(results, US)
    theirs, _ = figure.of(results, PEER)
    return Goal(what, ours, theirs, ours, goal, unit=unit, doubtful=doubtful)


def goals(results: Results) -> Iterator[Goal]:
    """Yield every goal."""
    yield from _speed(results)
    yield from _rest(results)


def _speed(results: Results) -> Iterator[Goal]:
    most = zip(WRITTEN, (2.5, 2.0, 1.2), (4.0, 3.0, 1.5), strict=True)
    for n, goal, stretch in most:
        what = f"most acts/s, N={n}"
        figure = Figure("most", "acts_per_s", {"clients": n, "rooms": 1})
        yield beside(results, what, figure, goal, stretch, at_least=True)
        what += ", beside tuned"
        yield beside(results, what, figure, 1.0, peer=TUNED, at_least=True)
    for n in WRITTEN:
        for name in ("p50_ms", "p95_ms"):
            figure = Figure("one-room", name, {"clients": n, "acts_per_s": 20.0})
            yield beside(results, f"{name[:3]} at 20 acts/s, N={n}", figure, 1.25, 1.0)
    for n in WRITTEN:
        what = f"share of a core, 120 acts/s, N={n}"
        figure = Figure("one-room", "cpu_share", {"clients": n, "acts_per_s": 120.0})
        yield beside(results, what, figure, 0.75, 0.5)
        yield beside(
            results, what + ", beside relay", figure, 1.0, peer="relay-uvicorn"
        )
    for n in (25, 100):
        what = f"durable ack p95, 20 acts/s, N={n}"
        figure = Figure("one-room", "ack_p95_ms", {"clients": n, "acts_per_s": 20.0})
        yield alone(results, what, figure, 15, "ms")


def _rest(results: Results) -> Iterator[Goal]:
    for row in results.rows:
        if row["cell"] == "survival" and row["server"] == US and row.get("of"):
            value = row["survived"] / row["of"]
            what = f"survival, {row['case']}"
            peer = results.find("survival", PEER, case=row["case"])
            of = number(peer, "of")
            theirs = ratio(number(peer, "survived"), of)
            yield Goal(what, value, theirs, value, 1.0, at_least=True, unit="")
    lines: tuple[tuple[str, str, str, float, str, Having], ...] = (
        ("late joiner, warm", "late-joiner", "server_ms", 20, "ms", {"case": "warm"}),
        ("late joiner, cold", "late-joiner", "server_ms", 150, "ms", {"case": "cold"}),
        ("reconnect, bytes", "reconnect", "bytes", 200, "B", {}),
        ("reconnect, time", "reconnect", "ms", 2, "ms", {}),
        ("memory of a connection", "memory", "kib_per_connection", 40, "KiB", {}),
        ("memory of a geeltje", "memory", "bytes_per_geeltje", 1536, "B", {}),
        ("40 rooms, 2/s each", "forty-rooms", "p95_ms", 50, "ms", {"acts_per_s": 80.0}),
        ("  core", "forty-rooms", "cpu_share", 0.25, "", {"acts_per_s": 80.0}),
        (
            "40 rooms, 40/s each",
            "forty-rooms",
            "p95_ms",
            50,
            "ms",
            {"acts_per_s": 1600.0},
        ),
        ("  core", "forty-rooms", "cpu_share", 0.95, "", {"acts_per_s": 1600.0}),
        ("300 join at once, p95", "rush", "p95_ms", 2000, "ms", {}),
        ("300 join at once, gaps", "rush", "gaps", 0, "", {}),
    )
    for what, cell, name, goal, unit, having in lines:
        yield alone(results, what, Figure(cell, name, having), goal, unit)
    for row in results.rows:
        if row["cell"] == "stall" and row["server"] == US:
            what = f"longest stall, {row['case']}"
            figure = Figure("stall", "longest_ms", {"case": row["case"]})
            yield alone(results, what, figure, 50, "ms")


def table(results: Results) -> str:
    """Return the goals as a table of plain text."""
    lines = [
        f"{'goal':<{WIDE}}{'Nulplaat':>11}{'Hocuspocus':>12}{'value':>10}{'goal':>9}  "
    ]
    for one in goals(results):
        sign = ">=" if one.at_least else "<="
        goal = f"{sign}{one.goal:g}"
        lines.append(
            f"{one.what:<{WIDE}}{_shown(one.ours):>11}{_shown(one.theirs):>12}"
            f"{_with_unit(one):>10}{goal:>9}  {one.verdict}"
        )
    return "\n".join(lines)


def as_rows(results: Results) -> list[Row]:
    """Return the goals for the file of results."""
    return [
        {
            "goal": one.what,
            "value": one.value,
            "unit": one.unit,
            "must": f"{'>=' if one.at_least else '<='} {one.goal:g}",
            "stretch": one.stretch,
            "verdict": one.verdict,
        }
        for one in goals(results)
    ]


def _with_unit(one: Goal) -> str:
    return "-" if one.value is None else f"{_shown(one.value)}{one.unit}"


def _shown(value: float | None) -> str:
    return "-" if value is None else f"{value:.3g}" if value < 100 else f"{value:.0f}"
