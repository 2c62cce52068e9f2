# SPDX-License-Identifier: EUPL-1.2
"""Putting geeltjes together in themas, by hand or by accepting a proposal."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide import joining
from nulplaat.bijeenkomsten.decide import scene as s
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.stacking import piled, with_pile
from nulplaat.bijeenkomsten.decide.tidy import joined, tidied
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.bijeenkomsten.links import part_with
from nulplaat.live.domain import Changes, Record, State, apply

MOST_PLACED = 200


def place(scene: Scene, act: acts.GeeltjePlace) -> Changes:
    """Put geeltjes in a thema, or let them stand alone; all of them or none."""
    if not 0 < len(act.geeltjes) <= MOST_PLACED:
        refuse("malformed")
    for geeltje in act.geeltjes:
        scene.geeltje(geeltje)
    moved = with_pile(scene.state, act.geeltjes)
    keys = tuple(f"plek/{geeltje}" for geeltje in moved)
    if act.thema is None:
        return tidied(scene.state, Changes(remove=keys))
    scene.record("thema", act.thema)
    put: dict[str, Record] = {key: {"thema": act.thema} for key in keys}
    return tidied(scene.state, Changes(put=put))


def make(scene: Scene, act: acts.ThemaMake) -> Changes:
    """Make a thema of these geeltjes; a given name counts as confirmed."""
    key = s.new(scene.state, "thema", act.thema)
    if not act.geeltjes:
        refuse("too-few")
    for geeltje in act.geeltjes:
        scene.geeltje(geeltje)
    naam = s.name(act.naam, "thema") if act.naam.strip() else ""
    put: dict[str, Record] = {
        f"plek/{geeltje}": {"thema": act.thema}
        for geeltje in with_pile(scene.state, act.geeltjes)
    }
    put[key] = s.plain(naam=naam, bevestigd=bool(naam), kern=act.geeltjes[0])
    return tidied(scene.state, Changes(put=put))


def rename(scene: Scene, act: acts.ThemaName) -> Changes:
    """Give a thema the name that a person confirms."""
    found = scene.record("thema", act.thema)
    naam = s.name(act.naam, "thema")
    return Changes(
        put={f"thema/{act.thema}": {**found, "naam": naam, "bevestigd": True}}
    )


def drop(scene: Scene, act: acts.ThemaDrop) -> Changes:
    """Dissolve a thema; its geeltjes stand alone again."""
    scene.record("thema", act.thema)
    return tidied(scene.state, Changes(remove=(f"thema/{act.thema}",)))


def ask(_scene: Scene, _act: acts.VoorstelAsk) -> Changes:
    """Refuse: asking is answered by `prepare`, which computes the proposals."""
    refuse("malformed")


def put_voorstellen(scene: Scene, act: acts.VoorstelPut) -> Changes:
    """Replace the open proposals of one soort."""
    return tidied(scene.state, compared(scene, act, act.soort))


def compared(
    scene: Scene, act: acts.VoorstelPut | acts.FaseGo, soort: str | None
) -> Changes:
    """Return what the server found, instead of what was open of this soort."""
    old = tuple(
        f"voorstel/{voorstel}"
        for voorstel, record in s.records(scene.state, "voorstel")
        if record["soort"] == soort
    )
    found = outline(act.voorstellen, act.vergelijking)
    return joined(Changes(remove=old), joined(found, piled(scene, act.stapels)))


def outline(
    voorstellen: tuple[acts.Voorstel, ...],
    vergelijking: acts.Vergelijking | None = None,
) -> Changes:
    """Return proposals as records; the same proposal always has the same id."""
    put: dict[str, Record] = {}
    if vergelijking is not None:
        put[f"vergelijking/{vergelijking.soort}"] = s.plain(
            maat=vergelijking.maat,
            terugval=vergelijking.terugval,
            lens=vergelijking.lens,
        )
    for voorstel in voorstellen:
        key = s.derived_id(voorstel.soort, *sorted(voorstel.leden))
        put[f"voorstel/{key}"] = s.plain(
            soort=voorstel.soort,
            leden=sorted(voorstel.leden),
            kern=voorstel.kern,
            termen=list(voorstel.termen),
            score=voorstel.score,
            band=voorstel.band,
            trefwoorden=list(voorstel.trefwoorden),
        )
    return Changes(put=put)


def accept(scene: Scene, act: acts.VoorstelAccept | acts.Keuze) -> Changes:
    """Accept a proposal, whole or in part; who is left out stays apart from it."""
    record = _open(scene, act.voorstel)
    if record.get("band") == "tegen":
        refuse("opposite")
    leden = record["leden"] if act.leden is None else sorted(set(act.leden))
    if not set(leden) <= set(record["leden"]):
        refuse("malformed")
    if len(leden) < 2:
        refuse("too-few")
    rest = [lid for lid in record["leden"] if lid not in leden]
    left = [(lid, other) for lid in leden for other in rest]
    closed = Changes(remove=(f"voorstel/{act.voorstel}",))
    if record["soort"] == "knop":
        decided = joining.together(scene, leden)
        left = joining.not_one(scene.state, leden, rest)
        decided = joined(joining.apart(left), decided)
    else:
        decided = joined(_apart(left), _together(scene, act.voorstel, leden, record))
    return tidied(scene.state, joined(closed, decided))


def take(scene: Scene, act: acts.VoorstelTake) -> Changes:
    """Accept several proposals; what somebody else just decided is passed over."""
    if len(act.keuzes) > MOST_PLACED:
        refuse("malformed")
    taken = Changes()
    after = dict(scene.state)
    for keuze in act.keuzes:
        still = _still_there(after, keuze)
        if still is not None:
            more = accept(replace(scene, state=after), still)
            apply(after, more)
            taken = joined(taken, more)
    if not taken.remove:
        refuse("gone")
    return taken


def _still_there(state: State, keuze: acts.Keuze) -> acts.Keuze | None:
    """Return what is left of a choice, after what others did in between."""
    open_leden = state.get(f"voorstel/{keuze.voorstel}", {}).get("leden", ())
    if keuze.leden is None:
        return keuze if open_leden else None
    leden = tuple(lid for lid in keuze.leden if lid in open_leden)
    return acts.Keuze(keuze.voorstel, leden) if len(set(leden)) > 1 else None


def leave(scene: Scene, act: acts.VoorstelLeave) -> Changes:
    """Leave a proposal; its members are not proposed together again."""
    record = _open(scene, act.voorstel)
    pairs = list(combinations(record["leden"], 2))
    if record["soort"] == "knop":
        decided = joining.apart(
            p for p in pairs if p[1] not in part_with(scene.state, p[0])
        )
    else:
        decided = _apart(pairs)
    closed = Changes(remove=(f"voorstel/{act.voorstel}",))
    return tidied(scene.state, joined(closed, decided))


def _open(scene: Scene, voorstel: str) -> Record:
    record = scene.record("voorstel", voorstel)
    if record["soort"] == "knop" and not rules.may_merge(scene.by.rol):
        refuse("not-allowed")
    return record


def _apart(pairs: list[tuple[str, str]]) -> Changes:
    return Changes(put={f"apart/{s.pair(*p)}": {} for p in pairs})


def _together(scene: Scene, voorstel: str, leden: list[str], record: Record) -> Changes:
    """Put the members in the thema that holds most of them already, or in a new one."""
    held = Counter(
        scene.state[f"plek/{lid}"]["thema"]
        for lid in leden
        if f"plek/{lid}" in scene.state
    )
    moved = with_pile(scene.state, leden)
    put: dict[str, Record] = {}
    if held:
        most = max(held.values())
        thema = min(t for t, count in held.items() if count == most)
    else:
        thema = voorstel
        kern = record["kern"] if record["kern"] in leden else leden[0]
        put[f"thema/{thema}"] = s.plain(naam="", bevestigd=False, kern=kern)
    put.update({f"plek/{lid}": {"thema": thema} for lid in moved})
    return Changes(put=put)
