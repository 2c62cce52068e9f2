# SPDX-License-Identifier: EUPL-1.2
"""The evening itself: its fasen, its door, its people, and notes from paper."""

from collections import Counter

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide import scene as s
from nulplaat.bijeenkomsten.decide.grouping import compared
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.tidy import joined, tidied
from nulplaat.bijeenkomsten.decide.writing import PRIVATE_FASEN
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.bijeenkomsten.lists import FASEN, PSEUDONIEMEN
from nulplaat.live.domain import Changes, Record
from nulplaat.live.ids import is_id


def make(scene: Scene, act: acts.BijeenkomstMake) -> Changes:
    """Start an evening in the first of its fasen."""
    if scene.state:
        refuse("exists")
    fasen = [{"id": f.id, "minuten": f.minuten} for f in act.fasen]
    known = [f for f in FASEN if any(f == chosen.id for chosen in act.fasen)]
    if len(known) != len(fasen) or not fasen or not 1 <= act.tafels <= s.MOST_TAFELS:
        refuse("unknown-choice")
    if not all(0 <= f.minuten <= s.MOST_MINUTES for f in act.fasen):
        refuse("unknown-choice")
    put: dict[str, Record] = {
        "bijeenkomst": s.plain(
            naam=s.name(act.naam, "naam"),
            uitgangspositie=s.text_or_empty(act.uitgangspositie, "uitgangspositie"),
            stem=s.text_or_empty(act.stem, "stem"),
            nuldoel=s.nuldoel(act.nuldoel),
        ),
        "fase": s.plain(nu=fasen[0]["id"], sinds=scene.at, fasen=fasen),
        "deur": s.plain(open=True, code=act.code),
        "onthulling": s.plain(tot=0, laatste=0),
    }
    put.update({f"tafel/{nr}": {"nr": nr} for nr in range(1, act.tafels + 1)})
    return Changes(put=put)


def edit(scene: Scene, act: acts.BijeenkomstEdit) -> Changes:
    """Change the texts of the evening."""
    changed = dict(scene.state["bijeenkomst"])
    if act.naam is not None:
        changed["naam"] = s.name(act.naam, "naam")
    if act.nuldoel is not None:
        changed["nuldoel"] = s.nuldoel(act.nuldoel)
    if act.uitgangspositie is not None:
        changed["uitgangspositie"] = s.text_or_empty(
            act.uitgangspositie, "uitgangspositie"
        )
    if act.stem is not None:
        changed["stem"] = s.text_or_empty(act.stem, "stem")
    return Changes(put={"bijeenkomst": changed})


def check_step(scene: Scene, act: acts.FaseGo) -> None:
    """Refuse a press for a fase that has gone, or to one that is not there."""
    fase = scene.state["fase"]
    if act.van != fase["nu"]:
        refuse("stale")
    if all(act.fase != known["id"] for known in fase["fasen"]):
        refuse("unknown-choice")


def go(scene: Scene, act: acts.FaseGo) -> Changes:
    """Go to another fase; past the writing, all geeltjes so far are shown for good."""
    check_step(scene, act)
    fase = scene.state["fase"]
    put: dict[str, Record] = {"fase": {**fase, "nu": act.fase, "sinds": scene.at}}
    onthulling = scene.state["onthulling"]
    if act.fase not in PRIVATE_FASEN and onthulling["tot"] != onthulling["laatste"]:
        put["onthulling"] = {**onthulling, "tot": onthulling["laatste"]}
    soort = act.vergelijking.soort if act.vergelijking else None
    # What people talked about stays behind, and what can be undone: nothing comes up,
    # or comes apart while people vote on it, by surprise.
    away = tuple(key for key in scene.state if key.startswith(("scherm", "undo/")))
    changes = joined(Changes(put=put, remove=away), compared(scene, act, soort))
    return tidied(scene.state, changes)


def set_door(scene: Scene, act: acts.DeurSet) -> Changes:
    """Open or close the door; who is in stays in."""
    return Changes(put={"deur": {**scene.state["deur"], "open": act.open}})


def renew_code(scene: Scene, act: acts.DeurRenew) -> Changes:
    """Replace the code; who is in stays in."""
    if not act.code:
        refuse("malformed")
    return Changes(put={"deur": {**scene.state["deur"], "code": act.code}})


def add_tafel(scene: Scene, _act: acts.TafelAdd) -> Changes:
    """Add the next tafel."""
    nr = 1 + max((r["nr"] for _, r in s.records(scene.state, "tafel")), default=0)
    if nr > s.MOST_TAFELS:
        refuse("full")
    return Changes(put={f"tafel/{nr}": {"nr": nr}})


def join(scene: Scene, act: acts.DeelnemerJoin) -> Changes:
    """Enter through the open door, under a name or a pseudonym nobody else has."""
    if not scene.state["deur"]["open"]:
        refuse("closed")
    key = s.new(scene.state, "deelnemer", act.deelnemer)
    others = [record for _, record in s.records(scene.state, "deelnemer")]
    if len(others) >= s.MOST_DEELNEMERS:
        refuse("full")
    naam = s.name(act.naam, "deelnemer") if act.naam.strip() else ""
    tafel = s.tafel(scene.state, act.tafel)
    deelnemer = s.plain(
        naam=naam or _pseudonym(act.deelnemer, {o["naam"] for o in others}),
        pseudoniem=not naam,
        perspectief=s.perspectief(act.perspectief),
        tafel=tafel or _emptiest(scene, others),
    )
    return Changes(put={key: deelnemer})


def _pseudonym(deelnemer: str, taken: set[str]) -> str:
    """Choose by the random id, so that a name does not tell who came first."""
    start = int(deelnemer[:8], 16) % len(PSEUDONIEMEN)
    names = PSEUDONIEMEN[start:] + PSEUDONIEMEN[:start]
    rounds = (f"{n} {turn}" if turn > 1 else n for turn in range(1, 99) for n in names)
    return next(found for found in rounds if found not in taken)


def _emptiest(scene: Scene, others: list[Record]) -> int | None:
    seated = Counter(record["tafel"] for record in others)
    tafels = [record["nr"] for _, record in s.records(scene.state, "tafel")]
    return min(tafels, key=lambda nr: (seated[nr], nr), default=None)


def change_deelnemer(scene: Scene, act: acts.DeelnemerChange) -> Changes:
    """Change one's own name, perspectief or tafel; a begeleider moves anybody."""
    if scene.by.rol != rules.BEGELEIDER and act.deelnemer != scene.by.id:
        refuse("not-allowed")
    changed = dict(scene.record("deelnemer", act.deelnemer))
    if act.naam is not None and act.naam.strip():
        changed["naam"] = s.name(act.naam, "deelnemer")
        changed["pseudoniem"] = False
    if act.perspectief is not None:
        changed["perspectief"] = s.perspectief(act.perspectief or None)
    if act.tafel is not None:
        changed["tafel"] = s.tafel(scene.state, act.tafel)
    put: dict[str, Record] = {f"deelnemer/{act.deelnemer}": changed}
    return tidied(scene.state, Changes(put=put))


def apply_import(scene: Scene, act: acts.ImportApply) -> Changes:
    """Add every row of a confirmed list, or none."""
    key = s.new(scene.state, "import", act.importid)
    first = scene.state["onthulling"]["laatste"] + 1
    if first + len(act.rows) > s.MOST_GEELTJES:
        refuse("full")
    put: dict[str, Record] = {
        key: s.plain(naam=s.name(act.naam, "naam"), geeltjes=len(act.rows)),
        "onthulling": {
            **scene.state["onthulling"],
            "laatste": first + len(act.rows) - 1,
        },
    }
    for index, row in enumerate(act.rows):
        put.update(_imported(act.importid, index, first + index, row))
    tafels = {row.tafel for row in act.rows}
    if not all(1 <= nr <= s.MOST_TAFELS for nr in tafels):
        refuse("unknown-tafel")
    missing = [nr for nr in tafels if f"tafel/{nr}" not in scene.state]
    put.update({f"tafel/{nr}": {"nr": nr} for nr in missing})
    return Changes(put=put)


def _imported(
    importid: str, index: int, nr: int, row: acts.ImportRow
) -> dict[str, Record]:
    geeltje = s.derived_id(importid, "geeltje", index)
    put: dict[str, Record] = {
        f"geeltje/{geeltje}": {
            "tekst": s.text(row.tekst, "geeltje"),
            "by": "",
            "nr": nr,
            "open": True,
            "tafel": row.tafel,
            "perspectief": s.perspectief(row.perspectief),
            "import": importid,
        }
    }
    if row.kring is not None:
        put[f"knop/{s.derived_id(importid, 'knop', index)}"] = {
            "tafel": row.tafel,
            "tekst": "",
            "kring": s.kring(row.kring),
            "aard": s.aard(row.aard or "helpend"),
            "geeltjes": [geeltje],
            "stand": "nog-niet",
            "reden": "",
            "import": importid,
        }
    return put


def undo_import(scene: Scene, act: acts.ImportUndo) -> Changes:
    """Take a whole import back, with whatever was only made from it."""
    scene.record("import", act.importid)
    gone = [f"import/{act.importid}"]
    for kind in ("geeltje", "knop"):
        gone.extend(
            f"{kind}/{record_id}"
            for record_id, record in s.records(scene.state, kind)
            if record.get("import") == act.importid
        )
    return tidied(scene.state, Changes(remove=tuple(gone)))


def load(scene: Scene, act: acts.PlaatLoad) -> Changes:
    """Fill an empty room with the checked records of a complete export."""
    if scene.state:
        refuse("exists")
    if not all(is_id(key.split("/")[-1].split("~")[0]) for key in _with_ids(act)):
        refuse("malformed")
    return tidied(scene.state, Changes(put=dict(act.records)))


def _with_ids(act: acts.PlaatLoad) -> list[str]:
    return [k for k in act.records if "/" in k and not k.startswith("tafel/")]
