# SPDX-License-Identifier: EUPL-1.2
"""Anna finds a knop again, in the evenings she leads and in no others."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from nulplaat.accounts import services as accounts
from nulplaat.accounts.models import User
from nulplaat.accounts.tokens import cookie_name
from nulplaat.bijeenkomsten import acts, finding
from nulplaat.bijeenkomsten.models import Bijeenkomst, Knop, Zoekwoord
from nulplaat.bijeenkomsten.services import start_room
from nulplaat.live.domain import Act, Actor
from nulplaat.live.ids import new_id
from nulplaat.live.services import Ack, perform

pytestmark = pytest.mark.django_db

BRAM = Actor(id="b" * 32, rol="begeleider")


def does(room: str, act: Act) -> None:
    assert isinstance(perform(room, act, by=BRAM), Ack)


def evening(naam: str, *knoppen: str, nuldoel: str = "ouders ontevreden") -> str:
    """Prepare an evening with these knoppen on its plaat."""
    fasen = ("tafels", "samenvoegen")
    room = start_room(
        acts.BijeenkomstMake(
            naam=naam,
            uitgangspositie="",
            nuldoel=nuldoel,
            tafels=2,
            fasen=tuple(acts.FaseSetup(id=fase, minuten=5) for fase in fasen),
            code=new_id()[:7],
        )
    )
    for nr, words in enumerate(knoppen):
        does(room, made(words, tafel=nr % 2 + 1))
    return room


def made(words: str, tafel: int = 1, knop: str = "") -> acts.KnopMake:
    return acts.KnopMake(
        knop=knop or new_id(), kring="zelf", aard="helpend", tekst=words, tafel=tafel
    )


def words(found: list[finding.Found]) -> list[str]:
    return [item.words for item in found]


def leads(*rooms: str) -> Client:
    """A browser that leads these evenings."""
    client = Client()
    for room in rooms:
        _guest, token = accounts.admit(room=room, rol="begeleider")
        client.cookies[cookie_name(room)] = token
    return client


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ("wachtlijst", "Geen wachtlijsten meer"),
        ("wachtlijtsen", "Geen wachtlijsten meer"),
        ("een gezicht", "Eén vast gezicht"),
        ("gezicth", "Eén vast gezicht"),
        ("coordinatie", "Coördinatie bij één mens"),
        ("zwolle", "Avond in Zwolle"),
        ("schooluitval", "Avond in Laren"),
    ],
)
def test_anna_finds_it_however_she_types_it(asked: str, expected: str) -> None:
    rooms = [
        evening("Avond in Zwolle", "Eén vast gezicht", "Coördinatie bij één mens"),
        evening("Avond in Laren", "Geen wachtlijsten meer", nuldoel="schooluitvallers"),
    ]
    assert words(finding.find(asked, rooms))[:1] == [expected]
    assert finding.find("zeppelin", rooms) == []
    assert finding.find("", rooms) == []


def test_a_title_is_found_and_a_joined_knop_stands_there_once() -> None:
    room = evening("Avond", "Bel terug", "Terugbellen binnen een dag")
    knoppen = sorted(Knop.objects.values_list("knop", flat=True))
    does(room, acts.FaseGo(fase="samenvoegen", van="tafels"))
    does(room, acts.KnopJoin(knoppen=tuple(knoppen)))
    does(room, acts.KnopTitle(knop=knoppen[1], tekst="Laat van je horen"))
    (found,) = finding.find("laat horen", [room])
    assert (found.words, found.anchor) == ("Laat van je horen", knoppen[0])
    assert len(finding.find("terugbellen", [room])) == 1
    does(room, acts.KnopTitle(knop=knoppen[0], tekst=""))
    assert finding.find("horen", [room]) == []


def test_a_joined_knop_is_called_as_on_the_plaat_with_the_words_that_were_found() -> (
    None
):
    room = evening("Avond", "Bel terug", "Terugbellen binnen een dag")
    bel, later = Knop.objects.values_list("knop", flat=True).order_by("id")
    does(room, acts.FaseGo(fase="samenvoegen", van="tafels"))
    does(room, acts.KnopJoin(knoppen=(bel, later)))
    anna = leads(room)
    page = anna.get(reverse("search"), {"q": "dag"}).content.decode()
    assert "Hoort bij een samengevoegde knop." in page
    does(room, acts.KnopTitle(knop=later, tekst="Laat van je horen"))
    page = anna.get(reverse("search"), {"q": "dag"}).content.decode()
    assert "Laat van je horen</a>" in page
    assert "Gevonden in: Terugbellen binnen een dag" in page
    assert "samengevoegde" not in page


def test_two_of_one_name_are_told_apart() -> None:
    room = evening("Avond", "Bel terug", "Bel terug")
    page = leads(room).get(reverse("search"), {"q": "bel"}).content.decode()
    assert "tafel 1 · Avond" in page
    assert "tafel 2 · Avond" in page
    assert "· code" not in page
    twin = evening("Avond", "Bel op")
    codes = Bijeenkomst.objects.values_list("code", flat=True)
    user = User.objects.create_user("anna@example.org", "x")
    accounts.own(user=user, room=room)
    anna = leads(room, twin)
    anna.force_login(user)
    for address, query in (("search", "bel"), ("start", ""), ("own", "")):
        page = anna.get(reverse(address), {"q": query}).content.decode()
        for code in codes:
            assert f"· code {code}" in page, address


def test_what_is_gone_or_changed_is_not_found_under_its_old_words() -> None:
    room = evening("Avond")
    knop = new_id()
    does(room, made("Bel terug", knop=knop))
    does(room, acts.KnopEdit(knop=knop, tekst="Stuur een kaart"))
    assert finding.find("bel", [room]) == []
    assert len(finding.find("kaart", [room])) == 1
    does(room, acts.KnopDrop(knop=knop))
    assert finding.find("kaart", [room]) == []
    assert not Zoekwoord.objects.filter(knop=knop).exists()


def test_s1_nobody_finds_what_stands_in_an_evening_of_others() -> None:
    mine = evening("Avond van Anna", "Geen wachtlijsten meer")
    theirs = evening("Avond van Dirk", "Wachtlijsten blijven geheim")
    anna = leads(mine)
    page = anna.get(reverse("search"), {"q": "wachtlijsten"}).content.decode()
    assert "Geen wachtlijsten meer" in page
    assert f"/bijeenkomsten/{mine}/plaat/#knop-" in page
    assert "geheim" not in page
    assert theirs not in page
    guest = Client()
    _carla, token = accounts.admit(room=mine, rol="deelnemer")
    guest.cookies[cookie_name(mine)] = token
    page = guest.get(reverse("search"), {"q": "wachtlijsten"}).content.decode()
    assert "Geen wachtlijsten" not in page
    assert "nog niets om in te zoeken" in page
    assert Client().get(reverse("search"), {"q": "wachtlijsten"}).status_code == 200


def test_anna_goes_from_a_result_in_her_list_to_the_knop_on_this_device() -> None:
    room = evening("Avond van Anna", "Geen wachtlijsten meer")
    user = User.objects.create_user("anna@example.org", "x")
    accounts.own(user=user, room=room)
    anna = Client()
    anna.force_login(user)
    page = anna.get(reverse("search"), {"q": "wachtlijst"}).content.decode()
    found = re.search(r'name="knop" value="([0-9a-f]{32})"', page)
    assert found is not None
    answer = anna.post(reverse("lead", args=[room]), {"knop": found[1]})
    assert answer["Location"] == f"{reverse('plaat', args=[room])}#knop-{found[1]}"
    assert anna.get(reverse("plaat", args=[room])).status_code == 200
    page = anna.get(reverse("search"), {"q": "zeppelin"}).content.decode()
    assert "Niets gevonden voor ‘zeppelin’" in page


def test_s1_elsewhere_shows_the_nearest_knoppen_of_ones_own_evenings_only() -> None:
    here = evening("Avond hier", "Eén vast gezicht voor elk gezin")
    mine = evening("Avond daar", "Eén vast gezicht", "Wachtlijsten korter")
    evening("Avond van Dirk", "Eén vast gezicht, geheim")
    knop = Knop.objects.get(room=here).knop
    address = reverse("plaat_elsewhere", args=[here])
    anna = leads(here, mine)
    page = anna.get(address, {"knop": knop}).content.decode()
    assert "Avond daar" in page
    assert "Eén vast gezicht</a>" in page
    assert "Wachtlijsten" not in page
    assert "geheim" not in page
    alone = leads(here).get(address, {"knop": knop}).content.decode()
    assert "nog geen andere bijeenkomst" in alone
    assert anna.get(address, {"knop": new_id()})["Location"] == (
        reverse("plaat", args=[here])
    )


def test_text_that_means_something_to_html_is_shown_as_text() -> None:
    room = evening("Avond", "<b>Bel</b> terug")
    page = leads(room).get(reverse("search"), {"q": "<b>bel"}).content.decode()
    assert "&lt;b&gt;Bel&lt;/b&gt; terug" in page
    assert "<b>" not in page
