# SPDX-License-Identifier: EUPL-1.2
"""Joining knoppen of several tafels, and taking them apart again.

A joined knop is no thing of its own: it is whatever is linked. So order cannot matter,
twice changes nothing, and no word is copied or lost.
"""

from collections.abc import Iterable
from itertools import combinations

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.decide import scene as s
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.tidy import bridges, tidied
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.bijeenkomsten.links import part_with, samen_links
from nulplaat.live.domain import Changes, Record, State
from nulplaat.platen.kringen import STANDEN

SAMEN: Record = {"oordeel": "samen"}
APART: Record = {"oordeel": "apart"}


def join(scene: Scene, act: acts.KnopJoin) -> Changes:
    """Join knoppen that say the same; also when they were kept apart before."""
    knoppen = sorted(set(act.knoppen))
    if len(knoppen) < 2:
        refuse("too-few")
    return tidied(scene.state, together(scene, knoppen))


def together(scene: Scene, knoppen: list[str]) -> Changes:
    """Link knoppen; what people kept apart within the whole is joined by this."""
    for knop in knoppen:
        scene.record("knop", knop)
    whole = {k for knop in knoppen for k in part_with(scene.state, knop)}
    kept_apart = [
        key
        for a, b in combinations(sorted(whole), 2)
        if scene.state.get(key := f"schakel/{a}~{b}", SAMEN)["oordeel"] == "apart"
    ]
    first, *others = knoppen
    put = {f"schakel/{s.pair(first, other)}": SAMEN for other in others}
    changed = {key: r for key, r in put.items() if scene.state.get(key) != r}
    gone = tuple(key for key in kept_apart if key not in put)
    return Changes(put=changed, remove=gone)


def apart(pairs: Iterable[tuple[str, str]]) -> Changes:
    """Note that these pairs do not say the same."""
    return Changes(put={f"schakel/{s.pair(*p)}": APART for p in pairs})


def not_one(
    state: State, knoppen: list[str], others: list[str]
) -> list[tuple[str, str]]:
    """Return all pairs with those others that are joined to none of the knoppen."""
    whole = {k for knop in knoppen for k in part_with(state, knop)}
    return [(k, other) for other in others if other not in whole for k in knoppen]


def split(scene: Scene, act: acts.KnopSplit) -> Changes:
    """Take one bron out; the others stay together, and the title stays with them."""
    scene.record("knop", act.knop)
    part = part_with(scene.state, act.knop)
    rest = [knop for knop in part if knop != act.knop]
    if not rest:
        refuse("not-joined")
    put = dict(apart((act.knop, other) for other in rest).put)
    put.update(bridges(samen_links(scene.state), rest))
    key = f"titel/{act.knop}"
    title = scene.state.get(key)
    if title is None:
        return Changes(put=put)
    if len(rest) > 1 and not any(f"titel/{k}" in scene.state for k in rest):
        put[f"titel/{rest[0]}"] = title
    return Changes(put=put, remove=(key,))


def title(scene: Scene, act: acts.KnopTitle) -> Changes:
    """Give the joined knop a title, kring or aard of its own; bronnen keep theirs."""
    scene.record("knop", act.knop)
    part = part_with(scene.state, act.knop)
    titled = [k for k in part if f"titel/{k}" in scene.state]
    old = scene.state[f"titel/{titled[0]}"] if titled else {}
    given: Record = {
        "tekst": _given(act.tekst, old.get("tekst", "")),
        "kring": s.kring(act.kring) if act.kring else old.get("kring", ""),
        "aard": s.aard(act.aard) if act.aard else old.get("aard", ""),
    }
    keys = [f"titel/{k}" for k in titled if k != part[0]]
    if not any(given.values()):
        return Changes(remove=tuple(f"titel/{k}" for k in titled))
    return Changes(put={f"titel/{part[0]}": given}, remove=tuple(keys))


def _given(asked: str | None, old: str) -> str:
    if asked is None:
        return old
    return s.name(asked, "knop") if asked.strip() else ""


def turn(scene: Scene, act: acts.KnopTurn) -> Changes:
    """Set how far a knop is turned; letting go needs a reason."""
    scene.record("knop", act.knop)
    if act.stand not in STANDEN:
        refuse("unknown-choice")
    reden = s.text_or_empty(act.reden, "reden") if act.stand == "losgelaten" else ""
    if act.stand == "losgelaten" and not reden:
        refuse("needs-reason")
    put: dict[str, Record] = {}
    for knop in part_with(scene.state, act.knop):
        record = scene.state[f"knop/{knop}"]
        put[f"knop/{knop}"] = {**record, "stand": act.stand, "reden": reden}
    return Changes(put=put)
