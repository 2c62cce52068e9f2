# SPDX-License-Identifier: EUPL-1.2
"""Which notes are proposed as a group."""

import random
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.merging import Group, opposed, propose, reason_sentence
from nulplaat.merging.texts import ready

WORDS = [
    "ouders",
    "hulpverlener",
    "hulpverleners",
    "tafel",
    "zitten",
    "plan",
    "formulier",
    "formulieren",
    "niet",
    "geen",
    "meer",
    "minder",
    "één",
    "gezin",
    "gezinnen",
    "taal",
    "gewone",
    "luisteren",
    "vertrouwen",
    "🙂",
    "de",
    "het",
]
NOTE = st.lists(st.sampled_from(WORDS), min_size=0, max_size=6).map(" ".join)
NOTES = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), NOTE, max_size=14)
TABLE = {
    "a": "Ouders zitten vanaf dag één aan tafel",
    "b": "Aan tafel zitten met ouders, vanaf dag één",
    "c": "Ouders horen vanaf het begin aan tafel te zitten",
    "d": "Iets heel anders: financiën",
}


def _pairs(groups: list[Group]) -> set[frozenset[str]]:
    return {frozenset(p) for g in groups for p in combinations(g.members, 2)}


@settings(deadline=None)
@given(NOTES)
def test_merge_10_nothing_stands_twice_and_members_exist(notes: dict[str, str]) -> None:
    members = [member for group in propose(notes) for member in group.members]
    assert len(members) == len(set(members))
    assert set(members) <= notes.keys()


@settings(deadline=None)
@given(NOTES, st.randoms(use_true_random=False))
def test_merge_11_order_and_asking_again_change_nothing(
    notes: dict[str, str], chance: random.Random
) -> None:
    items = list(notes.items())
    chance.shuffle(items)
    assert propose(notes) == propose(dict(items)) == propose(notes)


@settings(deadline=None)
@given(NOTES)
def test_merge_12_every_group_has_a_reason_in_its_words(notes: dict[str, str]) -> None:
    for group in propose(notes):
        texts = [ready(notes[m]) for m in group.members]
        words = {t.word for text in texts for t in text.words}
        assert group.reason
        said = {w for term in group.reason for w in term.split() if w != "/"}
        assert said <= words or group.reason == (texts[0].raw,)


@pytest.mark.parametrize(
    ("one", "two", "reason"),
    [
        ("Wachtlijst korter", "Wachtlijst, korter!", "wachtlijst"),
        ("Wachttijd!", "WACHTTIJD", "wachttijd"),
        ("GGZ erbij halen", "De GGZ erbij halen", "GGZ"),
        ("Veilig Thuis bellen", "Altijd Veilig Thuis bellen", "Veilig Thuis bellen"),
        ("Anouk belt ouders", "Anouk belt de ouders", "Anouk belt"),
        ("🙂", "🙂", "🙂"),
    ],
)
def test_merge_29_a_reason_is_small_but_for_names(
    one: str, two: str, reason: str
) -> None:
    (group,) = propose({"a": one, "b": two})
    assert any(reason in term for term in group.reason)


def test_merge_12_neighbours_are_one_term() -> None:
    (group,) = propose({"a": "Aan tafel zitten graag", "b": "Graag aan tafel zitten"})
    assert "tafel zitten" in group.reason


@settings(deadline=None)
@given(NOTES)
def test_merge_13_no_group_holds_an_opposite(notes: dict[str, str]) -> None:
    for one, two in map(tuple, _pairs(propose(notes))):
        assert not opposed(notes[one], notes[two])


@settings(deadline=None)
@given(NOTES, st.data())
def test_merge_14_apart_never_stands_together(
    notes: dict[str, str], data: st.DataObject
) -> None:
    chosen = [frozenset(pair) for pair in combinations(sorted(notes), 2)]
    apart = data.draw(st.lists(st.sampled_from(chosen))) if chosen else []
    together = data.draw(st.lists(st.sampled_from(chosen))) if chosen else []
    groups = propose(notes, apart=apart, together=together)
    assert _pairs(groups).isdisjoint(apart)


@settings(deadline=None)
@given(NOTES, st.data())
def test_merge_15_together_stays_together(
    notes: dict[str, str], data: st.DataObject
) -> None:
    chosen = [frozenset(pair) for pair in combinations(sorted(notes), 2)]
    together = data.draw(st.lists(st.sampled_from(chosen))) if chosen else []
    for group in propose(notes, together=together):
        for names in together:
            assert names <= set(group.members) or names.isdisjoint(group.members)


def test_merge_15_what_is_together_is_proposed_only_with_something_new() -> None:
    together = [frozenset(("a", "b"))]
    (group,) = propose(TABLE, together=together)
    assert group.members == ("a", "b", "c")
    assert propose(TABLE, together=[frozenset("abc")]) == []


def test_merge_16_the_label_is_a_member_word_for_word() -> None:
    (group,) = propose(TABLE)
    assert group.members == ("a", "b", "c")
    assert group.core in group.members
    assert group.label == TABLE[group.core]
    assert 0 < group.score <= 1


def test_merge_17_m3_none_and_one_give_nothing() -> None:
    assert propose({}) == []
    assert propose({"a": "Ouders aan tafel"}) == []


def test_merge_17_m3_all_equal_is_one_group() -> None:
    notes = {f"{n:03}": "Ouders aan tafel" for n in range(500)}
    (group,) = propose(notes)
    assert group.members == tuple(sorted(notes))
    assert group.score == 1.0


def test_merge_17_m3_all_different_give_no_group_and_one_emoji_one() -> None:
    different = dict(
        enumerate(["tafel", "plan", "regel", "taal", "tijd", "rust", "koffie", "buurt"])
    )
    assert propose({str(n): word for n, word in different.items()}) == []
    assert propose({"a": "🙂", "b": "🎉"}) == []
    (group,) = propose({str(n): "🙂🎉" for n in range(500)})
    assert (group.band, group.reason, len(group.members)) == ("same", ("🙂🎉",), 500)


def test_merge_17_m3_two_languages_do_not_mix() -> None:
    notes = {
        "nl1": "Ouders vanaf dag één aan tafel",
        "nl2": "Vanaf dag één ouders aan tafel",
        "en1": "Parents at the table from the first day",
        "en2": "From the first day parents at the table",
    }
    found = {group.members for group in propose(notes)}
    assert found == {("nl1", "nl2"), ("en1", "en2")}


def test_merge_17_m3_500_notes_are_grouped_the_same_each_time() -> None:
    chance = random.Random(3)
    words = ["".join(chance.choices("aeiouklmnprst", k=8)) for _ in range(600)]
    notes = {
        str(n): " ".join(("ouders", *chance.choices(words, k=9))) for n in range(500)
    }
    found = propose(notes)
    assert found == propose(dict(reversed(notes.items())))
    assert all(group.reason for group in found)


def test_merge_20_the_reason_is_a_plain_sentence() -> None:
    assert reason_sentence(["tafel zitten"], "nl") == "beide noemen *tafel zitten*"
    assert (
        reason_sentence(["tafel", "plan", "dag"], "nl", 3)
        == "alle drie noemen *tafel*, *plan* en *dag*"
    )
    assert reason_sentence(["plan", "dag"], "en") == "both mention *plan* and *dag*"
    assert reason_sentence(["plan"], "en", 14) == "all 14 mention *plan*"
    assert reason_sentence([], "nl") == ""


def test_merge_4_to_go_without_the_same_is_no_opposite() -> None:
    same = {
        "a": "Bel ouders ook zonder nieuws",
        "b": "Ouders bellen, ook zonder nieuws",
    }
    assert [group.members for group in propose(same)] == [("a", "b")]
    same["c"] = "Ook zonder nieuws ouders bellen"
    assert [group.members for group in propose(same)] == [("a", "b", "c")]
    other = {"a": "Praten met ouders erbij", "b": "Praten zonder ouders erbij"}
    assert propose(other) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Stop, niet doorgaan", "Stop niet, doorgaan"),
        ("Hulp = controle", "Hulp ≠ controle"),
        ("Jeugdhulp 18+", "Jeugdhulp 18-"),
        ("School :)", "School :("),
        ("Wachtlijst ↑", "Wachtlijst ↓"),
    ],
)
def test_merge_13_marks_and_pauses_that_turn_a_note_keep_it_off_the_pile(
    one: str, two: str
) -> None:
    assert propose({"a": one, "b": two}) == []
    ((members, band),) = [
        (group.members, group.band) for group in propose({"a": one, "b": f"{one}."})
    ]
    assert (members, band) == (("a", "b"), "same")


def test_merge_21_who_does_what_turned_round_is_not_ticked_beforehand() -> None:
    notes = {
        "a": "De gemeente vertrouwt jongeren niet",
        "b": "Jongeren vertrouwen de gemeente niet",
    }
    assert [group.band for group in propose(notes)] == ["likely"]
    notes["b"] = "De gemeente vertrouwt de jongeren niet"
    assert [group.band for group in propose(notes)] == ["strong"]
