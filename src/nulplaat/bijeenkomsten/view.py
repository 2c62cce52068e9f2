# SPDX-License-Identifier: EUPL-1.2
"""Who sees what of an evening: `view(state, viewer)`, record by record. Pure."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, KeysView
from dataclasses import dataclass, field
from typing import Any

from nulplaat.bijeenkomsten import rules
from nulplaat.bijeenkomsten.decide.scene import is_shown, tafel_of
from nulplaat.bijeenkomsten.numbering import (
    numbered,
    put_in_order,
    put_last_in_order,
)
from nulplaat.bijeenkomsten.perspectieven import Places, is_on_paper, large_enough
from nulplaat.live.domain import Actor, Eyes, Record, State

HIDDEN = frozenset(("by", "nr", "open", "import"))
"""Fields of a geeltje and a knop that nobody is sent."""


def fase_of(state: State) -> str:
    """Return the fase that an evening is in."""
    return str(state.get("fase", {}).get("nu", ""))


def visible(state: State, viewer: Eyes, key: str, record: Record) -> Record | None:
    """Return the record as these eyes may see it, or None."""
    kind, _, record_id = key.partition("/")
    return SIGHTS[kind](state, viewer, record_id, record)


def stage(state: State) -> Hashable:
    """Name what of the evening decides everybody's sight of stored records."""
    fase = fase_of(state)
    tot = state.get("onthulling", {}).get("tot", 0)
    return (tot, fase in rules.TAFELS, fase in rules.MERGING)


def eyes(state: State, viewer: Actor) -> Eyes:
    """Say how somebody sees the evening: at the tafels a deelnemer sees the own."""
    seated = viewer.rol == rules.DEELNEMER and fase_of(state) in rules.TAFELS
    return Eyes(viewer.id, viewer.rol, tafel_of(state, viewer.id) if seated else None)


def owners(state: State, key: str, record: Record) -> tuple[str, ...]:
    """Return who may see this otherwise than others with the same sight."""
    kind, _, record_id = key.partition("/")
    if kind == "geeltje":
        return (record["by"],)
    if kind in ("deelnemer", "herkenning"):
        return (record_id,)
    if kind == "plek":
        found = state.get(f"geeltje/{record_id}")
        return (found["by"],) if found else ()
    return (record_id.partition("~")[0],) if kind == "undo" else ()


def owned(state: State, viewer: str, tally: "Tally") -> Iterator[str]:
    """Yield every key that `owners` names this viewer for."""
    yield from (f"deelnemer/{viewer}", f"herkenning/{viewer}")
    for key in tally.own.get(viewer, ()):
        yield from (key, f"plek/{key[8:]}")


PLURALS = {"deelnemer": "deelnemers", "knop": "knoppen"}


@dataclass
class Tally:
    """What was counted of a state in one pass, for all viewers."""

    totals: Counter[str] = field(default_factory=Counter)
    tafels: dict[int, Counter[str]] = field(default_factory=dict)
    own: dict[str, list[str]] = field(default_factory=dict)
    """Of each person the keys of their geeltjes, as they were written."""
    undoable: dict[str, int] = field(default_factory=dict)
    knoppen: set[str] = field(default_factory=set)
    chose: list[KeysView[str]] = field(default_factory=list)
    people: Counter[str] = field(default_factory=Counter)
    seated: Places = field(default_factory=set)
    paper: Places = field(default_factory=set)

    @property
    def perspectieven(self) -> list[str]:
        """Return the perspectieven that enough people have."""
        return large_enough(self.people, self.seated, self.paper)

    def add(self, what: str, tafel: int | None) -> None:
        """Count one more of something, at its tafel if it has one."""
        self.totals[what] += 1
        if tafel is not None:
            self.tafels.setdefault(tafel, Counter())[what] += 1


def tallied(state: State) -> Tally:
    """Count a state in one pass."""
    tally = Tally()
    for key, record in state.items():
        kind, _, record_id = key.partition("/")
        if kind == "geeltje":
            _tally_geeltje(tally, state, key, record)
        elif kind in PLURALS:
            tally.add(PLURALS[kind], record["tafel"])
            _tally_people(tally, record_id, record)
        elif kind == "thema":
            tally.totals["themas"] += 1
        elif kind == "tafel":
            tally.tafels.setdefault(record["nr"], Counter())
        elif kind == "herkenning" and f"deelnemer/{record_id}" in state:
            tally.chose.append(record["oordelen"].keys())
        elif kind == "undo":
            _tally_undo(tally, record_id)
    _tally_all_chosen(tally)
    put_in_order(state, tally.own.values())
    return tally


def _tally_people(tally: Tally, record_id: str, record: Record) -> None:
    """Count a deelnemer at its perspectief; a knop has none."""
    if "kring" in record:
        tally.knoppen.add(record_id)
    if perspectief := record.get("perspectief"):
        tally.people[perspectief] += 1
        tally.seated.add((perspectief, record["tafel"]))


def _tally_all_chosen(tally: Tally) -> None:
    for chosen in tally.chose:
        _tally_chosen(tally, chosen, 1)


def _tally_chosen(tally: Tally, chosen: KeysView[str], by: int) -> None:
    """Count by one who chose, and whether at every knop: never what."""
    if not tally.knoppen.isdisjoint(chosen):
        tally.totals["gekozen"] += by
        tally.totals["klaar"] += by if tally.knoppen <= chosen else 0


def _tally_geeltje(tally: Tally, state: State, key: str, record: Record) -> None:
    # The key itself, which the state holds anyway, not an id made of it.
    tally.own.setdefault(record["by"], []).append(key)
    if not record.get("verwijderd"):
        tally.add("geeltjes", record["tafel"])
        tally.totals["getoond"] += is_shown(state, record)
        if is_on_paper(state, record):
            tally.paper.add((record["perspectief"], record["tafel"]))


UNCOUNTED = frozenset(
    (
        "plek",
        "voorstel",
        "stapel",
        "vergelijking",
        "schakel",
        "titel",
        "apart",
        "herkennen",
        "herkend",
        "uitslag",
        "scherm",
    )
)
"""Kinds of record that no count depends on."""


def followed(tally: Tally, before: State, after: State, keys: Iterable[str]) -> Tally:
    """Return the tally of the state after: what is new is added, else all is counted.

    The tally before is used up.
    """
    for key in keys:
        kind = key.partition("/")[0]
        old, new = before.get(key), after.get(key)
        if kind in UNCOUNTED or _counts_the_same(kind, old, new):
            continue
        if kind == "herkenning":
            _tally_changed(tally, old, new)
            continue
        if old is not None or new is None or kind not in ("geeltje", "thema", "undo"):
            return tallied(after)
        _tally_new(tally, after, key, new)
    return tally


def _tally_changed(tally: Tally, old: Record | None, new: Record | None) -> None:
    """Count one person's choices as they are now, not as they were."""
    for record, by in ((old, -1), (new, 1)):
        if record is not None:
            _tally_chosen(tally, record["oordelen"].keys(), by)


def _tally_new(tally: Tally, state: State, key: str, record: Record) -> None:
    kind, _, record_id = key.partition("/")
    if kind == "geeltje":
        _tally_geeltje(tally, state, key, record)
        put_last_in_order(state, tally.own[record["by"]])
    elif kind == "thema":
        tally.totals["themas"] += 1
    else:
        _tally_undo(tally, record_id)


def _tally_undo(tally: Tally, record_id: str) -> None:
    actor, _, number = record_id.partition("~")
    tally.undoable[actor] = max(int(number), tally.undoable.get(actor, 0))


def _counts_the_same(kind: str, old: Record | None, new: Record | None) -> bool:
    """Say whether a changed record leaves every count as it was."""
    if old is None or new is None:
        return old is new
    if kind == "onthulling":
        return bool(old["tot"] == new["tot"])
    if kind == "geeltje":
        return {**old, "tekst": ""} == {**new, "tekst": ""}
    return kind == "thema"


def counted(viewer: Eyes, tally: Tally) -> State:
    """Return the counts."""
    return {"telling": _counts(viewer, tally)}


def own(
    state: State, viewer: Eyes, tally: Tally, keys: Iterable[str]
) -> dict[str, Record | None]:
    """Return what this viewer is, and which of these geeltjes are their own.

    One's own are numbered from 1, as they were written: the number that a geeltje has
    among all would tell others apart.
    """
    found: dict[str, Record | None] = {"mij": _me(state, viewer, tally)}
    if viewer.rol == rules.SCHERM:
        return found
    mine = tally.own.get(viewer.id, [])
    asked = [key for key in keys if key.startswith("geeltje/")]
    lost = [key for key in asked if key not in state]
    found.update((f"eigen/{key[8:]}", None) for key in lost)
    # What was written after a lost one moves up.
    for key, nr in numbered(state, mine, mine if lost else asked):
        found[f"eigen/{key[8:]}"] = {"nr": nr}
    return found


def _all(_s: State, _v: Eyes, _i: str, record: Record) -> Record | None:
    return record


def _nobody(_s: State, _v: Eyes, _i: str, _r: Record) -> Record | None:
    return None


def _people_only(_s: State, viewer: Eyes, _i: str, record: Record) -> Record | None:
    return record if rules.sees_people(viewer.rol) else None


def _door(_s: State, viewer: Eyes, _i: str, record: Record) -> Record | None:
    return record if rules.sees_code(viewer.rol) else {"open": record["open"]}


def _deelnemer(_s: State, viewer: Eyes, own: str, record: Record) -> Record | None:
    return record if rules.sees_people(viewer.rol) or viewer.id == own else None


def _on_screen(_s: State, viewer: Eyes, _i: str, record: Record) -> Record | None:
    return record if rules.sees_scherm(viewer.rol) else None


def _own_only(_s: State, viewer: Eyes, own: str, record: Record) -> Record | None:
    mine = rules.sees_herkenning(viewer.rol, own=viewer.id == own)
    return record if mine else None


def _sees_geeltje(state: State, viewer: Eyes, geeltje: Record) -> bool:
    return (
        is_shown(state, geeltje)
        or rules.sees_all_geeltjes(viewer.rol)
        or (geeltje["by"] == viewer.id and viewer.rol != rules.SCHERM)
    )


def _geeltje(state: State, viewer: Eyes, _i: str, record: Record) -> Record | None:
    return _stripped(record) if _sees_geeltje(state, viewer, record) else None


def _stripped(record: Record) -> Record:
    return {name: value for name, value in record.items() if name not in HIDDEN}


def _plek(state: State, viewer: Eyes, geeltje: str, record: Record) -> Record | None:
    found = state.get(f"geeltje/{geeltje}")
    return record if found and _sees_geeltje(state, viewer, found) else None


def _knop(state: State, viewer: Eyes, _i: str, record: Record) -> Record | None:
    if rules.sees_knop(viewer.rol, fase_of(state), viewer.place, record["tafel"]):
        return _stripped(record)
    return None


def _merging(state: State, viewer: Eyes, _i: str, record: Record) -> Record | None:
    return record if rules.sees_plaat(viewer.rol, fase_of(state)) else None


def _voorstel(_s: State, viewer: Eyes, _i: str, record: Record) -> Record | None:
    if viewer.rol == rules.BEGELEIDER:
        return record
    grouping = record["soort"] == "groep" and viewer.rol == rules.DEELNEMER
    pair_only = record.get("band") in rules.PAIR_BANDS
    return record if grouping and not pair_only else None


def _stapel(state: State, viewer: Eyes, pile: str, record: Record) -> Record | None:
    if record["oordeel"] != "samen":
        return None
    return (
        record if record["soort"] == "groep" else _merging(state, viewer, pile, record)
    )


SIGHTS: dict[str, Callable[[State, Eyes, str, Record], Record | None]] = {
    "bijeenkomst": _all,
    "fase": _all,
    "deur": _door,
    "tafel": _all,
    "deelnemer": _deelnemer,
    "onthulling": _nobody,
    "geeltje": _geeltje,
    "plek": _plek,
    "thema": _all,
    "knop": _knop,
    "schakel": _merging,
    "titel": _merging,
    "voorstel": _voorstel,
    "stapel": _stapel,
    "vergelijking": _people_only,
    "apart": _nobody,
    "import": _people_only,
    "undo": _nobody,
    "herkenning": _own_only,
    "herkennen": _all,
    "herkend": _nobody,
    "uitslag": _merging,
    "scherm": _on_screen,
}
"""Who sees a record, by its kind; a kind that is not here cannot be made."""


def _counts(viewer: Eyes, tally: Tally) -> Record:
    found: dict[str, Any] = {
        what: tally.totals[what]
        for what in (
            "geeltjes",
            "getoond",
            "deelnemers",
            "themas",
            "knoppen",
            "gekozen",
            "klaar",
        )
    }
    found["perspectieven"] = tally.perspectieven
    if viewer.rol != rules.DEELNEMER:
        found["tafels"] = {
            str(nr): {what: at[what] for what in ("deelnemers", "geeltjes", "knoppen")}
            for nr, at in sorted(tally.tafels.items())
        }
    return found


def _me(state: State, viewer: Eyes, tally: Tally) -> Record:
    own = state.get(f"deelnemer/{viewer.id}", {})
    last = tally.undoable.get(viewer.id)
    return {
        "id": viewer.id,
        "rol": viewer.rol,
        "naam": own.get("naam", ""),
        "perspectief": own.get("perspectief"),
        "tafel": own.get("tafel"),
        "undo": state[f"undo/{viewer.id}~{last}"]["kind"] if last else None,
        "stap": last,
    }
