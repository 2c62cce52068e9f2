# SPDX-License-Identifier: EUPL-1.2
"""What the projector shows while the group talks: one thing, chosen at the desk."""

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.decide import scene as s
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.tidy import face_of
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.bijeenkomsten.perspectieven import perspectieven_of
from nulplaat.live.domain import Changes, Record

SOORT = {"groeperen": "groep", "samenvoegen": "knop"}
"""What people talk about in a fase; the other sort is not on the screen then."""


def show(scene: Scene, act: acts.SchermShow) -> Changes:
    """Put one thing on the screen instead of what was there, or take that away."""
    if act.voorstel is not None and act.perspectief is not None:
        refuse("malformed")
    if act.voorstel is None and act.leden is not None:
        refuse("malformed")
    found: Record
    if act.voorstel is not None:
        shown = _voorstel(scene, act.voorstel, act.leden)
        found = {"voorstel": shown, "perspectief": None}
    elif act.perspectief is not None:
        found = {"voorstel": None, "perspectief": _perspectief(scene, act.perspectief)}
    else:
        return Changes(remove=("scherm",) if "scherm" in scene.state else ())
    return Changes(put={"scherm": found})


def _voorstel(scene: Scene, voorstel: str, leden: tuple[str, ...] | None) -> Record:
    record = scene.record("voorstel", voorstel)
    if record["soort"] != SOORT[scene.fase]:
        refuse("not-now")
    if leden is None:
        return face_of(voorstel, record)
    if not set(leden) <= set(record["leden"]):
        refuse("malformed")
    uit = [lid for lid in record["leden"] if lid not in leden]
    return face_of(voorstel, record, uit)


def _perspectief(scene: Scene, asked: str) -> str | None:
    perspectief = s.perspectief(asked)
    if perspectief not in perspectieven_of(scene.state):
        refuse("too-small")
    return perspectief
