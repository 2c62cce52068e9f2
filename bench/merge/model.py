# SPDX-License-Identifier: EUPL-1.2
"""What a language model adds on the evenings: the one that the settings choose.

As for a server: NULPLAAT_MEASURE, _MEASURE_URL, _MEASURE_MODEL and _MEASURE_KEY.
"""

import os
import time

from bench.merge.evenings import Evening, evenings, tafels, together
from bench.merge.grouping import couples
from bench.merge.rows import Row, not_measured
from bench.merge.scores import Pairs, pairs
from nulplaat.merging import MeasureFailed, compare
from nulplaat.merging.measure import Measure
from nulplaat.merging.measures import LEXICAL_NAME, chosen

GOAL = "for comparison"
NO_MODEL = "no model, see the README"


def measure() -> list[Row]:
    """Return a row for geeltjes and tafels, kept apart and for tuning."""
    name = os.environ.get("NULPLAAT_MEASURE", LEXICAL_NAME)
    what = "with a model: pair F1 / precision"
    if name in ("", LEXICAL_NAME):
        return [not_measured(what, GOAL, NO_MODEL)]
    model = os.environ.get("NULPLAAT_MEASURE_MODEL", "")
    url = os.environ.get("NULPLAAT_MEASURE_URL", "")
    key = os.environ.get("NULPLAAT_MEASURE_KEY", "")
    asked = chosen(name, url=url, model=model, key=key).measure
    try:
        return [
            _row(asked, model, f"with a model, {whose}, {of}", chosen_ones)
            for of, held in (("geeltjes", evenings()), ("tafels", tafels()))
            for whose, chosen_ones in (
                ("kept apart", [one for one in held if one.kept]),
                ("tuning", [one for one in held if not one.kept]),
            )
        ]
    except MeasureFailed as failure:
        return [not_measured(what, GOAL, str(failure))]


def _row(asked: Measure, model: str, what: str, held: list[Evening]) -> Row:
    """Return how right a model groups these evenings; raises `MeasureFailed`."""
    proposed, preselected = Pairs(), Pairs()
    start = time.perf_counter()
    for one in held:
        found = compare(one.notes, measure=asked)
        if found.notice:
            raise MeasureFailed(f"{found.notice} gave no answer")
        gold = together(one.piles)
        sure = [group for group in found.groups if group.band != "likely"]
        proposed += pairs(couples(list(found.groups)), gold)
        preselected += pairs(couples(sure), gold)
    return Row(
        what,
        GOAL,
        f"{proposed.f1:.2f} / {proposed.precision:.2f}, preselected "
        f"{preselected.precision:.2f} of {preselected.joined}",
        None,
        {
            "model": model,
            "f1": round(proposed.f1, 3),
            "precision": round(proposed.precision, 3),
            "recall": round(proposed.recall, 3),
            "preselected": preselected.joined,
            "preselected_precision": round(preselected.precision, 3),
            "seconds": round(time.perf_counter() - start, 1),
        },
    )
