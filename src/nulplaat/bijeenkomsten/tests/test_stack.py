# SPDX-License-Identifier: EUPL-1.2
"""What says exactly the same goes on one pile by itself, and comes off in one press."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.domain import BIJEENKOMST
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, Evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id

SAME = ("Eén vast gezicht", "eén vast gezicht!", "Eén  vast gezicht.")


def grouping(*texts: str) -> tuple[Evening, Actor, list[str]]:
    """Let Carla write these, and go on to grouping."""
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla")
    geeltjes = [evening.writes(carla, tekst) for tekst in texts]
    evening.go("groeperen")
    return evening, carla, geeltjes


def merging(*knoppen: tuple[str, str, str]) -> tuple[Evening, list[str]]:
    """Let Bram make knoppen (words, kring, aard) at three tafels, and go to merging."""
    evening = Evening.started(tafels=3, fase="tafels")
    made = [
        evening.makes_knop(BRAM, tekst, kring=kring, aard=aard, tafel=nr % 3 + 1)
        for nr, (tekst, kring, aard) in enumerate(knoppen)
    ]
    evening.go("samenvoegen")
    return evening, made


def piles(evening: Evening, viewer: Actor = BRAM) -> dict[str, list[str]]:
    """Return the piles that somebody sees, by id."""
    seen = evening.sees(viewer)
    return {k[7:]: r["leden"] for k, r in seen.items() if k.startswith("stapel/")}


def asks(evening: Evening, soort: str, *, lens: bool | None = None) -> None:
    act = acts.VoorstelAsk(soort=soort, lens=lens)
    evening.must(BRAM, BIJEENKOMST.prepare(evening.state, act))


def proposed(evening: Evening) -> list[Sequence[str]]:
    return [r["leden"] for k, r in evening.state.items() if k.startswith("voorstel/")]


def test_bij_15_the_same_words_go_on_one_pile_and_nothing_moves() -> None:
    evening, carla, (a, b, c, other) = grouping(*SAME, "Wachtlijsten")
    assert list(piles(evening).values()) == [sorted((a, b, c))]
    assert piles(evening) == piles(evening, carla) == piles(evening, SCHERM)
    assert not any(key.startswith(("plek/", "thema/")) for key in evening.state)
    assert proposed(evening) == []
    assert other not in str(piles(evening))


def test_bij_15_the_same_is_piled_up_within_what_is_only_alike() -> None:
    evening, _, (a, b, c) = grouping(*SAME[:2], "Eén vast gezicht voor elk gezin")
    assert list(piles(evening).values()) == [sorted((a, b))]
    assert proposed(evening) == [sorted((a, b, c))]


def test_bij_15_what_people_put_in_two_places_is_not_piled_up() -> None:
    evening, carla, (a, other) = grouping("Rust in huis", "Wachtlijsten")
    evening.must(carla, acts.ThemaMake(thema=new_id(), geeltjes=(a, other)))
    late = evening.writes(carla, "rust in huis")
    asks(evening, "groep")
    assert piles(evening) == {}
    assert any(late in leden for leden in proposed(evening))


def test_bij_15_a_late_geeltje_joins_the_pile() -> None:
    evening, carla, (a, b) = grouping(*SAME[:2])
    late = evening.writes(carla, SAME[2])
    asks(evening, "groep")
    assert list(piles(evening).values()) == [sorted((a, b, late))]


def test_bij_16_one_press_takes_a_pile_apart_for_good() -> None:
    evening, carla, _ = grouping(*SAME)
    (stapel,) = piles(evening)
    evening.must(carla, acts.StapelDrop(stapel=stapel))
    assert piles(evening) == {}
    assert evening.refused(carla, acts.StapelDrop(stapel=stapel)) == "gone"
    asks(evening, "groep")
    assert piles(evening) == {}
    evening.must(carla, acts.Undo())
    assert list(piles(evening)) == [stapel]


def test_bij_16_bram_undoes_all_piles_of_his_press_at_once() -> None:
    evening, carla, _ = grouping(*SAME, "Rust", "rust", "Tijd", "tijd!")
    assert len(piles(evening)) == 3
    stapel = min(piles(evening))
    evening.must(carla, acts.StapelDrop(stapel=stapel))
    assert evening.sees(BRAM)["mij"]["undo"] == "stapel.make"
    evening.must(BRAM, acts.Undo())
    assert piles(evening) == {}
    assert evening.sees(BRAM)["mij"]["undo"] is None
    evening.go("schrijven")
    evening.go("groeperen")
    assert piles(evening) == {}


def test_bij_16_a_late_geeltje_beside_what_was_taken_apart_is_only_proposed() -> None:
    evening, carla, _ = grouping(*SAME[:2])
    (stapel,) = piles(evening)
    evening.must(carla, acts.StapelDrop(stapel=stapel))
    evening.writes(carla, SAME[2])
    asks(evening, "groep")
    assert piles(evening) == {}


def test_bij_17_moving_a_geeltje_moves_its_pile() -> None:
    evening, carla, (a, b, other) = grouping(*SAME[:2], "Wachtlijsten")
    thema = new_id()
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(other,)))
    evening.must(carla, acts.GeeltjePlace(geeltjes=(b,), thema=thema))
    assert evening.state[f"plek/{a}"] == {"thema": thema}
    evening.must(carla, acts.Undo())
    assert f"plek/{a}" not in evening.state


def test_a_removed_geeltje_leaves_its_pile() -> None:
    evening, _, (a, b, c) = grouping(*SAME)
    evening.must(BRAM, acts.GeeltjeRemove(geeltje=a, reden="dubbel"))
    assert list(piles(evening).values()) == [sorted((b, c))]
    evening.must(BRAM, acts.GeeltjeRemove(geeltje=b, reden="dubbel"))
    assert piles(evening) == {}


def test_bij_37_the_same_knoppen_are_joined_and_come_apart_in_one_press() -> None:
    evening, made = merging(*[(words, "zelf", "helpend") for words in SAME])
    assert len(evening.plaat().knoppen) == 1
    (stapel,) = piles(evening)
    carla = evening.joins()
    assert piles(evening, carla) == piles(evening)
    assert evening.refused(carla, acts.StapelDrop(stapel=stapel)) == "not-now"
    evening.must(BRAM, acts.StapelDrop(stapel=stapel))
    assert len(evening.plaat().knoppen) == 3
    asks(evening, "knop")
    assert len(evening.plaat().knoppen) == 3
    assert proposed(evening) == []
    evening.must(BRAM, acts.KnopJoin(knoppen=tuple(made)))
    assert len(evening.plaat().knoppen) == 1


def test_bij_37_a_pile_stands_in_a_proposal_as_one_knop() -> None:
    more = "Eén vast gezicht voor elk gezin"
    evening, (a, b, c) = merging(*[(w, "zelf", "helpend") for w in (*SAME[:2], more)])
    assert proposed(evening) == [sorted((min(a, b), c))]


def test_bij_37_what_people_joined_stays_when_the_pile_comes_apart() -> None:
    evening, (a, b, c) = merging(*[(words, "zelf", "helpend") for words in SAME])
    evening.must(BRAM, acts.KnopSplit(knop=b))
    evening.must(BRAM, acts.KnopJoin(knoppen=(a, b)))
    evening.must(BRAM, acts.Undo())
    (stapel,) = piles(evening)
    evening.must(BRAM, acts.StapelDrop(stapel=stapel))
    joined = {frozenset(x.id for x in k.bronnen) for k in evening.plaat().knoppen}
    assert frozenset((b,)) in joined
    assert sum(map(len, joined)) == len({a, b, c})


@pytest.mark.parametrize("other", [("gemeente", "helpend"), ("zelf", "instandhoudend")])
def test_bij_37_another_kring_or_aard_is_proposed_not_joined(
    other: tuple[str, str],
) -> None:
    evening, made = merging((SAME[0], "zelf", "helpend"), (SAME[1], *other))
    assert len(evening.plaat().knoppen) == 2
    assert proposed(evening) == [sorted(made)]


def test_bij_38_with_the_kring_as_lens_only_one_kring_is_compared() -> None:
    evening, made = merging(
        ("Eén vast gezicht", "zelf", "helpend"),
        ("Eén vast gezicht voor elk gezin", "gemeente", "helpend"),
    )
    asks(evening, "knop", lens=False)
    assert proposed(evening) == [sorted(made)]
    asks(evening, "knop", lens=True)
    assert proposed(evening) == []
    asks(evening, "knop")
    assert proposed(evening) == []
    assert evening.sees(BRAM)["vergelijking/knop"]["lens"] is True


def test_bij_18_the_machine_shows_what_may_be_opposite() -> None:
    evening, _, (a, b) = grouping(
        "Meer regels bij de gemeente", "Minder regels bij de gemeente"
    )
    (record,) = (r for k, r in evening.state.items() if k.startswith("voorstel/"))
    assert (record["band"], record["leden"]) == ("tegen", sorted((a, b)))


def test_coming_back_to_grouping_compares_anew_and_leaves_no_old_proposal() -> None:
    evening, carla, (a, b) = grouping("Eén vast gezicht", "Wachtlijsten korter")
    old = put(evening, "verwant", a, b)
    evening.go("schrijven")
    evening.go("groeperen")
    assert f"voorstel/{old}" not in evening.state
    assert evening.sees(carla)["fase"]["nu"] == "groeperen"


def put(evening: Evening, band: str, *leden: str) -> str:
    """Let the server propose one thing in a band."""
    voorstel = acts.Voorstel("groep", leden, leden[0], ("rust",), 0.6, band)
    known = tuple(
        acts.Voorstel("groep", tuple(r["leden"]), r["kern"], (), 0.6, r["band"])
        for k, r in evening.state.items()
        if k.startswith("voorstel/")
    )
    act = acts.VoorstelPut(soort="groep", voorstellen=(*known, voorstel))
    changes = evening.must(BRAM, act)
    return next(
        k[9:] for k, r in changes.put.items() if r.get("leden") == sorted(leden)
    )


def test_bij_18_a_pair_that_may_be_opposite_is_not_accepted_as_the_same() -> None:
    evening, carla, (a, b) = grouping("Minder regels", "Wachtlijsten korter")
    opposite = put(evening, "tegen", a, b)
    assert evening.refused(BRAM, acts.VoorstelAccept(voorstel=opposite)) == "opposite"
    assert f"voorstel/{opposite}" not in evening.sees(carla)
    related = put(evening, "verwant", a, b)
    assert f"voorstel/{related}" not in evening.sees(carla)
    assert f"voorstel/{related}" in evening.sees(BRAM)
    evening.must(BRAM, acts.VoorstelLeave(voorstel=related))
    assert f"apart/{min(a, b)}~{max(a, b)}" in evening.state


def test_bij_19_several_proposals_are_taken_and_undone_in_one_press() -> None:
    evening, carla, (a, b, c, d, e) = grouping("een", "twee", "drie", "vier", "vijf")
    first = put(evening, "strong", a, b)
    second = put(evening, "strong", c, d, e)
    gone = new_id()
    keuzes = (
        acts.Keuze(first),
        acts.Keuze(second, (c, d, gone)),
        acts.Keuze(gone),
        acts.Keuze(gone, (a, b)),
    )
    evening.must(BRAM, acts.VoorstelTake(keuzes=keuzes))
    places = {k[5:]: r["thema"] for k, r in evening.state.items() if k[:5] == "plek/"}
    assert places == {a: first, b: first, c: second, d: second}
    assert evening.refused(carla, acts.VoorstelTake(keuzes=keuzes)) == "gone"
    evening.must(BRAM, acts.Undo())
    assert not any(key.startswith("plek/") for key in evening.state)
    assert {first, second} <= {k[9:] for k in evening.state if k[:9] == "voorstel/"}


NOTES = st.lists(
    st.sampled_from(
        ("Rust", "rust!", "RUST", "Tijd", "tijd", "Tijd en rust", "?", "😀")
    ),
    max_size=12,
)


@given(texts=NOTES, apart=st.booleans())
@settings(max_examples=60, deadline=None)
def test_bij_15_16_whatever_is_written_a_pile_holds_the_same_and_comes_apart_for_good(
    texts: list[str], apart: bool
) -> None:
    evening, carla, geeltjes = grouping(*texts)
    words = dict(zip(geeltjes, texts, strict=True))
    found = piles(evening)
    lying = [lid for leden in found.values() for lid in leden]
    assert len(lying) == len(set(lying))
    for leden in found.values():
        assert len({words[lid].casefold().strip("!") for lid in leden}) == 1
    if apart:
        for stapel in found:
            evening.must(carla, acts.StapelDrop(stapel=stapel))
    elif found:
        evening.must(BRAM, acts.Undo())
    asks(evening, "groep")
    assert piles(evening) == {}
    assert set(geeltjes) == {k[8:] for k in evening.state if k.startswith("geeltje/")}
