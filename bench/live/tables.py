# SPDX-License-Identifier: EUPL-1.2
"""The rows as tables of plain text."""

from typing import Any

from bench.live.results import Results, Row

Columns = tuple[tuple[str, str], ...]

ONE_ROOM: Columns = (
    ("clients", "N"),
    ("acts_per_s", "acts/s"),
    ("p50_ms", "p50 ms"),
    ("p95_ms", "p95 ms"),
    ("p95_spread_ms", "spread"),
    ("ack_p95_ms", "ack p95"),
    ("cpu_share", "core"),
    ("cpu_us_per_delivery", "us/deliv"),
    ("generator_share", "load core"),
    ("others_share", "others"),
)
SHAPES: dict[str, tuple[str, Columns]] = {
    "one-room": ("N people in one room", ONE_ROOM),
    "forty-rooms": ("Forty rooms of 25", ONE_ROOM),
    "most": (
        "Most acts/s that hold a p95 of 250 ms",
        (
            ("clients", "N"),
            ("rooms", "rooms"),
            ("acts_per_s", "acts/s"),
            ("p95_ms", "p95 ms"),
            ("p95_spread_ms", "spread"),
            ("cpu_share", "core"),
            ("generator_share", "load core"),
            ("others_share", "others"),
        ),
    ),
    "survival": (
        "Left after kill -9, of what was seen or acknowledged",
        (("case", "case"), ("survived", "survived"), ("of", "of"), ("kills", "kills")),
    ),
    "late-joiner": (
        "Late to a large room",
        (
            ("case", "case"),
            ("geeltjes", "geeltjes"),
            ("entries", "entries"),
            ("server_ms", "server ms"),
            ("ms", "ms"),
            ("bytes", "bytes"),
        ),
    ),
    "reconnect": ("Back, nothing missed", (("bytes", "bytes"), ("ms", "ms"))),
    "memory": (
        "Memory",
        (("kib_per_connection", "KiB/conn"), ("bytes_per_geeltje", "B/geeltje")),
    ),
    "rush": (
        "300 at once",
        (
            ("clients", "N"),
            ("inside", "inside"),
            ("gaps", "gaps"),
            ("p50_ms", "p50 ms"),
            ("p95_ms", "p95 ms"),
            ("others_p95_ms", "others ms"),
            ("peak_kib", "peak KiB"),
        ),
    ),
    "stall": (
        "Longest time without an answer",
        (
            ("case", "case"),
            ("p50_ms", "p50 ms"),
            ("p99_ms", "p99 ms"),
            ("longest_ms", "longest"),
            ("generator_late_longest_ms", "load's own"),
        ),
    ),
}


def all_tables(results: Results) -> str:
    """Return every table that has rows."""
    parts = []
    for cell, (title, columns) in SHAPES.items():
        rows = [row for row in results.rows if row["cell"] == cell]
        if rows:
            parts.append("\n".join([title, *_lines(rows, columns)]))
    return "\n\n".join(parts)


def _lines(rows: list[Row], columns: Columns) -> list[str]:
    lines = [f"{'':<18}" + "".join(f"{title:>13}" for _, title in columns)]
    for row in rows:
        start = f"{row['server']:<18}"
        if "not_measured" in row:
            lines.append(f"{start}  not measured: {row['not_measured']}")
            continue
        cells = "".join(f"{_cell(row.get(name)):>13}" for name, _ in columns)
        lines.append(start + cells + _remark(row))
    return lines


def _cell(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, list):
        return "..".join(_cell(part) for part in value)
    if isinstance(value, float):
        return f"{value:.3g}" if abs(value) < 1000 else f"{value:.0f}"
    return str(value)[:19]


def _remark(row: Row) -> str:
    """Return what makes a row doubtful."""
    found = []
    if row.get("generator_is_limit"):
        found.append("the load was the limit")
    if row.get("disturbed"):
        found.append("others were busy")
    if row.get("missing") or row.get("refused") or row.get("lost_connections"):
        found.append(
            f"missing {row.get('missing')}, refused {row.get('refused')},"
            f" cut off {row.get('lost_connections')}"
        )
    return "  " + "; ".join(found) if found else ""
