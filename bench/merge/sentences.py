# SPDX-License-Identifier: EUPL-1.2
"""Public Dutch sentences with a likeness by people: STS-b NL and SICK-NL."""

import csv
import time
from pathlib import Path

from bench.merge import peers as other
from bench.merge.rows import Row, not_measured
from bench.merge.scores import spearman
from nulplaat.merging import likeness

PROPOSED = 0.50
MOST_CONTRADICTIONS = 60
NO_DATA = "no data, name a folder in NULPLAAT_TAAL"


def _sts(path: Path) -> tuple[list[str], list[str], list[float]]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return [r[0] for r in rows], [r[1] for r in rows], [float(r[2]) for r in rows]


def sts(taal: Path | None, part: str, goal: str) -> tuple[Row, dict[str, str]]:
    """Return the row of a part of STS-b NL and what peers reach."""
    what = f"STS-b NL {part}, Spearman"
    path = taal / "stsb-nl" / f"stsb-nl-{part}.csv" if taal else None
    if path is None or not path.exists():
        return not_measured(what, goal, NO_DATA), {}
    one, two, gold = _sts(path)
    start = time.perf_counter()
    ours = spearman(likeness(one, two), gold)
    spent = time.perf_counter() - start
    beside = {
        name: f"{spearman(peer.pairs(one, two), gold):.3f}"
        for name, peer in other.PEERS.items()
    }
    row = Row(
        what,
        goal,
        f"{ours:.3f}",
        ours >= 0.78 if part == "dev" else None,
        {"spearman": round(ours, 4), "pairs": len(gold), "seconds": round(spent, 2)},
    )
    return row, {"likeness of nulplaat": f"{ours:.3f}", **beside}


def _contradictions(path: Path) -> tuple[list[str], list[str]]:
    """Return the sentences of the test pairs that contradict each other."""
    text = path.read_text(encoding="utf-8")
    between = "\t" if "\t" in text.splitlines()[0] else ","
    rows = [
        {(key or "").casefold(): value or "" for key, value in row.items()}
        for row in csv.DictReader(text.splitlines(), delimiter=between)
    ]
    chosen = [
        row
        for row in rows
        if row.get("entailment_label", "").upper() == "CONTRADICTION"
        and row.get("semeval_set", "TEST").upper() == "TEST"
    ]
    return [r["sentence_a"] for r in chosen], [r["sentence_b"] for r in chosen]


def sick(taal: Path | None) -> Row:
    """Return the row on contradictions that are taken for the same."""
    what = "SICK-NL test contradictions taken for the same"
    goal = f"<= {MOST_CONTRADICTIONS}"
    folder = taal / "sick-nl" if taal else None
    files = sorted([*folder.glob("*.txt"), *folder.glob("*.csv")]) if folder else []
    files = [path for path in files if "entailment_label" in path.read_text("utf-8")]
    if not files:
        return not_measured(what, goal, NO_DATA)
    one, two = _contradictions(files[0])
    wrong = sum(score >= PROPOSED for score in likeness(one, two))
    figures: dict[str, object] = {"wrong": wrong, "pairs": len(one)}
    return Row(what, goal, f"{wrong} of {len(one)}", wrong <= 60, figures)


def measure(taal: Path | None) -> tuple[list[Row], dict[str, dict[str, str]]]:
    """Return the rows on public sentences, and how peers did."""
    dev, beside_dev = sts(taal, "dev", ">= .78")
    test, beside_test = sts(taal, "test", "counts more than dev")
    beside = {name: {"STS-b dev": value} for name, value in beside_dev.items()}
    for name, value in beside_test.items():
        beside[name]["STS-b test"] = value
    return [dev, test, sick(taal)], beside
