# SPDX-License-Identifier: EUPL-1.2
"""Answer one act of an evening: the only place where its rules stand. Pure."""

from collections.abc import Callable
from typing import Any

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide import (
    evening,
    grouping,
    joining,
    recognising,
    showing,
    stacking,
    tafels,
    undo,
    writing,
)
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.errors import REFUSALS, Refused
from nulplaat.live.domain import Act, Actor, Changes, Refusal, State

HANDLERS: dict[type[Act], Callable[[Scene, Any], Changes]] = {
    acts.GeeltjeWrite: writing.write,
    acts.GeeltjeEdit: writing.edit,
    acts.GeeltjeRetract: writing.retract,
    acts.GeeltjeRemove: writing.remove,
    acts.GeeltjePlace: grouping.place,
    acts.ThemaMake: grouping.make,
    acts.ThemaName: grouping.rename,
    acts.ThemaDrop: grouping.drop,
    acts.VoorstelAsk: grouping.ask,
    acts.VoorstelPut: grouping.put_voorstellen,
    acts.VoorstelAccept: grouping.accept,
    acts.VoorstelTake: grouping.take,
    acts.VoorstelLeave: grouping.leave,
    acts.StapelDrop: stacking.drop,
    acts.DeelnemerJoin: evening.join,
    acts.DeelnemerChange: evening.change_deelnemer,
    acts.TafelAdd: evening.add_tafel,
    acts.KnopMake: tafels.make,
    acts.KnopEdit: tafels.edit,
    acts.KnopDrop: tafels.drop,
    acts.KnopSource: tafels.source,
    acts.KnopJoin: joining.join,
    acts.KnopSplit: joining.split,
    acts.KnopTitle: joining.title,
    acts.KnopTurn: joining.turn,
    acts.KnopRecognise: recognising.recognise,
    acts.HerkenningClose: recognising.close,
    acts.HerkenningOpen: recognising.reopen,
    acts.HerkenningShow: recognising.show,
    acts.SchermShow: showing.show,
    acts.FaseGo: evening.go,
    acts.DeurSet: evening.set_door,
    acts.DeurRenew: evening.renew_code,
    acts.BijeenkomstMake: evening.make,
    acts.BijeenkomstEdit: evening.edit,
    acts.ImportApply: evening.apply_import,
    acts.ImportUndo: evening.undo_import,
    acts.PlaatLoad: evening.load,
    acts.Undo: undo.undo,
}
"""The rule for each kind of act."""

BEFORE: dict[type[Act], Callable[[Scene, Any], None]] = {
    acts.FaseGo: evening.check_step,
    acts.HerkenningShow: recognising.check_closed,
}
"""What a slow act must pass before anything is computed for it."""

MAKES_ROOM = ("bijeenkomst.make", "plaat.load")


def kind_of(act: Act) -> str:
    """Return an act's kind, such as `geeltje.write`."""
    return str(act.__struct_config__.tag)


def decide(state: State, act: Act, by: Actor, at: int) -> Changes | Refusal:
    """Return what an act changes, or why it is refused. Changes nothing itself."""
    scene = Scene(state=state, by=by, at=at)
    try:
        refusal = _forbidden(scene, kind_of(act))
        if refusal is not None:
            return refusal
        changes = HANDLERS[type(act)](scene, act)
        return undo.remembered(scene, kind_of(act), changes)
    except Refused as refused:
        return refused.refusal


def may(state: State, act: Act, by: Actor) -> Refusal | None:
    """Return why an act would be refused whatever the server computes for it."""
    scene = Scene(state=state, by=by, at=0)
    refusal = _forbidden(scene, kind_of(act))
    if refusal is not None or type(act) not in BEFORE:
        return refusal
    try:
        BEFORE[type(act)](scene, act)
    except Refused as refused:
        return refused.refusal
    return None


def _forbidden(scene: Scene, kind: str) -> Refusal | None:
    if kind in MAKES_ROOM:
        allowed = rules.may_ever(kind, scene.by.rol)
        return None if allowed else REFUSALS["not-allowed"]
    if not rules.may_ever(kind, scene.by.rol):
        return REFUSALS["not-allowed"]
    if not rules.may(kind, scene.by.rol, scene.fase):
        return REFUSALS["not-now"]
    return None
