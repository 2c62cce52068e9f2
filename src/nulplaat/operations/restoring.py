# SPDX-License-Identifier: EUPL-1.2
"""Puts a back-up back: all or nothing, and only after it was proven."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import DatabaseError, connection, models, transaction

from nulplaat.config.speaking import say
from nulplaat.live import log, registry
from nulplaat.live.models import Room
from nulplaat.operations import alone, archive, contents, migrating
from nulplaat.operations.archive import End, NotABackup

CHUNK = 1_000


class CannotRestore(Exception):
    """Nothing was changed; why stands in the message."""


class Restored(NamedTuple):
    """What was put back, and what was there before."""

    rows: dict[str, int]
    differs: list[str]
    before: Path | None


def restore(path: Path, *, overwrite: bool = False, moved: bool = False) -> Restored:
    """Put a back-up back in this database, in one transaction.

    `moved` keeps the history: it is the same database in another place. Without it
    every room gets a new epoch, so that pages that saw more read everything anew.
    Raises NotABackup or CannotRestore; then nothing is changed.
    """
    _, end = archive.check(path)
    migrating.bring_up_to_date()
    if alone.others():
        raise CannotRestore(alone.in_use())
    before = None
    if not contents.is_empty():
        if not overwrite:
            raise CannotRestore(
                say("this database is not empty; to replace it: --overwrite")
            )
        before = _keep_what_is_there()
    with transaction.atomic():
        _clear()
        with _times_as_they_were():
            _load(path)
        _check_log(end)
        _make_tables()
        if not moved:
            Room.objects.update(epoch=token_hex(4))
        _go_on_counting()
        made = contents.fingerprints()
    differs = sorted(
        label for label in made if label in end.made and made[label] != end.made[label]
    )
    return Restored(end.rows, differs, before)


def _keep_what_is_there() -> Path:
    at = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    path = migrating.backups_folder() / f"before-restoring-{at}.nulplaat"
    # Also when it is damaged: that may be why something is put back.
    archive.write(path, damaged=True)
    return path


def _clear() -> None:
    everything = [
        *contents.projections(),
        *(contents.table(label) for label in contents.MADE_ANEW[:2]),
        contents.table(contents.LOGGED_IN),
        *(contents.table(label) for label in reversed(contents.KEPT)),
    ]
    for model in everything:
        # In one statement, without asking for each row what hangs on it.
        query = model._default_manager.all()
        query._raw_delete(query.db)


def _load(path: Path) -> None:
    for start, rows in archive.tables(path):
        if start.table not in (*contents.KEPT, contents.LOGGED_IN):
            raise NotABackup(_newer(path, start.table))
        model = contents.table(start.table)
        unknown = set(start.columns) - set(contents.columns(model))
        if unknown:
            raise NotABackup(_newer(path, ", ".join(sorted(unknown))))
        try:
            for some in _chunks(_instances(model, start.columns, rows)):
                model._default_manager.bulk_create(some, batch_size=CHUNK)
        except (ValueError, TypeError, ValidationError) as error:
            told = say("{name} holds a bad {table}", name=path.name, table=start.table)
            raise NotABackup(told) from error


def _newer(path: Path, unknown: str) -> str:
    return say("{name} is of a newer version ({why})", name=path.name, why=unknown)


def _instances(
    model: type[models.Model], names: list[str], rows: Iterator[list[Any]]
) -> Iterator[models.Model]:
    fields = [_field(model, name) for name in names]
    for row in rows:
        values = zip(fields, row, strict=True)
        yield model(**{f.attname: f.to_python(value) for f, value in values})


def _field(model: type[models.Model], attname: str) -> Any:
    return next(f for f in model._meta.concrete_fields if f.attname == attname)


@contextmanager
def _times_as_they_were() -> Iterator[None]:
    """Let no time be set anew because a row is added."""
    fields = [
        field
        for label in contents.KEPT
        for field in contents.table(label)._meta.concrete_fields
        if getattr(field, "auto_now_add", False)
    ]
    for field in fields:
        vars(field)["auto_now_add"] = False
    try:
        yield
    finally:
        for field in fields:
            vars(field)["auto_now_add"] = True


def _chunks(found: Iterator[models.Model]) -> Iterator[list[models.Model]]:
    while some := list(islice(found, CHUNK)):
        yield some


def _check_log(end: End) -> None:
    for label, count in end.rows.items():
        if contents.table(label)._default_manager.count() != count:
            raise CannotRestore(say("{table} did not come over whole", table=label))
    for room, first, last, count in log.gaps():
        raise CannotRestore(
            say(
                "room {room} has {count} entries from {first} to {last}",
                room=room,
                count=count,
                first=first,
                last=last,
            )
        )
    unknown = Room.objects.exclude(kind__in=registry.kinds()).values_list("kind")
    for (kind,) in unknown[:1]:
        told = say("this version knows no room of the kind {kind}", kind=kind)
        raise CannotRestore(told)


def _make_tables() -> None:
    for room in log.rooms():
        try:
            log.rebuild(room)
        except DatabaseError:
            raise
        except Exception as error:
            # Whatever it is that its rules stumble over, made by hand or by damage.
            raise CannotRestore(contents.broken_log(room)) from error
        found = log.load(room)
        if found.seq >= log.SNAPSHOT_EVERY:
            log.snapshot(room, found.seq, found.at, found.state)


def _go_on_counting() -> None:
    """Let PostgreSQL count on after the numbers that came with the rows."""
    labels = (*contents.KEPT, contents.LOGGED_IN)
    kept = [contents.table(label) for label in labels]
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), kept):
            cursor.execute(statement)
