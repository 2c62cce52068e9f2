# SPDX-License-Identifier: EUPL-1.2
"""What a language model adds on the evenings: the one that the settings choose.

As for a server: NULPLAAT_MEASURE, _MEASURE_URL, _MEASURE_MODEL and _MEASURE_KEY.
"""

import os
import time

from bench.merge.evenings import evenings, together
from bench.merge.grouping import couples
from bench.merge.rows import Row, not_measured
from bench.merge.scores import Pairs, pairs
from nulplaat.merging import compare
from nulplaat.merging.measures import LEXICAL_NAME, chosen

NO_MODEL = "no model, see the README"


def measure() -> list[Row]:
    """Return a row for the evenings kept apart and for those for tuning."""
    name = os.environ.get("NULPLAAT_MEASURE", LEXICAL_NAME)
    model = os.environ.get("NULPLAAT_MEASURE_MODEL", "")
    what = "with a model, kept apart: pair F1 / precision"
    if name in ("", LEXICAL_NAME):
        return [not_measured(what, "for comparison", NO_MODEL)]
    url = os.environ.get("NULPLAAT_MEASURE_URL", "")
    key = os.environ.get("NULPLAAT_MEASURE_KEY", "")
    asked = chosen(name, url=url, model=model, key=key).measure
    proposed = {True: Pairs(), False: Pairs()}
    strong = {True: Pairs(), False: Pairs()}
    start = time.perf_counter()
    for one in evenings():
        found = compare(one.notes, measure=asked)
        if found.notice:
            return [not_measured(what, "for comparison", f"{name} gave no answer")]
        gold = together(one.piles)
        sure = [group for group in found.groups if group.band != "likely"]
        proposed[one.kept] += pairs(couples(list(found.groups)), gold)
        strong[one.kept] += pairs(couples(sure), gold)
    spent = time.perf_counter() - start
    rows = []
    for kept, whose in ((True, "kept apart"), (False, "tuning")):
        all_of, sure_of = proposed[kept], strong[kept]
        figures = {
            "model": model,
            "f1": round(all_of.f1, 3),
            "precision": round(all_of.precision, 3),
            "recall": round(all_of.recall, 3),
            "preselected": sure_of.joined,
            "preselected_precision": round(sure_of.precision, 3),
            "seconds": round(spent, 1),
        }
        told = (
            f"{all_of.f1:.2f} / {all_of.precision:.2f}, preselected "
            f"{sure_of.precision:.2f} of {sure_of.joined}"
        )
        title = f"with a model, {whose}: pair F1 / precision"
        rows.append(Row(title, "for comparison", told, None, figures))
    return rows
