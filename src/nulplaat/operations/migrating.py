# SPDX-License-Identifier: EUPL-1.2
"""Brings the database up to date at the start, with a copy made first."""

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from nulplaat.config.speaking import say

KEPT = 3
"""How many copies made before migrating are kept."""

LOCK = 0x6E756C
"""The number that processes on PostgreSQL take turns by."""


class TooNew(Exception):
    """The database was brought up to date by a newer version than this one."""

    def __init__(self, names: list[str]) -> None:
        super().__init__(
            say(
                "the database is of a newer version ({names}). Start that version"
                " again, or put back a copy from before it.",
                names=", ".join(names),
            )
        )


def bring_up_to_date() -> Path | None:
    """Migrate when that is needed; return the copy that was made first, if any.

    Processes that start at once take turns. Each migration is done whole or not at
    all, so that a start after a power loss goes on where it ended. Raises TooNew.
    """
    with _turn():
        executor = MigrationExecutor(connection)
        _refuse_newer(executor)
        if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return None
        had_tables = bool(executor.loader.applied_migrations)
        copy = _copy_first() if had_tables else None
        call_command("migrate", verbosity=0, interactive=False)
        return copy


def newer(executor: MigrationExecutor) -> list[str]:
    """Return the migrations in the database that this version does not know."""
    own = {label for label, _ in executor.loader.disk_migrations}
    return sorted(
        f"{label}.{name}"
        for label, name in executor.loader.applied_migrations
        if label in own and (label, name) not in executor.loader.disk_migrations
    )


def _refuse_newer(executor: MigrationExecutor) -> None:
    found = newer(executor)
    # A migration that replaced others may be of this version all the same.
    replaced = {
        f"{label}.{name}"
        for migration in executor.loader.disk_migrations.values()
        for label, name in migration.replaces
    }
    if set(found) - replaced:
        raise TooNew(found)


@contextmanager
def _turn() -> Iterator[None]:
    """Let one process at a time look and migrate."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            try:
                yield
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])
        return
    with (settings.DATA / "migrating.lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def backups_folder() -> Path:
    """Return the folder for copies that the server makes by itself."""
    folder: Path = settings.DATA / "backups"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _copy_first() -> Path | None:
    """Copy an SQLite file whole as it is, and let old copies go.

    A file, not an export: the tables are of another version than the code.
    """
    if connection.vendor != "sqlite":
        return None
    source = Path(str(connection.settings_dict["NAME"]))
    if not source.is_file():
        return None
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%S%f")
    copy = backups_folder() / f"before-migrating-{at}.sqlite3"
    copy_sqlite(source, copy)
    for old in sorted(backups_folder().glob("before-migrating-*.sqlite3"))[:-KEPT]:
        old.unlink()
    return copy


def copy_sqlite(source: Path, target: Path) -> None:
    """Copy an SQLite file of a server that may be running; whole or not at all."""
    draft = target.with_name(f"{target.name}.part")
    draft.unlink(missing_ok=True)
    draft.touch(mode=0o600)
    with (
        closing(sqlite3.connect(source)) as old,
        closing(sqlite3.connect(draft)) as new,
    ):
        old.backup(new)
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    draft.replace(target)
