# SPDX-License-Identifier: EUPL-1.2
"""What is shown beside the groups, and what else decides about them."""

import tomllib
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given, settings

from nulplaat.merging import (
    LEXICAL,
    Bands,
    Comparison,
    MeasureFailed,
    TooLong,
    compare,
    nearest,
    notice_sentence,
    propose,
)
from nulplaat.merging.lexical import FittedLexical
from nulplaat.merging.measure import Places, Shares
from nulplaat.merging.tests.test_propose import NOTES

SCHOOL = {
    "a": "Minder toetsen op school",
    "b": "Op school minder toetsen",
    "c": "Meer toetsen op school",
    "d": "Toetsen nakijken kost tijd",
}


def _evening() -> dict[str, str]:
    place = files("nulplaat") / "bijeenkomsten" / "example" / "avond.toml"
    tafels = tomllib.loads(place.read_text(encoding="utf-8"))["tafel"]
    return {
        f"{nr}.{n}": tekst
        for nr, tafel in enumerate(tafels)
        for n, (_, tekst) in enumerate(tafel["geeltjes"])
    }


def _pairs(found: Comparison) -> set[frozenset[str]]:
    return {
        frozenset(pair)
        for group in found.groups
        for pair in combinations(group.members, 2)
    }


def test_merge_9_a_text_of_10_000_signs_is_refused() -> None:
    with pytest.raises(TooLong, match="b: 10000"):
        propose({"a": "Ouders aan tafel", "b": "a" * 10_000})


def test_merge_18_opposites_are_shown_and_never_proposed() -> None:
    found = compare(SCHOOL)
    assert [group.members for group in found.groups] == [("a", "b")]
    assert {(pair.one, pair.two) for pair in found.opposites} == {
        ("a", "c"),
        ("b", "c"),
    }
    assert all(pair.score <= 0.45 and pair.reason for pair in found.opposites)


def test_merge_18_who_takes_the_other_side_is_shown_already_when_related() -> None:
    notes = {
        "a": "Meer aanbieders contracteren",
        "b": "Minder aanbieders, met die paar goede afspraken maken",
    }
    found = compare(notes)
    assert [(pair.one, pair.two) for pair in found.opposites] == [("a", "b")]
    assert LEXICAL.bands.related <= found.opposites[0].score < 0.45
    assert not found.related
    assert not found.groups


def test_merge_18_what_people_put_together_is_no_opposite_any_more() -> None:
    assert compare(SCHOOL, together=["abc"]).opposites == ()


@pytest.mark.parametrize(
    ("other", "band"),
    [
        ("Ouders beslissen mee, aan tafel!", "same"),
        ("Ouders beslissen mee aan tafel", "same"),
        ("Aan tafel beslissen ouders mee over hun kind", "strong"),
    ],
)
def test_merge_21_a_group_has_a_band(other: str, band: str) -> None:
    (group,) = propose({"a": "Ouders beslissen mee aan tafel", "b": other})
    assert group.band == band


@settings(deadline=None)
@given(NOTES)
def test_merge_21_a_band_says_how_alike(notes: dict[str, str]) -> None:
    for group in propose(notes):
        assert (group.band == "likely") == (group.score < LEXICAL.bands.strong)
        assert group.band != "same" or group.score == 1


@settings(deadline=None)
@given(NOTES)
def test_merge_22_related_is_never_in_a_group_together(notes: dict[str, str]) -> None:
    found = compare(notes)
    beside = {frozenset((pair.one, pair.two)) for pair in found.related}
    assert beside.isdisjoint(_pairs(found))
    assert all(pair.score >= LEXICAL.bands.related for pair in found.related)
    assert len(beside) == len(found.related)


def test_merge_22_what_people_keep_apart_is_not_related() -> None:
    related = compare(SCHOOL, apart=["ad"]).related
    assert ("a", "d") not in {(pair.one, pair.two) for pair in related}


def test_merge_23_with_a_lens_all_stays_within_a_kring() -> None:
    lens = {"a": "onderwijs", "b": "zelf", "c": "onderwijs"}
    found = compare(SCHOOL, lens=lens)
    assert found.groups == ()
    assert {(pair.one, pair.two) for pair in found.opposites} == {("a", "c")}
    (kept,) = compare({**SCHOOL, "e": SCHOOL["d"]}, lens=lens, together=["ab"]).groups
    assert kept.members == ("d", "e")


class _Mute:
    id = "stom"
    bands = Bands()

    def fit(self, texts: Sequence[str]) -> FittedLexical:
        raise MeasureFailed("no answer")


class _All:
    """Finds every two texts fairly alike, in a scale of its own."""

    id = "alles"
    bands = Bands(strong=0.9, likely=0.8, related=0.7)

    def fit(self, texts: Sequence[str]) -> "_All":
        self.count = len(texts)
        return self

    def likeness(self, one: Places, two: Places) -> Shares:
        return np.full(len(one), 0.85)

    def near(self, least: float, most: int) -> tuple[Places, Places]:
        low, high = np.triu_indices(self.count, 1)
        return low, high


def test_merge_25_a_measure_that_fails_gives_way_with_a_notice() -> None:
    found = compare(SCHOOL, measure=_Mute())
    assert found.notice == "stom"
    assert notice_sentence(found.notice, "nl").startswith("De maat ‘stom’")
    assert notice_sentence(found.notice, "en").startswith("The measure ‘stom’")
    assert notice_sentence("", "en") == ""
    assert found.groups == compare(SCHOOL).groups
    assert compare(SCHOOL).notice == ""


def test_merge_25_another_measure_decides_likeness_and_the_core_the_rest() -> None:
    notes = {"a": "Koffie", "b": "Tijd voor elkaar", "c": "Geen koffie", "d": "🙂"}
    (group,) = propose(notes, measure=_All())
    assert group.members == ("a", "b")
    assert group.band == "likely"
    assert group.reason == ("koffie / tijd",)


def test_merge_26_who_stays_away_changes_little_for_the_rest() -> None:
    notes = _evening()
    before = _pairs(compare(notes))
    same = 0
    for seed in range(5):
        here = set(Random(seed).sample(sorted(notes), len(notes) * 9 // 10))
        after = _pairs(compare({n: notes[n] for n in sorted(here)}))
        same += len(after ^ {pair for pair in before if pair <= here}) <= 2
    assert same >= 4


def test_merge_27_threads_get_the_same_answer() -> None:
    notes = _evening()
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: compare(notes), range(8)))
    assert answers == [compare(notes)] * 8


def test_merge_28_among_very_many_what_says_the_same_is_still_found() -> None:
    chance = Random(5)
    words = ["".join(chance.choices("aeioklmnrst", k=7)) for _ in range(900)]
    notes = {
        f"{n:04}": " ".join(("ouders", *chance.sample(words, 5))) for n in range(1500)
    }
    notes["x"] = "Een vast gezicht voor elk gezin"
    notes["y"] = "Elk gezin een vast gezicht"
    assert ("x", "y") in {group.members for group in propose(notes)}


def test_merge_60_the_nearest_of_a_note_are_given_below_the_bands_too() -> None:
    notes = {
        "a": "Ouders aan tafel bij het besluit",
        "b": "Aan tafel met ouders voor het besluit",
        "c": "Ouders eerder bellen",
        "d": "Geen ouders aan tafel bij het besluit",
        "e": "Kleinere klassen",
    }
    found = nearest(notes, "a")
    assert [near.id for near in found] == ["b", "d", "c"]
    assert [near.opposed for near in found] == [False, True, False]
    assert found[-1].score < Bands().likely
    assert found[-1].reason == ("ouders",)
    assert found == nearest(dict(reversed(notes.items())), "a")
    assert nearest(notes, "a", most=1) == found[:1]
    assert nearest({"a": notes["a"]}, "a") == []
    with pytest.raises(KeyError):
        nearest(notes, "f")


def test_merge_60_equal_notes_are_nearest_and_a_measure_that_fails_gives_way() -> None:
    notes = {"a": "Tolk erbij", "b": "Een tolk, altijd", "c": "tolk erbij!"}
    found = nearest(notes, "a")
    assert [near.id for near in found] == ["c", "b"]
    assert found[0].score == 1.0
    assert nearest(notes, "a", measure=_Mute()) == found
