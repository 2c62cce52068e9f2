# SPDX-License-Identifier: EUPL-1.2
"""Choosing what one recognises: blind until it is closed and shown, then counts."""

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.bijeenkomsten.links import part_with
from nulplaat.bijeenkomsten.uitslag import OORDELEN, basis_of, counted, is_open, tells
from nulplaat.live.domain import Changes, Record


def recognise(scene: Scene, act: acts.KnopRecognise) -> Changes:
    """Say how far one recognises a knop, with all its bronnen; null takes it back."""
    scene.record("deelnemer", scene.by.id)
    if act.oordeel is not None and act.oordeel not in OORDELEN:
        refuse("unknown-choice")
    if not is_open(scene.state):
        refuse("choosing-closed")
    scene.record("knop", act.knop)
    key = f"herkenning/{scene.by.id}"
    old = scene.state.get(key, {"oordelen": {}})["oordelen"]
    part = part_with(scene.state, act.knop)
    given = {bron: oordeel for bron, oordeel in old.items() if bron not in part}
    if act.oordeel is not None:
        given.update(dict.fromkeys(part, act.oordeel))
    if given == old:
        return Changes()
    # In the order of their ids: the record must not tell what was chosen first.
    if given:
        return Changes(put={key: {"oordelen": dict(sorted(given.items()))}})
    return Changes(remove=(key,))


def close(_scene: Scene, _act: acts.HerkenningClose) -> Changes:
    """Close the choosing; what arrives later no longer counts."""
    return Changes(put={"herkennen": {"open": False}})


def reopen(scene: Scene, _act: acts.HerkenningOpen) -> Changes:
    """Let people choose on; what was shown is hidden again, what they chose stays."""
    shown = ("uitslag",) if "uitslag" in scene.state else ()
    return Changes(put={"herkennen": {"open": True}}, remove=shown)


def check_closed(scene: Scene, _act: acts.HerkenningShow) -> None:
    """Refuse to show while people may still choose."""
    if is_open(scene.state):
        refuse("still-choosing")


def show(scene: Scene, act: acts.HerkenningShow) -> Changes:
    """Show the counts, once nobody can choose any more. `prepare` computed them."""
    check_closed(scene, act)
    basis = basis_of(scene.state)
    now = counted(scene.state, basis)
    if not now["gekozen"]:
        refuse("nobody-chose")
    if any(act.uitslag.get(field) != value for field, value in now.items()):
        refuse("stale")
    put: dict[str, Record] = {"uitslag": act.uitslag}
    if tells(act.uitslag):
        # Nobody is sent this: what the next uitslag is held against.
        put["herkend"] = {"mensen": dict(basis.mensen), "lenzen": basis.lenses}
    return Changes(put=put)
