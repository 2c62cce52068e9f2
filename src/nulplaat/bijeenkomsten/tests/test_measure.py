# SPDX-License-Identifier: EUPL-1.2
"""Another measure is told of; so is an endpoint, to who writes what it reads."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from nulplaat.bijeenkomsten.tests.evening import BRAM, Evening
from nulplaat.bijeenkomsten.tests.test_pages import go, join, start_evening

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
