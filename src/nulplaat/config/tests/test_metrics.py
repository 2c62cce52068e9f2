# SPDX-License-Identifier: EUPL-1.2
"""Who may ask for metrics: this machine, this house, or who knows the token."""

import pytest
from django.test import override_settings

from nulplaat.config.metrics import may_ask

FAR = "9.9.9.9"


@pytest.mark.parametrize("address", ["127.0.0.1", "::1", "10.1.2.3", "192.168.1.9"])
def test_an_address_of_this_house_may_ask(address: str) -> None:
    assert may_ask(address, "")
    assert may_ask(address, "", "10.0.0.1, 127.0.0.1")


@pytest.mark.parametrize(
    ("address", "forwarded"),
    [
        (FAR, ""),
        ("", ""),
        ("localhost", ""),
        ("10.1.2.3", FAR),
        ("10.1.2.3", f"127.0.0.1, {FAR}"),
        ("10.1.2.3", "unknown"),
    ],
)
def test_who_comes_from_elsewhere_may_not_ask_by_way_of_a_proxy_either(
    address: str, forwarded: str
) -> None:
    assert not may_ask(address, "", forwarded)


def test_who_knows_the_token_may_ask_from_anywhere() -> None:
    assert not may_ask(FAR, "Bearer ")
    with override_settings(METRICS_TOKEN="a token"):
        assert may_ask(FAR, "Bearer a token")
        for wrong in ("", "Bearer", "Bearer a toke", "Bearer é"):
            assert not may_ask(FAR, wrong)
