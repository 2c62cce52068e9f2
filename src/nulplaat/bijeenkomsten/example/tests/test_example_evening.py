# SPDX-License-Identifier: EUPL-1.2
"""The example evening: played without a refusal, and as rich as it promises."""

from collections import Counter
from importlib.resources import files
from itertools import combinations

import pytest

from nulplaat.bijeenkomsten.acts import MOST
from nulplaat.bijeenkomsten.decide import decide
from nulplaat.bijeenkomsten.example import load
from nulplaat.bijeenkomsten.example.paper import notes_csv
from nulplaat.bijeenkomsten.example.script import evening, geeltje_id, steps
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.live import queries
from nulplaat.live.domain import Actor, Changes, State, apply
from nulplaat.merging import propose
from nulplaat.platen.plaat import Plaat

ROOM = "a" * 32
BRAM = Actor(id="b" * 32, rol="begeleider")

SAME = [
    ("1.1", "4.15"),
    ("1.2", "2.1"),
    ("1.3", "3.11"),
    ("1.8", "5.13"),
    ("1.12", "4.4"),
    ("2.5", "4.7"),
    ("3.3", "5.1"),
    ("3.10", "4.12"),
]
NOT_THE_SAME = [
    ("1.2", "5.2"),  # wisselende / vaste hulpverleners
    ("2.5", "2.9"),  # één plan / zes plannen
    ("2.10", "4.10"),  # na elk incident een regel / niet meteen een regel
    ("3.17", "4.9"),  # meer regels / minder regels
    ("1.1", "3.17"),
]


@pytest.fixture(scope="module")
def state() -> State:
    """Play the evening in memory; every act is accepted."""
    made: State = {}
    for act, by in steps(ROOM, BRAM, "BCD-FGH"):
        changes = decide(made, act, by, 1_790_000_000_000)
        assert isinstance(changes, Changes), (act, changes)
        apply(made, changes)
    return made


@pytest.fixture(scope="module")
def plaat(state: State) -> Plaat:
    return plaat_of(state, moment=0)


def _notes() -> dict[str, str]:
    return {
        f"{nr}.{place}": tekst
        for nr, tafel in enumerate(evening()["tafel"], start=1)
        for place, (_, tekst) in enumerate(tafel["geeltjes"], start=1)
    }


def test_five_tafels_write_and_make_their_own_plaat(state: State) -> None:
    for nr, tafel in enumerate(evening()["tafel"], start=1):
        assert 12 <= len(tafel["geeltjes"]) <= 20
        assert 5 <= len(plaat_of(state, moment=0, tafel=nr).knoppen) <= 8
    assert nr == 5
    assert 70 <= len(_notes()) <= 90


def test_the_evening_stands_at_its_result(state: State, plaat: Plaat) -> None:
    assert state["fase"]["nu"] == "resultaat"
    assert 16 <= len(plaat.knoppen) <= 22
    assert {k.stand for k in plaat.knoppen} >= {"begonnen", "gedraaid", "losgelaten"}
    assert all(k.reden for k in plaat.knoppen if k.stand == "losgelaten")
    assert len({k.kring for k in plaat.knoppen}) >= 6
    assert {k.aard for k in plaat.knoppen} == {"instandhoudend", "helpend"}


def test_everybody_sees_what_is_recognised_and_where_they_are_divided(
    state: State, plaat: Plaat
) -> None:
    assert all(knop.herkenning for knop in plaat.knoppen)
    beelden = {knop.herkenning.beeld for knop in plaat.knoppen if knop.herkenning}
    assert beelden == {"herkend", "niet-herkend", "betwist", ""}
    assert state["uitslag"]["gekozen"] == state["uitslag"]["deelnemers"] == 25


def test_many_kinds_of_people_write_no_text_is_too_long() -> None:
    tafels = evening()["tafel"]
    voices = Counter(p for tafel in tafels for p, _ in tafel["geeltjes"])
    assert voices.keys() <= PERSPECTIEVEN.keys()
    assert len(voices) >= 6
    assert all(len(tekst) <= MOST["geeltje"] for tekst in _notes().values())
    assert any(len(tekst.split()) == 1 for tekst in _notes().values())
    assert any(len(w) > 24 for tekst in _notes().values() for w in tekst.split())


def test_no_word_is_lost_in_the_stamboom(plaat: Plaat) -> None:
    shown = {g.id: g.tekst for knop in plaat.knoppen for g in knop.geeltjes}
    bronnen = {b.tekst for knop in plaat.knoppen for b in knop.bronnen}
    for nr, tafel in enumerate(evening()["tafel"], start=1):
        for knop in tafel["knoppen"]:
            assert knop.get("tekst", tafel["geeltjes"][knop["geeltjes"][0] - 1][1]) in (
                bronnen
            )
            for place in knop["geeltjes"]:
                tekst = tafel["geeltjes"][place - 1][1]
                assert shown[geeltje_id(ROOM, nr, place)] == tekst


def test_the_sample_for_import_holds_the_same_geeltjes() -> None:
    sample = files("nulplaat") / "bijeenkomsten" / "example" / "notes.csv"
    assert sample.read_text(encoding="utf-8") == notes_csv()


def test_what_says_the_same_is_proposed_and_opposites_are_not() -> None:
    together = {
        frozenset(pair)
        for group in propose(_notes())
        for pair in combinations(group.members, 2)
    }
    missing = [pair for pair in SAME if frozenset(pair) not in together]
    wrong = [pair for pair in NOT_THE_SAME if frozenset(pair) in together]
    assert (missing, wrong) == ([], [])


@pytest.mark.django_db
def test_loading_makes_a_room_through_acts_alone() -> None:
    room = load(owner=BRAM.id)
    moment = queries.read(room)
    assert moment.state["fase"]["nu"] == "resultaat"
    entries = list(queries.entries(room))
    assert [e.seq for e in entries] == list(range(1, len(entries) + 1))
    assert sum(e.kind == "geeltje.write" for e in entries) == len(_notes())
    assert sum(e.by == BRAM.id for e in entries) > 30
    assert load() != room
