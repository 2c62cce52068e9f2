# SPDX-License-Identifier: EUPL-1.2
"""Anna types the notes of an evening on paper in a sheet, and starts from that."""

import os
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

NOTES = files("nulplaat") / "bijeenkomsten" / "example" / "notes.csv"


def nulplaat(
    data: Path, *words: str, typed: str = "", lang: str = "nl"
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "nulplaat", *words],
        env={**os.environ, "NULPLAAT_DATA": str(data), "LANGUAGE": lang},
        input=typed,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_f1_a_list_is_shown_first_added_when_confirmed_and_taken_back(
    tmp_path: Path,
) -> None:
    refused = nulplaat(tmp_path, "import", str(NOTES), typed="n\n")
    assert refused.returncode != 0
    assert "tafel 1:" in refused.stdout
    assert "niets toegevoegd" in refused.stderr
    added = nulplaat(
        tmp_path, "import", str(NOTES), "--doel", "0 schooluitvallers", typed="j\n"
    )
    assert added.returncode == 0, added.stderr
    assert "/binnen/" in added.stdout
    found = re.search(r"--undo ([0-9a-f]{32})", added.stdout)
    assert found
    back = nulplaat(tmp_path, "import", "--undo", found[1])
    assert back.returncode == 0, back.stderr
    again = nulplaat(tmp_path, "import", "--undo", found[1])
    assert again.returncode != 0
    assert "Traceback" not in again.stderr


def test_f1_a_list_with_errors_adds_nothing_and_names_every_row(tmp_path: Path) -> None:
    wrong = tmp_path / "lijst.csv"
    wrong.write_text("tafel;tekst;kring\n1;goed;zelf\nx;fout;\n2;fout;maan\n", "utf8")
    answer = nulplaat(tmp_path, "import", str(wrong), "--yes")
    assert answer.returncode != 0
    assert "line 3: ‘x’ is geen tafel" in answer.stdout
    assert "line 4" in answer.stdout
    answer = nulplaat(tmp_path, "import", str(wrong), "--yes", lang="en")
    assert "line 3: ‘x’ is not a table" in answer.stdout
    missing = nulplaat(tmp_path, "import", str(tmp_path / "nergens.csv"))
    assert missing.returncode != 0
    assert "Traceback" not in missing.stderr
