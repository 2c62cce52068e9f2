# SPDX-License-Identifier: EUPL-1.2
"""Anna asks on the command line which geeltjes of a list say the same."""

import json
import sys
from io import BytesIO, TextIOWrapper
from pathlib import Path

import pytest

from nulplaat import cli
from tests.command_line.test_import_from_paper import NOTES, nulplaat

pytestmark = pytest.mark.slow

LIST = """tafel;tekst;kring
1;Meer regels geven ouders zekerheid;zelf
2;Minder regels geven ouders zekerheid;zelf
1;Ouders aan tafel;zelf
2;ouders zitten aan tafel;gemeente
3;Ouders aan tafel!;zelf
"""


def written(folder: Path, text: str, encoding: str = "cp1252") -> str:
    path = folder / "lijst.csv"
    path.write_bytes(text.encode(encoding))
    return str(path)


def test_merge_58_a_list_is_told_in_dutch_with_reasons(tmp_path: Path) -> None:
    answer = nulplaat(tmp_path, "merge", str(NOTES))
    assert answer.returncode == 0, answer.stderr
    assert answer.stderr == ""
    lines = answer.stdout.splitlines()
    assert lines[0].startswith("Geeltjes: 79. Voorstellen: ")
    assert any("Beide noemen *" in line and line.endswith(".") for line in lines)
    assert "Mogelijk tegenovergesteld. Deze worden nooit samen voorgesteld." in lines
    assert nulplaat(tmp_path, "merge", str(NOTES)).stdout == answer.stdout
    assert not (tmp_path / "nulplaat.sqlite3").exists()


def test_merge_58_machines_get_json(tmp_path: Path) -> None:
    path = written(tmp_path, LIST)
    answer = nulplaat(tmp_path, "merge", path, "--json")
    assert answer.returncode == 0, answer.stderr
    found = json.loads(answer.stdout)
    assert found["measure"] == "lexical"
    assert found["notice"] == ""
    assert [note["id"] for note in found["notes"]][-1] == "0005"
    (group,) = found["groups"]
    assert group["members"] == ["0003", "0004", "0005"]
    assert group["sentence"] == "Alle drie noemen *ouders* en *tafel*."
    assert group["band"] in ("strong", "likely")
    (pair,) = found["opposites"]
    assert pair["sentence"].startswith("Beide noemen *")
    assert (pair["one"], pair["two"]) == ("0001", "0002")


def test_merge_58_within_a_kring_and_in_english(tmp_path: Path) -> None:
    path = written(tmp_path, LIST)
    answer = nulplaat(tmp_path, "merge", path, "--kring", "--taal", "en")
    assert answer.returncode == 0, answer.stderr
    assert "Notes: 5. Proposals: 1." in answer.stdout
    assert (
        "These say the same. They are put on one pile without asking." in answer.stdout
    )
    assert "table 3: Ouders aan tafel!" in answer.stdout
    assert "zitten" not in answer.stdout


def test_i6_a_terminal_without_these_letters_shows_question_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path, "tafel;tekst\n1;één kind 🙂\n2;één kind 🙂\n", "utf8")
    kept = BytesIO()
    out = TextIOWrapper(kept, encoding="ascii")
    monkeypatch.setattr(sys, "argv", ["nulplaat", "merge", path, "--taal", "nl"])
    monkeypatch.setattr(sys, "stdout", out)
    cli.main()
    assert b"tafel 2: ??n kind ?\n" in kept.getvalue()


@pytest.mark.parametrize(
    ("text", "taal", "told"),
    [
        ("tafel;tekst\nx;fout\n", "nl", "regel 2: ‘x’ is geen tafel"),
        ("tafel;tekst\nx;fout\n", "en", "line 2: ‘x’ is not a table"),
        ("a;b\n1;2\n", "nl", "  De eerste rij "),
        ("", "nl", "  De eerste rij "),
        ('tafel;tekst\n1;"open\n', "nl", "  Vanaf regel 2 "),
    ],
)
def test_merge_59_a_bad_list_is_refused_with_every_row(
    tmp_path: Path, text: str, taal: str, told: str
) -> None:
    path = written(tmp_path, text)
    answer = nulplaat(tmp_path, "merge", path, "--taal", taal, "--json")
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert told in answer.stderr
    assert "regel 0" not in answer.stderr
    assert answer.stderr.splitlines()[-1].startswith("nulplaat: ")


def test_merge_59_a_list_that_is_not_there_is_said_in_the_language_asked(
    tmp_path: Path,
) -> None:
    path = tmp_path / "nergens.csv"
    answer = nulplaat(tmp_path, "merge", str(path))
    assert answer.returncode == 1
    assert answer.stderr == f"nulplaat: Het bestand {path} is er niet.\n"
    answer = nulplaat(tmp_path, "merge", str(path), "--taal", "en")
    assert answer.stderr == f"nulplaat: There is no file {path}.\n"
    answer = nulplaat(tmp_path, "merge", str(tmp_path))
    assert (
        answer.stderr == f"nulplaat: Het bestand {tmp_path} kan niet worden geopend.\n"
    )
