# SPDX-License-Identifier: EUPL-1.2
"""O2: Anna installs a new version; the power goes, or she goes back."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

CUT = """
import os, django
from django.db.migrations.recorder import MigrationRecorder
django.setup()
recorded, real = [], MigrationRecorder.record_applied
def record(self, app, name):
    recorded.append(name)
    if len(recorded) == 5:
        os.kill(os.getpid(), 9)
    real(self, app, name)
MigrationRecorder.record_applied = record
from nulplaat.operations.migrating import bring_up_to_date
bring_up_to_date()
"""
START = """
import django
django.setup()
from nulplaat.operations.migrating import bring_up_to_date
print(bring_up_to_date())
"""


def run(code: str, data: Path, *, code_is: int = 0) -> str:
    """Run a piece of Python on this data; return what it says."""
    own = ("NULPLAAT_", "DATABASE_URL", "BUS_URL")
    env = {name: v for name, v in os.environ.items() if not name.startswith(own)}
    env["NULPLAAT_DATA"] = str(data)
    env["DJANGO_SETTINGS_MODULE"] = "nulplaat.config.settings"
    env["PYTHONPATH"] = str(Path(__file__).parents[3])
    done = subprocess.run(
        [sys.executable, "-c", code],
        env=env,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == code_is, done.stderr
    return done.stdout + done.stderr


def query(data: Path, text: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(data / "nulplaat.sqlite3")) as db:
        return db.execute(text).fetchall()


def copies(data: Path) -> list[Path]:
    return sorted((data / "backups").glob("before-migrating-*.sqlite3"))


def forget_last_migration(data: Path) -> None:
    """Make the database look as the version before left it."""
    with closing(sqlite3.connect(data / "nulplaat.sqlite3")) as db, db:
        db.execute("DELETE FROM django_migrations WHERE app='sessions'")
        db.execute("DROP TABLE django_session")


def test_o2_a_start_after_a_power_loss_goes_on_where_it_ended(tmp_path: Path) -> None:
    run(CUT, tmp_path, code_is=-9)
    assert len(query(tmp_path, "SELECT name FROM django_migrations")) == 4
    run(START, tmp_path)
    assert query(tmp_path, "SELECT count(*) FROM live_entry") == [(0,)]
    assert run(START, tmp_path) == "None\n"


def test_o2_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    assert run(START, tmp_path) == "None\n"
    assert copies(tmp_path) == []


def test_o2_a_copy_is_made_before_migrating_and_the_last_three_are_kept(
    tmp_path: Path,
) -> None:
    run(START, tmp_path)
    made = []
    for _ in range(4):
        forget_last_migration(tmp_path)
        made.append(Path(run(START, tmp_path).strip()))
    assert copies(tmp_path) == made[1:]
    with closing(sqlite3.connect(made[-1])) as copy:
        tables = {n for (n,) in copy.execute("SELECT name FROM sqlite_master")}
        assert copy.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert "live_entry" in tables
    assert "django_session" not in tables
    assert made[-1].stat().st_mode & 0o077 == 0


def test_o2_a_copy_made_before_migrating_can_be_put_back(tmp_path: Path) -> None:
    run(START, tmp_path)
    with closing(sqlite3.connect(tmp_path / "nulplaat.sqlite3")) as db, db:
        db.execute(
            "INSERT INTO live_room (id, kind, created, epoch)"
            " VALUES ('a', 'bijeenkomst', 1, '')"
        )
    forget_last_migration(tmp_path)
    copy = Path(run(START, tmp_path).strip())
    for suffix in ("-wal", "-shm"):
        (tmp_path / f"nulplaat.sqlite3{suffix}").unlink(missing_ok=True)
    copy.replace(tmp_path / "nulplaat.sqlite3")
    run(START, tmp_path)
    assert query(tmp_path, "SELECT id FROM live_room") == [("a",)]
    assert query(tmp_path, "SELECT count(*) FROM django_session") == [(0,)]


def test_o2_an_older_version_refuses_a_newer_database(tmp_path: Path) -> None:
    run(START, tmp_path)
    with closing(sqlite3.connect(tmp_path / "nulplaat.sqlite3")) as db, db:
        db.execute(
            "INSERT INTO django_migrations (app, name, applied)"
            " VALUES ('live', '0999_of_tomorrow', '2026-01-01')"
        )
    said = run(START, tmp_path, code_is=1)
    assert "live.0999_of_tomorrow" in said
    assert copies(tmp_path) == []


def test_o2_two_that_start_at_once_take_turns(tmp_path: Path) -> None:
    env = {
        **os.environ,
        "NULPLAAT_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "nulplaat.config.settings",
        "PYTHONPATH": str(Path(__file__).parents[3]),
    }
    env.pop("DATABASE_URL", None)
    both = [subprocess.Popen([sys.executable, "-c", START], env=env) for _ in "ab"]
    assert [found.wait(120) for found in both] == [0, 0]
