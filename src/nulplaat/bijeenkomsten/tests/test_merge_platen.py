# SPDX-License-Identifier: EUPL-1.2
"""Merge the platen of the tafels into one, and take apart again; no word is lost."""

import random
from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.proposals import compare_knoppen
from nulplaat.bijeenkomsten.tests.evening import BRAM, Evening
from nulplaat.live.domain import Changes

WORDS = ("Bellen", "Opbellen", "Contact houden", "Terugbellen", "Eén gezicht")


def at_merging() -> tuple[Evening, dict[str, str]]:
    """Let five tafels each make one knop, and go on to merging."""
    evening = Evening.started(tafels=5, fase="tafels")
    knoppen = {}
    for number, words in enumerate(WORDS, 1):
        person = evening.joins(tafel=number, perspectief="ouder")
        geeltje = evening.writes(person, f"geeltje over {words}")
        knop_id = f"{number:032x}"
        knoppen[words] = evening.makes_knop(
            person, words, knop=knop_id, geeltjes=(geeltje,)
        )
    evening.go("samenvoegen")
    return evening, knoppen


def join(evening: Evening, knoppen: dict[str, str], *words: str) -> None:
    evening.must(BRAM, acts.KnopJoin(knoppen=tuple(knoppen[w] for w in words)))


def test_bij_30_a_joined_knop_is_its_members_with_their_own_words() -> None:
    evening, knoppen = at_merging()
    logged = len(evening.log)
    join(evening, knoppen, "Opbellen", "Bellen")
    joined = next(k for k in evening.plaat().knoppen if len(k.bronnen) == 2)
    assert joined.id == min(knoppen["Bellen"], knoppen["Opbellen"])
    assert {b.tekst for b in joined.bronnen} == {"Bellen", "Opbellen"}
    assert {g.tekst for g in joined.geeltjes} == {
        "geeltje over Bellen",
        "geeltje over Opbellen",
    }
    assert joined.tafels == (1, 2)
    links = {k for k in evening.log[logged].put if not k.startswith("undo/")}
    assert links == {f"schakel/{knoppen['Bellen']}~{knoppen['Opbellen']}"}


def test_bij_31_m2_any_order_gives_the_same_plaat_and_twice_changes_nothing() -> None:
    pairs = (
        ("Bellen", "Opbellen"),
        ("Opbellen", "Contact houden"),
        ("Terugbellen", "Contact houden"),
    )
    ends = set()
    for order in permutations(pairs):
        evening, knoppen = at_merging()
        for pair in order:
            join(evening, knoppen, *pair)
            join(evening, knoppen, *reversed(pair))
        ends.add(tuple(evening.plaat().knoppen))
    (end,) = {tuple(k.titel for k in knoppen) for knoppen in ends}
    assert len(end) == 2
    assert {tuple(b.tekst for b in k.bronnen) for k in next(iter(ends))} == {
        tuple(b.tekst for b in k.bronnen) for knoppen in ends for k in knoppen
    }


def test_bij_31_m2_a_knop_with_itself_is_refused() -> None:
    evening, knoppen = at_merging()
    one = knoppen["Bellen"]
    assert evening.refused(BRAM, acts.KnopJoin(knoppen=(one, one))) == "too-few"
    ghost = acts.KnopJoin(knoppen=(one, "f" * 32))
    assert evening.refused(BRAM, ghost) == "gone"


def test_bij_32_m1_taking_one_out_keeps_later_changes_and_the_others_together() -> None:
    evening, knoppen = at_merging()
    join(evening, knoppen, "Bellen", "Opbellen")
    join(evening, knoppen, "Opbellen", "Contact houden")
    later = acts.KnopEdit(knop=knoppen["Opbellen"], tekst="Zelf opbellen")
    evening.must(BRAM, later)
    evening.must(BRAM, acts.KnopSplit(knop=knoppen["Opbellen"]))
    assert evening.bronnen() == {
        frozenset(("Bellen", "Contact houden")),
        frozenset(("Zelf opbellen",)),
        frozenset(("Terugbellen",)),
        frozenset(("Eén gezicht",)),
    }
    alone = acts.KnopSplit(knop=knoppen["Terugbellen"])
    assert evening.refused(BRAM, alone) == "not-joined"


def test_bij_32_what_was_taken_apart_is_not_proposed_but_can_be_joined() -> None:
    evening, knoppen = at_merging()
    join(evening, knoppen, "Bellen", "Opbellen")
    evening.must(BRAM, acts.KnopSplit(knop=knoppen["Bellen"]))
    key = f"schakel/{knoppen['Bellen']}~{knoppen['Opbellen']}"
    assert evening.state[key] == {"oordeel": "apart"}
    join(evening, knoppen, "Bellen", "Opbellen")
    assert evening.state[key] == {"oordeel": "samen"}


def test_bij_33_m1_a_title_changes_none_of_the_bronnen() -> None:
    evening, knoppen = at_merging()
    join(evening, knoppen, "Bellen", "Opbellen", "Contact houden")
    titled = acts.KnopTitle(
        knop=knoppen["Opbellen"], tekst="Blijf in contact", kring="gemeente"
    )
    evening.must(BRAM, titled)
    joined = next(k for k in evening.plaat().knoppen if len(k.bronnen) == 3)
    assert (joined.titel, joined.kring) == ("Blijf in contact", "gemeente")
    assert {b.tekst for b in joined.bronnen} == {
        "Bellen",
        "Opbellen",
        "Contact houden",
    }
    assert {b.kring for b in joined.bronnen} == {"zelf"}
    evening.must(BRAM, acts.KnopSplit(knop=knoppen["Bellen"]))
    assert {"Blijf in contact", "Bellen"} <= evening.titles()
    evening.must(BRAM, acts.KnopSplit(knop=knoppen["Opbellen"]))
    assert evening.titles() == set(WORDS)


def test_bij_34_without_a_given_title_the_weightiest_bron_speaks() -> None:
    evening, knoppen = at_merging()
    carla = evening.joins(tafel=3)
    evening.go("tafels")
    extra = evening.writes(carla, "nog een geeltje")
    source = acts.KnopSource(knop=knoppen["Contact houden"], geeltje=extra)
    evening.must(carla, source)
    evening.go("samenvoegen")
    join(evening, knoppen, "Bellen", "Contact houden")
    join(evening, knoppen, "Opbellen", "Terugbellen")
    assert evening.titles() == {"Contact houden", "Opbellen", "Eén gezicht"}


def test_bij_35_m4_removing_a_geeltje_lowers_the_counts_at_once() -> None:
    evening, knoppen = at_merging()
    join(evening, knoppen, "Bellen", "Opbellen")
    geeltje = evening.state[f"knop/{knoppen['Bellen']}"]["geeltjes"][0]
    evening.must(BRAM, acts.GeeltjeRemove(geeltje=geeltje))
    joined = next(k for k in evening.plaat().knoppen if len(k.bronnen) == 2)
    assert len(joined.geeltjes) == 1
    assert evening.plaat().geeltjes == 4


def test_bij_39_what_lies_in_no_knop_is_taken_home_after_the_knoppen() -> None:
    evening, _ = at_merging()
    evening.go("tafels")
    anna = evening.joins(tafel=2)
    loose = evening.writes(anna, "Niemand pakte dit op")
    gone = evening.writes(anna, "Weg ermee")
    evening.go("samenvoegen")
    evening.must(BRAM, acts.GeeltjeRemove(geeltje=gone, reden=""))
    plaat = evening.plaat()
    assert [(g.id, g.tafel) for g in plaat.los] == [(loose, 2)]
    used = {g.id for knop in plaat.knoppen for g in knop.geeltjes}
    assert len(used) + len(plaat.los) == plaat.geeltjes


def test_bij_36_turning_a_joined_knop_turns_all_its_bronnen() -> None:
    evening, knoppen = at_merging()
    join(evening, knoppen, "Bellen", "Opbellen")
    evening.must(BRAM, acts.KnopTurn(knop=knoppen["Bellen"], stand="begonnen"))
    assert evening.state[f"knop/{knoppen['Opbellen']}"]["stand"] == "begonnen"
    let_go = acts.KnopTurn(knop=knoppen["Bellen"], stand="losgelaten")
    assert evening.refused(BRAM, let_go) == "needs-reason"
    evening.must(
        BRAM,
        acts.KnopTurn(knop=knoppen["Bellen"], stand="losgelaten", reden="Geen tijd"),
    )
    joined = next(k for k in evening.plaat().knoppen if len(k.bronnen) == 2)
    assert (joined.stand, joined.reden) == ("losgelaten", "Geen tijd")


def test_bij_12_a_proposal_of_three_may_be_accepted_for_two() -> None:
    evening, knoppen = at_merging()
    ids = tuple(knoppen[w] for w in ("Bellen", "Opbellen", "Terugbellen"))
    put = acts.VoorstelPut(
        soort="knop",
        voorstellen=(acts.Voorstel("knop", ids, ids[0], ("bellen",), 0.6),),
    )
    changes = evening.must(BRAM, put)
    voorstel = next(k for k in changes.put if k.startswith("voorstel/"))[9:]
    carla = evening.joins()
    assert f"voorstel/{voorstel}" not in evening.sees(carla)
    evening.must(BRAM, acts.VoorstelAccept(voorstel=voorstel, leden=ids[:2]))
    assert frozenset(("Bellen", "Opbellen")) in evening.bronnen()
    apart = evening.state[f"schakel/{ids[0]}~{ids[2]}"]
    assert apart == {"oordeel": "apart"}


MOVES = st.lists(
    st.tuples(
        st.sampled_from(("join", "split", "title", "drop", "undo", "edit")),
        st.sampled_from(WORDS),
        st.sampled_from(WORDS),
    ),
    max_size=25,
)


@given(moves=MOVES)
@settings(max_examples=150, deadline=None)
def test_bij_30_whatever_is_done_every_word_has_one_place(
    moves: list[tuple[str, str, str]],
) -> None:
    evening, knoppen = at_merging()
    for move, a, b in moves:
        act = {
            "join": acts.KnopJoin(knoppen=(knoppen[a], knoppen[b])),
            "split": acts.KnopSplit(knop=knoppen[a]),
            "title": acts.KnopTitle(knop=knoppen[a], tekst=f"titel {b}"),
            "drop": acts.KnopDrop(knop=knoppen[a]),
            "undo": acts.Undo(),
            "edit": acts.KnopEdit(knop=knoppen[a], tekst=f"{a} {b}"),
        }[move]
        evening.send(BRAM, act)
    state = evening.state
    left = [key for key in state if key.startswith("knop/")]
    shown = [bron.id for k in evening.plaat().knoppen for bron in k.bronnen]
    assert sorted(shown) == sorted(key[5:] for key in left)
    for key in state:
        if key.startswith("schakel/"):
            assert all(f"knop/{k}" in state for k in key[8:].split("~"))
        if key.startswith("titel/"):
            assert f"knop/{key[6:]}" in state


@given(seed=st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_bij_31_joins_alone_commute(seed: int) -> None:
    dice = random.Random(seed)
    pairs = [tuple(dice.sample(WORDS, 2)) for _ in range(6)]
    first, knoppen = at_merging()
    second, _ = at_merging()
    for pair in pairs:
        assert isinstance(
            first.send(BRAM, acts.KnopJoin(knoppen=tuple(knoppen[w] for w in pair))),
            Changes,
        )
    for pair in dice.sample(pairs, len(pairs)):
        join(second, knoppen, *pair)
    assert first.bronnen() == second.bronnen()
    assert first.titles() == second.titles()


def test_bij_85_knoppen_of_another_aard_are_proposed_and_not_ticked_beforehand() -> (
    None
):
    evening = Evening.started(fase="tafels")
    carla, dirk = evening.joins("Carla", tafel=1), evening.joins("Dirk", tafel=2)
    words = "Betaalbare kamers vanaf achttien"
    evening.makes_knop(carla, words, tafel=1, aard="helpend")
    evening.makes_knop(dirk, f"{words} jaar", tafel=2, aard="instandhoudend")
    evening.go("samenvoegen")
    (found,) = compare_knoppen(evening.state).voorstellen
    assert found.band == "likely"
    alike = Evening.started(fase="tafels")
    carla, dirk = alike.joins("Carla", tafel=1), alike.joins("Dirk", tafel=2)
    alike.makes_knop(carla, words, tafel=1, aard="helpend")
    alike.makes_knop(dirk, f"{words} jaar", tafel=2, aard="helpend")
    alike.go("samenvoegen")
    (found,) = compare_knoppen(alike.state).voorstellen
    assert found.band == "strong"


def test_bij_14_what_was_joined_does_not_come_apart_while_people_vote() -> None:
    evening = Evening.started(fase="tafels")
    carla = evening.joins("Carla", tafel=1)
    knoppen = [evening.makes_knop(carla, words, tafel=1) for words in ("Bel", "Soep")]
    evening.go("samenvoegen")
    evening.must(BRAM, acts.KnopJoin(knoppen=tuple(knoppen)))
    assert evening.sees(BRAM)["mij"]["undo"] == "knop.join"
    evening.go("herkennen")
    assert evening.sees(BRAM)["mij"]["undo"] is None
    assert evening.refused(BRAM, acts.Undo()) == "nothing-to-undo"
    assert len(evening.plaat().knoppen) == 1
    evening.go("samenvoegen")
    evening.must(BRAM, acts.KnopSplit(knop=knoppen[0]))
    evening.must(BRAM, acts.Undo())
    assert len(evening.plaat().knoppen) == 1
