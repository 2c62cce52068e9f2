# SPDX-License-Identifier: EUPL-1.2
"""Bram puts on the projector what the group talks about."""

from typing import Any

import msgspec

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.decide.scene import records
from nulplaat.bijeenkomsten.decide.showing import SOORT
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, Evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id

SAME = ("Eén vast gezicht voor elk gezin", "Elk gezin een vast gezicht")


def talking(fase: str = "groeperen") -> tuple[Evening, str]:
    """Return an evening with one open proposal, and which it is."""
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla", tafel=1)
    words = [evening.writes(carla, tekst) for tekst in SAME]
    evening.go("groeperen")
    if fase == "samenvoegen":
        evening.go("tafels")
        for tafel, geeltje in enumerate(words, start=1):
            evening.makes_knop(BRAM, geeltjes=(geeltje,), tafel=tafel)
        evening.go("samenvoegen")
    [voorstel] = open_in(evening)
    return evening, voorstel


def open_in(evening: Evening) -> list[str]:
    soort = SOORT[evening.state["fase"]["nu"]]
    return [v for v, r in records(evening.state, "voorstel") if r["soort"] == soort]


def on_screen(evening: Evening, viewer: Actor = SCHERM) -> Any:
    return evening.sees(viewer).get("scherm")


def test_bij_80_the_screen_shows_one_voorstel_that_bram_chose() -> None:
    for fase in ("groeperen", "samenvoegen"):
        evening, voorstel = talking(fase)
        assert on_screen(evening) is None
        evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
        seen = on_screen(evening)["voorstel"]
        assert seen["id"] == voorstel
        assert seen["termen"] == evening.state[f"voorstel/{voorstel}"]["termen"]
        kind = "geeltje" if fase == "groeperen" else "knop"
        assert all(f"{kind}/{lid}" in evening.sees(SCHERM) for lid in seen["leden"])
        assert on_screen(evening, BRAM) == on_screen(evening)
        assert on_screen(evening, evening.joins()) is None
        evening.must(BRAM, acts.SchermShow())
        assert on_screen(evening) is None


def test_bij_80_only_bram_chooses_and_only_what_is_talked_about() -> None:
    evening, voorstel = talking()
    show = acts.SchermShow(voorstel=voorstel)
    assert evening.refused(evening.joins(), show) == "not-allowed"
    assert evening.refused(SCHERM, show) == "not-allowed"
    both = acts.SchermShow(voorstel=voorstel, perspectief="ouder")
    assert evening.refused(BRAM, both) == "malformed"
    assert evening.refused(BRAM, acts.SchermShow(voorstel="f" * 32)) == "gone"
    evening.go("tafels")
    assert evening.refused(BRAM, show) == "not-now"
    evening.go("samenvoegen")
    assert evening.refused(BRAM, show) == "not-now"


def test_bij_80_nobodys_name_nor_a_word_before_the_reveal_comes_on_the_screen() -> None:
    evening, voorstel = talking()
    evening.go("schrijven")
    carla = evening.joins("Carla")
    evening.writes(carla, f"{SAME[0]} geheim")
    evening.go("groeperen")
    evening.go("schrijven")
    evening.writes(carla, f"{SAME[0]} nieuwgeheim")
    assert evening.refused(BRAM, acts.SchermShow(voorstel=voorstel)) == "not-now"
    seen = msgspec.json.encode(evening.sees(SCHERM)).decode()
    assert "nieuwgeheim" not in seen
    assert "Carla" not in seen


def test_bij_80_what_bram_unticks_is_not_ticked_on_the_screen() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla", tafel=1)
    for tekst in (*SAME, "Een vast gezicht per gezin"):
        evening.writes(carla, tekst)
    evening.go("groeperen")
    [voorstel] = open_in(evening)
    first, *others = evening.state[f"voorstel/{voorstel}"]["leden"]
    evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
    assert on_screen(evening)["voorstel"]["uit"] == []
    evening.must(BRAM, acts.SchermShow(voorstel=voorstel, leden=tuple(others)))
    seen = on_screen(evening)["voorstel"]
    assert (seen["leden"], seen["uit"]) == ([first, *others], [first])
    # Asked anew it stays; one of its members gone, it leaves as a whole one does.
    again = acts.VoorstelPut(soort="groep", voorstellen=proposed(evening))
    evening.must(BRAM, again)
    assert on_screen(evening)["voorstel"] == seen
    strange = acts.SchermShow(voorstel=voorstel, leden=("f" * 32,))
    assert evening.refused(BRAM, strange) == "malformed"
    assert evening.refused(BRAM, acts.SchermShow(leden=(first,))) == "malformed"
    evening.must(BRAM, acts.GeeltjeRemove(geeltje=first))
    assert on_screen(evening) is None


def test_bij_18_an_opposite_pair_is_shown_to_talk_about_but_never_accepted() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla", tafel=1)
    for tekst in ("Meer regels voor gezinnen", "Minder regels voor gezinnen"):
        evening.writes(carla, tekst)
    evening.go("groeperen")
    [pair] = open_in(evening)
    assert evening.state[f"voorstel/{pair}"]["band"] == "tegen"
    assert f"voorstel/{pair}" not in evening.sees(SCHERM)
    evening.must(BRAM, acts.SchermShow(voorstel=pair))
    assert on_screen(evening)["voorstel"]["band"] == "tegen"
    assert on_screen(evening, carla) is None
    assert evening.refused(BRAM, acts.VoorstelAccept(voorstel=pair)) == "opposite"


def test_bij_81_what_is_decided_or_changed_leaves_the_screen() -> None:
    for act in (acts.VoorstelAccept, acts.VoorstelLeave):
        evening, voorstel = talking()
        evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
        evening.must(BRAM, act(voorstel=voorstel))
        assert on_screen(evening) is None
        # Undo puts the voorstel back, but nothing on the screen by surprise.
        evening.must(BRAM, acts.Undo())
        assert open_in(evening) == [voorstel]
        assert on_screen(evening) is None
    evening, voorstel = talking()
    evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
    [geeltje, _] = evening.state[f"voorstel/{voorstel}"]["leden"]
    evening.must(BRAM, acts.GeeltjeRemove(geeltje=geeltje))
    assert on_screen(evening) is None


def test_bij_81_asking_anew_keeps_what_is_still_proposed_and_a_fase_takes_it_off() -> (
    None
):
    evening, voorstel = talking()
    evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
    shown = on_screen(evening)
    put = acts.VoorstelPut(soort="groep", voorstellen=proposed(evening))
    evening.must(BRAM, put)
    assert on_screen(evening) == shown
    evening.go("tafels")
    assert on_screen(evening) is None


def proposed(evening: Evening) -> tuple[acts.Voorstel, ...]:
    """Return the open proposals, as the server would find them again."""
    open_now = (evening.state[f"voorstel/{each}"] for each in open_in(evening))
    return tuple(msgspec.convert(each, acts.Voorstel) for each in open_now)


def test_bij_81_undo_of_an_older_act_does_not_mind_what_the_screen_shows() -> None:
    evening, voorstel = talking()
    evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
    evening.must(BRAM, acts.VoorstelLeave(voorstel=voorstel))
    for _ in range(3):
        evening.joins(perspectief="ouder")
    evening.must(BRAM, acts.SchermShow(perspectief="ouder"))
    evening.must(BRAM, acts.Undo())
    assert on_screen(evening)["perspectief"] == "ouder"


def test_bij_82_a6_a_perspectief_of_two_does_not_come_on_the_screen() -> None:
    evening, voorstel = talking()
    parents = [evening.joins(perspectief="ouder") for _ in range(2)]
    show = acts.SchermShow(perspectief="ouder")
    assert evening.refused(BRAM, show) == "too-small"
    strange = acts.SchermShow(perspectief="iedereen")
    assert evening.refused(BRAM, strange) == "unknown-choice"
    parents.append(evening.joins(perspectief="ouder"))
    evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
    evening.must(BRAM, show)
    assert on_screen(evening) == {"voorstel": None, "perspectief": "ouder"}
    # One of them looks otherwise after all: two are too few to be told apart.
    change = acts.DeelnemerChange(deelnemer=parents[0].id, perspectief="anders")
    evening.must(parents[0], change)
    assert on_screen(evening) is None


def test_bij_81_a6_other_words_take_it_off_the_screen_with_its_voorstel() -> None:
    evening, voorstel = talking("samenvoegen")
    evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
    knop = evening.state[f"voorstel/{voorstel}"]["leden"][0]
    evening.must(BRAM, acts.KnopEdit(knop, kring="gemeente"))
    assert on_screen(evening) is not None
    evening.must(BRAM, acts.KnopEdit(knop, tekst="Iets heel anders"))
    assert on_screen(evening) is None
    assert open_in(evening) == []


def test_bij_83_what_was_put_together_by_hand_is_asked_no_more() -> None:
    for fase in ("groeperen", "samenvoegen"):
        evening, voorstel = talking(fase)
        evening.must(BRAM, acts.SchermShow(voorstel=voorstel))
        leden = tuple(evening.state[f"voorstel/{voorstel}"]["leden"])
        if fase == "groeperen":
            evening.must(BRAM, acts.ThemaMake(new_id(), leden))
        else:
            evening.must(BRAM, acts.KnopJoin(leden))
        assert open_in(evening) == []
        assert on_screen(evening) is None
        evening.must(BRAM, acts.Undo())
        assert open_in(evening) == [voorstel]


def test_bij_83_of_two_opposites_of_one_joined_knop_one_is_left() -> None:
    evening = Evening.started(fase="tafels")
    texts = ("Meer regels voor gezinnen", "Regels voor gezinnen meer", "Minder regels")
    knoppen = [
        evening.makes_knop(BRAM, tekst, tafel=1 + n % 2)
        for n, tekst in enumerate(texts)
    ]
    evening.go("samenvoegen")
    shown = [evening.state[f"voorstel/{v}"] for v in open_in(evening)]
    assert [r["band"] for r in shown].count("tegen") == 2
    evening.must(BRAM, acts.KnopJoin(tuple(knoppen[:2])))
    [left] = [evening.state[f"voorstel/{v}"] for v in open_in(evening)]
    assert left["band"] == "tegen"
    assert knoppen[2] in left["leden"]


def test_bij_83_m4_a_reason_names_no_word_that_left_with_a_geeltje() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins("Carla", tafel=1)
    words = ("Wachttijd moet korter", "Kortere wachttijd", "Wachtlijst moet korter")
    *_, last = [evening.writes(carla, tekst) for tekst in words]
    evening.go("groeperen")
    [voorstel] = [
        v for v in open_in(evening) if last in evening.state[f"voorstel/{v}"]["leden"]
    ]
    assert "wachtlijst" in str(evening.state[f"voorstel/{voorstel}"]["termen"])
    evening.must(BRAM, acts.GeeltjeRemove(last))
    record = evening.state[f"voorstel/{voorstel}"]
    assert record["termen"]
    assert "wachtlijst" not in str(record)
