# SPDX-License-Identifier: EUPL-1.2
"""The evenings grouped by hand are well-formed, and the bench of merging runs."""

import json
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from bench.merge import finding, grouping, jobs, rows, sentences, sizes, voting, wall
from bench.merge.evenings import (
    COLUMNS,
    DATA,
    Evening,
    evenings,
    key,
    read,
    rows_of,
    tafels,
)
from bench.merge.evenings import together as pairs_of
from bench.merge.scores import Pairs, ari, pairs, percentile, spearman
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.merging import propose
from nulplaat.platen.kringen import KRINGEN

FILES = sorted(DATA.glob("*.csv"))


@pytest.fixture
def tiny(tmp_path: Path) -> Evening:
    """An evening of four geeltjes: two that say the same, and two opposites."""
    path = tmp_path / "kept-klein.csv"
    lines = [
        "1,1,Laat ouders meebeslissen,ouder,zelf,mee,,",
        "2,1,laat ouders meebeslissen!,gemeente,zelf,mee,,",
        "3,2,Meer toetsen,onderwijs,onderwijs,,,",
        "4,2,Minder toetsen,jongere,onderwijs,,3,1",
    ]
    path.write_text("\n".join([",".join(COLUMNS), *lines, ""]), encoding="utf-8")
    return read(path)


def test_there_are_nine_evenings_and_two_are_kept_apart() -> None:
    names = [evening.name for evening in evenings()]
    assert sum(name.startswith("kept-") for name in names) == 2
    assert sum(name.startswith("tune-") for name in names) == 7
    told = (DATA.parent / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in FILES if f"`{path.name}`" not in told] == []


def test_there_are_five_evenings_of_tafels_and_two_are_kept_apart() -> None:
    held = tafels()
    assert [one.kept for one in held] == [True, True, False, False, False]
    assert {one.name for one in [*held, *evenings()]} == {path.stem for path in FILES}
    for one in held:
        rows_held = rows_of(DATA / f"{one.name}.csv")
        at_each = Counter(row["tafel"] for row in rows_held)
        assert 6 <= len(at_each) <= 8
        assert all(8 <= knoppen <= 14 for knoppen in at_each.values())
        assert 60 <= len(rows_held) <= 90


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_an_evening_is_well_formed(path: Path) -> None:
    held = rows_of(path)
    assert list(held[0]) == COLUMNS
    assert 60 <= len(held) <= 100
    assert [row["nummer"] for row in held] == [str(n + 1) for n in range(len(held))]
    assert all(row["tekst"].strip() == row["tekst"] != "" for row in held)
    assert {row["perspectief"] for row in held} <= set(PERSPECTIEVEN)
    assert {row["kring"] for row in held} <= {*KRINGEN, ""}
    assert len({row["tafel"] for row in held}) > 1


@pytest.mark.parametrize(
    "evening", [*evenings(), *tafels()], ids=lambda evening: evening.name
)
def test_piles_and_marks_agree(evening: Evening) -> None:
    sizes_of = Counter(pile for pile in evening.piles.values() if pile)
    assert min(sizes_of.values()) >= 2
    marked = evening.opposites | evening.related
    assert all(len(couple) == 2 and couple <= set(evening.notes) for couple in marked)
    assert marked & pairs_of(evening.piles) == set()
    assert evening.opposites & evening.related == set()
    assert len(evening.opposites) >= 3


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_mark_stands_once_and_counts_both_ways(path: Path) -> None:
    evening = read(path)
    for column, held in (
        ("tegenover", evening.opposites),
        ("verwant", evening.related),
    ):
        marked = [
            (row["nummer"], other)
            for row in rows_of(path)
            for other in row[column].split()
        ]
        assert len(marked) == len(held)
        for one, other in marked:
            assert frozenset({key(one), key(other)}) in held
            assert (other, one) not in marked


def test_a_tiny_evening_runs_through_the_bench(tiny: Evening, tmp_path: Path) -> None:
    of_tafels = replace(tiny, name="kept-tafels-klein")
    measured, peers = grouping.measure([tiny], [of_tafels])
    path = tmp_path / "results" / "merge.json"
    rows.write(measured, peers, path)
    held = json.loads(path.read_text(encoding="utf-8"))
    assert held["rows"][0]["figures"]["right"] == 1
    assert "kept-klein" in rows.table(measured)
    known = {row["what"]: row for row in held["rows"]}
    of_these = known["knoppen of tafels kept apart: pair F1 / precision"]
    assert of_these["figures"] == held["rows"][0]["figures"]
    of_peer = peers["tf-idf of words"]
    assert of_peer["tafels: opposites"] == of_peer["opposites"]
    assert "rapidfuzz" in rows.peer_table(peers)


def test_rows_without_data_say_so(tmp_path: Path) -> None:
    for folder in (None, tmp_path):
        measured, peers = sentences.measure(folder)
        assert all(row.value.startswith("not measured: no data") for row in measured)
        assert [row.reached for row in measured] == [None] * 3
        assert peers == {}


def test_public_sentences_are_read_as_published(tmp_path: Path) -> None:
    sts, sick = tmp_path / "stsb-nl", tmp_path / "sick-nl"
    sts.mkdir()
    sick.mkdir()
    lines = ["een man danst,een man danst,5.0", "een vis,de gemeenteraad,0.0"]
    (sts / "stsb-nl-dev.csv").write_text("\n".join(lines), encoding="utf-8")
    head = "pair_ID\tsentence_A\tsentence_B\tentailment_label\tSemEval_set"
    line = "1\tEr danst een man\tEr danst geen man\tCONTRADICTION\tTEST"
    (sick / "SICK_NL.txt").write_text(f"{head}\n{line}\n", encoding="utf-8")
    dev, _, contradictions = sentences.measure(tmp_path)[0]
    assert dev.figures["spearman"] == 1
    assert contradictions.figures == {"wrong": 0, "pairs": 1}


def test_scores_count_pairs_and_orders() -> None:
    one, two, three = (frozenset(couple) for couple in ("ab", "bc", "cd"))
    score = pairs({one, two}, {one, three}) + Pairs()
    assert (score.precision, score.recall, score.f1) == (0.5, 0.5, 0.5)
    assert Pairs(missed=3).precision == 1
    assert ari("aabb", "ccdd") == 1
    assert ari("abab", "ccdd") < 0
    assert spearman([1, 2, 3, 3], [10, 20, 30, 30]) == pytest.approx(1)
    assert spearman([1, 2, 3], [3, 2, 1]) == pytest.approx(-1)
    assert percentile(range(1, 101), 0.95) == 95


def test_a_wall_is_the_same_every_time_and_grows_from_the_real_notes() -> None:
    made = wall.wall(1_000)
    assert made == wall.wall(1_000)
    assert made != wall.wall(1_000, seed=4)
    real = {text for evening in evenings() for text in evening.notes.values()}
    assert real <= set(made.values())
    assert all(text.strip() for text in made.values())


def test_a_job_runs_in_a_process_of_its_own() -> None:
    answer = jobs.run("propose", {"a": "Tijd", "b": "tijd"}, limit_s=120)
    assert isinstance(answer, dict)
    assert answer["groups"] == len(propose({"a": "Tijd", "b": "tijd"}))
    assert answer["memory_mb"] > 1
    failed = jobs.run("knits", {}, limit_s=120)
    assert failed == "failed: KeyError: 'knits'"


def test_growth_is_told_only_when_all_sizes_were_done() -> None:
    steady = sizes.growth_row({1_000: 1.0, 10_000: 10.0, 100_000: 100.0})
    assert (steady.value, steady.reached) == ("n^1.00", True)
    steep = sizes.growth_row({1_000: 1.0, 10_000: 100.0, 100_000: 10_000.0})
    assert steep.reached is False
    assert sizes.growth_row({1_000: 1.0}).reached is False


def test_queries_have_something_to_find_and_slips_change_them() -> None:
    notes = wall.wall(300)
    asked = finding.queries(notes, 20)
    assert all(query.meant for query in asked)
    chance = random.Random(1)
    for query in asked:
        assert finding.slipped(query.words, 0, chance) == " ".join(query.words)
        assert finding.slipped(query.words, 1, chance) != " ".join(query.words)
    everything, _ = finding.recall(asked, 0, lambda _: sorted(notes))
    assert everything < 1


def test_a_shuffle_keeps_the_votes_of_each_item(tmp_path: Path) -> None:
    chance = random.Random(2)
    votes = voting.made(12, 6, 2, chance)
    mixed = voting.shuffled(votes, chance)
    assert mixed != votes
    assert {voter: set(of) for voter, of in mixed.items()} == {
        voter: set(of) for voter, of in votes.items()
    }
    for item in {item for of in votes.values() for item in of}:
        cast = [of[item] for of in votes.values() if item in of]
        assert sorted(of[item] for of in mixed.values() if item in of) == sorted(cast)
    folder = tmp_path / "polis-openData" / "praat"
    folder.mkdir(parents=True)
    text = "participant,group-id,1,2\n7,0,-1,\n8,1,0,1\n"
    (folder / "participants-votes.csv").write_text(text, encoding="utf-8")
    assert voting.matrices(tmp_path)["praat"] == {
        "v7": {"i1": -1},
        "v8": {"i1": 0, "i2": 1},
    }
