# SPDX-License-Identifier: EUPL-1.2
"""Anna finds a geeltje again, however she types it."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.merging.search import Search, correct, search
from nulplaat.merging.tests.test_index import Table
from nulplaat.merging.vocabulary import bare, bare_words, slips

GEELTJES = {
    "een": "Eén gezin, één plan",
    "lidwoord": "een plan met een doel",
    "lijst": "De wachtlijst is te lang",
    "lijsten": "Wachtlijsten overal",
    "wachten": "Zij wachtte maanden",
    "hulp": "De jeugdhulpverlener wisselt steeds",
    "geld": "Financiën en coördinatie op orde",
    "zoe": "Zoë wil gehoord worden",
    "bosch": "In 's-Hertogenbosch lukt het wel",
    "nul": "Een 0‑beweging begint klein",
    "ijs": "Ĳsbrekers bij het eerste gesprek",
    "school": "School en ouders samen aan tafel",
    "teken": "👍👍",
}
SEARCH = Search(GEELTJES)


def first(query: str, many: int = 1) -> list[str]:
    return [hit.key for hit in SEARCH.find(query)][:many]


def test_merge_37_all_words_of_a_query_go_before_some_of_them() -> None:
    found = SEARCH.find("ouders school")
    assert found[0].key == "school"
    assert found[0].score == 1.0
    assert {hit.key for hit in SEARCH.find("plan doel")} == {"een", "lidwoord"}
    assert first("plan doel") == ["lidwoord"]


@pytest.mark.parametrize(
    ("query", "key"),
    [
        ("Financien", "geld"),
        ("coordinatie", "geld"),
        ("coördinatie", "geld"),
        ("zoe", "zoe"),
        ("ZOË", "zoe"),
        ("hertogenbosch", "bosch"),
        ("'s-Hertogenbosch", "bosch"),
        ("0-beweging", "nul"),
        ("0‑beweging", "nul"),
        ("ijsbrekers", "ijs"),
        ("IJsbreker", "ijs"),
        ("één", "een"),
        ("een", "een"),
    ],
)
def test_i6_marks_signs_and_capitals_do_not_matter(query: str, key: str) -> None:
    assert first(query) == [key]


def test_i6_een_finds_both_and_the_number_first() -> None:
    assert set(first("een", 3)) == {"een", "lidwoord", "nul"}


def test_merge_38_other_forms_and_parts_of_compounds_are_found() -> None:
    assert first("wachtlijsten", 2) == ["lijsten", "lijst"]
    assert first("wachtlijst", 2) == ["lijst", "lijsten"]
    assert first("hulpverleners") == ["hulp"]
    assert "hulp" in first("jeugdhulp", 3)
    assert "wachten" in first("wachten", 3)
    assert first("jeugdhulpv") == ["hulp"]


@pytest.mark.parametrize(
    "query",
    [
        "wchtlijst",
        "wachtlisjt",
        "wachttlijst",
        "wachtlijzt",
        "wachtlisjten",
        "wchtlijstt",
        "wahctlijzt",
        "vachtlijzt",
    ],
)
def test_merge_39_one_and_two_typing_errors_are_forgiven(query: str) -> None:
    assert set(first(query, 2)) == {"lijst", "lijsten"}


def test_merge_39_short_words_and_numbers_are_not_guessed_at() -> None:
    search_ = Search({"a": "huis 2024", "b": "hut", "c": "plan 2025"})
    assert search_.find("2026") == []
    assert search_.find("het") == []


def test_merge_40_a_sign_is_found_as_it_stands() -> None:
    assert first("👍", 9) == ["teken"]
    assert SEARCH.find("") == []
    assert SEARCH.find("   ") == []
    assert SEARCH.find("?!") == []
    assert Search({}).find("ouders") == []


@settings(deadline=None)
@given(st.text(max_size=60))
def test_merge_40_any_query_is_answered_the_same_twice(query: str) -> None:
    found = SEARCH.find(query)
    assert found == Search(dict(reversed(GEELTJES.items()))).find(query)
    assert [hit.score for hit in found] == sorted(
        (h.score for h in found), reverse=True
    )
    assert all(0 < hit.score <= 1 for hit in found)
    assert len(found) == len({hit.key for hit in found})


def test_merge_41_a_shared_table_finds_what_the_memory_finds() -> None:
    table = Table(GEELTJES)
    vocabulary = {term for term, _ in table.rows}
    for query in ("wachtlisjten", "financien ordde", "ouders school", "een", "ouder"):
        found = search(query, table, vocabulary, table.read)
        assert found[0].key == first(query)[0]
    assert search("", table, vocabulary, table.read) == []
    assert search("xyzzy", table, vocabulary, table.read) == []


def test_merge_41_a_query_is_corrected_to_words_that_are_there() -> None:
    vocabulary = {"wachtlijst", "lijst", "ouders", "ouder"}
    meant = correct("wahctlijst", vocabulary)
    assert max(meant, key=lambda word: meant[word]) == "wachtlijst"
    meant = correct("Ouders", vocabulary)
    assert meant["ouders"] == 1.0 > meant["ouder"] > 0.9
    assert correct("xyzzy", vocabulary) == {}


def test_merge_41_a_rare_slip_does_not_hide_a_common_word() -> None:
    texts = {f"k{n:03}": f"ouders zeggen {n}" for n in range(200)}
    texts |= {f"x{n}": f"uders ouderz oudrs ouvers {n}" for n in range(80)}
    table = Table(texts)
    found = search("ouders zeggen", table, {t for t, _ in table.rows}, table.read)
    assert all(hit.key.startswith("k") for hit in found)


def test_merge_37_a_wall_of_notes_is_searched_with_typing_errors() -> None:
    chance = random.Random(7)
    sounds = ["ba", "ker", "lom", "ti", "zan", "vo", "del", "rup", "ges", "mi"]
    words = ["".join(chance.choices(sounds, k=4)) for _ in range(400)]
    notes = {f"n{n:04}": " ".join(chance.sample(words, 5)) for n in range(2_000)}
    wall = Search(notes)
    hits = 0
    for key in chance.sample(sorted(notes), 60):
        query = []
        for word in notes[key].split()[:3]:
            at = chance.randrange(1, len(word) - 1)
            query.append(word[:at] + word[at + 1 :])
        hits += key in [hit.key for hit in wall.find(" ".join(query), most=5)]
    assert hits >= 57


def test_merge_39_an_error_is_a_letter_lost_added_replaced_or_swapped() -> None:
    words = ["plan", "plank", "pan", "pln", "paln", "gras"]
    assert slips("plan", words, 1) == [
        ("plan", 0),
        ("paln", 1),
        ("pan", 1),
        ("plank", 1),
        ("pln", 1),
    ]


@settings(deadline=None)
@given(st.text())
def test_i6_a_bare_text_stays_as_it_is(text: str) -> None:
    assert bare(bare(text)) == bare(text)
    assert bare_words(bare(text)) == bare_words(text)
