# SPDX-License-Identifier: EUPL-1.2
"""How well the evenings are grouped, beside peers, and whether the answer is steady."""

import json
import random
import re
import statistics
import subprocess
from itertools import combinations
from pathlib import Path

import snowballstemmer

from bench.merge import peers as other
from bench.merge.evenings import Evening, evenings, implied, tafels, together
from bench.merge.rows import Row
from bench.merge.scores import Pairs, ari, pairs
from nulplaat.merging import Group, compare, propose

PEER_PYTHON = Path(__file__).parent / ".venv" / "bin" / "python"
SHUFFLES, DROPS = 5, 20
GEELTJES, TAFELS = "evenings", "knoppen of tafels"
_STEMMER = snowballstemmer.stemmer("dutch")


def couples(groups: list[Group]) -> set[frozenset[str]]:
    """Return the pairs that stand in one group."""
    return {
        frozenset(couple)
        for group in groups
        for couple in combinations(group.members, 2)
    }


def _said(score: Pairs) -> str:
    return f"{score.f1:.2f} / {score.precision:.2f}"


def _figures(score: Pairs) -> dict[str, object]:
    return {
        "f1": round(score.f1, 3),
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
    }


def _stems(text: str) -> set[str]:
    words = [word for word in re.findall(r"\w+", text.casefold()) if len(word) > 3]
    return set(_STEMMER.stemWords(words))


def _recall_by_words(held: list[Evening], found: other.Found) -> dict[str, object]:
    """Return the share of pairs found, with and without a word in common."""
    shared, strangers = Pairs(), Pairs()
    for one in held:
        gold = together(one.piles)
        alike = {
            couple
            for couple in gold
            if set.intersection(*(_stems(one.notes[name]) for name in couple))
        }
        shared += pairs(found[one.name] & alike, alike)
        strangers += pairs(found[one.name] & (gold - alike), gold - alike)
    return {
        "recall_with_a_shared_word": round(shared.recall, 3),
        "recall_without_a_shared_word": round(strangers.recall, 3),
        "pairs_with_a_shared_word": shared.right + shared.missed,
        "pairs_without_a_shared_word": strangers.right + strangers.missed,
    }


def _ceiling(held: list[Evening]) -> Pairs:
    """Return what is found when only words in common are followed, flawlessly."""
    most = Pairs()
    for one in held:
        gold = together(one.piles)
        home = {name: name for name in one.notes}
        for couple in sorted(gold, key=sorted):
            a, b = sorted(couple)
            if _stems(one.notes[a]) & _stems(one.notes[b]):
                old, new = home[b], home[a]
                home |= {name: new for name, at in home.items() if at == old}
        most += pairs(together(home) & gold, gold)
    return most


def _suffix(what: str) -> str:
    return "" if what == GEELTJES else f", {what}"


def quality(
    held: list[Evening], groups: dict[str, list[Group]], what: str = GEELTJES
) -> list[Row]:
    """Return the rows on how right the groups are."""
    found = {name: couples(of) for name, of in groups.items()}
    kept = [one for one in held if one.kept]
    tuning = [one for one in held if not one.kept]
    apart, seen = other.sum_of(kept, found), other.sum_of(tuning, found)
    rows = [
        Row(
            f"{what} kept apart: pair F1 / precision",
            ">= .80 / .85",
            _said(apart),
            apart.f1 >= 0.80 and apart.precision >= 0.85,
            {**_figures(apart), **_recall_by_words(kept, found)},
        ),
        Row(
            f"{what} for tuning: pair F1 / precision",
            "for comparison",
            _said(seen),
            None,
            {**_figures(seen), **_recall_by_words(tuning, found)},
        ),
    ]
    most = _ceiling(kept)
    rows.append(
        Row(
            f"  kept apart, at most by words in common{_suffix(what)}",
            "for comparison",
            _said(most),
            None,
            _figures(most),
        )
    )
    for one in held:
        score = pairs(found[one.name], together(one.piles))
        rows.append(Row(f"  {one.name}", "", _said(score), None, _figures(score)))
    return rows


def preselected(
    held: list[Evening], groups: dict[str, list[Group]], what: str = GEELTJES
) -> list[Row]:
    """Return the rows on the band that is chosen beforehand."""
    strong = {
        name: couples([group for group in of if group.band != "likely"])
        for name, of in groups.items()
    }
    kept = other.sum_of([one for one in held if one.kept], strong)
    seen = other.sum_of([one for one in held if not one.kept], strong)
    return [
        Row(
            f"precision of the preselected band, kept apart{_suffix(what)}",
            ">= .90",
            f"{kept.precision:.2f} of {kept.joined} pairs",
            kept.precision >= 0.90 if kept.joined else None,
            _figures(kept),
        ),
        Row(
            f"precision of the preselected band, tuning{_suffix(what)}",
            "for comparison",
            f"{seen.precision:.2f} of {seen.joined} pairs",
            None,
            _figures(seen),
        ),
    ]


def opposites(
    held: list[Evening], groups: dict[str, list[Group]], what: str = GEELTJES
) -> list[Row]:
    """Return the rows on opposites that are proposed as the same."""
    joined = implied_joined = implied_all = shown = kept = 0
    for one in held:
        grouped = couples(groups[one.name])
        told = {frozenset({of.one, of.two}) for of in compare(one.notes).opposites}
        joined += len(one.opposites & grouped)
        kept += len(one.opposites & grouped) if one.kept else 0
        shown += len(one.opposites & told)
        implied_joined += len(implied(one) & grouped)
        implied_all += len(implied(one))
    total = sum(len(one.opposites) for one in held)
    return [
        Row(
            f"opposites proposed as the same, own set{_suffix(what)}",
            "none",
            f"{joined} of {total}, {shown} shown as opposite",
            joined == 0,
            {"joined": joined, "marked": total, "shown": shown, "kept_joined": kept},
        ),
        Row(
            f"  the same, opposite to anything on its pile{_suffix(what)}",
            "for comparison",
            f"{implied_joined} of {implied_all}",
            None,
            {"joined": implied_joined, "pairs": implied_all},
        ),
    ]


def any_order(held: list[Evening]) -> Row:
    """Return the row on the same input in another order."""
    chance = random.Random(5)  # noqa: S311  (the same order each time)
    tried = different = 0
    for one in held:
        straight = compare(one.notes)
        for _ in range(SHUFFLES):
            names = list(one.notes)
            chance.shuffle(names)
            tried += 1
            different += compare({name: one.notes[name] for name in names}) != straight
    return Row(
        "the same input in any order",
        "identical output",
        f"{different} of {tried} differ",
        different == 0,
        {"orders": tried, "different": different},
    )


def _labels(names: list[str], groups: list[Group]) -> list[str]:
    home = {name: group.members[0] for group in groups for name in group.members}
    return [home.get(name, f"alone {name}") for name in names]


def dropping(held: list[Evening], groups: dict[str, list[Group]]) -> Row:
    """Return the row on what stays the same when a tenth of the notes is gone."""
    chance = random.Random(6)  # noqa: S311  (the same notes each time)
    scores = []
    for one in held:
        for _ in range(DROPS):
            left = sorted(chance.sample(list(one.notes), round(0.9 * len(one.notes))))
            fewer = propose({name: one.notes[name] for name in left})
            scores.append(ari(_labels(left, groups[one.name]), _labels(left, fewer)))
    mean = statistics.fmean(scores)
    return Row(
        "dropping 10 % of the notes: ARI on the rest",
        ">= .98",
        f"{mean:.3f}, worst {min(scores):.3f}",
        mean >= 0.98,
        {"mean": round(mean, 4), "worst": round(min(scores), 4), "runs": len(scores)},
    )


def hdbscan(held: list[Evening]) -> other.Choices | None:
    """Return what a BERTopic-style pipeline makes of it, or None where it is not."""
    if not PEER_PYTHON.exists():
        return None
    texts = {one.name: list(one.notes.values()) for one in held}
    done = subprocess.run(
        [PEER_PYTHON, Path(__file__).parent / "hdbscan_peer.py"],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
    )
    if done.returncode:
        return None
    choices = {}
    for choice, labelled in json.loads(done.stdout).items():
        choices[choice] = {
            one.name: together(
                {
                    name: "" if label < 0 else str(label)
                    for name, label in zip(one.notes, labelled[one.name], strict=True)
                }
            )
            for one in held
        }
    return other.best(held, choices)


def beside(
    held: list[Evening], groups: dict[str, list[Group]]
) -> dict[str, dict[str, str]]:
    """Return F1 / precision of us and each peer, at their best and when careful."""
    found = {name: couples(of) for name, of in groups.items()}
    proposed = other.Tuned("its bands", found)
    all_of = {
        "nulplaat, as proposed": other.Choices(proposed, proposed),
        "likeness of nulplaat": other.tuned(held, other.Ours()),
    }
    all_of |= {name: other.tuned(held, of) for name, of in other.PEERS.items()}
    last = hdbscan(held)
    if last is not None:
        all_of["HDBSCAN, as BERTopic"] = last
    kept = [one for one in held if one.kept]
    tuning = [one for one in held if not one.kept]
    cells: dict[str, dict[str, str]] = {}
    for name, of in all_of.items():
        cells[name] = {"at": of.best.threshold}
        cells[name]["tuning"] = _said(other.sum_of(tuning, of.best.found))
        cells[name]["kept apart"] = _said(other.sum_of(kept, of.best.found))
        cells[name]["opposites"] = str(
            sum(len(of.best.found[one.name] & one.opposites) for one in held)
        )
        if of.careful is not None:
            cells[name]["careful at"] = of.careful.threshold
            cells[name]["careful, kept"] = _said(other.sum_of(kept, of.careful.found))
    return cells


def _right(held: list[Evening], groups: dict[str, list[Group]], what: str) -> list[Row]:
    return [
        *quality(held, groups, what),
        *preselected(held, groups, what),
        *opposites(held, groups, what),
    ]


def measure(
    held: list[Evening] | None = None,
    tables: list[Evening] | None = None,
) -> tuple[list[Row], dict[str, dict[str, str]]]:
    """Return all rows on the evenings of geeltjes and of tafels, and how peers did."""
    if held is None:
        held, tables = evenings(), tafels()
    groups = {one.name: propose(one.notes) for one in [*held, *(tables or [])]}
    rows = [
        *_right(held, groups, GEELTJES),
        any_order(held),
        dropping(held, groups),
    ]
    peers = beside(held, groups)
    if tables:
        rows += _right(tables, groups, TAFELS)
        for name, cells in beside(tables, groups).items():
            told = {f"tafels: {cell}": value for cell, value in cells.items()}
            peers.setdefault(name, {}).update(told)
    return rows, peers
