# SPDX-License-Identifier: EUPL-1.2
"""Looks at the database: is it there, does it keep, is it as the log says."""

import random
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple

from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Max

from nulplaat.config.speaking import say
from nulplaat.live import log
from nulplaat.live.errors import Unreadable
from nulplaat.live.models import Entry
from nulplaat.operations import contents, migrating
from nulplaat.operations.doctor.findings import Finding, good, mind, wrong

SAMPLE = 20
"""How many rooms are compared with their log, when not all are asked for."""

SKEW_S = 5
TOLD = 5


def reached() -> Iterator[Finding]:
    """Look whether the database answers."""
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        told = " ".join(str(error).split())[:200]
        yield wrong(
            "database",
            say("The database does not answer: {told}", told=told),
            say(
                "Start it, or mend DATABASE_URL; look at the disk and the user's"
                " rights."
            ),
        )
        return
    version = ".".join(map(str, connection.get_database_version()))
    name = connection.display_name
    try:
        connection.check_database_version_supported()
    except Exception as error:  # noqa: BLE001  (Django says here what it needs)
        yield wrong(
            "database",
            f"{name} {version}: {error}",
            say("Install a newer {name}.", name=name),
        )
    else:
        yield good("database", say("{name} answers.", name=f"{name} {version}"))


def durable() -> Iterator[Finding]:
    """Look whether what is stored survives a power loss."""
    if connection.vendor == "postgresql":
        wanted = {"fsync": "on", "full_page_writes": "on", "synchronous_commit": ""}
        found = {name: _ask(f"SHOW {name}") for name in wanted}
        loose = [n for n, v in found.items() if v == "off"]
    else:
        found = {n: _ask(f"PRAGMA {n}") for n in ("journal_mode", "synchronous")}
        loose = [] if found == {"journal_mode": "wal", "synchronous": 2} else [*found]
    if loose:
        yield wrong(
            "durable",
            say(
                "The database does not wait for its disk ({names}), so what people were"
                " shown can be lost.",
                names=", ".join(loose),
            ),
            say("Set it back as it came."),
        )
    else:
        yield good("durable", say("What is stored survives a power loss."))


def migrations() -> Iterator[Finding]:
    """Look whether the tables are of this version."""
    executor = MigrationExecutor(connection)
    newer = migrating.newer(executor)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if newer:
        yield wrong(
            "migrations",
            say(
                "The database is of a newer version ({names}).", names=", ".join(newer)
            ),
            say("Start that version again, or put a back-up from before it back."),
        )
    elif waiting:
        yield wrong(
            "migrations",
            say(
                "The database is of an older version; {count} steps wait.",
                count=len(waiting),
            ),
            say("Start the server: it makes a copy and brings it up to date."),
        )
    else:
        yield good("migrations", say("The tables are of this version."))


def clock() -> Iterator[Finding]:
    """Look whether the clocks of this machine and the database agree with the log."""
    now = datetime.now(UTC).timestamp()
    last = Entry.objects.aggregate(last=Max("at"))["last"] or 0
    skew = 0.0
    if connection.vendor == "postgresql":
        skew = abs(float(_ask("SELECT extract(epoch FROM clock_timestamp())")) - now)
    if last / 1000 > now + SKEW_S:
        yield wrong(
            "clock",
            say("The log holds something of later than now: this clock is behind."),
            say("Let the clock be set by the network (timedatectl set-ntp true)."),
        )
    elif skew > SKEW_S:
        yield mind(
            "clock",
            say(
                "The clocks of this machine and the database differ {skew:.0f} s.",
                skew=skew,
            ),
            say("Let both be set by the network."),
        )
    else:
        yield good("clock", say("The clock agrees with the log."))


def log_without_gaps() -> Iterator[Finding]:
    """Look whether each room's log counts from 1 without a gap."""
    found = list(islice(log.gaps(), TOLD))
    for room, first, last, count in found:
        yield wrong(
            "log",
            say(
                "Room {room} has {count} entries from {first} to {last}:"
                " some are gone.",
                room=room,
                count=count,
                first=first,
                last=last,
            ),
            _put_back(),
        )
    if not found:
        count = len(log.rooms())
        yield good("log", say("The log has no gaps, in {count} rooms.", count=count))


def tables_as_the_log(*, every_room: bool) -> Iterator[Finding]:
    """Look whether the tables are what the log would make of them."""
    rooms = log.rooms()
    if not every_room and len(rooms) > SAMPLE:
        rooms = random.sample(rooms, SAMPLE)
    unread = {room: why for room in rooms if (why := _unreadable(room))}
    for why in islice(unread.values(), TOLD):
        yield wrong("entries", why, _put_back())
    compared = {room: _compared(room) for room in rooms if room not in unread}
    for room in islice((r for r, how in compared.items() if not how.snapshot), TOLD):
        yield wrong(
            "snapshots",
            say(
                "The snapshot of room {room} is wrong. Its log is whole, so nothing is"
                " lost.",
                room=room,
            ),
            say("Stop the server, then: nulplaat rebuild."),
        )
    differing = [room for room, how in compared.items() if not how.tables]
    if differing:
        told = ", ".join(differing[:TOLD])
        yield wrong(
            "tables",
            say("Tables differ from the log in {rooms}.", rooms=told),
            say("Stop writing to the tables by hand, then: nulplaat rebuild."),
        )
    elif not unread:
        told = say("The tables are as the log of {count} rooms says.", count=len(rooms))
        yield good("tables", told)


def _put_back() -> str:
    return say("Put a back-up back; tell the makers.")


def _unreadable(room: str) -> str:
    """Read every entry of a room, and what they come to; say what hinders, if any."""
    try:
        log.replay(room)
    except DatabaseError:
        raise
    except Unreadable as error:
        if error.gone:
            return say("Entry {seq} of room {room} is gone.", seq=error.seq, room=room)
        return _cannot_be_read(room)
    except Exception:  # noqa: BLE001  (whatever its rules stumble over)
        return _cannot_be_read(room)
    return ""


def _cannot_be_read(room: str) -> str:
    return say("The log of room {room} cannot be read.", room=room)


class Compared(NamedTuple):
    """Whether the tables of a room are as its log says, and its snapshot."""

    tables: bool
    snapshot: bool


def _compared(room: str) -> Compared:
    """Make what comes from a room's log anew, compare, and take it back."""
    with transaction.atomic():
        before = _rows(room)
        mended = log.rebuild(room)
        after = _rows(room)
        transaction.set_rollback(True)
    return Compared(before == after, not mended)


def _rows(room: str) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for model in contents.projections():
        names = [name for name in contents.columns(model) if name != "id"]
        rows = model._default_manager.filter(room=room).values_list(*names)
        found[model._meta.label] = sorted(rows, key=repr)
    return found


def _ask(question: str) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(question)
        return cursor.fetchone()[0]
