# SPDX-License-Identifier: EUPL-1.2
"""Anna keeps a back-up, puts it back, and moves to another database."""

import asyncio
import gzip
import hashlib
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import psycopg
import pytest
from django.apps import apps
from hypothesis import given
from hypothesis import strategies as st

from nulplaat.live.ids import new_id
from nulplaat.operations import archive, contents, moving
from tests.databases import Postgres
from tests.evenings import Evening, an_evening, newcomer
from tests.people import Person
from tests.served import Served

FILL = """
from nulplaat.accounts.models import User
from nulplaat.accounts.services import make_link, own
from nulplaat.bijeenkomsten.example import load
for n in range(3):
    anna = User.objects.create_user(f"anna{n}@example.org", "a very long password")
    room = load()
    own(user=anna, room=room)
    make_link(room=room, rol="begeleider")
User.objects.filter(email="anna1@example.org").delete()
"""
NUMBERS = ("accounts_user", "accounts_ownership")


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Served:
    """Some evenings and accounts, on SQLite."""
    served = Served(tmp_path_factory.mktemp("filled"))
    served.run("manage", "migrate", "--verbosity", "0")
    served.run("manage", "shell", "-v", "0", "-c", FILL)
    return served


@pytest.fixture(scope="module")
def backup(filled: Served) -> Path:
    path = filled.data / "all.nulplaat"
    filled.run("backup", str(path))
    return path


@pytest.fixture(scope="module")
def postgres() -> Iterator[Postgres]:
    with Postgres(safe=False) as found:
        yield found


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


def fails(served: Served, *command: str) -> str:
    """Run a command that must fail in one sentence; return that."""
    done = subprocess.run(
        [sys.executable, "-m", "nulplaat", *command],
        env=served._environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1, done.stderr
    return done.stderr


def tables() -> dict[str, list[str]]:
    """Return the tables that must come over, with the columns that must be equal."""
    kept = [contents.table(label) for label in contents.KEPT]
    found = {}
    for model in (*kept, *contents.projections()):
        name = model._meta.db_table
        numbered = name in NUMBERS or "id" not in contents.columns(model)
        columns = [str(f.column) for f in model._meta.concrete_fields]
        no_id = [c for c in columns if numbered or c != "id"]
        found[name] = [c for c in no_id if c != "epoch"]
    return found


def on_sqlite(data: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(data / "nulplaat.sqlite3")) as db:
        return _all(lambda query: db.execute(query).fetchall())


def on_postgres(url: str) -> dict[str, list[str]]:
    with psycopg.connect(url) as db:
        db.execute("SET TIME ZONE 'UTC'")
        return _all(lambda query: db.execute(query).fetchall())


def _all(ask: Any) -> dict[str, list[str]]:
    """Return all rows, told alike by every database."""
    found = {}
    for name, columns in tables().items():
        quoted = ", ".join(f'"{column}"' for column in columns)
        rows = ask(f"SELECT {quoted} FROM {name}")  # noqa: S608
        found[name] = sorted("|".join(map(_told, row)) for row in rows)
    return found


def _told(value: object) -> str:
    if isinstance(value, bool):
        return str(int(value))
    return str(value).replace("+00:00", "")


@pytest.mark.slow
def test_o2_what_was_backed_up_while_serving_is_put_back_whole(
    filled: Served, tmp_path: Path
) -> None:
    path = tmp_path / "all.nulplaat"
    with Served(filled.data) as served:
        evening = an_evening(served)

        async def story() -> None:
            await evening.bram.enters()
            await asyncio.to_thread(served.run, "backup", str(path))
            await evening.bram.drops()

        asyncio.run(story())
        served.stop()
    before = on_sqlite(filled.data)
    assert len(before["live_room"]) == 4
    assert len(before["accounts_user"]) == 2
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    said = Served(elsewhere).run("restore", str(path))
    assert "Put back: 4 rooms" in said
    assert on_sqlite(elsewhere) == before
    assert path.stat().st_mode & 0o077 == 0


def test_o2_a_restore_refuses_to_overwrite_and_keeps_what_was_there_when_asked(
    filled: Served, backup: Path, tmp_path: Path
) -> None:
    served = Served(tmp_path)
    served.run("restore", str(backup))
    served.run("manage", "shell", "-v", "0", "-c", FILL.replace("anna", "bram"))
    with_more = on_sqlite(tmp_path)
    assert "--overwrite" in fails(served, "restore", str(backup))
    assert on_sqlite(tmp_path) == with_more
    served.run("restore", "--overwrite", str(backup))
    assert len(on_sqlite(tmp_path)["live_room"]) < len(with_more["live_room"])
    (kept,) = (tmp_path / "backups").glob("before-restoring-*.nulplaat")
    served.run("restore", "--overwrite", str(kept))
    assert on_sqlite(tmp_path) == with_more


def test_o2_a_back_up_that_is_cut_or_changed_is_refused(
    backup: Path, tmp_path: Path
) -> None:
    whole = backup.read_bytes()
    text = gzip.decompress(whole)
    lines = text.splitlines(keepends=True)
    bad = {
        "cut": whole[: len(whole) // 2],
        "short": gzip.compress(b"".join(lines[:-1])),
        "without": gzip.compress(b"".join(lines[:9] + lines[10:])),
        "changed": gzip.compress(text.replace(b"anna0", b"dirk0")),
        "flipped": _flipped(whole, len(whole) // 2),
        "not text": gzip.compress(b"".join([*lines[:-1], b'{"rows":"\xff"}\n'])),
        "newer": gzip.compress(b'{"nulplaat":"back-up","format":99}\n'),
        "other": gzip.compress(b"niets\n"),
        "plain": b"niets",
        "empty": b"",
    }
    for name, content in bad.items():
        path = tmp_path / name
        path.write_bytes(content)
        with pytest.raises(archive.NotABackup, match=f"^{name} "):
            archive.check(path)
    for name in ("changed", "cut", "flipped", "empty"):
        said = fails(Served(tmp_path), "restore", str(tmp_path / name))
        assert f"nothing was put back: {name} is" in said
    assert not (tmp_path / "nulplaat.sqlite3").exists()


def _flipped(content: bytes, at: int) -> bytes:
    return content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]


@given(at=st.integers(min_value=0), flips=st.integers(1, 8), cut=st.booleans())
def test_o2_whatever_is_damaged_is_said(
    backup: Path, at: int, flips: int, cut: bool
) -> None:
    content = backup.read_bytes()
    for n in range(flips):
        content = _flipped(content, (at + n * 7919) % len(content))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bad.nulplaat"
        path.write_bytes(content[: at % len(content)] if cut else content)
        with suppress(archive.NotABackup):
            archive.check(path)


def test_o2_a_back_up_takes_the_place_of_a_file_only(
    filled: Served, backup: Path, tmp_path: Path
) -> None:
    pipe, folder, link = (tmp_path / name for name in ("pipe", "folder", "link"))
    os.mkfifo(pipe)
    folder.mkdir()
    for path in (pipe, folder):
        assert "is no file" in fails(filled, "backup", str(path))
    assert pipe.is_fifo()
    target = tmp_path / "target"
    shutil.copy(backup, target)
    link.symlink_to(target)
    filled.run("backup", str(link))
    assert link.is_symlink()
    assert archive.check(target)[1].rows == archive.check(backup)[1].rows


def test_o2_a_back_up_takes_the_place_of_an_earlier_one_and_of_nothing_else(
    filled: Served, backup: Path, tmp_path: Path
) -> None:
    served = Served(tmp_path)
    served.run("restore", str(backup))
    before = on_sqlite(tmp_path)
    others = {"empty": b"", "letter": b"Beste Anna", "packed": gzip.compress(b"{}\n")}
    for name, content in others.items():
        (tmp_path / name).write_bytes(content)
    with closing(sqlite3.connect(tmp_path / "nulplaat.sqlite3")) as db:
        db.execute("SELECT * FROM live_room").fetchall()
        database = [f"nulplaat.sqlite3{end}" for end in ("", "-wal", "-shm")]
        for name in (*database, "secret-key", *others):
            was = (tmp_path / name).stat().st_ino
            assert "no earlier back-up" in fails(served, "backup", str(tmp_path / name))
            assert (tmp_path / name).stat().st_ino == was
    assert on_sqlite(tmp_path) == before
    for name, content in others.items():
        assert (tmp_path / name).read_bytes() == content
    assert list(tmp_path.glob("*.part")) == []


def test_o2_a_damaged_log_is_not_backed_up_but_can_be_replaced(
    filled: Served, backup: Path, tmp_path: Path
) -> None:
    served = Served(tmp_path)
    path = tmp_path / "more.nulplaat"
    harm = (
        ("DELETE FROM live_entry WHERE room_id = ? AND seq = 3", "is gone"),
        (
            "UPDATE live_entry SET changes = substr(changes, 1, 9)"
            " WHERE room_id = ? AND seq = 3",
            "cannot be read",
        ),
    )
    for query, why in harm:
        served.run("restore", "--overwrite", str(backup))
        with closing(sqlite3.connect(tmp_path / "nulplaat.sqlite3")) as db, db:
            (room,) = db.execute(
                "SELECT max(room_id) FROM live_entry WHERE seq = 4"
            ).fetchone()
            db.execute(query, [room])
            db.execute("DELETE FROM live_snapshot")
        for command in (("backup", str(path)), ("move", f"sqlite:///{path}")):
            said = fails(served, *command)
            assert f"entry 3 of room {room} {why}" in said
            assert not path.exists()
        before = on_sqlite(tmp_path)
        assert f"entry 3 of room {room} {why}" in fails(served, "rebuild")
        assert on_sqlite(tmp_path) == before
    served.run("restore", "--overwrite", str(backup))
    served.run("backup", str(path))
    assert archive.check(path)[1].rows == archive.check(backup)[1].rows


@pytest.mark.parametrize(
    ("lang", "why"), [("en", "nothing was ever kept"), ("nl", "nog nooit iets bewaard")]
)
def test_a_back_up_of_nothing_is_not_made(tmp_path: Path, lang: str, why: str) -> None:
    path = tmp_path / "new.nulplaat"
    served = Served(tmp_path, env={"LANGUAGE": lang})
    assert why in fails(served, "backup", str(path))
    assert not path.exists()


@pytest.mark.parametrize("url", ["", "foo", "mongo://here/there"])
def test_a_move_to_what_is_no_database_is_told(url: str) -> None:
    with pytest.raises(moving.CannotMove, match="no address of a database"):
        moving.move(url)


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite://:memory:"])
def test_o2_a_move_to_memory_is_refused(url: str) -> None:
    with pytest.raises(moving.CannotMove, match="memory only"):
        moving.move(url)


def test_o2_a_move_from_a_damaged_file_is_told(filled: Served, tmp_path: Path) -> None:
    whole = (filled.data / "nulplaat.sqlite3").read_bytes()
    target = tmp_path / "other.sqlite3"
    for bad in (b"niets" * 999, whole[:8192] + b"x" * (len(whole) - 8192)):
        (tmp_path / "nulplaat.sqlite3").write_bytes(bad)
        for command in (("move", f"sqlite:///{target}"), ("rebuild",)):
            assert fails(Served(tmp_path), *command).startswith("nulplaat: ")
        assert not target.exists()


def test_a_move_to_postgres_without_its_client_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(moving.CannotMove, match=r"nulplaat\[postgres\]"):
        moving.move("postgres://x@y/z")


def test_o2_a_log_with_a_gap_is_refused(backup: Path, tmp_path: Path) -> None:
    lines = gzip.decompress(backup.read_bytes()).splitlines(keepends=True)
    entry = next(n for n, t in enumerate(lines) if b'"live.Entry"' in t) + 2
    kept = lines[:entry] + lines[entry + 1 : -1]
    path = tmp_path / "gap.nulplaat"
    path.write_bytes(gzip.compress(b"".join([*kept, _signed(kept, lines[-1])])))
    served = Served(tmp_path)
    assert "entries from" in fails(served, "restore", str(path))
    assert on_sqlite(tmp_path)["live_room"] == []


def _signed(lines: list[bytes], end: bytes) -> bytes:
    """Sign a file anew, as somebody does who changes it by hand."""
    said = json.loads(end)
    said["rows"]["live.Entry"] -= 1
    said["sha256"] = hashlib.sha256(b"".join(lines)).hexdigest()
    return json.dumps(said).encode()


@pytest.mark.slow
def test_nothing_is_put_back_or_moved_under_the_feet_of_a_server(
    backup: Path, tmp_path: Path
) -> None:
    with Served(tmp_path) as served:
        evening = an_evening(served)

        async def story() -> None:
            await evening.bram.enters()
            for command in (("restore", str(backup)), ("move", "postgres://x@y/z")):
                said = await asyncio.to_thread(fails, served, *command)
                assert "stop it first" in said
            await evening.bram.drops()

        asyncio.run(story())


@pytest.mark.slow
def test_everything_moves_to_postgres_and_back(
    filled: Served, postgres: Postgres, tmp_path: Path
) -> None:
    url = postgres.make("moved")
    before = on_sqlite(filled.data)
    said = filled.run("move", url)
    assert "Set DATABASE_URL" in said
    assert on_postgres(url) == before
    assert "not empty" in fails(filled, "move", url)
    # Who is added there is counted on after those who came along.
    there = Served(filled.data, env={"DATABASE_URL": url})
    there.run("manage", "shell", "-v", "0", "-c", FILL.replace("anna", "carla"))
    there.run("move", f"sqlite:///{tmp_path / 'nulplaat.sqlite3'}")
    assert on_sqlite(tmp_path) == on_postgres(url)
    with psycopg.connect(url) as db:
        assert db.execute("SELECT DISTINCT epoch FROM live_room").fetchall() == [("",)]


@pytest.mark.slow
def test_a_move_that_was_cut_off_left_nothing_and_is_done_again(
    filled: Served, postgres: Postgres
) -> None:
    url = postgres.make("cut")
    there = Served(filled.data, env={"DATABASE_URL": url})
    there.run("manage", "migrate", "--verbosity", "0")
    with psycopg.connect(url) as db:
        # Where a row cannot be added, the move stops halfway.
        db.execute(
            "CREATE FUNCTION cut() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'the power went'; END $$"
        )
        db.execute(
            "CREATE TRIGGER cut BEFORE INSERT ON live_entry"
            " FOR EACH ROW WHEN (NEW.seq = 9) EXECUTE FUNCTION cut()"
        )
    assert "nothing was moved" in fails(filled, "move", url)
    assert on_postgres(url)["live_room"] == []
    with psycopg.connect(url) as db:
        db.execute("DROP TRIGGER cut ON live_entry")
    filled.run("move", url)
    assert on_postgres(url) == on_sqlite(filled.data)


@pytest.mark.slow
def test_live_35_36_people_go_on_after_an_older_moment_was_put_back(
    tmp_path: Path,
) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_put_back(served, an_evening(served), tmp_path / "all.nulplaat"))


async def _put_back(served: Served, evening: Evening, path: Path) -> None:
    bram = evening.bram
    await bram.enters()
    await bram.goes("schrijven")
    kept = await _write(bram, "voor de back-up")
    await asyncio.to_thread(served.run, "backup", str(path))
    lost = await _write(bram, "na de back-up")
    await bram.drops()

    def restart() -> Person:
        served.stop()
        served.run("restore", "--overwrite", str(path))
        served.start()
        return newcomer(served, evening.code)

    # Then as much happens as before, but something else.
    carla = await asyncio.to_thread(restart)
    await carla.enters()
    was, bram.records = bram.seq, {}
    assert carla.seq == was
    await bram.enters()
    seen = [r["tekst"] for key, r in bram.records.items() if key[:8] == "geeltje/"]
    assert seen == ["voor de back-up"]
    before, bram.answers = bram.answers, {}
    for act_id in (kept, lost):
        await _write(bram, "opnieuw", act_id)
    assert bram.answers[kept] == before[kept]
    assert bram.answers[lost]["seq"] > was
    await bram.drops()
    await carla.drops()


async def _write(me: Person, tekst: str, act_id: str = "") -> str:
    act_id = act_id or new_id()
    act = {"kind": "geeltje.write", "geeltje": act_id, "tekst": tekst}
    await me.sends(act, act_id)
    await me.until(lambda who: act_id in who.answers)
    return act_id


def test_every_table_is_kept_or_made_anew_or_never_filled() -> None:
    known = {
        *contents.KEPT,
        contents.LOGGED_IN,
        *contents.MADE_ANEW,
        *contents.NEVER_FILLED,
        *(model._meta.label for model in contents.projections()),
    }
    found = {m._meta.label for m in apps.get_models(include_auto_created=True)}
    assert found == known
