# SPDX-License-Identifier: EUPL-1.2
"""The words of a note and their stems."""

import pytest

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
