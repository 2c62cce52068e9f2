# SPDX-License-Identifier: EUPL-1.2
"""Writing geeltjes, and taking them away."""

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide import scene as s
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.tidy import tidied
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.live.domain import Changes, Record

PRIVATE_FASEN = ("welkom", "schrijven")


def write(scene: Scene, act: acts.GeeltjeWrite) -> Changes:
    """Write a geeltje; it stays private until the reveal, after that it is shown."""
    key = s.new(scene.state, "geeltje", act.geeltje)
    paper = scene.by.rol == rules.BEGELEIDER
    me = scene.state.get(f"deelnemer/{scene.by.id}", {})
    onthulling = scene.state["onthulling"]
    nr = onthulling["laatste"] + 1
    if nr > s.MOST_GEELTJES:
        refuse("full")
    return Changes(
        put={
            key: s.plain(
                tekst=s.text(act.tekst, "geeltje"),
                by=scene.by.id,
                nr=nr,
                open=scene.fase not in PRIVATE_FASEN,
                tafel=s.tafel(scene.state, act.tafel) if paper else me.get("tafel"),
                perspectief=(
                    s.perspectief(act.perspectief) if paper else me.get("perspectief")
                ),
            ),
            "onthulling": {**onthulling, "laatste": nr},
        }
    )


def edit(scene: Scene, act: acts.GeeltjeEdit) -> Changes:
    """Change one's own words while nobody else has read them."""
    own = _own_private(scene, act.geeltje)
    words = s.text(act.tekst, "geeltje")
    return Changes(put={f"geeltje/{act.geeltje}": {**own, "tekst": words}})


def retract(scene: Scene, act: acts.GeeltjeRetract) -> Changes:
    """Take one's own geeltje back while nobody else has read it."""
    _own_private(scene, act.geeltje)
    return Changes(remove=(f"geeltje/{act.geeltje}",))


def _own_private(scene: Scene, geeltje: str) -> Record:
    found = scene.record("geeltje", geeltje)
    if found["by"] != scene.by.id:
        # Another's geeltje that is not shown does not exist for this person.
        refuse("not-yours" if s.is_shown(scene.state, found) else "gone")
    if s.is_shown(scene.state, found):
        refuse("shown")
    return found


def remove(scene: Scene, act: acts.GeeltjeRemove) -> Changes:
    """Remove a geeltje that was shown; a trace without its words stays."""
    found = scene.geeltje(act.geeltje)
    trace = {
        **found,
        "tekst": "",
        "verwijderd": True,
        "reden": s.text_or_empty(act.reden, "reden"),
    }
    return tidied(scene.state, Changes(put={f"geeltje/{act.geeltje}": trace}))
