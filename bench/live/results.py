# SPDX-License-Identifier: EUPL-1.2
"""Rows, written to `bench/results/live.json` after each cell."""

import json
import statistics
from collections.abc import Sequence
from pathlib import Path
from typing import Any

Row = dict[str, Any]

PLACE = Path(__file__).parents[1] / "results" / "live.json"


def middle(values: Sequence[float | None]) -> float | None:
    """Return the median; None (never came) counts as the largest."""
    ordered = sorted(float("inf") if value is None else value for value in values)
    if not ordered:
        return None
    found = statistics.median_low(ordered)
    return None if found == float("inf") else found


def spread(values: Sequence[float | None]) -> list[float | None]:
    """Return the smallest and the largest."""
    known = [value for value in values if value is not None]
    if not known:
        return [None, None]
    return [min(known), None if len(known) < len(values) else max(known)]


class Results:
    """Everything measured in a run."""

    def __init__(self, head: Row, place: Path = PLACE) -> None:
        self.head = head
        self.rows: list[Row] = []
        self.place = place

    def add(self, cell: str, server: str, **values: Any) -> Row:
        """Add a row and write all of them."""
        row = {"cell": cell, "server": server, **values}
        self.rows.append(row)
        self.write()
        print("  " + line_of(row), flush=True)
        return row

    def write(self) -> None:
        """Write the file whole, or leave the old one."""
        self.place.parent.mkdir(exist_ok=True)
        draft = self.place.with_suffix(".draft")
        text = json.dumps({**self.head, "rows": self.rows}, indent=1)
        draft.write_text(text + "\n", "utf8")
        draft.replace(self.place)

    def find(self, cell: str, server: str, **having: Any) -> Row | None:
        """Return the row of a cell, if it was measured."""
        for row in self.rows:
            same = row["cell"] == cell and row["server"] == server
            if same and all(row.get(name) == value for name, value in having.items()):
                return None if "not_measured" in row else row
        return None


def line_of(row: Row) -> str:
    """Return a row as one line to read along."""
    head = f"{row['cell']:<14} {row['server']:<17}"
    rest = (
        f"{name} {_short(value)}"
        for name, value in row.items()
        if name not in ("cell", "server") and not isinstance(value, (dict, list))
    )
    return f"{head} {'  '.join(rest)}"


def _short(value: Any) -> str:
    if isinstance(value, float):
        return f"{value:.4g}"
    return "-" if value is None else str(value)
