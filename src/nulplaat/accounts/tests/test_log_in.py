# SPDX-License-Identifier: EUPL-1.2
"""Anna makes an account, leaves, and comes back."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from nulplaat.accounts.models import User

pytestmark = pytest.mark.django_db

ANNA = "anna@example.org"
WORD = "een lang wachtwoord"


def sign_up(client: Client) -> None:
    fields = {"email": ANNA, "password1": WORD}
    answer = client.post(reverse("account_signup"), fields)
    assert answer.status_code == 302, answer.content.decode()


def test_anna_makes_an_account_leaves_and_comes_back(client: Client) -> None:
    sign_up(client)
    assert client.get(reverse("own")).status_code == 200
    client.post(reverse("account_logout"))
    assert client.get(reverse("own")).status_code == 302
    wrong = {"login": ANNA, "password": "iets anders"}
    assert client.post(reverse("account_login"), wrong).status_code == 200
    answer = client.post(reverse("account_login"), {"login": ANNA, "password": WORD})
    assert answer["Location"] == reverse("own")


def test_anna_leaves_by_pressing_not_by_looking(client: Client) -> None:
    sign_up(client)
    assert client.get(reverse("account_logout")).status_code == 200
    assert client.get(reverse("own")).status_code == 200


def test_nobody_signs_up_where_the_host_does_not_want_that(
    client: Client, settings: Settings
) -> None:
    settings.SIGNUP = False
    fields = {"email": ANNA, "password1": WORD}
    client.post(reverse("account_signup"), fields)
    assert not User.objects.exists()


def test_a_foreign_address_is_never_gone_to_after_logging_in(client: Client) -> None:
    sign_up(client)
    client.post(reverse("account_logout"))
    fields = {"login": ANNA, "password": WORD, "next": "https://dirk.example/"}
    answer = client.post(reverse("account_login"), fields)
    assert answer["Location"] == reverse("own")
