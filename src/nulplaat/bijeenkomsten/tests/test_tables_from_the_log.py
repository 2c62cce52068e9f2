# SPDX-License-Identifier: EUPL-1.2
"""The tables say the same as the log, and can be made again from it."""

from typing import Any

import pytest

from nulplaat.bijeenkomsten.models import (
    Bijeenkomst,
    Geeltje,
    Knop,
    Schakel,
    Zoekwoord,
)
from nulplaat.bijeenkomsten.projection import project
from nulplaat.bijeenkomsten.tests.test_move_an_evening import full_evening
from nulplaat.live.queries import read

pytestmark = pytest.mark.django_db
TABLES = (Bijeenkomst, Geeltje, Knop, Schakel, Zoekwoord)


def rows() -> list[list[dict[str, Any]]]:
    found = []
    for table in TABLES:
        values = [dict(row) for row in table._default_manager.values()]
        for row in values:
            row.pop("id", None)
        found.append(sorted(values, key=str))
    return found


def test_live_6_tables_made_again_from_the_log_are_equal() -> None:
    rooms = [full_evening(), full_evening()]
    before = rows()
    assert [len(table) for table in before][:4] == [2, 12, 8, 6]
    assert before[4]
    for room in rooms:
        project(room, read(room).state, None)
    assert rows() == before
