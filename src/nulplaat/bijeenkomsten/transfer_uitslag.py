# SPDX-License-Identifier: EUPL-1.2
"""The uitslag in the file of a whole evening: its shape, its checks, its fresh ids."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

import msgspec

from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.bijeenkomsten.uitslag import FEWEST, OORDELEN, told
from nulplaat.live.domain import Record

Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Count = Annotated[int, msgspec.Meta(ge=0, le=10_000)]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of an uitslag that has these fields and no others."""


class Counts(Strict, frozen=True):
    """How many chose what."""

    herkenbaar: Count
    deels: Count
    niet: Count


class Row(Strict, frozen=True, omit_defaults=True):
    """What was counted of one knop; of fewer than three only how many."""

    bronnen: list[Id]
    gekozen: Count
    herkenbaar: Count | None = None
    deels: Count | None = None
    niet: Count | None = None
    perspectieven: dict[str, Counts] | None = None


class Groep(Strict, frozen=True):
    """People who chose alike, and where they stand."""

    mensen: Count
    herkent: list[Id]
    niet: list[Id]


class Uitslag(Strict, frozen=True, omit_defaults=True):
    """What the group recognised, as it was shown."""

    deelnemers: Count
    gekozen: Count
    knoppen: dict[Id, Row]
    gedeeld: dict[Id, Literal["herkenbaar", "niet"]]
    betwist: list[Id]
    groepen: list[Groep]
    waarom: Literal["", "too_few", "no_clear_groups"]
    nagekomen: bool = False


def holds(record: Record) -> bool:
    """Say whether the numbers add up and every list speaks of counted knoppen."""
    rows = record["knoppen"].items()
    listed = {*record["gedeeld"], *record["betwist"]}
    for groep in record["groepen"]:
        listed.update(groep["herkent"], groep["niet"])
    return listed <= set(record["knoppen"]) and all(_adds_up(k, row) for k, row in rows)


def _adds_up(knop: str, row: Record) -> bool:
    bronnen = row["bronnen"]
    if not bronnen or bronnen != sorted(set(bronnen)) or bronnen[0] != knop:
        return False
    if not any(field in row for field in (*OORDELEN, "perspectieven")):
        return bool(row["gekozen"] < FEWEST)
    if not all(field in row for field in (*OORDELEN, "perspectieven")):
        return False
    people = sum(row[oordeel] for oordeel in OORDELEN)
    return bool(people == row["gekozen"] >= FEWEST) and all(
        lens in PERSPECTIEVEN and FEWEST <= sum(counts.values()) <= people
        for lens, counts in row["perspectieven"].items()
    )


def pointed(record: Record) -> Iterator[str]:
    """Yield every record that an uitslag needs."""
    yield from (f"knop/{knop}" for knop in told(record))


def renamed(record: Record, names: Mapping[str, str]) -> Record:
    """Return an uitslag that speaks of the same knoppen under their fresh ids."""
    return {
        **record,
        "knoppen": {
            names[knop]: {**row, "bronnen": [names[bron] for bron in row["bronnen"]]}
            for knop, row in record["knoppen"].items()
        },
        "gedeeld": {names[knop]: how for knop, how in record["gedeeld"].items()},
        "betwist": [names[knop] for knop in record["betwist"]],
        "groepen": [
            {
                **groep,
                "herkent": [names[knop] for knop in groep["herkent"]],
                "niet": [names[knop] for knop in groep["niet"]],
            }
            for groep in record["groepen"]
        ],
    }
