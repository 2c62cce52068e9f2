# SPDX-License-Identifier: EUPL-1.2
"""The disk is full: every page says so in a sentence, and reading goes on."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from asgiref.sync import async_to_sync
from django.db import OperationalError, connection
from django.test import AsyncClient, Client
from django.urls import reverse

from nulplaat.accounts.models import WrongCode
from nulplaat.bijeenkomsten.acts import BijeenkomstMake, FaseSetup
from nulplaat.bijeenkomsten.domain import fresh_code
from nulplaat.bijeenkomsten.models import Bijeenkomst
from nulplaat.bijeenkomsten.services import start_room
from nulplaat.bijeenkomsten.tests.test_who_may_open import browser
from nulplaat.live.ids import new_id

pytestmark = pytest.mark.django_db

WRITES = ("INSERT", "UPDATE", "DELETE")


@pytest.fixture
def room() -> str:
    first = BijeenkomstMake(
        naam="Avond",
        uitgangspositie="",
        nuldoel="ouders ontevreden",
        tafels=1,
        fasen=(FaseSetup(id="schrijven", minuten=5),),
        code=fresh_code(),
    )
    return start_room(first)


@pytest.fixture
def bram(room: str) -> Client:
    return browser(room, "begeleider", raise_request_exception=False)


@pytest.fixture
def full(bram: Client) -> Iterator[None]:
    """Let the database refuse whatever is written, as on a full disk."""

    def refuse(execute: Callable[..., Any], sql: str, *more: Any) -> Any:
        if sql.startswith(WRITES):
            raise OperationalError("database or disk is full")
        return execute(sql, *more)

    with connection.execute_wrapper(refuse):
        yield


@pytest.mark.usefixtures("full")
def test_l8_a_page_that_cannot_be_kept_says_so(room: str) -> None:
    dirk = Client(raise_request_exception=False)
    code = Bijeenkomst.objects.get(room=room).code
    evening = {"naam": "Nieuw", "nuldoel": "x", "tafels": "2", "fase_welkom": "on"}
    for address, sent in (
        (reverse("join", args=[code]), {"naam": "Dirk"}),
        (reverse("new"), evening),
    ):
        assert dirk.get(address).status_code == 200
        answer = dirk.post(address, sent)
        assert answer.status_code == 503, address
        text = answer.content.decode()
        assert "Opslaan lukt nu niet" in text, address
        assert f'value="{sent["naam"]}"' in text, address


@pytest.mark.usefixtures("full")
def test_l8_a_geeltje_by_form_keeps_its_words(room: str, bram: Client) -> None:
    words = {"geeltje": new_id(), "tekst": "Later bellen"}
    answer = bram.post(reverse("write", args=[room]), words)
    assert answer.status_code == 503
    assert "Later bellen" in answer.content.decode()
    assert "Opslaan lukt nu niet" in answer.content.decode()


@pytest.mark.usefixtures("full")
def test_l8_a_wrong_code_is_a_wrong_code() -> None:
    client = Client(raise_request_exception=False)
    answer = client.post(reverse("find"), {"code": "nee"})
    assert answer.status_code == 404
    assert "klopt niet" in answer.content.decode()
    assert not WrongCode.objects.exists()


@pytest.mark.usefixtures("full")
def test_l8_a_link_that_cannot_be_made_is_a_clear_page(room: str, bram: Client) -> None:
    answer = bram.post(reverse("hand_over", args=[room]), {"rol": "begeleider"})
    assert answer.status_code == 503
    assert "Er kan nu niets worden bewaard" in answer.content.decode()


@pytest.mark.usefixtures("full")
def test_l8_the_page_is_as_clear_where_it_is_served(room: str, bram: Client) -> None:
    served = AsyncClient(raise_request_exception=False)
    served.cookies = bram.cookies
    address = reverse("hand_over", args=[room])
    answer = async_to_sync(served.post)(address, {"rol": "begeleider"})
    assert answer.status_code == 503
    assert "Er kan nu niets worden bewaard" in answer.content.decode()
