# SPDX-License-Identifier: EUPL-1.2
"""Each tafel makes its own plaat, at the same time, without seeing the others'."""

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, Evening
from nulplaat.live.ids import new_id


def test_bij_20_a_deelnemer_changes_knoppen_of_the_own_tafel_only() -> None:
    evening = Evening.started(fase="tafels")
    carla, dirk = evening.joins(tafel=1), evening.joins(tafel=2)
    knop = evening.makes_knop(carla, "Eerst luisteren", tafel=2)
    assert evening.state[f"knop/{knop}"]["tafel"] == 1
    edit = acts.KnopEdit(knop=knop, tekst="Anders", kring="gemeente")
    assert evening.refused(dirk, edit) == "not-your-tafel"
    assert evening.refused(dirk, acts.KnopDrop(knop=knop)) == "not-your-tafel"
    evening.must(carla, edit)
    evening.must(BRAM, acts.KnopEdit(knop=knop, aard="instandhoudend"))
    assert evening.state[f"knop/{knop}"]["kring"] == "gemeente"
    helped = evening.makes_knop(BRAM, "Namens tafel 2", tafel=2)
    assert evening.state[f"knop/{helped}"]["tafel"] == 2
    nowhere = acts.KnopMake(knop=new_id(), tekst="x", kring="zelf", aard="helpend")
    assert evening.refused(BRAM, nowhere) == "no-tafel"


def test_bij_21_each_tafel_sees_its_own_plaat_until_merging() -> None:
    evening = Evening.started(fase="tafels")
    carla, dirk = evening.joins(tafel=1), evening.joins(tafel=2)
    knop = evening.makes_knop(carla, "Eerst luisteren")
    assert f"knop/{knop}" in evening.sees(carla)
    assert f"knop/{knop}" in evening.sees(BRAM)
    for other in (dirk, SCHERM):
        assert f"knop/{knop}" not in evening.sees(other)
    assert evening.sees(SCHERM)["telling"]["tafels"]["1"]["knoppen"] == 1
    evening.must(dirk, acts.DeelnemerChange(deelnemer=dirk.id, tafel=1))
    assert f"knop/{knop}" in evening.sees(dirk)
    evening.go("samenvoegen")
    assert f"knop/{knop}" in evening.sees(SCHERM)


def test_bij_22_a_knop_has_own_words_or_a_geeltje() -> None:
    evening = Evening.started(fase="tafels")
    carla = evening.joins(tafel=1)
    geeltje = evening.writes(carla, "Bellen, ook zonder nieuws")
    knop = evening.makes_knop(carla, geeltjes=(geeltje,))
    assert evening.titles() == {"Bellen, ook zonder nieuws"}
    bare = acts.KnopMake(knop=new_id(), kring="zelf", aard="helpend")
    assert evening.refused(carla, bare) == "no-words"
    away = acts.KnopSource(knop=knop, geeltje=geeltje, weg=True)
    assert evening.refused(carla, away) == "no-words"
    evening.must(carla, acts.KnopEdit(knop=knop, tekst="Blijf bellen"))
    evening.must(carla, away)
    evening.must(carla, acts.KnopSource(knop=knop, geeltje=geeltje))
    assert evening.state[f"knop/{knop}"]["geeltjes"] == [geeltje]


def test_bij_22_a_knop_from_a_thema_takes_all_its_geeltjes() -> None:
    evening = Evening.started(fase="groeperen")
    carla = evening.joins(tafel=1)
    a, b = evening.writes(carla, "Bellen"), evening.writes(carla, "Terugbellen")
    thema = new_id()
    evening.must(carla, acts.ThemaMake(thema=thema, geeltjes=(b, a), naam="Contact"))
    evening.go("tafels")
    knop = evening.makes_knop(carla, "Contact houden", thema=thema)
    assert evening.state[f"knop/{knop}"]["geeltjes"] == [b, a]


def test_bij_23_kring_and_aard_come_from_the_lists() -> None:
    evening = Evening.started(fase="tafels")
    carla = evening.joins(tafel=1)
    for kring, aard in (("maan", "helpend"), ("zelf", "mooi"), ("__proto__", "")):
        act = acts.KnopMake(knop=new_id(), tekst="x", kring=kring, aard=aard)
        assert evening.refused(carla, act) == "unknown-choice"


def test_bij_20_undo_of_a_dropped_knop_brings_it_back_with_its_links() -> None:
    evening = Evening.started(fase="tafels")
    carla, dirk = evening.joins(tafel=1), evening.joins(tafel=2)
    a = evening.makes_knop(carla, "Bellen")
    b = evening.makes_knop(dirk, "Opbellen")
    c = evening.makes_knop(dirk, "Contact")
    evening.go("samenvoegen")
    evening.must(BRAM, acts.KnopJoin(knoppen=(a, b)))
    evening.must(BRAM, acts.KnopJoin(knoppen=(a, c)))
    before = dict(evening.state)
    evening.must(BRAM, acts.KnopDrop(knop=a))
    assert evening.bronnen() == {frozenset(("Opbellen", "Contact"))}
    evening.must(BRAM, acts.Undo())
    assert evening.state == before
