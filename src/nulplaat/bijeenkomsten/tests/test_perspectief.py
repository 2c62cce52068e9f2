# SPDX-License-Identifier: EUPL-1.2
"""What do ouders say, what do gemeenten say: only where three people say it."""

from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, Evening
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id


def offered(evening: Evening, viewer: Actor = BRAM) -> list[str]:
    found: list[str] = evening.sees(viewer)["telling"]["perspectieven"]
    return found


def test_bij_46_a6_a_perspectief_of_two_is_too_small_to_show() -> None:
    evening = Evening.started(fase="schrijven")
    parents = [evening.joins(perspectief="ouder") for _ in range(2)]
    evening.joins()
    assert offered(evening) == []
    for _ in range(3):
        evening.writes(parents[0], "Ik word niet gehoord")
    assert offered(evening) == []
    third = evening.joins(perspectief="ouder")
    assert offered(evening) == ["ouder"]
    assert offered(evening, third) == offered(evening, SCHERM) == ["ouder"]
    evening.must(third, acts.DeelnemerChange(deelnemer=third.id, perspectief="anders"))
    assert offered(evening) == []


def test_bij_47_a_perspectief_may_stay_open_and_be_taken_back() -> None:
    evening = Evening.started(fase="schrijven")
    carla, dirk = evening.joins(), evening.joins(perspectief="ouder")
    silent = evening.writes(carla, "Bel terug")
    told = evening.writes(dirk, "Luister eerst")
    evening.must(dirk, acts.DeelnemerChange(deelnemer=dirk.id, perspectief=""))
    later = evening.writes(dirk, "Kom langs")
    evening.must(BRAM, acts.FaseGo(fase="groeperen", van="schrijven"))
    seen = evening.sees(carla)
    stands = [seen[f"geeltje/{one}"]["perspectief"] for one in (silent, told, later)]
    assert stands == [None, "ouder", None]


def test_bij_46_a6_on_paper_each_tafel_counts_as_one() -> None:
    evening = Evening.started(tafels=3, fase="tafels")
    rows = tuple(
        acts.ImportRow(tafel=tafel, tekst="Wacht niet af", perspectief="ouder")
        for tafel in (1, 1, 1, 2)
    )
    evening.must(BRAM, acts.ImportApply(importid=new_id(), naam="lijst", rows=rows))
    assert offered(evening) == []
    evening.joins(perspectief="ouder", tafel=2)
    assert offered(evening) == []
    evening.writes(BRAM, "Bel terug", perspectief="ouder", tafel=3)
    assert offered(evening) == ["ouder"]
