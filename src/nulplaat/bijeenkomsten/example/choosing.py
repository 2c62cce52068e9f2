# SPDX-License-Identifier: EUPL-1.2
"""What the people of the example evening recognise, and what is shown of it."""

from collections.abc import Iterator
from typing import Any

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.decide.scene import pair
from nulplaat.bijeenkomsten.uitslag import uitslag_of
from nulplaat.live.domain import State

ANSWERS = {"h": "herkenbaar", "d": "deels", "n": "niet"}


def answers(
    data: dict[str, Any], people: list[str], knoppen: dict[str, str]
) -> Iterator[tuple[str, acts.KnopRecognise]]:
    """Yield who says what: people and knoppen are ids, in the order of the data."""
    for knop, letters in data["herkenning"].items():
        for who, letter in zip(people, letters, strict=True):
            if letter in ANSWERS:
                yield who, acts.KnopRecognise(knoppen[knop], ANSWERS[letter])


def outcome(
    data: dict[str, Any], lenses: dict[str, str], knoppen: dict[str, str]
) -> acts.HerkenningShow:
    """Return what the server shows of these answers; `lenses`: who looks from where."""
    state: State = {f"knop/{knop}": {} for knop in knoppen.values()}
    whole = {}
    for samen in data["samen"]:
        first, *others = [knoppen[naam] for naam in samen["knoppen"]]
        whole[first] = [first, *others]
        state.update(
            {f"schakel/{pair(first, o)}": {"oordeel": "samen"} for o in others}
        )
    chosen: dict[str, dict[str, str]] = {who: {} for who in lenses}
    for who, act in answers(data, list(lenses), knoppen):
        bronnen = whole.get(act.knop, [act.knop])
        chosen[who].update(dict.fromkeys(bronnen, str(act.oordeel)))
    for who, lens in lenses.items():
        state[f"deelnemer/{who}"] = {"perspectief": lens}
        state[f"herkenning/{who}"] = {"oordelen": chosen[who]}
    return acts.HerkenningShow(uitslag=dict(uitslag_of(state)))
