# SPDX-License-Identifier: EUPL-1.2
"""Coming back to an evening: in the same browser, and from an account."""

import re
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from nulplaat.accounts.models import User
from nulplaat.accounts.tokens import cookie_name
from nulplaat.bijeenkomsten.models import Bijeenkomst
from nulplaat.bijeenkomsten.tests.test_pages import code_of, join, start_evening
from nulplaat.live.queries import read

pytestmark = pytest.mark.django_db


def test_bram_and_carla_find_their_evening_on_the_start_page() -> None:
    bram, carla, dirk = Client(), Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    address = reverse("evening", args=[room])
    for client, leads in ((bram, True), (carla, False)):
        page = client.get("/").content.decode()
        assert address in page
        assert ("jij begeleidt" in page) == leads
    assert address not in dirk.get("/").content.decode()


@pytest.mark.parametrize(
    ("taal", "day"), [("nl", "5 maart 2026"), ("en", "5 March 2026")]
)
def test_two_evenings_of_one_name_are_told_apart_by_their_day(
    taal: str, day: str
) -> None:
    bram = Client()
    bram.force_login(User.objects.create_user(email="bram@example.org", password="x"))
    bram.cookies["taal"] = taal
    rooms = [start_evening(bram) for _ in range(2)]
    # Half past midnight in Amsterdam (the day before elsewhere), and another month.
    for room, sinds in zip(rooms, (1_772_667_000_000, 1_767_726_000_000), strict=True):
        Bijeenkomst.objects.filter(room=room).update(sinds=sinds)
    other = "januari" if taal == "nl" else "January"
    search = f"{reverse('search')}?q=Laren"
    for address in ("/", reverse("own"), search):
        page = bram.get(address).content.decode()
        assert day in page
        assert f"6 {other} 2026" in page


def test_carla_reloads_the_plaat_and_reads_that_the_group_went_back() -> None:
    bram, carla, dirk = Client(), Client(), Client()
    room = start_evening(bram)
    join(carla, room)
    plaat = reverse("plaat", args=[room])
    for address in (plaat, reverse("plaat_pdf", args=[room])):
        answer = carla.get(address)
        assert answer.status_code == 404
        page = answer.content.decode()
        assert "De plaat is nu niet te zien" in page
        assert "Er is niets weg" in page
        assert f'href="{reverse("evening", args=[room])}"' in page
        # Who is not in is told nothing of it.
        assert "De plaat" not in dirk.get(address).content.decode()
    assert bram.get(plaat).status_code == 200


def test_bram_reads_what_he_hands_over_and_what_stays_his() -> None:
    bram = Client()
    room = start_evening(bram)
    page = bram.get(reverse("hand_over", args=[room])).content.decode()
    assert "leidt deze avond met je mee" in page
    assert "gaan niet mee. Jij blijft begeleider." in page


def test_s2_a_secret_under_the_name_of_another_evening_shows_nothing() -> None:
    bram, dirk = Client(), Client()
    room = start_evening(bram)
    secret = bram.cookies[cookie_name(room)].value
    dirk.cookies[cookie_name("f" * 32)] = secret
    dirk.cookies["np-" + "x" * 900] = "?"
    page = dirk.get("/")
    assert page.status_code == 200
    assert reverse("evening", args=[room]) not in page.content.decode()


def test_bram_keeps_an_evening_of_this_browser_in_his_list() -> None:
    bram, elsewhere = Client(), Client()
    user = User.objects.create_user(email="bram@example.org", password="x")
    room = start_evening(bram)
    keep, lead = reverse("keep", args=[room]), reverse("lead", args=[room])
    assert bram.post(keep).status_code == 302
    elsewhere.force_login(user)
    assert elsewhere.post(lead).status_code == 404
    bram.force_login(user)
    assert keep in bram.get(reverse("own")).content.decode()
    assert bram.post(keep).status_code == 302
    assert keep not in bram.get(reverse("own")).content.decode()
    assert elsewhere.post(lead).status_code == 302


def test_s1_who_does_not_lead_keeps_nothing() -> None:
    carla, dirk = Client(), Client()
    user = User.objects.create_user(email="carla@example.org", password="x")
    room = start_evening(Client())
    join(carla, room)
    for client in (carla, dirk):
        client.force_login(user)
        assert client.post(reverse("keep", args=[room])).status_code == 404
    assert not user.ownership_set.exists()


def test_l2_a_join_form_of_one_evening_lets_somebody_else_into_another() -> None:
    carla = Client()
    rooms = [start_evening(Client()) for _ in range(2)]
    page = carla.get(reverse("join", args=[code_of(rooms[0])])).content.decode()
    found = re.search(r'name="press" value="([^"]+)"', page)
    assert found is not None
    press = {"press": unescape(found[1])}
    for room in (*rooms, *rooms):
        join(Client(), room, **press)
    people = [
        [key for key in read(room).state if key.startswith("deelnemer/")]
        for room in rooms
    ]
    assert [len(keys) for keys in people] == [1, 1]
    assert people[0] != people[1]
