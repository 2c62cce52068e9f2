# SPDX-License-Identifier: EUPL-1.2
"""A server starts safely, or says in one sentence why it does not."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest


def run(folder: Path, *command: str, **extra: str) -> subprocess.CompletedProcess[str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith("NULPLAAT_")}
    kept.pop("DATABASE_URL", None)
    environment = {**kept, "NULPLAAT_DATA": str(folder), **extra}
    environment["DJANGO_SETTINGS_MODULE"] = "nulplaat.config.settings"
    environment["LANGUAGE"] = "en"
    environment["PYTHONPATH"] = str(Path(__file__).resolve().parents[3])
    return subprocess.run(
        [sys.executable, "-m", "django", *command],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


SAFE = {
    "NULPLAAT_PRODUCTION": "1",
    "NULPLAAT_HOSTS": "plaat.example.org",
    "NULPLAAT_SECRET_KEY": "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOP",
}


@pytest.mark.parametrize("missing", ["NULPLAAT_HOSTS", "NULPLAAT_SECRET_KEY"])
def test_production_does_not_start_without_what_it_needs(
    tmp_path: Path, missing: str
) -> None:
    given = {k: v for k, v in SAFE.items() if k != missing}
    answer = run(tmp_path, "check", **given)
    assert answer.returncode != 0
    assert f"Set {missing} to" in answer.stderr


def test_production_is_safe_for_deploying(tmp_path: Path) -> None:
    command = ("check", "--deploy", "--fail-level", "WARNING")
    answer = run(tmp_path, *command, **SAFE)
    assert answer.returncode == 0, answer.stderr


def test_a_local_server_makes_its_own_secret_and_keeps_it(tmp_path: Path) -> None:
    assert run(tmp_path / "var", "check").returncode == 0
    path = tmp_path / "var" / "secret-key"
    first = path.read_text("ascii")
    assert len(first) > 50
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert run(tmp_path / "var", "check").returncode == 0
    assert path.read_text("ascii") == first


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    answer = run(tmp_path / "file" / "var", "check")
    assert answer.returncode != 0
    assert "Choose another with NULPLAAT_DATA." in answer.stderr


def test_no_migration_is_missing(tmp_path: Path) -> None:
    answer = run(tmp_path, "makemigrations", "--check", "--dry-run")
    assert answer.returncode == 0, answer.stdout


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"NULPLAAT_MEASURE": "beter"}, "NULPLAAT_MEASURE is 'beter'"),
        ({"NULPLAAT_MEASURE": "endpoint"}, "NULPLAAT_MEASURE_MODEL"),
        (
            {
                "NULPLAAT_MEASURE": "endpoint",
                "NULPLAAT_MEASURE_MODEL": "m",
                "NULPLAAT_MEASURE_URL": "http://ai.example.org/v1",
                "NULPLAAT_MEASURE_KEY": "geheim",
            },
            "NULPLAAT_MEASURE_URL must begin with https://",
        ),
        ({"NULPLAAT_MEASURE": "sentence-transformers"}, "install nulplaat["),
    ],
)
def test_merge_56_a_measure_that_cannot_be_is_said_at_the_start(
    tmp_path: Path, given: dict[str, str], told: str
) -> None:
    answer = run(tmp_path, "check", **given)
    assert answer.returncode != 0
    assert told in answer.stderr
    assert "geheim" not in answer.stderr
