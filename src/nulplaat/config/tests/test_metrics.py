# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for metrics: this machine, this house, or who knows the token."""

import asyncio
from typing import Any

import pytest
from django.test import override_settings

from nulplaat.config.metrics import PROXIED, app, may_ask

FAR = "9.9.9.9"


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.3", "192.168.1.9"])
def test_an_address_of_this_house_may_ask(address: str) -> None:
    assert may_ask(address, "")
    with override_settings(METRICS_NEED_TOKEN=True):
        assert not may_ask(address, "")


@pytest.mark.parametrize("address", [FAR, "", "localhost"])
def test_who_comes_from_elsewhere_may_not_ask(address: str) -> None:
    assert not may_ask(address, "")


async def _asks(**headers: str) -> int:
    told: list[dict[str, Any]] = []

    async def send(message: dict[str, Any]) -> None:
        told.append(message)

    named = [
        (key.replace("_", "-").encode(), value.encode())
        for key, value in headers.items()
    ]
    scope = {"client": ("127.0.0.1", 9), "method": "GET", "headers": named}
    await app(scope, None, send)
    return int(told[0]["status"])


@pytest.mark.parametrize("header", PROXIED)
def test_who_comes_by_way_of_a_proxy_needs_the_token(header: str) -> None:
    assert asyncio.run(_asks(**{header: "10.0.0.1"})) == 404
    assert asyncio.run(_asks(accept="text/plain")) == 200
    with override_settings(METRICS_TOKEN="a token"):
        asked = _asks(**{header: FAR, "authorization": "Bearer a token"})
        assert asyncio.run(asked) == 200


def test_who_knows_the_token_may_ask_from_anywhere() -> None:
    assert not may_ask(FAR, "Bearer ")
    with override_settings(METRICS_TOKEN="a token"):
        assert may_ask(FAR, "Bearer a token")
        for wrong in ("", "Bearer", "Bearer a toke", "Bearer é"):
            assert not may_ask(FAR, wrong)
