# SPDX-License-Identifier: EUPL-1.2
"""Anna asks the doctor: what is wrong is told in a sentence, with what to do."""

import json
import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.databases import Postgres, Redis, lasting_port
from tests.served import Served

FILL = "from nulplaat.bijeenkomsten.example import load; load(); load()"


def asks(
    served: Served, *options: str, told_port: bool = True
) -> tuple[int, dict[str, dict[str, str]]]:
    """Ask the doctor; return the exit code and what was found, by what it is about."""
    env = {k: v for k, v in os.environ.items() if k not in {"HOST", "PORT"}}
    env["NULPLAAT_DATA"] = str(served.data)
    if told_port:
        env["PORT"] = str(served.port)
    done = subprocess.run(
        [sys.executable, "-m", "nulplaat", "doctor", "--json", *options],
        env={**env, **served.env},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    said = json.loads(done.stdout)
    found = {finding["about"]: finding for finding in said["findings"]}
    bad = [f for f in said["findings"] if f["level"] == "wrong"]
    assert said["wrong"] == len(bad)
    assert all(f["do"] for f in said["findings"] if f["level"] != "good")
    return done.returncode, found


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database with two evenings."""
    folder = tmp_path_factory.mktemp("made")
    found = Served(folder)
    found.run("manage", "migrate", "--verbosity", "0")
    found.run("manage", "shell", "-v", "0", "-c", FILL)
    return folder / "nulplaat.sqlite3"


@pytest.fixture
def served(made: Path, tmp_path: Path) -> Served:
    """A server with these evenings, that does not run."""
    shutil.copy(made, tmp_path)
    return Served(tmp_path, port=lasting_port())


def change(served: Served, query: str) -> None:
    with closing(sqlite3.connect(served.data / "nulplaat.sqlite3")) as db, db:
        db.execute(query)


def test_all_is_well_but_for_the_back_up(served: Served) -> None:
    code, found = asks(served, "--all")
    assert code == 0
    assert {a for a, f in found.items() if f["level"] == "wrong"} == set()
    assert found["backups"]["level"] == "mind"
    served.run("backup", str(served.data / "all.nulplaat"))
    stamp = served.data / "last-backup"
    assert asks(served)[1]["backups"]["level"] == "good"
    old = time.time() - 9 * 86_400
    os.utime(stamp, (old, old))
    assert "9 days" in asks(served)[1]["backups"]["says"]


@pytest.mark.parametrize(
    ("lang", "says", "do"),
    [
        ("en_GB.UTF-8", "✗ Room ", "  → Put a back-up back"),
        ("nl_NL.UTF-8", "✗ Avond ", "  → Zet een back-up terug"),
    ],
)
def test_words_for_people_and_a_code_for_a_monitor(
    served: Served, lang: str, says: str, do: str
) -> None:
    change(served, "DELETE FROM live_entry WHERE seq = 3")
    done = subprocess.run(
        [sys.executable, "-m", "nulplaat", "doctor"],
        env={
            **os.environ,
            "NULPLAAT_DATA": str(served.data),
            "PORT": "1",
            "LC_ALL": lang,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert says in done.stdout
    assert do in done.stdout


def test_who_reads_only_the_first_line_gets_no_traceback(served: Served) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "nulplaat", "doctor"],
        env={**os.environ, "NULPLAAT_DATA": str(served.data), "PORT": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as doctor:
        assert doctor.stdout is not None
        assert doctor.stderr is not None
        doctor.stdout.close()
        assert doctor.stderr.read() == b""
    assert doctor.returncode == 1


def test_o2_a_log_that_cannot_be_read_is_told_with_its_room(served: Served) -> None:
    change(served, "UPDATE live_entry SET changes = '{' WHERE id = 5")
    with closing(sqlite3.connect(served.data / "nulplaat.sqlite3")) as db:
        query = "SELECT room_id FROM live_entry WHERE id = 5"
        (room,) = db.execute(query).fetchone()
    code, found = asks(served, "--all")
    assert code == 1
    assert found["entries"]["says"] == f"The log of room {room} cannot be read."


def test_o2_what_somebody_changed_by_hand_is_found_and_left(served: Served) -> None:
    change(served, "UPDATE bijeenkomsten_knop SET tekst = 'anders' WHERE id = 1")
    query = "INSERT INTO live_snapshot SELECT min(id), 1, 0, '{' FROM live_room"
    change(served, query)
    code, found = asks(served, "--all")
    assert code == 1
    assert "nothing is lost" in found["snapshots"]["says"]
    assert "entries" not in found
    assert "nulplaat rebuild" in found["tables"]["do"]
    with closing(sqlite3.connect(served.data / "nulplaat.sqlite3")) as db:
        query = "SELECT tekst FROM bijeenkomsten_knop WHERE id = 1"
        assert db.execute(query).fetchone() == ("anders",)


def test_an_older_and_a_newer_database_are_told(served: Served) -> None:
    change(
        served,
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('live', '0999_of_tomorrow', '2026-01-01')",
    )
    assert "newer" in asks(served)[1]["migrations"]["says"]
    change(served, "DELETE FROM django_migrations WHERE name = '0999_of_tomorrow'")
    change(served, "DELETE FROM django_migrations WHERE app = 'sessions'")
    assert "older" in asks(served)[1]["migrations"]["says"]


def test_a_clock_that_is_behind_the_log_is_told(served: Served) -> None:
    change(served, "UPDATE live_entry SET at = 9999999999999 WHERE seq = 1")
    assert asks(served)[1]["clock"]["level"] == "wrong"


@pytest.mark.slow
def test_a_port_that_something_else_has_is_told(served: Served) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", served.port))
        taken.listen()
        taken.settimeout(0)
        assert asks(served)[1]["port"]["level"] == "wrong"
    served.start()
    assert "answers" in asks(served)[1]["port"]["says"]
    # Also when only `serve --port` was told it, and a proxy stands between all else.
    served.env = {"http_proxy": f"http://127.0.0.1:{lasting_port()}", "no_proxy": ""}
    assert f":{served.port}." in asks(served, told_port=False)[1]["port"]["says"]
    served.stop()


def test_a_folder_that_all_may_read_is_told(served: Served) -> None:
    served.data.chmod(0o755)
    assert "chmod" in asks(served)[1]["folder"]["do"]


def test_settings_that_lack_something_are_told(served: Served) -> None:
    for env, word in (
        ({"NULPLAAT_PRODUCTION": "1"}, "NULPLAAT_SECRET_KEY"),
        ({"BUS_URL": "http://bus"}, "BUS_URL"),
        ({"PROCESSES": "4"}, "no bus"),
        ({"DATABASE_URL": "foo"}, "DATABASE_URL"),
        ({"DATABASE_URL": "mongo://here/x"}, "DATABASE_URL"),
        ({"DATABASE_URL": "postgres://x@here:port/x"}, "DATABASE_URL"),
        ({"NULPLAAT_ACTS_PER_TOKEN": "x"}, "NULPLAAT_ACTS_PER_TOKEN"),
        ({"NULPLAAT_ACTS_PER_ROOM": "0"}, "NULPLAAT_ACTS_PER_ROOM"),
    ):
        served.env = env
        _, found = asks(served)
        assert any(word in finding["says"] for finding in found.values()), word


@pytest.mark.parametrize("content", [b"", b" \n", b"\x1f\x8b\xff"])
def test_o2_a_secret_key_that_is_none_is_told(served: Served, content: bytes) -> None:
    (served.data / "secret-key").write_bytes(content)
    code, found = asks(served)
    assert code == 1
    assert "holds no key" in found["settings"]["says"]


def test_a_bus_and_a_database_that_are_away_are_told(served: Served) -> None:
    away = lasting_port()
    served.env = {"BUS_URL": f"redis://127.0.0.1:{away}/0"}
    code, found = asks(served)
    assert (code, found["bus"]["level"]) == (1, "wrong")
    served.env = {"DATABASE_URL": f"postgres://x@127.0.0.1:{away}/x"}
    code, found = asks(served)
    assert (code, found["database"]["level"]) == (1, "wrong")


@pytest.fixture(scope="module")
def beside() -> Iterator[dict[str, str]]:
    with Postgres(safe=False) as postgres, Redis() as redis:
        yield {"DATABASE_URL": postgres.url, "BUS_URL": redis.url}


@pytest.mark.slow
def test_on_postgres_a_disk_that_is_not_waited_for_is_told(
    beside: dict[str, Any], tmp_path: Path
) -> None:
    served = Served(tmp_path, port=lasting_port(), env=beside)
    served.run("manage", "migrate", "--verbosity", "0")
    served.run("manage", "shell", "-v", "0", "-c", FILL)
    _, found = asks(served, "--all")
    assert {a for a, f in found.items() if f["level"] == "wrong"} == {"durable"}
    assert "fsync" in found["durable"]["says"]
    with psycopg.connect(beside["DATABASE_URL"]) as db:
        db.execute("UPDATE bijeenkomsten_bijeenkomst SET naam = 'anders'")
    assert asks(served, "--all")[1]["tables"]["level"] == "wrong"
