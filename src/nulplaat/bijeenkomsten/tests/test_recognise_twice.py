# SPDX-License-Identifier: EUPL-1.2
"""Bram lets people choose on and shows again; what one chose stays untold."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.bijeenkomsten import acts, transfer
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, SERVER, Evening
from nulplaat.bijeenkomsten.tests.test_recognise import (
    MOMENT,
    A,
    B,
    choosing,
    counted_again,
    counts,
    says,
    shown,
)
from nulplaat.bijeenkomsten.uitslag import FEWEST, OORDELEN
from nulplaat.live.domain import Actor


def all_say(evening: Evening, crowd: list[Actor], oordeel: str) -> None:
    for who in crowd:
        says(evening, who, A, oordeel)


def test_bij_79_a5_another_perspectief_in_between_tells_nothing() -> None:
    evening, crowd = choosing(A, people=7, perspectief="ouder")
    all_say(evening, crowd[:3], "herkenbaar")
    all_say(evening, crowd[3:], "niet")
    first = shown(evening)
    change = acts.DeelnemerChange(deelnemer=crowd[0].id, perspectief="jongere")
    evening.must(BRAM, change)
    assert counted_again(evening) == first
    evening.must(BRAM, acts.HerkenningOpen())
    assert shown(evening) == first


@pytest.mark.parametrize("people", [1, 2])
def test_bij_79_a5_who_comes_in_between_is_not_found_by_subtracting(
    people: int,
) -> None:
    evening, crowd = choosing(A, people=5, perspectief="ouder")
    all_say(evening, crowd, "herkenbaar")
    first = shown(evening)
    evening.must(BRAM, acts.HerkenningOpen())
    late = [evening.joins(perspectief="ouder") for _ in range(people)]
    all_say(evening, late, "niet")
    second = shown(evening)
    assert second["nagekomen"]
    assert second["knoppen"] == first["knoppen"]
    assert second["gekozen"] == first["gekozen"]


def test_bij_79_a5_who_chooses_otherwise_or_leaves_is_not_found_either() -> None:
    evening, crowd = choosing(A, people=6)
    all_say(evening, crowd, "herkenbaar")
    first = shown(evening)
    evening.must(BRAM, acts.HerkenningOpen())
    says(evening, crowd[0], A, "niet")
    assert shown(evening)["knoppen"] == first["knoppen"]
    evening.must(BRAM, acts.HerkenningOpen())
    says(evening, crowd[0], A, "herkenbaar")
    assert "nagekomen" not in shown(evening)
    del evening.state[f"deelnemer/{crowd[1].id}"]
    assert counted_again(evening)["knoppen"] == first["knoppen"]


def test_bij_79_from_three_on_all_is_counted_and_no_perspectief_told() -> None:
    evening, crowd = choosing(A, people=6, perspectief="ouder")
    all_say(evening, crowd, "herkenbaar")
    assert shown(evening)["knoppen"][A]["perspectieven"]
    evening.must(BRAM, acts.HerkenningOpen())
    all_say(evening, crowd[:3], "niet")
    assert shown(evening)["knoppen"][A]["perspectieven"] == {}
    assert counts(evening, A) == [3, 0, 3]
    assert counted_again(evening)["knoppen"][A]["perspectieven"] == {}


def test_bij_79_what_told_nothing_binds_nothing() -> None:
    evening, crowd = choosing(A, people=3)
    all_say(evening, crowd[:2], "niet")
    assert shown(evening)["knoppen"][A] == {"bronnen": [A], "gekozen": 2}
    evening.must(BRAM, acts.HerkenningOpen())
    says(evening, crowd[2], A, "niet")
    shown(evening)
    assert counts(evening, A) == [0, 0, 3]


def test_bij_79_what_was_counted_is_sent_to_nobody() -> None:
    evening, crowd = choosing(A, people=3)
    all_say(evening, crowd, "niet")
    shown(evening)
    assert set(evening.state["herkend"]["mensen"]) == {who.id for who in crowd}
    for viewer in (BRAM, SCHERM, SERVER, *crowd):
        assert "herkend" not in evening.sees(viewer)
    evening.must(BRAM, acts.HerkenningOpen())
    says(evening, crowd[0], A, "deels")
    shown(evening)
    file = transfer.export(evening.sees(BRAM), MOMENT)
    assert transfer.read_export(file)["uitslag"]["nagekomen"] is True


STEPS = st.lists(
    st.tuples(
        st.sampled_from(("kies", "kies", "perspectief", "kom", "toon")),
        st.integers(0, 7),
        st.sampled_from(OORDELEN),
        st.sampled_from((None, *PERSPECTIEVEN)),
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(STEPS)
def test_bij_79_a6_whatever_happens_two_uitslagen_tell_of_nobody_alone(
    steps: list[tuple[str, int, Any, str | None]],
) -> None:
    evening, crowd = choosing(A, B, people=5, perspectief="ouder")
    all_say(evening, crowd, "herkenbaar")
    rows, before = shown(evening)["knoppen"], evening.state["herkend"]
    for what, number, oordeel, lens in steps:
        who = crowd[number % len(crowd)]
        if what == "kies":
            evening.must(BRAM, acts.HerkenningOpen())
            says(evening, who, A if number % 2 else B, oordeel)
        elif what == "perspectief" and lens is not None:
            change = acts.DeelnemerChange(deelnemer=who.id, perspectief=lens)
            evening.must(BRAM, change)
        elif what == "kom":
            crowd.append(evening.joins(perspectief=lens))
        else:
            now, after = shown(evening)["knoppen"], evening.state["herkend"]
            people = {*before["mensen"], *after["mensen"]}
            differ = sum(
                before["mensen"].get(one) != after["mensen"].get(one) for one in people
            )
            assert now == rows if differ == 0 else differ >= FEWEST
            if differ:
                assert not any(row.get("perspectieven") for row in now.values())
            rows, before = now, after
