# SPDX-License-Identifier: EUPL-1.2
"""What people recognised, counted: never what one of them chose. Pure.

A deelnemer keeps one record `herkenning` with an oordeel per bron. The uitslag is made
of all of them once nobody can choose any more, and stands in the log as a record.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from nulplaat.bijeenkomsten.decide.scene import records
from nulplaat.bijeenkomsten.links import parts_of, samen_links
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.live.domain import Record, State
from nulplaat.merging.opinions import OpinionGroup, opinions

Oordeel = Literal["herkenbaar", "deels", "niet"]
OORDELEN: tuple[Oordeel, ...] = get_args(Oordeel)

FEWEST = 3
"""Of fewer persons no counts are shown, of a knop or of a perspectief."""

MOST_TELLING = 5
"""So many knoppen at most tell how a group differs from the others."""

VALUE = {"herkenbaar": 1, "deels": 0, "niet": -1}


def is_open(state: State) -> bool:
    """Say whether deelnemers may still choose, as far as closing goes."""
    return bool(state.get("herkennen", {}).get("open", True))


def said(oordelen: Mapping[str, str], bronnen: Iterable[str]) -> str | None:
    """Return what one person says of a knop made of these bronnen, or None.

    Who chose differently on bronnen that were joined since says `deels`.
    """
    found = {oordelen[bron] for bron in bronnen if bron in oordelen}
    return "deels" if len(found) > 1 else next(iter(found), None)


@dataclass(frozen=True)
class Basis:
    """What an uitslag is counted from."""

    mensen: Mapping[str, Record]
    """Deelnemer -> `oordelen` (bron -> oordeel) and `perspectief`, as they count."""
    lenses: bool = True
    """Whether perspectieven may be told apart."""
    nagekomen: bool = False
    """Whether one or two persons chose otherwise since; that is not counted."""


def ballots(state: State) -> dict[str, Record]:
    """Return what everybody who is in chose, and from which perspectief, now."""
    return {
        deelnemer: {
            "oordelen": record["oordelen"],
            "perspectief": state[f"deelnemer/{deelnemer}"]["perspectief"],
        }
        for deelnemer, record in records(state, "herkenning")
        if f"deelnemer/{deelnemer}" in state
    }


def basis_of(state: State) -> Basis:
    """Return what is counted: what was counted before, unless enough people differ.

    Two uitslagen that differ by fewer than three persons would tell what those chose.
    """
    now, before = ballots(state), state.get("herkend")
    if before is None:
        return Basis(now)
    mensen = before["mensen"]
    differ = sum(
        _standing(state, now.get(who)) != _standing(state, mensen.get(who))
        for who in {*now, *mensen}
    )
    if differ >= FEWEST:
        return Basis(now, lenses=False)
    return Basis(mensen, lenses=before["lenzen"], nagekomen=differ > 0)


def _standing(state: State, record: Record | None) -> dict[str, str]:
    """Return what somebody chose of knoppen that are still there."""
    oordelen = record["oordelen"] if record else {}
    return {bron: how for bron, how in oordelen.items() if f"knop/{bron}" in state}


def votes_of(state: State, basis: Basis) -> dict[str, dict[str, str]]:
    """Return what was said of each knop of the plaat: knop -> deelnemer -> oordeel."""
    knoppen = [knop for knop, _ in records(state, "knop")]
    given = {who: record["oordelen"] for who, record in basis.mensen.items()}
    votes: dict[str, dict[str, str]] = {}
    for part in parts_of(samen_links(state), knoppen):
        each = ((who, said(oordelen, part)) for who, oordelen in given.items())
        votes[part[0]] = {who: oordeel for who, oordeel in each if oordeel}
    return votes


def counted(state: State, basis: Basis | None = None) -> Record:
    """Count what was chosen, from this basis; cheap enough for `decide`."""
    basis = basis or basis_of(state)
    votes = votes_of(state, basis)
    links = parts_of(samen_links(state), votes)
    bronnen = {part[0]: part for part in links}
    late = {"nagekomen": True} if basis.nagekomen else {}
    return {
        **late,
        "deelnemers": sum(key.startswith("deelnemer/") for key in state),
        "gekozen": len({who for of in votes.values() for who in of}),
        "knoppen": {
            knop: {"bronnen": bronnen[knop], **_row(basis, votes[knop])}
            for knop in sorted(votes)
        },
    }


def _row(basis: Basis, of: Mapping[str, str]) -> dict[str, Any]:
    """Count one knop; of fewer than three persons only how many they are."""
    if len(of) < FEWEST:
        return {"gekozen": len(of)}
    lenses: dict[str, list[str]] = {}
    for who, oordeel in of.items():
        lens = basis.mensen[who]["perspectief"] if basis.lenses else None
        lenses.setdefault(lens or "", []).append(oordeel)
    return {
        "gekozen": len(of),
        **_tally(of.values()),
        "perspectieven": {
            lens: _tally(lenses[lens]) for lens in _tellable(lenses, len(of))
        },
    }


def _tally(oordelen: Iterable[str]) -> dict[str, int]:
    found = Counter(oordelen)
    return {oordeel: found[oordeel] for oordeel in OORDELEN}


def _tellable(lenses: Mapping[str, list[str]], people: int) -> list[str]:
    """Return the perspectieven that may be told apart.

    Each has at least three persons, and so has what remains untold together, so that
    nobody is found by taking the told ones off the whole.
    """
    known = [lens for lens in PERSPECTIEVEN if len(lenses.get(lens, ())) >= FEWEST]
    while known and 0 < people - sum(len(lenses[lens]) for lens in known) < FEWEST:
        known.remove(min(known, key=lambda lens: len(lenses[lens])))
    return known


def uitslag_of(state: State) -> Record:
    """Count, and say what is shared, contested, and who agrees with whom. Slow."""
    basis = basis_of(state)
    votes = votes_of(state, basis)
    by_person: dict[str, dict[str, int]] = {}
    for knop, of in votes.items():
        for who, oordeel in of.items():
            by_person.setdefault(who, {})[knop] = VALUE[oordeel]
    found = opinions(by_person)
    return {
        **counted(state, basis),
        "gedeeld": {
            item.item: "herkenbaar" if item.stance > 0 else "niet"
            for item in found.shared
        },
        "betwist": [item.item for item in found.contested],
        "groepen": [_group(group) for group in found.groups],
        "waarom": found.why,
    }


def _group(group: OpinionGroup) -> dict[str, Any]:
    """Say of a group how large it is and where it stands; no numbers per knop."""

    def stands(stance: int) -> list[str]:
        return [i.item for i in group.items if i.stance == stance][:MOST_TELLING]

    return {"mensen": len(group.voters), "herkent": stands(1), "niet": stands(-1)}


def without(record: Record, gone: Iterable[str]) -> Record:
    """Return an uitslag that no longer tells of knoppen that left the plaat."""
    lost = set(gone)
    kept = {
        knop: row
        for knop, row in record["knoppen"].items()
        if lost.isdisjoint(row["bronnen"])
    }
    return {
        **record,
        "knoppen": kept,
        "gedeeld": {k: how for k, how in record["gedeeld"].items() if k in kept},
        "betwist": [knop for knop in record["betwist"] if knop in kept],
        "groepen": [
            {**group, **{w: [k for k in group[w] if k in kept] for w in GROUP_LISTS}}
            for group in record["groepen"]
        ],
    }


def tells(record: Record) -> bool:
    """Say whether an uitslag tells anything of what people chose."""
    rows = record["knoppen"].values()
    said_more = record["gedeeld"] or record["betwist"] or record["groepen"]
    return bool(said_more) or any(OORDELEN[0] in row for row in rows)


GROUP_LISTS = ("herkent", "niet")


def told(record: Record) -> set[str]:
    """Return the knoppen that an uitslag tells of, bronnen included."""
    return {
        *record["knoppen"],
        *(bron for row in record["knoppen"].values() for bron in row["bronnen"]),
    }
