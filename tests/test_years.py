# SPDX-License-Identifier: EUPL-1.2
"""O3: after years of evenings a page asks the database no more than after one."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from bench.years.generate import write
from nulplaat.accounts.models import Ownership, User
from nulplaat.accounts.services import admit
from nulplaat.accounts.tokens import cookie_name
from nulplaat.bijeenkomsten import queries
from nulplaat.bijeenkomsten.models import Knop
from nulplaat.live import log
from nulplaat.live.models import Entry

ANNA = "anna@example.org"
SLACK = 2
"""A list over more than one page counts them; the rest asks the same."""

PAGES = (
    "/bijeenkomsten/",
    "/bijeenkomsten/?blad=2",
    "/zoeken/?q=wijkagent+schulden",
    "/zoeken/?q=wijkagnet",
    "/bijeenkomsten/{room}/",
    "/bijeenkomsten/{room}/plaat/",
    "/bijeenkomsten/{room}/plaat.svg",
    "/bijeenkomsten/{room}/plaat/elders/?knop={knop}",
)


def leads(client: Client, number: int) -> dict[str, str]:
    """Let Anna be logged in and lead one evening."""
    room = sorted(Ownership.objects.values_list("room", flat=True))[number]
    client.force_login(
        User.objects.get(email=ANNA), "django.contrib.auth.backends.ModelBackend"
    )
    _, token = admit(room=room, rol="begeleider")
    client.cookies[cookie_name(room)] = token
    knop = Knop.objects.filter(room=room).order_by("knop")[0].knop
    return {"room": room, "knop": knop}


@pytest.mark.django_db
def test_o3_a_page_asks_no_more_after_many_evenings(
    client: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    write(3, owner=ANNA)
    asked = {}
    for page in PAGES:
        path = page.format(**leads(client, 0))
        with django_assert_max_num_queries(40) as found:
            assert client.get(path).status_code == 200
        asked[page] = len(found)
    write(9, owner=ANNA, first=3)
    for page in PAGES:
        path = page.format(**leads(client, 0))
        with django_assert_max_num_queries(asked[page] + SLACK):
            assert client.get(path).status_code == 200


@pytest.mark.django_db
def test_o3_own_evenings_come_a_page_at_a_time(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, "PER_PAGE", 4)
    write(7, owner=ANNA)
    leads(client, 0)
    first = client.get("/bijeenkomsten/").content.decode()
    assert first.count('class="card evening"') == 4
    assert "Avond 6 " in first
    assert 'href="?blad=2"' in first
    last = client.get("/bijeenkomsten/?blad=2").content.decode()
    assert last.count('class="card evening"') == 3
    assert "Avond 0 " in last
    for odd in ("9", "-1", "nul"):
        assert client.get("/bijeenkomsten/", {"blad": odd}).status_code == 200


@pytest.mark.django_db
def test_the_years_that_are_measured_are_as_the_rules_make_them() -> None:
    entries = write(2, owner=ANNA)
    assert Entry.objects.count() == entries
    assert list(log.gaps()) == []
    for room in log.rooms():
        assert log.load(room).state["fase"]["nu"] == "resultaat"
