# SPDX-License-Identifier: EUPL-1.2
"""Bram lost his laptop and had no account; who hosts makes him a new link."""

import re
from pathlib import Path

import pytest

from tests.people import Visitor, kader_of
from tests.served import Served

pytestmark = pytest.mark.slow


def test_l10_who_hosts_gives_a_begeleider_a_new_way_in(tmp_path: Path) -> None:
    with Served(tmp_path) as served:
        told = served.run("manage", "example")
        code = re.search(r"code (\S+)", told)
        assert code
        link = re.search(r"(/binnen/\S+)", served.run("lead", code[1].lower()))
        assert link
        served.env = {"PORT": "", "NULPLAAT_URL": ""}
        told = served.run("lead", code[1])
        assert f"http://localhost:{served.port}/binnen/" in told
        served.env = {"PORT": "8123"}
        assert "http://localhost:8123/binnen/" in served.run("lead", code[1])
        served.env = {"NULPLAAT_URL": "https://plaat.example.org/"}
        assert "https://plaat.example.org/binnen/" in served.run("lead", code[1])
        entered = Visitor(served.address).sends(link[1])
        assert kader_of(entered.text)["rol"] == "begeleider"
