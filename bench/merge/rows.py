# SPDX-License-Identifier: EUPL-1.2
"""What was measured, as a table for people and as JSON."""

import json
import platform
import sys
from dataclasses import dataclass, field
from pathlib import Path

RESULTS = Path(__file__).parents[1] / "results" / "merge.json"
_MARKS = {True: "yes", False: "NO", None: "-"}


@dataclass(frozen=True)
class Row:
    """One goal and what came of it; `reached` is None where nothing was measured.

    `figures` are the numbers behind the value, for the JSON only.
    """

    what: str
    goal: str
    value: str
    reached: bool | None
    figures: dict[str, object] = field(default_factory=dict)


def not_measured(what: str, goal: str, why: str) -> Row:
    """Return the row of something that could not be measured here."""
    return Row(what, goal, f"not measured: {why}", None)


def _lines(table: list[tuple[str, ...]]) -> list[str]:
    widths = [max(len(cells[n]) for cells in table) for n in range(len(table[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True))
        for cells in table
    ]


def table(rows: list[Row]) -> str:
    """Return the goals as lines: what, goal, value, reached."""
    cells = [(row.what, row.goal, row.value, _MARKS[row.reached]) for row in rows]
    return "\n".join(_lines([("what", "goal", "measured", "reached"), *cells]))


def peer_table(peers: dict[str, dict[str, str]]) -> str:
    """Return the figures of each peer beside ours, a line each."""
    names = list(dict.fromkeys(name for held in peers.values() for name in held))
    head = ("beside others", *names)
    cells = [
        (peer, *(held.get(name, "-") for name in names)) for peer, held in peers.items()
    ]
    return "\n".join(_lines([head, *cells]))


def write(
    rows: list[Row], peers: dict[str, dict[str, str]], path: Path = RESULTS
) -> None:
    """Write everything as JSON."""
    held = {
        "python": platform.python_version(),
        "platform": sys.platform,
        "rows": [
            {
                "what": row.what,
                "goal": row.goal,
                "value": row.value,
                "reached": row.reached,
                "figures": row.figures,
            }
            for row in rows
        ],
        "peers": peers,
    }
    path.parent.mkdir(exist_ok=True)
    text = json.dumps(held, ensure_ascii=False, indent=2)
    path.write_text(text + "\n", encoding="utf-8")
