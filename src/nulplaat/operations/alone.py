# SPDX-License-Identifier: EUPL-1.2
"""Is a server using this database? Some work must not be done under its feet."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from nulplaat.config.speaking import say


def others() -> int:
    """Return how many connections of servers there are, at least.

    SQLite tells only whether there is one. A server that nobody visited since it
    started has none, and then holds nothing in memory either.
    """
    if connection.vendor == "postgresql":
        return _others_on_postgres()
    path = Path(str(connection.settings_dict["NAME"]))
    connections.close_all()
    return int(path.is_file() and not _can_have_it_alone(path))


def in_use() -> str:
    """Return the words for a database that a server uses."""
    return say("a server still uses this database; stop it first")


def _others_on_postgres() -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name = 'nulplaat' AND pid <> pg_backend_pid()"
        )
        return int(cursor.fetchone()[0])


def _can_have_it_alone(path: Path) -> bool:
    """Leave WAL mode, which only the last who has the file open can do."""
    with closing(sqlite3.connect(path, timeout=2)) as line:
        try:
            mode = line.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            return False
        if mode == "delete":
            line.execute("PRAGMA journal_mode=WAL")
        return bool(mode == "delete")
