# SPDX-License-Identifier: EUPL-1.2
"""Group what was written: by hand, by proposal, with a name that a person confirms."""

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.domain import BIJEENKOMST
from nulplaat.bijeenkomsten.tests.evening import BRAM, Evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id


def written(evening: Evening) -> tuple[Actor, list[str]]:
    """Let Carla write what can be grouped, and go on to grouping."""
    carla = evening.joins("Carla")
    texts = (
        "Ouders horen aan tafel te zitten bij het besluit",
        "Laat ouders aan tafel zitten bij elk besluit",
        "Wachtlijsten van een half jaar",
        "Formulieren die niemand leest",
    )
    geeltjes = [evening.writes(carla, tekst) for tekst in texts]
    evening.go("groeperen")
    return carla, geeltjes


def thema_of(evening: Evening, geeltje: str) -> str | None:
    found = evening.state.get(f"plek/{geeltje}")
    return found["thema"] if found else None


def test_bij_10_a_geeltje_has_at_most_one_thema() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, c, _) = written(evening)
    first, second = new_id(), new_id()
    evening.must(carla, acts.ThemaMake(thema=first, geeltjes=(a, b)))
    evening.must(carla, acts.ThemaMake(thema=second, geeltjes=(b, c)))
    assert thema_of(evening, a) == first
    assert thema_of(evening, b) == second
    evening.must(carla, acts.GeeltjePlace(geeltjes=(b,), thema=first))
    assert thema_of(evening, b) == first
    gone = acts.GeeltjePlace(geeltjes=(b,), thema=new_id())
    assert evening.refused(carla, gone) == "gone"


def test_bij_11_the_last_geeltje_leaving_dissolves_a_thema() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, *_) = written(evening)
    thema = new_id()
    empty = acts.ThemaMake(thema=thema, geeltjes=())
    assert evening.refused(carla, empty) == "too-few"
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(a,)))
    evening.must(carla, acts.GeeltjePlace(geeltjes=(a,), thema=None))
    assert f"thema/{thema}" not in evening.state
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(a, b)))
    evening.must(carla, acts.ThemaDrop(thema=thema))
    assert thema_of(evening, a) is None


def proposal(evening: Evening, *leden: str) -> str:
    """Outline one proposal, as the server does after computing it."""
    put = acts.VoorstelPut(
        soort="groep",
        voorstellen=(
            acts.Voorstel("groep", tuple(leden), leden[0], ("aan tafel",), 0.7),
        ),
    )
    changes = evening.must(BRAM, put)
    return next(k for k in changes.put if k.startswith("voorstel/"))[9:]


def test_bij_12_a_proposal_is_an_outline_until_accepted() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, c, _) = written(evening)
    voorstel = proposal(evening, a, b, c)
    assert thema_of(evening, a) is None
    evening.must(carla, acts.VoorstelAccept(voorstel=voorstel, leden=(a, b)))
    assert thema_of(evening, a) == thema_of(evening, b) == voorstel
    assert thema_of(evening, c) is None
    assert evening.refused(carla, acts.VoorstelAccept(voorstel=voorstel)) == "gone"
    assert {k for k in evening.state if k.startswith("apart/")} == {
        f"apart/{min(x, c)}~{max(x, c)}" for x in (a, b)
    }


def test_bij_12_what_was_left_is_not_proposed_again() -> None:
    evening = Evening.started(fase="schrijven")
    _, (a, b, *_) = written(evening)
    ask = acts.VoorstelAsk(soort="groep")
    evening.must(BRAM, BIJEENKOMST.prepare(evening.state, ask))
    proposed = {k: r for k, r in evening.state.items() if k.startswith("voorstel/")}
    assert [sorted(r["leden"]) for r in proposed.values()] == [sorted((a, b))]
    assert all(r["termen"] for r in proposed.values())
    for key in proposed:
        evening.must(BRAM, acts.VoorstelLeave(voorstel=key[9:]))
    evening.must(BRAM, BIJEENKOMST.prepare(evening.state, ask))
    assert not any(k.startswith("voorstel/") for k in evening.state)


def test_bij_13_a_name_counts_once_a_person_confirms_it() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, *_) = written(evening)
    voorstel = proposal(evening, a, b)
    evening.must(carla, acts.VoorstelAccept(voorstel=voorstel))
    assert not evening.state[f"thema/{voorstel}"]["bevestigd"]
    evening.must(carla, acts.ThemaName(thema=voorstel, naam="Aan tafel"))
    thema = evening.state[f"thema/{voorstel}"]
    assert (thema["naam"], thema["bevestigd"]) == ("Aan tafel", True)


def test_bij_14_m3_undo_restores_exactly_what_the_own_act_changed() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, *_) = written(evening)
    voorstel = proposal(evening, a, b)
    outlined = dict(evening.state)
    evening.must(carla, acts.VoorstelAccept(voorstel=voorstel))
    assert evening.sees(carla)["mij"]["undo"] == "voorstel.accept"
    evening.must(carla, acts.Undo())
    assert evening.state == outlined
    assert evening.refused(carla, acts.Undo()) == "nothing-to-undo"


def test_bij_14_geeltjes_placed_at_once_go_back_at_once() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, c, d) = written(evening)
    first, second = new_id(), new_id()
    evening.must(carla, acts.ThemaMake(thema=first, geeltjes=(a, b)))
    evening.must(carla, acts.ThemaMake(thema=second, geeltjes=(d,)))
    before = dict(evening.state)
    evening.must(carla, acts.GeeltjePlace(geeltjes=(a, b, c, a), thema=second))
    assert {thema_of(evening, g) for g in (a, b, c, d)} == {second}
    assert f"thema/{first}" not in evening.state
    evening.must(carla, acts.Undo())
    assert evening.state == before
    evening.must(carla, acts.GeeltjePlace(geeltjes=(a, d), thema=None))
    evening.must(carla, acts.Undo())
    assert evening.state == before


def test_bij_14_geeltjes_are_placed_all_or_none_and_at_most_200() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, *_) = written(evening)
    thema = new_id()
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(a,)))
    before = dict(evening.state)
    for geeltjes, code in (
        ((b, new_id()), "gone"),
        ((b,) * 201, "malformed"),
        ((), "malformed"),
    ):
        place = acts.GeeltjePlace(geeltjes=geeltjes, thema=thema)
        assert evening.refused(carla, place) == code
    assert evening.state == before
    evening.must(carla, acts.GeeltjePlace(geeltjes=(b,) * 200, thema=thema))


def test_bij_14_undo_is_refused_when_somebody_changed_it_since() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, *_) = written(evening)
    dirk = evening.joins()
    thema = new_id()
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(a, b)))
    evening.must(dirk, acts.ThemaName(thema=thema, naam="Aan tafel"))
    assert evening.refused(carla, acts.Undo()) == "changed-since"
    evening.must(dirk, acts.Undo())
    evening.must(carla, acts.Undo())
    assert thema_of(evening, a) is None


def test_bij_14_who_names_what_to_undo_undoes_nothing_else() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, *_) = written(evening)
    assert evening.sees(carla)["mij"]["stap"] is None
    evening.must(carla, acts.ThemaMake(thema=new_id(), geeltjes=(a,)))
    asked = evening.sees(carla)["mij"]["stap"]
    evening.must(
        carla, acts.ThemaMake(thema=new_id(), geeltjes=(b,))
    )  # in a second tab
    assert evening.refused(carla, acts.Undo(stap=asked)) == "changed-since"
    evening.must(carla, acts.Undo())
    evening.must(carla, acts.Undo(stap=asked))
    assert thema_of(evening, a) is thema_of(evening, b) is None


def test_bij_14_a_press_from_before_another_fase_undoes_nothing_of_now() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, b, *_) = written(evening)
    evening.must(carla, acts.ThemaMake(thema=new_id(), geeltjes=(a,)))
    asked = evening.sees(carla)["mij"]["stap"]
    evening.go("tafels")
    assert evening.refused(carla, acts.Undo(stap=asked)) == "nothing-to-undo"
    evening.go("groeperen")
    thema = new_id()
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(b,)))
    assert evening.refused(carla, acts.Undo(stap=asked)) == "changed-since"
    assert thema_of(evening, b) == thema


def test_bij_14_undo_goes_back_twenty_steps() -> None:
    evening = Evening.started(fase="schrijven")
    carla, (a, *_) = written(evening)
    thema = new_id()
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(a,)))
    for number in range(25):
        evening.must(carla, acts.ThemaName(thema=thema, naam=f"Naam {number}"))
    for _ in range(20):
        evening.must(carla, acts.Undo())
    assert evening.state[f"thema/{thema}"]["naam"] == "Naam 4"
    assert evening.refused(carla, acts.Undo()) == "nothing-to-undo"
