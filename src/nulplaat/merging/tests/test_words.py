# SPDX-License-Identifier: EUPL-1.2
"""The words of a note and their stems."""

import math

import pytest

from nulplaat.merging import likeness, terms
from nulplaat.merging.background import HEAVIEST, weights
from nulplaat.merging.compounds import split
from nulplaat.merging.kin import alike
from nulplaat.merging.words import stem, tokens


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("gezin", "gezinnen"),
        ("gesprek", "gesprekken"),
        ("luisteren", "luistert"),
        ("luister", "geluisterd"),
        ("vragen", "vraagt"),
        ("ouder", "ouders"),
        ("wachtlijst", "wachtlijsten"),
        ("gehoord", "horen"),
        ("regelen", "geregeld"),
    ],
)
def test_merge_2_forms_of_one_word_share_a_stem(one: str, two: str) -> None:
    assert stem(one) == stem(two)


@pytest.mark.parametrize(("one", "two"), [("gezin", "zin"), ("gewoon", "wonen")])
def test_merge_2_other_words_keep_other_stems(one: str, two: str) -> None:
    assert stem(one) != stem(two)


def test_merge_2_letters_with_marks_stay_in_their_word() -> None:
    shown = [token.shown for token in tokens("Eén coördinatie: financiën, 🙂 0-doel")]
    assert shown == ["Eén", "coördinatie", "financiën", "0", "doel"]


@pytest.mark.parametrize(
    "parts",
    [
        "jeugd hulp verlener",
        "pleeg ouders",
        "wacht lijsten",
        "verantwoording s formulieren",
        "keuken tafel gesprek",
        "ervaring s deskundigen",
        "uithuis plaatsing",
    ],
)
def test_merge_5_a_compound_is_cut_into_its_parts(parts: str) -> None:
    word = parts.replace(" ", "")
    assert split(word) == tuple(part for part in parts.split() if part != "s")


@pytest.mark.parametrize(
    "word",
    [
        *("onderwijs", "wethouder", "aandacht", "vertrouwen", "coördinatie", "gezin"),
        "zorg" * 1200,
    ],
)
def test_merge_5_what_is_no_compound_stays_whole(word: str) -> None:
    assert split(word) == (word,)


def test_merge_5_a_part_counts_and_the_whole_word_counts_more() -> None:
    part, whole = likeness(
        ["Lange wachtlijsten", "Lange wachtlijsten"],
        ["Lange lijsten", "Een lange wachtlijst"],
    )
    assert 0.3 < part < whole


def test_merge_6_rare_words_weigh_more_and_one_evening_decides_little() -> None:
    seldom, often, field = weights(["kansenbord", "man", "ouder"], {"ouder": 20}, 80)
    assert max(often, field) < seldom
    (fewer,) = weights(["ouder"], {"ouder": 18}, 72)
    assert abs(fewer - field) < math.log(80 / 72)
    assert weights(["kansenbord"], {}, 0) == [HEAVIEST]


def test_merge_6_whether_one_note_or_two_hold_a_word_makes_little_difference() -> None:
    (once,) = weights(["kansenbord"], {"kansenbord": 1}, 100)
    (twice,) = weights(["kansenbord"], {"kansenbord": 2}, 100)
    (often,) = weights(["kansenbord"], {"kansenbord": 30}, 100)
    assert 0 < once - twice < 0.05 * once
    assert often < 0.5 * once


def test_merge_6_who_stays_away_moves_the_words_of_the_own_notes_alone() -> None:
    all_came, some_came = (weights(["bord"], {"bord": 2}, n) for n in (100, 90))
    assert all_came == some_came
    evening, years = (weights(["bord"], {"bord": n}, 100 * n) for n in (4, 400))
    assert years > evening


def test_merge_6_what_the_evening_is_about_tells_less_than_its_share() -> None:
    seldom, often = (weights(["bord"], {"bord": n}, 100)[0] for n in (10, 40))
    assert seldom - often > math.log(40 / 10)
    assert min(weights(["bord"], {"bord": 100_000}, 100_000)) == 0.0


def test_merge_6_a_text_that_shares_little_weight_is_less_alike() -> None:
    little, much = likeness(["Hulp", "Hulp bij schulden"], ["Hulp op tijd"] * 2)
    assert 0 < much < little < 1


def test_merge_7_words_alike_in_letters_or_meaning_count_in_part() -> None:
    assert 0.3 < alike("wachtlijst", "wachtlyst") < 1
    assert 0.5 < alike("juf", "docent") < 1
    assert alike("tafel", "gemeent") == 0
    slip, same_thing, other = likeness(
        ["Altijd dezelfde hulpverlener", "Praten met de juf", "Praten met de juf"],
        [
            "Altijd dezelfde hulpverlenner",
            "Praten met de docent",
            "Met de buren eten",
        ],
    )
    assert min(slip, same_thing) >= 0.5 > other


def test_merge_8_not_knowing_says_one_thing() -> None:
    assert min(likeness(["Weet niet", "geen idee"], ["Geen idee...", "kweenie"])) > 0.65
    known = likeness(["Weet niet"], ["School weet als eerste dat het niet goed gaat"])
    assert known == [0.0]
    assert terms("Ik zou het niet weten") == terms("geen idee")
