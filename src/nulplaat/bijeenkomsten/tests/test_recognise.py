# SPDX-License-Identifier: EUPL-1.2
"""Carla and the others say what they recognise; Bram closes and shows it."""

import itertools
import random
import re
from collections import Counter
from typing import Any

import msgspec
import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from nulplaat.bijeenkomsten import acts, transfer, uitslag
from nulplaat.bijeenkomsten.domain import BIJEENKOMST
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, SERVER, Evening
from nulplaat.live.domain import Actor, Changes, State
from nulplaat.platen import sheet, text

MOMENT = 1_790_000_000_000
A, B, C, D = (letter * 32 for letter in "abcd")


def choosing(
    *knoppen: str, people: int = 3, **more: Any
) -> tuple[Evening, list[Actor]]:
    """Make an evening in fase herkennen, with these knoppen at tafel 1."""
    evening = Evening.started(fase="tafels")
    crowd = [evening.joins(**more) for _ in range(people)]
    for knop in knoppen:
        evening.makes_knop(BRAM, f"Knop {knop[0]}", tafel=1, knop=knop)
    evening.go("herkennen")
    return evening, crowd


def says(evening: Evening, who: Actor, knop: str, oordeel: str | None) -> None:
    evening.must(who, acts.KnopRecognise(knop=knop, oordeel=oordeel))


def shown(evening: Evening) -> Any:
    """Let Bram close and show; return the uitslag."""
    evening.must(BRAM, acts.HerkenningClose())
    return counted_again(evening)


def counted_again(evening: Evening) -> Any:
    evening.must(BRAM, BIJEENKOMST.prepare(evening.state, acts.HerkenningShow()))
    return evening.state["uitslag"]


def counts(evening: Evening, knop: str) -> list[int]:
    row = evening.state["uitslag"]["knoppen"][knop]
    return [row[oordeel] for oordeel in uitslag.OORDELEN]


def own(evening: Evening, who: Actor) -> Any:
    return evening.sees(who).get(f"herkenning/{who.id}", {"oordelen": {}})["oordelen"]


def test_bij_70_carla_changes_her_mind_and_takes_it_back() -> None:
    evening, (carla, *_) = choosing(A, B)
    says(evening, carla, A, "niet")
    says(evening, carla, A, "herkenbaar")
    says(evening, carla, B, "deels")
    assert own(evening, carla) == {A: "herkenbaar", B: "deels"}
    says(evening, carla, A, None)
    says(evening, carla, B, None)
    assert own(evening, carla) == {}
    assert f"herkenning/{carla.id}" not in evening.state


def test_bij_70_only_a_deelnemer_who_is_in_says_something() -> None:
    evening, (carla, *_) = choosing(A)
    vote = acts.KnopRecognise(knop=A, oordeel="herkenbaar")
    for nobody in (BRAM, SCHERM, SERVER):
        assert evening.refused(nobody, vote) == "not-allowed"
    stranger = Actor(id="e" * 32, rol="deelnemer")
    assert evening.refused(stranger, vote) == "gone"
    evening.go("samenvoegen")
    assert evening.refused(carla, vote) == "not-now"


@pytest.mark.parametrize("oordeel", ["", "ja", "-1", "herkenbaar ", "HERKENBAAR"])
def test_s10_an_unknown_answer_is_refused(oordeel: str) -> None:
    evening, (carla, *_) = choosing(A)
    vote = acts.KnopRecognise(knop=A, oordeel=oordeel)
    assert evening.refused(carla, vote) == "unknown-choice"


@pytest.mark.parametrize("oordeel", ["-1", "1", "true", "[]", '{"herkenbaar":20}'])
def test_s10_a_number_is_no_answer(oordeel: str) -> None:
    raw = f'{{"kind":"knop.recognise","knop":"{A}","oordeel":{oordeel}}}'
    with pytest.raises(msgspec.ValidationError):
        BIJEENKOMST.decode(raw.encode())


def test_s10_nobody_sends_an_uitslag_of_their_own() -> None:
    with pytest.raises(msgspec.ValidationError):
        BIJEENKOMST.decode(b'{"kind":"herkenning.show","uitslag":{"gekozen":9}}')


def test_s10_a_knop_that_is_not_there_cannot_be_recognised() -> None:
    evening, (carla, *_) = choosing(A)
    vote = acts.KnopRecognise(knop=B, oordeel="herkenbaar")
    assert evening.refused(carla, vote) == "gone"


def test_s10_twenty_answers_and_a_second_tab_count_once() -> None:
    evening, (carla, dirk, eva) = choosing(A)
    for _ in range(20):
        says(evening, carla, A, "herkenbaar")
    second_tab = Actor(id=carla.id, rol="deelnemer")
    says(evening, second_tab, A, "niet")
    says(evening, dirk, A, "niet")
    says(evening, eva, A, "niet")
    assert shown(evening)["gekozen"] == 3
    assert counts(evening, A) == [0, 0, 3]


def test_bij_71_before_it_is_shown_there_is_only_how_many() -> None:
    evening, (carla, dirk, eva) = choosing(A, B)
    says(evening, carla, A, "niet")
    says(evening, carla, B, "niet")
    says(evening, dirk, A, "herkenbaar")
    evening.must(BRAM, acts.HerkenningClose())
    for viewer in (BRAM, SCHERM, eva):
        seen = evening.sees(viewer)
        assert (seen["telling"]["gekozen"], seen["telling"]["klaar"]) == (2, 1)
        assert not any(key.startswith(("herkenning/", "uitslag")) for key in seen)
    assert own(evening, carla) == {A: "niet", B: "niet"}


def test_bij_71_a5_what_one_person_chose_is_sent_to_nobody_else_ever() -> None:
    evening, (carla, dirk, eva) = choosing(A, perspectief="ouder")
    for who, oordeel in ((carla, "niet"), (dirk, "deels"), (eva, "herkenbaar")):
        says(evening, who, A, oordeel)
    shown(evening)
    people = {carla.id, dirk.id, eva.id}
    for viewer in (BRAM, SCHERM, SERVER, carla, dirk, eva):
        seen = evening.sees(viewer)
        ballots = {key for key in seen if key.startswith("herkenning/")}
        mine = {f"herkenning/{viewer.id}"} if viewer.rol == "deelnemer" else set()
        assert ballots == mine
        told = msgspec.json.encode(seen["uitslag"]).decode()
        assert not any(person in told for person in people)


def test_bij_71_a5_the_order_of_choosing_leaves_no_trace() -> None:
    evening, (carla, *_) = choosing(A, B, C)
    for knop in (C, A, B):
        says(evening, carla, knop, "deels")
    assert list(evening.state[f"herkenning/{carla.id}"]["oordelen"]) == [A, B, C]


def test_bij_72_closed_is_closed_until_bram_opens_it() -> None:
    evening, (carla, dirk, eva) = choosing(A)
    says(evening, carla, A, "niet")
    says(evening, dirk, A, "niet")
    assert evening.refused(BRAM, acts.HerkenningShow()) == "still-choosing"
    evening.must(BRAM, acts.HerkenningClose())
    for late in ("herkenbaar", None):
        vote = acts.KnopRecognise(knop=A, oordeel=late)
        assert evening.refused(carla, vote) == "choosing-closed"
    assert counted_again(evening)["gekozen"] == 2
    evening.must(BRAM, acts.HerkenningOpen())
    assert "uitslag" not in evening.sees(BRAM)
    says(evening, eva, A, "herkenbaar")
    shown(evening)
    assert counts(evening, A) == [1, 0, 2]


def test_bij_72_a_deelnemer_neither_closes_nor_shows() -> None:
    evening, (carla, *_) = choosing(A)
    for act in (acts.HerkenningClose(), acts.HerkenningShow(), acts.HerkenningOpen()):
        assert evening.refused(carla, act) == "not-allowed"
        assert evening.refused(SCHERM, act) == "not-allowed"


def test_bij_73_counts_that_were_computed_too_early_are_refused() -> None:
    evening, (carla, dirk, _) = choosing(A)
    says(evening, carla, A, "niet")
    early = BIJEENKOMST.prepare(evening.state, acts.HerkenningShow())
    says(evening, dirk, A, "niet")
    evening.must(BRAM, acts.HerkenningClose())
    assert evening.refused(BRAM, early) == "stale"
    assert counted_again(evening)["gekozen"] == 2


def test_bij_73_without_an_answer_there_is_nothing_to_show() -> None:
    evening, _ = choosing(A)
    evening.must(BRAM, acts.HerkenningClose())
    act = BIJEENKOMST.prepare(evening.state, acts.HerkenningShow())
    assert evening.refused(BRAM, act) == "nobody-chose"


def test_bij_74_an_answer_counts_for_every_bron_once_for_the_whole() -> None:
    evening, (carla, dirk, eva) = choosing(A, B)
    evening.must(BRAM, acts.KnopJoin(knoppen=(A, B)))
    says(evening, carla, B, "herkenbaar")
    says(evening, dirk, A, "herkenbaar")
    says(evening, eva, A, "niet")
    shown(evening)
    assert set(evening.state["uitslag"]["knoppen"]) == {A}
    assert counts(evening, A) == [2, 0, 1]
    evening.must(BRAM, acts.KnopSplit(knop=B))
    counted_again(evening)
    assert counts(evening, A) == counts(evening, B) == [2, 0, 1]


def test_bij_74_answers_that_differ_on_what_is_joined_later_become_partly() -> None:
    evening, (carla, dirk, eva) = choosing(A, B)
    says(evening, carla, A, "herkenbaar")
    says(evening, carla, B, "niet")
    says(evening, dirk, A, "herkenbaar")
    says(evening, eva, B, "niet")
    evening.must(BRAM, acts.KnopJoin(knoppen=(A, B)))
    shown(evening)
    assert counts(evening, A) == [1, 1, 1]


def test_bij_75_a_knop_joined_since_has_no_counts_until_counted_again() -> None:
    evening, crowd = choosing(A, B, C)
    for who, knop in itertools.product(crowd, (A, B, C)):
        says(evening, who, knop, "herkenbaar")
    shown(evening)
    evening.must(BRAM, acts.KnopJoin(knoppen=(A, B)))
    known = {knop.id: knop.herkenning for knop in evening.plaat().knoppen}
    assert known[A] is None
    assert known[C] is not None
    counted_again(evening)
    assert all(knop.herkenning for knop in evening.plaat().knoppen)
    evening.must(BRAM, acts.Undo())
    assert {k.id for k in evening.plaat().knoppen if k.herkenning} == {C}


def test_bij_75_a_knop_that_leaves_is_told_of_no_more_and_comes_back_by_undo() -> None:
    evening, crowd = choosing(A, B)
    for who, knop in itertools.product(crowd, (A, B)):
        says(evening, who, knop, "niet")
    shown(evening)
    evening.must(BRAM, acts.KnopDrop(knop=A))
    assert set(evening.state["uitslag"]["knoppen"]) == {B}
    evening.must(BRAM, acts.Undo())
    assert set(evening.state["uitslag"]["knoppen"]) == {A, B}


def test_bij_76_two_persons_are_too_few_to_tell() -> None:
    evening, (carla, dirk, eva) = choosing(A, B)
    for who in (carla, dirk, eva):
        says(evening, who, A, "herkenbaar")
    says(evening, carla, B, "niet")
    says(evening, dirk, B, "niet")
    rows = shown(evening)["knoppen"]
    assert rows[B] == {"bronnen": [B], "gekozen": 2}
    assert counts(evening, A) == [3, 0, 0]


PEOPLE = st.lists(
    st.tuples(
        st.sampled_from((None, *PERSPECTIEVEN)), st.sampled_from(uitslag.OORDELEN)
    ),
    max_size=24,
)


@given(PEOPLE)
def test_bij_76_a6_no_two_persons_can_be_told_apart(
    people: list[tuple[str | None, str]],
) -> None:
    state: dict[str, Any] = {f"knop/{A}": {}}
    for number, (lens, oordeel) in enumerate(people):
        state[f"deelnemer/{number}"] = {"perspectief": lens}
        state[f"herkenning/{number}"] = {"oordelen": {A: oordeel}}
    row = uitslag.counted(state)["knoppen"][A]
    assert row["gekozen"] == len(people)
    if len(people) < 3:
        assert set(row) == {"bronnen", "gekozen"}
        return
    expected = Counter(oordeel for _, oordeel in people)
    assert [row[o] for o in uitslag.OORDELEN] == [expected[o] for o in uitslag.OORDELEN]
    told = {lens: sum(of.values()) for lens, of in row["perspectieven"].items()}
    assert all(size >= 3 for size in told.values())
    assert len(people) - sum(told.values()) not in (1, 2) or not told


def test_bij_77_shared_and_contested_are_said_and_groups_only_when_many() -> None:
    evening, crowd = choosing(A, B, C, people=10)
    for number, who in enumerate(crowd):
        says(evening, who, A, "herkenbaar")
        says(evening, who, B, "herkenbaar" if number % 2 else "niet")
        says(evening, who, C, "niet")
    found = shown(evening)
    assert found["gedeeld"] == {A: "herkenbaar", C: "niet"}
    assert found["betwist"] == [B]
    assert (found["groepen"], found["waarom"]) == ([], "too_few")
    beelden = {k.id: k.herkenning for k in evening.plaat().knoppen}
    assert [getattr(beelden[k], "beeld", "") for k in (A, B, C)] == [
        "herkend",
        "betwist",
        "niet-herkend",
    ]


def test_bij_77_two_clear_groups_are_told_without_anybody_in_them() -> None:
    knoppen = tuple(f"{n:032x}" for n in range(1, 13))
    evening, crowd = choosing(*knoppen, people=24)
    for number, who in enumerate(crowd):
        for place, knop in enumerate(knoppen):
            same = (place < 6) == (number < 12)
            says(evening, who, knop, "herkenbaar" if same else "niet")
    found = shown(evening)
    assert sorted(groep["mensen"] for groep in found["groepen"]) == [12, 12]
    assert all(
        set(groep) == {"mensen", "herkent", "niet"} for groep in found["groepen"]
    )
    assert all(set(groep["herkent"]) <= set(knoppen) for groep in found["groepen"])


def test_bij_78_who_is_no_longer_in_is_not_counted() -> None:
    evening, crowd = choosing(A, people=4)
    for who in crowd:
        says(evening, who, A, "herkenbaar")
    del evening.state[f"deelnemer/{crowd[0].id}"]
    assert evening.sees(BRAM)["telling"]["gekozen"] == 3
    assert shown(evening)["deelnemers"] == 3
    assert counts(evening, A) == [3, 0, 0]


def test_s10_answers_in_any_order_give_the_same_uitslag() -> None:
    evening, crowd = choosing(A, B, C, people=6)
    given_answers = [
        (who, knop, uitslag.OORDELEN[(n + place) % 3])
        for n, who in enumerate(crowd)
        for place, knop in enumerate((A, B, C))
    ]
    found = []
    for seed in range(5):
        again = Evening(state=dict(evening.state), at=evening.at)
        random.Random(seed).shuffle(given_answers)
        for who, knop, oordeel in given_answers:
            says(again, who, knop, oordeel)
        found.append(shown(again))
    assert all(one == found[0] for one in found)


def test_an_old_evening_without_the_fase_is_as_it_was() -> None:
    evening = Evening()
    fasen = tuple(acts.FaseSetup(id=f, minuten=5) for f in ("welkom", "resultaat"))
    make = acts.BijeenkomstMake("Oud", "", "uitval", 1, fasen, "BCD-FGH")
    evening.must(SERVER, make)
    assert evening.refused(BRAM, acts.FaseGo("herkennen", "welkom")) == "unknown-choice"
    evening.go("resultaat")
    assert evening.sees(BRAM)["telling"]["gekozen"] == 0


def test_f9_counts_go_along_in_a_file_and_people_do_not() -> None:
    evening, crowd = choosing(A, B, people=5)
    evening.must(BRAM, acts.KnopJoin(knoppen=(A, B)))
    for number, who in enumerate(crowd):
        says(evening, who, A, "herkenbaar" if number else "niet")
    shown(evening)
    file = transfer.export(evening.sees(BRAM), MOMENT)
    assert not any(who.id.encode() in file for who in crowd)
    again = Evening()
    records = transfer.complete(transfer.read_export(file), code="X", now=MOMENT)
    again.must(SERVER, acts.PlaatLoad(records=records))
    assert [k.herkenning for k in again.plaat().knoppen] == [
        k.herkenning for k in evening.plaat().knoppen
    ]
    late = again.joins()
    vote = acts.KnopRecognise(knop=again.plaat().knoppen[0].id, oordeel="niet")
    assert again.refused(late, vote) == "choosing-closed"
    act = BIJEENKOMST.prepare(again.state, acts.HerkenningShow())
    assert again.refused(BRAM, act) == "nobody-chose"


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("herkenbaar", -1),
        ("herkenbaar", 99),
        ("bronnen", []),
        ("bronnen", [C]),
        ("gekozen", 2),
        ("perspectieven", {"niemand": {"herkenbaar": 3, "deels": 0, "niet": 0}}),
        ("perspectieven", {"ouder": {"herkenbaar": 1, "deels": 0, "niet": 0}}),
    ],
)
def test_f9_counts_that_cannot_be_are_not_taken_in(field: str, value: object) -> None:
    evening, crowd = choosing(A, people=3)
    for who in crowd:
        says(evening, who, A, "herkenbaar")
    shown(evening)
    file = msgspec.json.decode(transfer.export(evening.sees(BRAM), MOMENT))
    file["records"]["uitslag"]["knoppen"][A][field] = value
    with pytest.raises(transfer.UnfitError):
        transfer.read_export(msgspec.json.encode(file))


def test_the_list_the_text_and_the_sheet_carry_the_counts() -> None:
    evening, crowd = choosing(A, B, people=6)
    for who in crowd:
        says(evening, who, A, "herkenbaar")
    shown(evening)
    plaat = evening.plaat()
    assert "6 herkenbaar · 0 deels · 0 niet · de meesten herkennen dit" in text.plain(
        plaat
    )
    assert "6 recognised" in text.plain(plaat, lang="en")
    rows = sheet.csv(plaat).decode("utf-8-sig").splitlines()
    assert [row.split(";")[-6:-2] for row in rows[1:]] == [
        ["6", "0", "0", "de meesten herkennen dit"],
        ["", "", "", ""],
    ]


def test_bij_70_the_same_answer_twice_changes_nothing() -> None:
    evening, (carla, *_) = choosing(A)
    vote = acts.KnopRecognise(knop=A, oordeel="niet")
    kept: State = {f"herkenning/{carla.id}": {"oordelen": {A: "niet"}}}
    assert evening.must(carla, vote) == Changes(put=kept)
    assert evening.must(carla, vote) == Changes()


@pytest.mark.django_db
def test_bram_prepares_an_evening_to_recognise_an_analysis() -> None:
    page = Client().get(reverse("new"), {"sjabloon": "herkennen"}).content.decode()
    assert "Analyse herkennen" in page
    chosen = re.findall(r'name="fase_(\w+)"[^>]*checked', page)
    assert chosen == ["welkom", "herkennen", "resultaat"]
