# SPDX-License-Identifier: EUPL-1.2
"""Who sees what of an evening: `view(state, viewer)`, record by record. Pure."""

from collections.abc import Callable, Hashable
from typing import Any

from nulplaat.bijeenkomsten import rules
from nulplaat.bijeenkomsten.decide.scene import is_shown, records, tafel_of
from nulplaat.bijeenkomsten.decide.undo import steps
from nulplaat.live.domain import Actor, Record, State

HIDDEN = frozenset(("by", "nr", "open", "import"))
"""Fields of a geeltje and a knop that nobody is sent."""


def fase_of(state: State) -> str:
    """Return the fase that an evening is in."""
    return str(state.get("fase", {}).get("nu", ""))


def visible(state: State, viewer: Actor, key: str, record: Record) -> Record | None:
    """Return the record as this viewer may see it, or None."""
    kind, _, record_id = key.partition("/")
    return SIGHTS[kind](state, viewer, record_id, record)


def sight(state: State, viewer: Actor) -> Hashable:
    """Name what decides the viewer's sight of stored records."""
    fase = fase_of(state)
    if viewer.rol == rules.DEELNEMER:
        merging = rules.sees_plaat(viewer.rol, fase)
        tafel = tafel_of(state, viewer.id) if fase in rules.TAFELS else None
        place: Hashable = (viewer.id, merging, fase in rules.TAFELS, tafel)
    else:
        place = (viewer.id, rules.sees_plaat(viewer.rol, fase))
    return (viewer.rol, state.get("onthulling", {}).get("tot", 0), place)


def derived(state: State, viewer: Actor) -> State:
    """Return the counts, and what this viewer is."""
    return {"telling": _counts(state, viewer), "mij": _me(state, viewer)}


def _all(_s: State, _v: Actor, _i: str, record: Record) -> Record | None:
    return record


def _nobody(_s: State, _v: Actor, _i: str, _r: Record) -> Record | None:
    return None


def _people_only(_s: State, viewer: Actor, _i: str, record: Record) -> Record | None:
    return record if rules.sees_people(viewer.rol) else None


def _door(_s: State, viewer: Actor, _i: str, record: Record) -> Record | None:
    return record if rules.sees_code(viewer.rol) else {"open": record["open"]}


def _deelnemer(_s: State, viewer: Actor, own: str, record: Record) -> Record | None:
    return record if rules.sees_people(viewer.rol) or viewer.id == own else None


def _sees_geeltje(state: State, viewer: Actor, geeltje: Record) -> bool:
    return (
        is_shown(state, geeltje)
        or rules.sees_all_geeltjes(viewer.rol)
        or (geeltje["by"] == viewer.id and viewer.rol != rules.SCHERM)
    )


def _geeltje(state: State, viewer: Actor, _i: str, record: Record) -> Record | None:
    return _stripped(record) if _sees_geeltje(state, viewer, record) else None


def _stripped(record: Record) -> Record:
    return {name: value for name, value in record.items() if name not in HIDDEN}


def _plek(state: State, viewer: Actor, geeltje: str, record: Record) -> Record | None:
    found = state.get(f"geeltje/{geeltje}")
    return record if found and _sees_geeltje(state, viewer, found) else None


def _knop(state: State, viewer: Actor, _i: str, record: Record) -> Record | None:
    own = tafel_of(state, viewer.id)
    if rules.sees_knop(viewer.rol, fase_of(state), own, record["tafel"]):
        return _stripped(record)
    return None


def _merging(state: State, viewer: Actor, _i: str, record: Record) -> Record | None:
    return record if rules.sees_plaat(viewer.rol, fase_of(state)) else None


def _voorstel(_s: State, viewer: Actor, _i: str, record: Record) -> Record | None:
    if viewer.rol == rules.BEGELEIDER:
        return record
    grouping = record["soort"] == "groep" and viewer.rol == rules.DEELNEMER
    return record if grouping else None


SIGHTS: dict[str, Callable[[State, Actor, str, Record], Record | None]] = {
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
    "apart": _nobody,
    "import": _people_only,
    "undo": _nobody,
}
"""Who sees a record, by its kind; a kind that is not here cannot be made."""


def _counts(state: State, viewer: Actor) -> Record:
    geeltjes = [r for _, r in records(state, "geeltje") if not r.get("verwijderd")]
    people = [record for _, record in records(state, "deelnemer")]
    knoppen = [record for _, record in records(state, "knop")]
    found: dict[str, Any] = {
        "geeltjes": len(geeltjes),
        "getoond": sum(is_shown(state, geeltje) for geeltje in geeltjes),
        "deelnemers": len(people),
        "themas": sum(1 for _ in records(state, "thema")),
        "knoppen": len(knoppen),
    }
    if viewer.rol != rules.DEELNEMER:
        tafels = {
            str(record["nr"]): {"deelnemers": 0, "geeltjes": 0, "knoppen": 0}
            for _, record in records(state, "tafel")
        }
        for what, counted in (
            ("deelnemers", people),
            ("geeltjes", geeltjes),
            ("knoppen", knoppen),
        ):
            for record in counted:
                if record["tafel"] is not None:
                    tafels[str(record["tafel"])][what] += 1
        found["tafels"] = tafels
    return found


def _me(state: State, viewer: Actor) -> Record:
    own = state.get(f"deelnemer/{viewer.id}", {})
    undoable = steps(state, viewer.id)
    return {
        "id": viewer.id,
        "rol": viewer.rol,
        "naam": own.get("naam", ""),
        "perspectief": own.get("perspectief"),
        "tafel": own.get("tafel"),
        "geeltjes": sorted(
            geeltje
            for geeltje, record in records(state, "geeltje")
            if record["by"] == viewer.id and viewer.rol != rules.SCHERM
        ),
        "undo": (
            state[f"undo/{viewer.id}~{undoable[-1]}"]["kind"] if undoable else None
        ),
    }
