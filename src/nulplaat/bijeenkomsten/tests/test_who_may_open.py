# SPDX-License-Identifier: EUPL-1.2
"""Every address of the site by everybody; a new address without a row fails."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from nulplaat.accounts import services as accounts
from nulplaat.accounts.tokens import cookie_name
from nulplaat.bijeenkomsten.acts import BijeenkomstMake, FaseGo, FaseSetup
from nulplaat.bijeenkomsten.page_rules import PAGES, SHOWS_PLAAT, may_open
from nulplaat.bijeenkomsten.services import start_room
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id
from nulplaat.live.services import Ack, perform

pytestmark = pytest.mark.django_db

OPEN_TO_ALL = {
    "start": "GET",
    "find": "POST",
    "new": "GET POST",
    "transfer": "GET POST",
    "search": "GET",
    "set_language": "POST",
    "alive": "GET",
    "ready": "GET",
    "security": "GET",
}
"""Addresses that need no right, and what they take."""

BY_SECRET = {"join": "GET POST", "enter": "GET POST"}
"""Addresses whose secret is the right."""

BY_ACCOUNT = {"own": "GET", "lead": "POST", "keep": "POST"}

ONLY_POST = {"write", "import_apply", "import_undo"}
ONLY_GET = set(PAGES) - ONLY_POST - {"import", "hand_over"}
WHO = ("nobody", "elsewhere", "deelnemer", "begeleider", "scherm")


@dataclass(frozen=True)
class People:
    """A room and a browser for each kind of person."""

    room: str
    browsers: dict[str, Client]


def make_room() -> str:
    fasen = ("schrijven", "samenvoegen")
    return start_room(
        BijeenkomstMake(
            naam="Avond",
            uitgangspositie="",
            nuldoel="ouders ontevreden",
            tafels=2,
            fasen=tuple(FaseSetup(id=fase, minuten=5) for fase in fasen),
            code=new_id()[:7],
        )
    )


def browser(room: str, rol: str, **options: bool) -> Client:
    client = Client(**options)  # type: ignore[arg-type]
    _guest, token = accounts.admit(room=room, rol=rol)
    client.cookies[cookie_name(room)] = token
    return client


@pytest.fixture
def people() -> People:
    """Carla, Bram, a screen, Dirk, and somebody of another evening."""
    room, other = make_room(), make_room()
    browsers = {rol: browser(room, rol) for rol in WHO[2:]}
    elsewhere = browser(other, "begeleider")
    # Dirk brings his own secret under the name of this room's cookie.
    elsewhere.cookies[cookie_name(room)] = elsewhere.cookies[cookie_name(other)].value
    return People(room, {"nobody": Client(), "elsewhere": elsewhere, **browsers})


def names(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names(pattern.url_patterns)
        else:
            yield str(pattern.name)


def address(page: str, room: str) -> str:
    more = [new_id()] if page == "import_undo" else []
    return reverse(page, args=[room, *more])


def test_s1_every_address_stands_in_a_table() -> None:
    known = {*PAGES, *OPEN_TO_ALL, *BY_SECRET, *BY_ACCOUNT}
    found = {n for n in names(get_resolver().url_patterns) if n[:8] != "account_"}
    assert found == known


def go(room: str, fase: str) -> None:
    bram = Actor(id=new_id(), rol="begeleider")
    assert isinstance(perform(room, FaseGo(fase=fase, van="schrijven"), by=bram), Ack)


@pytest.mark.parametrize("fase", ["schrijven", "samenvoegen"])
@pytest.mark.parametrize("who", WHO)
@pytest.mark.parametrize("page", sorted(PAGES))
def test_s1_s2_who_may_open_what(
    people: People, page: str, who: str, fase: str
) -> None:
    if fase != "schrijven":
        go(people.room, fase)
    client = people.browsers[who]
    send = client.post if page in ONLY_POST else client.get
    answer = send(address(page, people.room))
    allowed = who in WHO[2:] and may_open(page, who, fase)
    assert (answer.status_code != 404) == allowed
    if not allowed:
        unknown = send(address(page, new_id()))
        assert unknown.status_code == 404
        # Who is in reads that the plaat is away; all else is as if it were not there.
        away = who in WHO[2:] and who in PAGES[page]
        assert ("De plaat is nu niet te zien" in answer.content.decode()) == away
        assert away or len(unknown.content) == len(answer.content)


def test_s1_the_plaat_is_for_the_begeleider_until_the_group_is_that_far() -> None:
    for page in SHOWS_PLAAT:
        assert not may_open(page, "deelnemer", "tafels")
        assert may_open(page, "deelnemer", "samenvoegen")
        assert may_open(page, "begeleider", "tafels")


@pytest.mark.parametrize("page", sorted({*PAGES, "lead", "keep"}))
def test_s6_every_form_needs_our_own_page_and_looking_changes_nothing(
    people: People, page: str
) -> None:
    room = people.room
    bram = browser(room, "begeleider", enforce_csrf_checks=True)
    if page in ONLY_POST or page in BY_ACCOUNT:
        assert bram.get(address(page, room)).status_code == 405
    if page not in ONLY_GET:
        answer = bram.post(
            address(page, room), headers={"origin": "https://dirk.example"}
        )
        assert answer.status_code == 403
    else:
        assert bram.post(address(page, room)).status_code in (403, 405)


@pytest.mark.parametrize("page", ["find", "new", "transfer", "set_language"])
def test_s6_forms_for_everybody_need_our_own_page_too(page: str) -> None:
    dirk = Client(enforce_csrf_checks=True)
    assert dirk.post(reverse(page)).status_code == 403


def test_s5_a_ticket_works_only_beside_the_cookie_of_the_same_guest() -> None:
    from nulplaat.accounts.tokens import make_ticket

    room, other = make_room(), make_room()
    bram, bram_token = accounts.admit(room=room, rol="begeleider")
    carla, carla_token = accounts.admit(room=room, rol="deelnemer")
    cookie = {"cookie": f"x=1; {cookie_name(room)}={bram_token}"}
    ticket = make_ticket(bram.id, room, "begeleider")
    found = accounts.identify(ticket, cookie)
    assert found is not None
    assert found.actor == Actor(bram.id, "begeleider")
    screen = accounts.identify(make_ticket(bram.id, room, "scherm"), cookie)
    assert screen is not None
    assert screen.actor.rol == "scherm"
    assert accounts.identify(ticket, {}) is None
    assert accounts.identify("", cookie) is None
    assert accounts.identify(ticket[:-2], cookie) is None
    assert accounts.identify(make_ticket(bram.id, other, "begeleider"), cookie) is None
    theirs = {"cookie": f"{cookie_name(room)}={carla_token}"}
    assert accounts.identify(ticket, theirs) is None
    for rol in ("begeleider", "scherm", "systeem"):
        assert accounts.identify(make_ticket(carla.id, room, rol), theirs) is None
