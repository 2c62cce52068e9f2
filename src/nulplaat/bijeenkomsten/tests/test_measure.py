# SPDX-License-Identifier: EUPL-1.2
"""Another measure is told of; so is an endpoint, to who writes what it reads."""

from functools import partial

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from nulplaat.bijeenkomsten import acts, domain
from nulplaat.bijeenkomsten.domain import BIJEENKOMST
from nulplaat.bijeenkomsten.errors import REFUSALS
from nulplaat.bijeenkomsten.tests.evening import BRAM, Evening
from nulplaat.bijeenkomsten.tests.test_pages import go, join, start_evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id
from nulplaat.live.services import perform

ENDPOINT = {
    "name": "endpoint",
    "url": "http://127.0.0.1:9/v1",
    "model": "small",
    "key": "",
}


def grouped() -> Evening:
    evening = Evening.started(fase="schrijven")
    evening.writes(BRAM, "E\u00e9n vast gezicht voor elk gezin")
    evening.writes(BRAM, "E\u00e9n vast gezicht voor ieder gezin")
    evening.go("groeperen")
    return evening


def test_the_usual_measure_is_noted_without_a_fallback() -> None:
    seen = grouped().sees(BRAM)["vergelijking/groep"]
    assert seen == {"maat": "lexical", "terugval": False, "lens": False}


def test_a_measure_that_fails_gives_way_and_bram_is_told(settings: Settings) -> None:
    settings.MEASURE = ENDPOINT
    evening = grouped()
    assert evening.sees(BRAM)["vergelijking/groep"]["terugval"] is True
    assert evening.sees(BRAM)["vergelijking/groep"]["maat"] == "endpoint"
    assert "vergelijking/groep" not in evening.sees(evening.joins())
    assert any(key.startswith("voorstel/") for key in evening.state)


@pytest.mark.django_db
def test_who_writes_is_told_who_reads_along(settings: Settings) -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    go(bram, room, "schrijven")
    address = reverse("evening", args=[room])
    assert (
        "gaan de woorden van geeltjes ook naar"
        not in carla.get(address).content.decode()
    )
    settings.MEASURE = {**ENDPOINT, "url": "https://ai.example.org/v1"}
    page = carla.get(address).content.decode()
    assert "gaan de woorden van geeltjes ook naar" in page
    assert "ai.example.org" in page


def test_a1_nothing_is_computed_for_who_may_not_ask_now() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins()
    evening.writes(carla, "Geheim")
    step = acts.FaseGo("groeperen", "schrijven")
    ask = acts.VoorstelAsk(soort="groep")
    may = partial(BIJEENKOMST.may, evening.state)
    assert [getattr(may(act, carla), "code", "") for act in (step, ask)] == [
        "not-allowed"
    ] * 2
    assert [
        getattr(may(act, BRAM), "code", "")
        for act in (ask, acts.FaseGo("groeperen", "welkom"), acts.FaseGo("x", "welkom"))
    ] == ["not-now", "stale", "stale"]
    assert may(acts.HerkenningShow(), BRAM) == REFUSALS["not-now"]
    assert may(step, BRAM) is None


@pytest.mark.django_db
def test_a1_a_press_that_is_refused_sends_no_words_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bram, carla = Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    go(bram, room, "schrijven")
    compared: list[object] = []
    monkeypatch.setattr(domain, "compare_geeltjes", lambda *of: compared.append(of))
    step = acts.FaseGo("groeperen", "schrijven")
    answer = perform(room, step, by=Actor(id=new_id(), rol="deelnemer"))
    assert answer == REFUSALS["not-allowed"]
    assert compared == []
