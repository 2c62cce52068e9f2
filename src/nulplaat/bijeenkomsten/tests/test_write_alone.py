# SPDX-License-Identifier: EUPL-1.2
"""Write alone: nobody reads a geeltje before the reveal; after it the words stand."""

import msgspec
import pytest

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, Evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id

MARKER = "Zeskantige olifant"


def frame(evening: Evening, viewer: Actor) -> str:
    return msgspec.json.encode(evening.sees(viewer)).decode()


def test_bij_1_a1_nobody_is_sent_a_geeltje_before_the_reveal() -> None:
    evening = Evening.started(fase="schrijven")
    carla, dirk = evening.joins("Carla"), evening.joins("Dirk")
    geeltje = evening.writes(carla, MARKER)
    for viewer in (dirk, BRAM, SCHERM):
        sent = frame(evening, viewer)
        assert MARKER not in sent
        assert geeltje not in sent
        assert evening.sees(viewer)["telling"]["geeltjes"] == 1
    assert MARKER in frame(evening, carla)
    assert carla.id not in frame(evening, dirk)


def test_bij_2_the_reveal_shows_all_for_good_and_going_back_hides_nothing() -> None:
    evening = Evening.started(fase="schrijven")
    carla, dirk = evening.joins(), evening.joins()
    evening.writes(carla, MARKER)
    evening.go("groeperen")
    assert MARKER in frame(evening, dirk)
    evening.go("schrijven")
    later = evening.writes(carla, "Nog een gedachte")
    assert MARKER in frame(evening, dirk)
    assert later not in frame(evening, dirk)


def test_bij_3_l12_a_late_geeltje_is_placed_and_shown_at_once() -> None:
    evening = Evening.started(fase="groeperen")
    carla, dirk = evening.joins(), evening.joins()
    late = evening.writes(carla, MARKER)
    assert f"geeltje/{late}" in evening.sees(dirk)
    evening.go("samenvoegen")
    too_late = acts.GeeltjeWrite(geeltje=new_id(), tekst="te laat")
    assert evening.refused(carla, too_late) == "not-now"


def test_bij_4_own_words_may_change_until_they_are_shown() -> None:
    evening = Evening.started(fase="schrijven")
    carla, dirk = evening.joins(), evening.joins()
    geeltje = evening.writes(carla, "Eerst luiteren")
    better = acts.GeeltjeEdit(geeltje=geeltje, tekst="Eerst luisteren")
    evening.must(carla, better)
    assert evening.refused(dirk, better) == "gone"
    evening.must(carla, acts.GeeltjeRetract(geeltje=evening.writes(carla, "weg")))
    evening.go("groeperen")
    assert evening.refused(carla, better) == "shown"
    assert evening.refused(carla, acts.GeeltjeRetract(geeltje=geeltje)) == "shown"
    assert evening.refused(dirk, better) == "not-yours"


def test_bij_5_a2_a3_nobody_is_sent_who_wrote_or_in_which_order() -> None:
    evening = Evening.started(fase="schrijven")
    carla, dirk = evening.joins("Carla Jansen"), evening.joins()
    geeltje = evening.writes(carla, "Eerst luisteren")
    evening.go("groeperen")
    shown = evening.sees(dirk)[f"geeltje/{geeltje}"]
    assert set(shown) == {"tekst", "tafel", "perspectief"}
    for viewer in (dirk, SCHERM):
        assert "Carla Jansen" not in frame(evening, viewer)
        assert carla.id not in frame(evening, viewer)


def test_bij_5_ones_own_are_numbered_and_nothing_tells_of_others() -> None:
    evening = Evening.started(fase="schrijven")
    carla, dirk = evening.joins(), evening.joins()
    own = []
    for tekst in ("Eén", "Twee", "Drie"):
        own.append(evening.writes(carla, tekst))
        evening.writes(dirk, f"{tekst} van Dirk")

    def numbers(viewer: Actor) -> dict[str, int]:
        sees = evening.sees(viewer)
        return {k[6:]: r["nr"] for k, r in sees.items() if k.startswith("eigen/")}

    assert numbers(carla) == dict(zip(own, (1, 2, 3), strict=True))
    assert sorted(numbers(dirk).values()) == [1, 2, 3]
    evening.must(carla, acts.GeeltjeEdit(geeltje=own[1], tekst="Twee, beter"))
    evening.state = dict(sorted(evening.state.items(), reverse=True))
    assert numbers(carla) == dict(zip(own, (1, 2, 3), strict=True))
    evening.must(carla, acts.GeeltjeRetract(geeltje=own[0]))
    assert numbers(carla) == {own[1]: 1, own[2]: 2}
    assert numbers(SCHERM) == numbers(BRAM) == {}


def test_bij_6_a_removed_geeltje_leaves_a_trace_without_words() -> None:
    evening = Evening.started(fase="groeperen")
    carla, dirk = evening.joins(), evening.joins()
    geeltje, other = evening.writes(carla, MARKER), evening.writes(carla, "Bellen")
    thema = new_id()
    evening.must(dirk, acts.ThemaMake(thema=thema, geeltjes=(geeltje, other)))
    evening.go("tafels")
    knop = evening.makes_knop(carla, "Luisteren", geeltjes=(geeltje, other))
    bare = evening.makes_knop(carla, geeltjes=(geeltje,))
    remove = acts.GeeltjeRemove(geeltje=geeltje, reden="Noemt een kind")
    assert evening.refused(carla, remove) == "not-allowed"
    evening.must(BRAM, remove)
    assert MARKER not in frame(evening, BRAM) + frame(evening, carla)
    assert evening.sees(dirk)[f"geeltje/{geeltje}"]["verwijderd"]
    assert f"plek/{geeltje}" not in evening.state
    assert evening.state[f"thema/{thema}"]["kern"] == other
    assert evening.state[f"knop/{knop}"]["geeltjes"] == [other]
    assert f"knop/{bare}" not in evening.state
    assert evening.refused(BRAM, remove) == "gone"


@pytest.mark.parametrize(
    "tekst",
    ["", "   ", "x" * 501, "a\x00b", "a\u202eb", "a" + "\u0300" * 9, "\ud800"],
)
def test_bij_7_i3_bad_texts_are_refused_and_never_cut(tekst: str) -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins()
    evening.refused(carla, acts.GeeltjeWrite(geeltje=new_id(), tekst=tekst))


def test_bij_7_i6_dutch_words_are_kept_and_normalised() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins()
    geeltje = evening.writes(carla, "  E\u0301e\u0301n gezin, 's-Hertogenbosch ")
    words = evening.state[f"geeltje/{geeltje}"]["tekst"]
    assert words == "Één gezin, 's-Hertogenbosch"


def test_i4_ids_and_choices_from_outside_are_checked() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins()
    for bad in ("__proto__", "", "x", "A" * 32, "a" * 33):
        act = acts.GeeltjeWrite(geeltje=bad, tekst="hallo")
        assert evening.refused(carla, act) == "malformed"
    taken = evening.writes(carla, "hallo")
    again = acts.GeeltjeWrite(geeltje=taken, tekst="anders")
    assert evening.refused(evening.joins(), again) == "exists"
