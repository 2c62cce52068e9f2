# SPDX-License-Identifier: EUPL-1.2
"""The evenings that were grouped by hand, as README.md tells."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

DATA = Path(__file__).parent / "data"
COLUMNS = [
    "nummer",
    "tafel",
    "tekst",
    "perspectief",
    "kring",
    "groep",
    "tegenover",
    "verwant",
]

Couple = frozenset[str]
"""Two ids of notes, in no order."""


@dataclass(frozen=True)
class Evening:
    """Notes by id, their pile by hand ('' when alone), and the marked pairs."""

    name: str
    notes: dict[str, str]
    piles: dict[str, str]
    kringen: dict[str, str]
    opposites: frozenset[Couple]
    related: frozenset[Couple]

    @property
    def kept(self) -> bool:
        """Return whether nobody tunes on this evening."""
        return self.name.startswith("kept-")

    @property
    def of_tafels(self) -> bool:
        """Return whether these are knoppen of tafels, not geeltjes."""
        return "-tafels-" in self.name


def together(piles: dict[str, str]) -> set[Couple]:
    """Return the pairs of ids that lie on one pile."""
    held: dict[str, list[str]] = defaultdict(list)
    for name, pile in piles.items():
        if pile:
            held[pile].append(name)
    return {
        frozenset(couple)
        for names in held.values()
        for couple in combinations(names, 2)
    }


def implied(evening: Evening) -> set[Couple]:
    """Return the pairs that are opposite, as their piles are: the marked ones too."""
    members: dict[str, list[str]] = defaultdict(list)
    for name, pile in evening.piles.items():
        members[pile].append(name)
    made: set[Couple] = set()
    for couple in evening.opposites:
        sides = [
            members[pile] if pile else [name]
            for name, pile in ((name, evening.piles[name]) for name in sorted(couple))
        ]
        made |= {frozenset({one, two}) for one in sides[0] for two in sides[1]}
    return made


def rows_of(path: Path) -> list[dict[str, str]]:
    """Return the rows of a file, as they stand."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _marked(rows: list[dict[str, str]], column: str) -> frozenset[Couple]:
    return frozenset(
        frozenset({key(row["nummer"]), key(other)})
        for row in rows
        for other in row[column].split()
    )


def key(nummer: str) -> str:
    """Return the id of a note: sorted as text they stand in the order of the file."""
    return f"{int(nummer):03}"


def read(path: Path) -> Evening:
    """Read one evening."""
    rows = rows_of(path)
    return Evening(
        name=path.stem,
        notes={key(row["nummer"]): row["tekst"] for row in rows},
        piles={key(row["nummer"]): row["groep"] for row in rows},
        kringen={key(row["nummer"]): row["kring"] for row in rows},
        opposites=_marked(rows, "tegenover"),
        related=_marked(rows, "verwant"),
    )


def evenings(folder: Path = DATA) -> list[Evening]:
    """Read every evening of geeltjes in a folder, by name."""
    return [one for one in _all(folder) if not one.of_tafels]


def tafels(folder: Path = DATA) -> list[Evening]:
    """Read every evening of tafels in a folder, by name: their knoppen as notes."""
    return [one for one in _all(folder) if one.of_tafels]


def _all(folder: Path) -> list[Evening]:
    return [read(path) for path in sorted(folder.glob("*.csv"))]
