# SPDX-License-Identifier: EUPL-1.2
"""Each tafel makes its own plaat: knoppen in kringen, from geeltjes or own words."""

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide import scene as s
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.tidy import compared_with, tidied
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.live.domain import Changes, Record


def make(scene: Scene, act: acts.KnopMake) -> Changes:
    """Make a knop on a tafel's plaat."""
    key = s.new(scene.state, "knop", act.knop)
    tafel = s.own_tafel(scene, act.tafel)
    if sum(1 for _ in s.records(scene.state, "knop")) >= s.MOST_KNOPPEN:
        refuse("full")
    geeltjes = list(dict.fromkeys((*act.geeltjes, *_of_thema(scene, act.thema))))
    for geeltje in geeltjes:
        scene.geeltje(geeltje)
    words = s.name(act.tekst, "knop") if act.tekst.strip() else ""
    if not words and not geeltjes:
        refuse("no-words")
    knop = s.plain(
        tafel=tafel,
        tekst=words,
        kring=s.kring(act.kring),
        aard=s.aard(act.aard),
        geeltjes=geeltjes,
        stand="nog-niet",
        reden="",
    )
    return Changes(put={key: knop})


def _of_thema(scene: Scene, thema: str | None) -> list[str]:
    if thema is None:
        return []
    scene.record("thema", thema)
    found = [g for g, r in s.records(scene.state, "plek") if r["thema"] == thema]
    kern = scene.state[f"thema/{thema}"]["kern"]
    return sorted(found, key=lambda geeltje: (geeltje != kern, geeltje))


def edit(scene: Scene, act: acts.KnopEdit) -> Changes:
    """Change a knop of one's own tafel."""
    knop = _mine(scene, act.knop)
    changed = dict(knop)
    if act.tekst is not None:
        changed["tekst"] = s.name(act.tekst, "knop") if act.tekst.strip() else ""
    if act.kring is not None:
        changed["kring"] = s.kring(act.kring)
    if act.aard is not None:
        changed["aard"] = s.aard(act.aard)
    return _kept(scene, act.knop, changed)


def source(scene: Scene, act: acts.KnopSource) -> Changes:
    """Add a geeltje to a knop, or take it away."""
    knop = _mine(scene, act.knop)
    others = [g for g in knop["geeltjes"] if g != act.geeltje]
    if act.weg:
        return _kept(scene, act.knop, {**knop, "geeltjes": others})
    scene.geeltje(act.geeltje)
    if act.geeltje in knop["geeltjes"]:
        return Changes()
    return _kept(scene, act.knop, {**knop, "geeltjes": [*others, act.geeltje]})


def _kept(scene: Scene, knop: str, changed: Record) -> Changes:
    if not changed["tekst"] and not changed["geeltjes"]:
        refuse("no-words")
    old = scene.state[f"knop/{knop}"]
    same = all(old[field] == changed[field] for field in ("tekst", "geeltjes"))
    stale = () if same else compared_with(scene.state, [knop])
    changes = Changes(put={f"knop/{knop}": changed}, remove=stale)
    return tidied(scene.state, changes) if stale else changes


def drop(scene: Scene, act: acts.KnopDrop) -> Changes:
    """Take a knop off the plaat; its geeltjes stay, and what it joined stays joined."""
    _mine(scene, act.knop)
    return tidied(scene.state, Changes(remove=(f"knop/{act.knop}",)))


def _mine(scene: Scene, knop: str) -> Record:
    found = scene.record("knop", knop)
    if not rules.may_change_tafel(scene.by.rol, scene.tafel, found["tafel"]):
        refuse("not-your-tafel")
    return found
