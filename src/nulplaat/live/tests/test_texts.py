# SPDX-License-Identifier: EUPL-1.2
"""What a typed text becomes, and which texts are refused (I3, I6)."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nulplaat.live.domain import Refusal
from nulplaat.live.ids import is_id, new_id
from nulplaat.live.texts import clean

FAMILY = "👩\u200d👩\u200d👧\u200d👦"


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("  aan tafel zitten ", "aan tafel zitten"),
        ("e\u0301e\u0301n", "één"),
        ("coo\u0308rdinatie", "coördinatie"),
        ("'s-Hertogenbosch, Zoë, IJ, 0\u2011beweging", None),
        ("een\r\ntwee\rdrie", "een\ntwee\ndrie"),
        ("een \n\n \n\n\n twee", "een\n\n twee"),
        ("een\u2028twee", "een\ntwee"),
        (f"gezin {FAMILY}", None),
        ("hart ❤\ufe0f, toets 1\ufe0f\u20e3, vlag 🏳\ufe0f\u200d🌈", None),
        ("👩🏽\u200d⚕\ufe0f helpt", None),
        ("<img src=x onerror=alert(1)>", None),
    ],
)
def test_i6_text_is_stored_as_typed(typed: str, stored: str | None) -> None:
    assert clean(typed, 200) == (typed if stored is None else stored)


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        (None, "malformed"),
        (12, "malformed"),
        ("", "empty"),
        (" \n\r\n\t ", "empty"),
        ("a" * 21, "too-long"),
        ("é" * 21, "too-long"),
        ("\n".join("a" * 100_000), "too-long"),
        ("a" * 1_000_000, "too-long"),
        (FAMILY * 700, "too-long"),
        ("nul\x00", "odd-characters"),
        ("\x1b[31mrood", "odd-characters"),
        ("\u202eomgekeerd", "odd-characters"),
        ("\u2066los\u2069", "odd-characters"),
        ("merk\u200f", "odd-characters"),
        ("on\u200bzichtbaar", "odd-characters"),
        ("\ufeffbegin", "odd-characters"),
        ("a\u200db", "odd-characters"),
        ("👩\u200d", "odd-characters"),
        ("a\ufe0f", "odd-characters"),
        ("\u3164", "odd-characters"),
        ("half \ud83d", "odd-characters"),
        ("niets \uffff", "odd-characters"),
        ("Z" + "\u0300\u0316" * 2, "stacked-marks"),
    ],
)
def test_i3_text_is_refused_whole(typed: object, code: str) -> None:
    refusal = clean(typed, 20)
    assert isinstance(refusal, Refusal)
    assert refusal.code == code
    assert refusal.nl
    assert refusal.en


def test_i3_a_long_run_of_marks_takes_no_time() -> None:
    begin = time.perf_counter()
    assert isinstance(clean("a" + "\u0300\u0316" * 500_000, 500), Refusal)
    assert isinstance(clean("a" + "\u0300\u0316" * 990, 500), Refusal)
    assert isinstance(clean(" " * 500_000 + "\n" + " " * 500_000, 500), Refusal)
    assert time.perf_counter() - begin < 2


@given(st.text(max_size=60))
def test_i3_what_is_stored_stays_as_it_is(typed: str) -> None:
    stored = clean(typed, 40)
    if isinstance(stored, str):
        assert clean(stored, 40) == stored
        assert unicodedata.is_normalized("NFC", stored)
        assert 0 < len(stored) <= 40
        stored.encode()


def test_an_id_is_32_hex_digits() -> None:
    assert is_id(new_id())
    assert new_id() != new_id()
    for other in ("", "A" * 32, "a" * 31, "a" * 33, "a" * 32 + "\n", 7, "__proto__"):
        assert not is_id(other)


def test_i3_tabs_and_soft_hyphens_of_a_pasted_text_are_passed_over() -> None:
    assert clean("jeugd\u00adhulp\tnu", 20) == "jeugdhulp nu"
