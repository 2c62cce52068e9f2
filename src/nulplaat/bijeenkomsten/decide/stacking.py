# SPDX-License-Identifier: EUPL-1.2
"""What says exactly the same goes on one pile by itself; people take it apart.

A pile (stapel) moves nothing and joins no words: its geeltjes stay where they lie, its
knoppen are linked as people would link them. Once taken apart it stays apart.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations, pairwise

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide import scene as s
from nulplaat.bijeenkomsten.decide import undo
from nulplaat.bijeenkomsten.decide.joining import APART, SAMEN
from nulplaat.bijeenkomsten.decide.scene import Scene
from nulplaat.bijeenkomsten.decide.tidy import joined
from nulplaat.bijeenkomsten.errors import refuse
from nulplaat.bijeenkomsten.links import parts_of, samen_links
from nulplaat.live.domain import Changes, Record, State, apply

LIES = {"groep": "geeltje", "knop": "knop"}
"""What lies on a pile of each soort."""


def piles(state: State, soort: str, oordeel: str = "samen") -> Iterator[list[str]]:
    """Yield the members of every pile that lies, or that was taken apart."""
    for _, record in s.records(state, "stapel"):
        if record["soort"] == soort and record["oordeel"] == oordeel:
            yield list(record["leden"])


def with_pile(state: State, geeltjes: Iterable[str]) -> list[str]:
    """Return these geeltjes and whatever lies on one pile with them, each once."""
    mates = {lid: pile for pile in piles(state, "groep") for lid in pile}
    found = {lid: None for one in geeltjes for lid in mates.get(one, [one])}
    return list(found)


def piled(scene: Scene, stapels: Iterable[acts.Stapel]) -> Changes:
    """Pile up what is the same, in a way that one press of undo takes apart again."""
    before: dict[str, Record | None] = {}
    after: dict[str, Record] = {}
    gone: list[str] = []
    for stapel in stapels:
        leden = [lid for lid in sorted(set(stapel.leden)) if _lies(scene, stapel, lid)]
        if len(leden) > 1 and _untouched(scene.state, stapel.soort, leden):
            pile = _pile(stapel.soort, leden)
            gone += _within(scene.state, stapel.soort, leden, pile)
            after |= pile
            before |= _taken_apart(pile)
    if not after:
        return Changes()
    step = undo.step(scene, "stapel.make", before, after)
    return joined(Changes(put=dict(after), remove=tuple(gone)), step)


def drop(scene: Scene, act: acts.StapelDrop) -> Changes:
    """Take a pile apart; its members are not piled up again by themselves."""
    record = scene.record("stapel", act.stapel)
    if record["soort"] == "knop" and not rules.may_merge(scene.by.rol):
        refuse("not-allowed")
    if record["oordeel"] != "samen":
        refuse("gone")
    pile = {f"stapel/{act.stapel}": record, **_links(record["soort"], record["leden"])}
    return _sound(scene.state, _taken_apart(pile))


def _lies(scene: Scene, stapel: acts.Stapel, lid: str) -> bool:
    found = scene.state.get(f"{LIES[stapel.soort]}/{lid}")
    return found is not None and not found.get("verwijderd")


def _untouched(state: State, soort: str, leden: list[str]) -> bool:
    """Say whether nobody took any of these off a pile, and they do not lie so yet."""
    members = set(leden)
    kind = "schakel" if soort == "knop" else "apart"
    kept = (state.get(f"{kind}/{s.pair(*two)}") for two in combinations(leden, 2))
    if any(record is not None and record != SAMEN for record in kept):
        return False
    apart = any(members & set(pile) for pile in piles(state, soort, "apart"))
    return not apart and all(members != set(pile) for pile in piles(state, soort))


def _pile(soort: str, leden: list[str]) -> dict[str, Record]:
    key = f"stapel/{s.derived_id('stapel', soort, *leden)}"
    pile: dict[str, Record] = {key: s.plain(soort=soort, leden=leden, oordeel="samen")}
    return pile | _links(soort, leden)


def _links(soort: str, leden: list[str]) -> dict[str, Record]:
    if soort != "knop":
        return {}
    return {f"schakel/{s.pair(*two)}": SAMEN for two in pairwise(leden)}


def _within(
    state: State, soort: str, leden: list[str], pile: dict[str, Record]
) -> list[str]:
    """Return smaller piles that a larger one takes in."""
    return [
        f"stapel/{stapel}"
        for stapel, record in s.records(state, "stapel")
        if record["soort"] == soort
        and set(record["leden"]) < set(leden)
        and f"stapel/{stapel}" not in pile
    ]


def _taken_apart(pile: dict[str, Record]) -> dict[str, Record]:
    """Return the records of a pile as they stand once people took it apart."""
    return {
        key: APART if key.startswith("schakel/") else {**record, "oordeel": "apart"}
        for key, record in pile.items()
    }


def _sound(state: State, put: dict[str, Record]) -> Changes:
    """Leave out that two are apart where people still hold them together."""
    after = dict(state)
    apply(after, Changes(put=put))
    part = {
        lid: n for n, lids in enumerate(parts_of(samen_links(after))) for lid in lids
    }
    held = tuple(
        key
        for key in put
        if key.startswith("schakel/")
        and (ends := [part.get(lid, lid) for lid in key[8:].split("~")])
        and ends[0] == ends[1]
    )
    return Changes(put={k: r for k, r in put.items() if k not in held}, remove=held)
