# SPDX-License-Identifier: EUPL-1.2
"""What a database of Nulplaat holds: what is kept, and what is made anew from it."""

import hashlib
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from typing import Any

import msgspec
from django.apps import apps
from django.db import connection, connections, models, transaction

from nulplaat.config.speaking import say
from nulplaat.live import log
from nulplaat.live.domain import Changes

Rows = Generator[tuple[Any, ...], None, None]

LOG = "live.Entry"

KEPT = (
    "accounts.User",
    "account.EmailAddress",
    "account.EmailConfirmation",
    "accounts.Guest",
    "accounts.EntryLink",
    "accounts.Ownership",
    "live.Room",
    LOG,
)
"""Tables that cannot be made from others, each after those it points at."""

LOGGED_IN = "sessions.Session"
"""Who is logged in. Kept when moving; after a restore everybody logs in again."""

MADE_ANEW = (
    "live.Snapshot",
    "accounts.WrongCode",
    "auth.Permission",
    "contenttypes.ContentType",
)
"""Tables that the server fills again by itself, beside those made from the log."""

NEVER_FILLED = (
    "auth.Group",
    "auth.Group_permissions",
    "accounts.User_groups",
    "accounts.User_user_permissions",
)
"""Tables that come with Django and that nothing here writes to."""

PROJECTIONS = "bijeenkomsten"
"""The app whose tables are all made from the log."""

READING = "reading"
CHUNK = 2_000


class Damaged(Exception):
    """The log of a room has a gap, or an entry that cannot be read."""


def table(label: str) -> type[models.Model]:
    """Return a table by its label, such as `live.Room`."""
    return apps.get_model(label)


def projections() -> list[type[models.Model]]:
    """Return the tables that are made from the log."""
    return list(apps.get_app_config(PROJECTIONS).get_models())


def columns(model: type[models.Model]) -> list[str]:
    """Return a table's columns."""
    return [field.attname for field in model._meta.concrete_fields]


@contextmanager
def one_moment() -> Iterator[str]:
    """Yield a database alias that sees one moment, whatever is written meanwhile.

    Nobody waits for it: SQLite in WAL mode and PostgreSQL both let others write on.
    """
    settings = connections.settings["default"]
    options = dict(settings["OPTIONS"])
    if settings["ENGINE"].endswith("sqlite3"):
        options["transaction_mode"] = "DEFERRED"
    connections.settings[READING] = {**settings, "OPTIONS": options}
    try:
        with transaction.atomic(using=READING):
            if connections[READING].vendor == "postgresql":
                with connections[READING].cursor() as cursor:
                    cursor.execute(
                        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"
                    )
            yield READING
    finally:
        connections[READING].close()
        del connections[READING]
        del connections.settings[READING]


def rows(label: str, using: str) -> Rows:
    """Yield a table's rows in an order that is the same everywhere."""
    model = table(label)
    order = ("room_id", "seq") if label == LOG else ("pk",)
    found = model._default_manager.using(using).order_by(*order)
    yield from found.values_list(*columns(model)).iterator(chunk_size=CHUNK)


def sound(using: str) -> Rows:
    """Yield the rows of the log; raises Damaged at the first that is not good."""
    names = columns(table(LOG))
    room_at, seq_at, changes_at = map(names.index, ("room_id", "seq", "changes"))
    room, last = "", 0
    # Closed here, while the database is still open.
    with closing(rows(LOG, using)) as found:
        for row in found:
            last = last + 1 if row[room_at] == room else 1
            room = row[room_at]
            if row[seq_at] != last:
                raise Damaged(broken_log(room, last, gone=True))
            if not readable(row[changes_at]):
                raise Damaged(broken_log(room, last))
            yield row
    for empty, *_ in log.gaps(using):
        raise Damaged(broken_log(empty, 1, gone=True))


def broken_log(room: str, seq: int = 0, *, gone: bool = False) -> str:
    """Return the words for an entry that cannot be read or is gone; 0 for any entry."""
    if gone:
        return say("entry {seq} of room {room} is gone", seq=seq, room=room)
    if not seq:
        return say("the log of room {room} cannot be read", room=room)
    return say("entry {seq} of room {room} cannot be read", seq=seq, room=room)


def readable(changes: str) -> bool:
    """Say whether what an entry of the log changes can be read."""
    try:
        msgspec.json.decode(changes, type=Changes)
    except (msgspec.MsgspecError, UnicodeError):
        return False
    return True


def is_empty(using: str = "default") -> bool:
    """Say whether nothing that is kept is there."""
    return not any(
        table(label)._default_manager.using(using).exists() for label in KEPT
    )


def fingerprints(using: str = "default") -> dict[str, tuple[int, str]]:
    """Return how many rows each table made from the log has, and a sum of them.

    The sum is of a hash of each row without its number, so that no order counts.
    """
    found: dict[str, tuple[int, str]] = {}
    for model in projections():
        names = [name for name in columns(model) if name != "id"]
        query = model._default_manager.using(using).order_by()
        each = query.values_list(*names).iterator(chunk_size=CHUNK)
        found[model._meta.label] = _sum(each)
    return found


def _sum(rows_of_one: Iterator[Sequence[Any]]) -> tuple[int, str]:
    count = total = 0
    for row in rows_of_one:
        digest = hashlib.sha256(msgspec.json.encode(row)).digest()
        count, total = count + 1, total + int.from_bytes(digest)
    return count, f"{total % 2**256:064x}"


def is_there() -> bool:
    """Say whether this database has the tables of what is kept."""
    return table(KEPT[0])._meta.db_table in connection.introspection.table_names()
