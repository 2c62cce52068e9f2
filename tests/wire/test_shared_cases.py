# SPDX-License-Identifier: EUPL-1.2
"""The cases that both languages read: Python and TypeScript give the same."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.bijeenkomsten.uitslag import said
from nulplaat.live.domain import Changes, apply
from nulplaat.platen.plaat import Knop

HERE = Path(__file__).parent
EVENING = {"naam": "", "uitgangspositie": "", "stem": "", "nuldoel": ""}


def cases(name: str) -> list[Any]:
    """Return the cases of one file, each under its own name."""
    read = json.loads((HERE / f"{name}.json").read_text(encoding="utf8"))
    return [pytest.param(case, id=case["name"]) for case in read["cases"]]


def told(knop: Knop) -> dict[str, Any]:
    """Return a knop as the shared cases write it."""
    return {
        "id": knop.id,
        "titel": knop.titel,
        "kring": knop.kring,
        "aard": knop.aard,
        "stand": knop.stand,
        "bronnen": [bron.id for bron in knop.bronnen],
        "geeltjes": [geeltje.id for geeltje in knop.geeltjes],
        "tafels": list(knop.tafels),
    }


@pytest.mark.parametrize("case", cases("apply"))
def test_an_entry_is_applied_as_in_the_browser(case: dict[str, Any]) -> None:
    state = dict(case["before"])
    for changes in case["changes"]:
        apply(state, msgspec.convert(changes, Changes))
    assert state == case["after"]


@pytest.mark.parametrize("case", cases("recognised"))
def test_bij_74_a_person_is_counted_as_in_the_browser(case: dict[str, Any]) -> None:
    assert said(case["oordelen"], case["bronnen"]) == case["said"]


@pytest.mark.parametrize("case", cases("joined-knop"))
def test_bij_30_bij_34_knoppen_join_as_in_the_browser(case: dict[str, Any]) -> None:
    plaat = plaat_of({**case["records"], "bijeenkomst": EVENING}, moment=0)
    assert [told(knop) for knop in plaat.knoppen] == case["knoppen"]
