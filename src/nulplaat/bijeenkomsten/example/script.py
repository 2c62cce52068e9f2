# SPDX-License-Identifier: EUPL-1.2
"""The example evening as the acts of its people, in the order of the evening."""

import tomllib
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from typing import Any

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide.scene import derived_id
from nulplaat.bijeenkomsten.example import choosing
from nulplaat.live.domain import Act, Actor

Step = tuple[Act, Actor]
"""One act, and who does it."""

SERVER = Actor("systeem", rules.SYSTEEM)


@lru_cache(maxsize=1)
def evening() -> dict[str, Any]:
    """Return the words of the evening as they stand in `avond.toml`."""
    source = files("nulplaat") / "bijeenkomsten" / "example" / "avond.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))


def geeltje_id(room: str, tafel: int, place: int) -> str:
    """Return the id of a tafel's geeltje; places count from 1."""
    return derived_id(room, "geeltje", tafel, place)


def knop_id(room: str, naam: str) -> str:
    """Return the id of a knop by its name in the data, such as `1a`."""
    return derived_id(room, "knop", naam)


def deelnemer_id(room: str, tafel: int, perspectief: str) -> str:
    """Return the id of the one who writes for this perspectief at this tafel."""
    return derived_id(room, "deelnemer", tafel, perspectief)


def steps(room: str, begeleider: Actor, code: str) -> Iterator[Step]:
    """Tell the whole evening, from the start to the merged plaat."""
    data = evening()
    yield _start(data, code), SERVER
    yield from _joining(room, data)
    yield _go("welkom", "schrijven"), begeleider
    yield from _writing(room, data)
    yield _go("schrijven", "groeperen"), begeleider
    yield from _grouping(room, data, begeleider)
    yield _go("groeperen", "tafels"), begeleider
    yield from _platen(room, data)
    yield _go("tafels", "samenvoegen"), begeleider
    yield from ((act, begeleider) for act in _merging(room, data))
    yield _go("samenvoegen", "herkennen"), begeleider
    yield from _recognising(room, data, begeleider)
    yield _go("herkennen", "resultaat"), begeleider
    yield from ((act, begeleider) for act in _standen(room, data))


def _start(data: dict[str, Any], code: str) -> acts.BijeenkomstMake:
    return acts.BijeenkomstMake(
        naam=data["naam"],
        uitgangspositie=data["uitgangspositie"],
        nuldoel=data["nuldoel"],
        stem=data["stem"],
        tafels=len(data["tafel"]),
        fasen=tuple(
            acts.FaseSetup(id=f, minuten=m) for f, m in data["minuten"].items()
        ),
        code=code,
    )


def _go(van: str, fase: str) -> acts.FaseGo:
    return acts.FaseGo(fase=fase, van=van)


def _people(tafel: dict[str, Any]) -> list[str]:
    return list(dict.fromkeys(perspectief for perspectief, _ in tafel["geeltjes"]))


def _joining(room: str, data: dict[str, Any]) -> Iterator[Step]:
    for nr, tafel in enumerate(data["tafel"], start=1):
        for perspectief in _people(tafel):
            deelnemer = deelnemer_id(room, nr, perspectief)
            join = acts.DeelnemerJoin(
                deelnemer=deelnemer, perspectief=perspectief, tafel=nr
            )
            yield join, SERVER


def _writing(room: str, data: dict[str, Any]) -> Iterator[Step]:
    for nr, tafel in enumerate(data["tafel"], start=1):
        for place, (perspectief, tekst) in enumerate(tafel["geeltjes"], start=1):
            write = acts.GeeltjeWrite(geeltje=geeltje_id(room, nr, place), tekst=tekst)
            yield write, _deelnemer(room, nr, perspectief)


def _deelnemer(room: str, tafel: int, perspectief: str) -> Actor:
    return Actor(deelnemer_id(room, tafel, perspectief), rules.DEELNEMER)


def _grouping(room: str, data: dict[str, Any], begeleider: Actor) -> Iterator[Step]:
    for number, thema in enumerate(data["thema"]):
        pairs = (place.split(".") for place in thema["geeltjes"])
        make = acts.ThemaMake(
            thema=derived_id(room, "thema", number),
            geeltjes=tuple(geeltje_id(room, int(nr), int(n)) for nr, n in pairs),
            naam=thema["naam"],
        )
        yield make, begeleider


def _platen(room: str, data: dict[str, Any]) -> Iterator[Step]:
    for nr, tafel in enumerate(data["tafel"], start=1):
        writer = _deelnemer(room, nr, _people(tafel)[0])
        for knop in tafel["knoppen"]:
            make = acts.KnopMake(
                knop=knop_id(room, knop["naam"]),
                tekst=knop.get("tekst", ""),
                kring=knop["kring"],
                aard=knop["aard"],
                geeltjes=tuple(geeltje_id(room, nr, n) for n in knop["geeltjes"]),
            )
            yield make, writer


def _merging(room: str, data: dict[str, Any]) -> Iterator[Act]:
    for samen in data["samen"]:
        knoppen = tuple(knop_id(room, naam) for naam in samen["knoppen"])
        yield acts.KnopJoin(knoppen=knoppen)
        given = {key: samen.get(key) for key in ("kring", "aard")}
        if "titel" in samen:
            yield acts.KnopTitle(knop=knoppen[0], tekst=samen["titel"], **given)


def _recognising(room: str, data: dict[str, Any], begeleider: Actor) -> Iterator[Step]:
    lenses = {
        deelnemer_id(room, nr, perspectief): perspectief
        for nr, tafel in enumerate(data["tafel"], start=1)
        for perspectief in _people(tafel)
    }
    knoppen = {
        knop["naam"]: knop_id(room, knop["naam"])
        for tafel in data["tafel"]
        for knop in tafel["knoppen"]
    }
    for who, answer in choosing.answers(data, list(lenses), knoppen):
        yield answer, Actor(who, rules.DEELNEMER)
    yield acts.HerkenningClose(), begeleider
    yield choosing.outcome(data, lenses, knoppen), begeleider


def _standen(room: str, data: dict[str, Any]) -> Iterator[Act]:
    for turn in data["stand"]:
        yield acts.KnopTurn(
            knop=knop_id(room, turn["knop"]),
            stand=turn["stand"],
            reden=turn.get("reden", ""),
        )
