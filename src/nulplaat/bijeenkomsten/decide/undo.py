# SPDX-License-Identifier: EUPL-1.2
"""One press puts back exactly what one's own last act changed."""

from collections.abc import Mapping

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.tidy import joined, tidied
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.live.domain import Changes, Record, State

UNDOABLE = frozenset(
    (
        "geeltje.place",
        "thema.make",
        "thema.name",
        "thema.drop",
        "voorstel.accept",
        "voorstel.take",
        "voorstel.leave",
        "stapel.drop",
        "knop.make",
        "knop.edit",
        "knop.drop",
        "knop.source",
        "knop.join",
        "knop.split",
        "knop.title",
        "knop.turn",
    )
)
IN_PARTS = frozenset(("stapel.make",))
"""Of these what nobody changed since goes back, and the rest stays."""

DEPTH = 20


def remembered(scene: Scene, kind: str, changes: Changes) -> Changes:
    """Add to changes what is needed to undo them."""
    keys = [key for key in (*changes.remove, *changes.put) if key != "scherm"]
    if kind not in UNDOABLE or not keys:
        return changes
    before = {key: scene.state.get(key) for key in keys}
    after = {key: changes.put.get(key) for key in keys}
    return joined(changes, step(scene, kind, before, after))


def step(
    scene: Scene,
    kind: str,
    before: Mapping[str, Record | None],
    after: Mapping[str, Record | None],
) -> Changes:
    """Return what lets this actor go back from `after` to `before` (None: none)."""
    mine = steps(scene.state, scene.by.id)
    # Going on clears the steps: counting from the clock, no number is given twice.
    number = mine[-1] + 1 if mine else scene.at
    made: Record = {"kind": kind, "before": dict(before), "after": dict(after)}
    old = tuple(_key(scene.by.id, nr) for nr in mine[: 1 - DEPTH])
    return Changes(put={_key(scene.by.id, number): made}, remove=old)


def steps(state: State, actor: str) -> list[int]:
    """Return the numbers of what this actor can still undo, oldest first."""
    start = f"undo/{actor}~"
    return sorted(int(key[len(start) :]) for key in state if key.startswith(start))


def undo(scene: Scene, act: acts.Undo) -> Changes:
    """Put back what the last own act changed, unless somebody changed it since."""
    mine = steps(scene.state, scene.by.id)
    if not mine:
        refuse("nothing-to-undo")
    if act.stap not in (None, mine[-1]):
        refuse("changed-since")
    key = _key(scene.by.id, mine[-1])
    done = scene.state[key]
    after: dict[str, Record | None] = done["after"]
    same = {k for k, record in after.items() if scene.state.get(k) == record}
    whole = done["kind"] not in IN_PARTS
    if not same or (whole and len(same) < len(after)):
        refuse("changed-since")
    before = {k: record for k, record in done["before"].items() if k in same}
    back = Changes(
        put={k: record for k, record in before.items() if record is not None},
        remove=(key, *(k for k, record in before.items() if record is None)),
    )
    return tidied(scene.state, back)


def _key(actor: str, number: int) -> str:
    return f"undo/{actor}~{number}"
