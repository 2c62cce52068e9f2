# SPDX-License-Identifier: EUPL-1.2
"""Carla's browser sends cookies of other applications along."""

import pytest

from nulplaat.accounts.tokens import cookie_in, cookie_name

ROOM = "c" * 32


@pytest.mark.parametrize(
    "other",
    [
        'x={"a":1}',
        "x=Jan Jansen",
        'x="half',
        "los",
        "=",
        "a[b]=c",
        "x=caf\u00e9",
        "x=1,2; y=(3)",
    ],
)
def test_an_odd_cookie_of_another_application_hides_not_ours(other: str) -> None:
    ours = f"{cookie_name(ROOM)}=geheim-1_A"
    for header in (f"{other}; {ours}", f"{ours}; {other}", f"{other}; {ours}; {other}"):
        assert cookie_in(header, ROOM) == "geheim-1_A"


def test_without_our_cookie_there_is_no_secret() -> None:
    assert cookie_in("", ROOM) == cookie_in("x=1", ROOM) == ""
