# SPDX-License-Identifier: EUPL-1.2
"""Bram joins by hand, and asks what is most like the geeltje in his hand."""

import json

import pytest
from django.test import Client
from django.urls import reverse

from nulplaat.accounts import services as accounts
from nulplaat.accounts.tokens import cookie_name
from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.alike import MOST_ALIKE, most_alike
from nulplaat.bijeenkomsten.services import start_room
from nulplaat.bijeenkomsten.tests.evening import BRAM, Evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id
from nulplaat.live.services import Ack, perform


def ids(evening: Evening, to: str) -> list[str]:
    return [near.id for near in most_alike(evening.state, to)]


def test_bij_84_what_is_like_a_geeltje_is_found_below_the_bands_too() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla")
    own = evening.writes(carla, "Bel ouders terug op dezelfde dag")
    near = evening.writes(carla, "Laat ouders weten wanneer je belt")
    against = evening.writes(carla, "Bel ouders nooit terug op dezelfde dag")
    evening.writes(carla, "Kleinere klassen")
    assert ids(evening, own) == []  # still private, for the begeleider too
    evening.go("groeperen")
    found = most_alike(evening.state, own)
    assert [n.id for n in found] == [against, near]
    assert [n.opposed for n in found] == [True, False]
    assert "ouders" in [term.casefold() for term in found[1].reason]
    assert ids(evening, new_id()) == []


def test_bij_84_what_people_decided_is_not_shown_again() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla")
    one, two, three = (
        evening.writes(carla, tekst)
        for tekst in ("Ouders bellen", "Ouders eerder bellen", "Ouders vaker bellen")
    )
    evening.go("groeperen")
    assert set(ids(evening, one)) == {two, three}
    evening.must(
        BRAM, acts.ThemaMake(thema=new_id(), naam="Bellen", geeltjes=(one, two))
    )
    assert ids(evening, one) == [three]
    removed = acts.GeeltjeRemove(geeltje=three, reden="dubbel")
    evening.must(BRAM, removed)
    assert ids(evening, one) == []


def test_bij_84_no_more_than_fits_beside_the_work() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla")
    own, *_ = [evening.writes(carla, f"Ouders bellen, punt {n}") for n in range(20)]
    evening.go("groeperen")
    assert len(ids(evening, own)) == MOST_ALIKE


def test_bij_84_a_pile_takes_one_place_and_is_not_like_itself() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla")
    same = sorted(evening.writes(carla, "Ouders aan tafel") for _ in range(8))
    near = evening.writes(carla, "Ouders bij elk besluit aan tafel")
    other = evening.writes(carla, "Met ouders aan tafel beslissen")
    evening.go("groeperen")
    assert set(ids(evening, same[3])) == {near, other}
    assert set(ids(evening, near)) == {same[0], other}
    stapel = next(key[7:] for key in evening.state if key.startswith("stapel/"))
    evening.must(BRAM, acts.StapelDrop(stapel=stapel))
    assert set(ids(evening, same[3])) == {near, other}  # kept apart by people
    assert set(ids(evening, near)) == {same[0], other}


def test_bij_84_the_same_words_stand_once_where_they_are_not_piled() -> None:
    evening = Evening.started(fase="groeperen")
    carla = evening.joins("Carla")
    same = sorted(
        evening.writes(carla, tekst)
        for tekst in ("Ouders aan tafel", "ouders aan tafel.", "Ouders  aan tafel!")
    )
    near = evening.writes(carla, "Ouders bij elk besluit aan tafel")
    assert ids(evening, near) == [same[0]]
    assert set(ids(evening, same[0])) == {same[1], near}


def test_bij_84_a_pile_of_knoppen_takes_one_place() -> None:
    evening = Evening.started(fase="tafels", tafels=3)
    same = sorted(
        evening.makes_knop(BRAM, "Ouders aan tafel", tafel=nr) for nr in (1, 2, 3)
    )
    near = evening.makes_knop(BRAM, "Ouders bij elk besluit aan tafel", tafel=1)
    evening.go("samenvoegen")
    assert ids(evening, near) == [same[0]]
    assert ids(evening, same[2]) == [near]


def test_bij_84_knoppen_of_tafels_are_found_by_their_own_words() -> None:
    evening = Evening.started(fase="tafels")
    carla, dirk = evening.joins("Carla", tafel=1), evening.joins("Dirk", tafel=2)
    one = evening.makes_knop(carla, "Samen aan tafel met ouders", tafel=1)
    two = evening.makes_knop(dirk, "Met ouders aan tafel voor het besluit", tafel=2)
    three = evening.makes_knop(dirk, "Ouders aan tafel zetten", tafel=2)
    evening.go("samenvoegen")
    assert set(ids(evening, one)) == {two, three}
    evening.must(BRAM, acts.KnopJoin(knoppen=(one, two)))
    assert ids(evening, one) == [three]


@pytest.mark.django_db
def test_bij_84_the_begeleider_asks_and_is_answered() -> None:
    carla = Actor(id=new_id(), rol="deelnemer")
    fasen = tuple(acts.FaseSetup(id=f, minuten=5) for f in ("schrijven", "groeperen"))
    room = start_room(
        acts.BijeenkomstMake(
            naam="Avond",
            uitgangspositie="",
            nuldoel="0 ouders ontevreden",
            tafels=2,
            fasen=fasen,
            code=new_id()[:7],
        )
    )
    bram, token = accounts.admit(room=room, rol="begeleider")
    by = Actor(id=bram.id, rol="begeleider")
    own, other = new_id(), new_id()
    for geeltje, tekst in ((own, "Ouders bellen"), (other, "Ouders eerder bellen")):
        act = acts.GeeltjeWrite(geeltje=geeltje, tekst=tekst)
        assert isinstance(perform(room, act, by=carla), Ack)
    go = acts.FaseGo(fase="groeperen", van="schrijven")
    assert isinstance(perform(room, go, by=by), Ack)
    client = Client()
    client.cookies[cookie_name(room)] = token
    answer = client.get(reverse("alike", args=[room]), {"van": own})
    assert json.loads(answer.content) == {
        "lijkt": [{"id": other, "termen": ["ouders", "bellen"], "tegen": False}]
    }
    for nothing in ("", "geen-id", new_id()):
        answer = client.get(reverse("alike", args=[room]), {"van": nothing})
        assert json.loads(answer.content) == {"lijkt": []}
