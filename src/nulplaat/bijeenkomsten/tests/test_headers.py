# SPDX-License-Identifier: EUPL-1.2
"""Every answer bears the headers that keep a page safe, whatever went wrong."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django.fixtures import Settings

from nulplaat.bijeenkomsten.tests.test_who_may_open import browser, make_room

pytestmark = pytest.mark.django_db

ADDRESSES = (
    "/",
    "/mee/nope/",
    "/nowhere/",
    "/bijeenkomsten/nieuw/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/health/live",
    "/health/ready",
    "/static/favicon.svg",
    "/binnen/nope/",
    "/platen/import/",
)


def check(answer: object) -> None:
    headers = answer.headers  # type: ignore[attr-defined]
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert "http" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_s14_headers_of_open_pages(client: Client, address: str) -> None:
    check(client.get(address))


@pytest.mark.parametrize("page", ["evening", "screen", "plaat", "import", "qr"])
def test_s14_headers_of_an_evening(page: str) -> None:
    room = make_room()
    answer = browser(room, "begeleider").get(reverse(page, args=[room]))
    check(answer)
    assert answer["Cache-Control"] == "no-store"
    text = answer.content.decode()
    assert " style=" not in text
    assert "<style" not in text
    assert "onclick" not in text
    assert text.count("<script") == text.count("<script type=") + text.count(
        '<script id="kader" type="application/json"'
    )


def test_s14_headers_when_something_breaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("marker-word")

    monkeypatch.setattr("nulplaat.bijeenkomsten.views.start._may_start", breaks)
    answer = Client(raise_request_exception=False).get("/")
    assert answer.status_code == 500
    assert "marker-word" not in answer.content.decode()
    check(answer)


def test_security_txt_says_whom_to_tell(client: Client, settings: Settings) -> None:
    settings.SECURITY_CONTACT = "veilig@example.org"
    text = client.get("/.well-known/security.txt").content.decode()
    assert text.startswith("Contact: mailto:veilig@example.org\nExpires: ")
