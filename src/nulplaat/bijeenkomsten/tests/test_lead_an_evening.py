# SPDX-License-Identifier: EUPL-1.2
"""Lead an evening: fasen, the door, the code, people and notes from paper."""

import pytest

from nulplaat.bijeenkomsten import acts, rules
from nulplaat.bijeenkomsten.decide import HANDLERS, kind_of
from nulplaat.bijeenkomsten.domain import BIJEENKOMST
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, SERVER, Evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id


def test_bij_40_l11_two_presses_for_the_next_fase_take_one_step() -> None:
    evening = Evening.started(fase="schrijven")
    anna = Actor(id="a" * 32, rol="begeleider")
    evening.must(BRAM, acts.FaseGo(fase="groeperen", van="schrijven"))
    assert evening.refused(anna, acts.FaseGo(fase="groeperen", van="schrijven")) == (
        "stale"
    )
    assert evening.state["fase"]["sinds"] == evening.at - 1000
    unknown = acts.FaseGo(fase="pauze", van="groeperen")
    assert evening.refused(anna, unknown) == "unknown-choice"


def test_bij_41_only_a_begeleider_leads() -> None:
    evening = Evening.started(fase="groeperen")
    carla = evening.joins()
    for act in (
        acts.FaseGo(fase="tafels", van="groeperen"),
        acts.DeurSet(open=False),
        acts.DeurRenew(code="XXX-XXX"),
        acts.BijeenkomstEdit(naam="Van mij"),
        acts.VoorstelPut(soort="groep", voorstellen=()),
        acts.ImportUndo(importid=new_id()),
        acts.DeelnemerJoin(deelnemer=new_id()),
    ):
        assert evening.refused(carla, act) == "not-allowed"
        assert evening.refused(SCHERM, act) == "not-allowed"
    evening.must(BRAM, acts.BijeenkomstEdit(nuldoel="nul schooluitvallers"))
    assert evening.state["bijeenkomst"]["nuldoel"] == "schooluitvallers"


def test_bij_42_s9_a_closed_door_drops_nobody() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins()
    evening.must(BRAM, acts.DeurSet(open=False))
    join = acts.DeelnemerJoin(deelnemer=new_id())
    assert evening.refused(SERVER, join) == "closed"
    evening.writes(carla, "Ik ben er nog")


def test_bij_43_a_new_code_is_the_servers_and_drops_nobody() -> None:
    evening = Evening.started(fase="schrijven")
    carla = evening.joins()
    evening.must(BRAM, acts.DeurRenew(code="GHJ-KLM"))
    evening.writes(carla, "Ik ben er nog")
    assert evening.sees(SCHERM)["deur"]["code"] == "GHJ-KLM"
    assert "code" not in evening.sees(carla)["deur"]


def test_bij_44_no_name_gets_a_pseudonym_and_the_emptiest_tafel() -> None:
    evening = Evening.started(tafels=3)
    people = [evening.joins() for _ in range(60)]
    records = [evening.state[f"deelnemer/{p.id}"] for p in people]
    assert len({r["naam"] for r in records}) == 60
    assert [sum(r["tafel"] == nr for r in records) for nr in (1, 2, 3)] == [20] * 3
    named = evening.joins("Zoë", perspectief="ouder", tafel=2)
    assert evening.state[f"deelnemer/{named.id}"] == {
        "naam": "Zoë",
        "pseudoniem": False,
        "perspectief": "ouder",
        "tafel": 2,
    }
    bad = acts.DeelnemerChange(deelnemer=named.id, perspectief="tovenaar")
    assert evening.refused(named, bad) == "unknown-choice"
    other = acts.DeelnemerChange(deelnemer=people[0].id, tafel=1)
    assert evening.refused(named, other) == "not-allowed"


def rows(*texts: str, kring: str | None = None) -> tuple[acts.ImportRow, ...]:
    return tuple(acts.ImportRow(tafel=3, tekst=t, kring=kring) for t in texts)


def test_bij_45_f1_an_import_comes_whole_and_is_taken_back_whole() -> None:
    evening = Evening.started(tafels=2, fase="tafels")
    before = dict(evening.state)
    bad = acts.ImportApply(
        importid=new_id(), naam="lijst", rows=rows("goed", "x" * 501)
    )
    evening.refused(BRAM, bad)
    act = acts.ImportApply(
        importid=new_id(), naam="lijst.csv", rows=rows("Bellen", "Mail", kring="zelf")
    )
    evening.must(BRAM, act)
    assert evening.titles() == {"Bellen", "Mail"}
    assert "tafel/3" in evening.state
    assert evening.refused(BRAM, act) == "exists"
    evening.must(BRAM, acts.ImportUndo(importid=act.importid))
    left = {k for k in evening.state if k not in before}
    assert left == {"tafel/3"}


def test_s1_every_act_has_a_rule_and_a_handler() -> None:
    kinds = {kind_of_type(act) for act in HANDLERS}
    assert kinds == set(rules.MAY)
    assert all(rol in rules.ROLLEN for row in rules.MAY.values() for rol in row)
    assert not any(rules.may_ever(kind, rules.SCHERM) for kind in rules.MAY)


def kind_of_type(act: type) -> str:
    return str(act.__struct_config__.tag)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"kind":"geeltje.write"}',
        b'{"kind":"geeltje.write","geeltje":1,"tekst":"x"}',
        b'{"kind":"undo","__proto__":{}}',
        b'{"kind":"deelnemer.join","deelnemer":"x"}',
        b'{"kind":"plaat.load","records":{}}',
        b'{"kind":"deur.renew","code":"AAA-AAA"}',
        b'{"kind":"fase.go","fase":"tafels","van":"welkom","voorstellen":'
        b'[{"soort":"groep","leden":[],"kern":"","termen":[],"score":1}]}',
        b'{"kind":"knop.join","knoppen":' + b"[" * 500 + b"]" * 500 + b"}",
    ],
)
def test_i4_what_is_not_an_act_is_refused_as_a_whole(raw: bytes) -> None:
    with pytest.raises((ValueError, RecursionError)):
        BIJEENKOMST.decode(raw)


def test_bij_40_the_kind_of_an_act_is_its_tag() -> None:
    assert kind_of(acts.FaseGo(fase="tafels", van="welkom")) == "fase.go"
