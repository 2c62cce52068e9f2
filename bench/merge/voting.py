# SPDX-License-Identifier: EUPL-1.2
"""Whether groups of opinion are only seen where they are.

A shuffle gives every item the same votes, by the same people who voted on it, but at
random: what is agreed on stays, who agrees with whom is gone.
"""

import csv
import random
import time
from pathlib import Path

from bench.merge.rows import Row
from nulplaat.merging.opinions import opinions

SHUFFLES = 20
LIMIT_S = 60
"""After this long no more shuffles are tried."""
MADE = ((25, 20), (60, 30), (150, 40))
"""How many people vote on how many items, in two camps."""

Votes = dict[str, dict[str, int]]


def made(voters: int, items: int, camps: int, chance: random.Random) -> Votes:
    """Return votes of people in so many camps, who hold to it four times in five."""
    lines = [[chance.choice((-1, 1)) for _ in range(items)] for _ in range(camps)]
    votes: Votes = {}
    for voter in range(voters):
        line = lines[voter % camps]
        votes[f"v{voter:03}"] = {
            f"i{item:02}": vote if chance.random() < 0.8 else chance.choice((-1, 0, 1))
            for item, vote in enumerate(line)
            if chance.random() < 0.85
        }
    return votes


def of_polis(path: Path) -> Votes:
    """Return the votes of a file as Polis gives them; an empty cell is no vote."""
    votes: Votes = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            held = {
                f"i{name}": int(value)
                for name, value in row.items()
                if name.isdigit() and value
            }
            votes[f"v{row['participant']}"] = held
    return votes


def shuffled(votes: Votes, chance: random.Random) -> Votes:
    """Return the votes of each item dealt anew among those who voted on it."""
    mixed: Votes = {voter: {} for voter in votes}
    for item in sorted({item for of in votes.values() for item in of}):
        voters = [voter for voter in votes if item in votes[voter]]
        cast = [votes[voter][item] for voter in voters]
        chance.shuffle(cast)
        for voter, vote in zip(voters, cast, strict=True):
            mixed[voter][item] = vote
    return mixed


def matrices(taal: Path | None) -> dict[str, Votes]:
    """Return all votes by name: made ones, and those of Polis where they are."""
    chance = random.Random(12)  # noqa: S311  (the same votes each time)
    held = {
        f"made {voters} x {items}": made(voters, items, 2, chance)
        for voters, items in MADE
    }
    folder = taal / "polis-openData" if taal else None
    files = sorted(folder.glob("*/participants-votes.csv")) if folder else []
    return held | {path.parent.name: of_polis(path) for path in files}


def measure(taal: Path | None) -> list[Row]:
    """Return the rows on groups of opinion."""
    chance = random.Random(13)  # noqa: S311  (the same shuffles each time)
    held = matrices(taal)
    found = {name: len(opinions(votes).groups) for name, votes in held.items()}
    start = time.perf_counter()
    tried = dict.fromkeys(held, 0)
    yielded = dict.fromkeys(held, 0)
    for _ in range(SHUFFLES):
        for name, votes in held.items():
            if time.perf_counter() - start > LIMIT_S:
                break
            tried[name] += 1
            yielded[name] += bool(opinions(shuffled(votes, chance)).groups)
    total, wrong = sum(tried.values()), sum(yielded.values())
    camps = [count for name, count in found.items() if name.startswith("made")]
    return [
        Row(
            "shuffled votes that yield groups",
            "<= 5 %",
            f"{100 * wrong / max(1, total):.1f} % of {total}",
            wrong <= 0.05 * total if total else None,
            {"shuffles": tried, "yielded": yielded},
        ),
        Row(
            "votes in two camps that yield two groups",
            "for comparison",
            f"{camps.count(2)} of {len(camps)}",
            None,
            {"groups": found},
        ),
    ]
