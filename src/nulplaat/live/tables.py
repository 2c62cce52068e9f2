# SPDX-License-Identifier: EUPL-1.2
"""Writing many rows at once: the one place where the hot path leaves the ORM.

Plain SQL that SQLite and PostgreSQL both take, over Django's connection, so inside its
transaction and with its errors.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache
from itertools import chain
from typing import Any

from django.db import connection
from django.db.models import Model

AT_ONCE = 100
"""The most groups that are asked for in one query."""

Value = str | int | float | bool | None
Row = tuple[Value, ...]
Target = tuple[type[Model], tuple[str, ...], tuple[str, ...]]

_gathered: ContextVar[dict[Target, list[Row]] | None] = ContextVar(
    "gathered", default=None
)


def insert(model: type[Model], fields: tuple[str, ...], rows: Sequence[Row]) -> None:
    """Insert rows; `fields` are the names of the values in each row, in order."""
    with connection.cursor() as cursor:
        cursor.executemany(_insert(model, fields), rows)


@contextmanager
def gathering() -> Iterator[None]:
    """Keep what `upsert` is given until the end: one round for many rooms."""
    gathered: dict[Target, list[Row]] = {}
    token = _gathered.set(gathered)
    try:
        yield
    finally:
        _gathered.reset(token)
    for (model, fields, unique), rows in gathered.items():
        upsert(model, fields, rows, unique=unique)


def upsert(
    model: type[Model],
    fields: tuple[str, ...],
    rows: Sequence[Row],
    *,
    unique: tuple[str, ...],
) -> None:
    """Insert rows, or change the row that has the same values in `unique`."""
    gathered = _gathered.get()
    if gathered is not None:
        gathered.setdefault((model, fields, unique), []).extend(rows)
        return
    with connection.cursor() as cursor:
        cursor.executemany(_upsert(model, fields, unique), rows)


def after(
    model: type[Model],
    fields: tuple[str, ...],
    numbers: Mapping[str, int],
    *,
    group: str,
    number: str,
) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of each group that come after a number, in any order."""
    asked = list(numbers.items())
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        with connection.cursor() as cursor:
            order = _after(model, fields, group, number, len(some))
            cursor.execute(order, list(chain.from_iterable(some)))
            yield from cursor.fetchall()


@lru_cache
def _after(
    model: type[Model], fields: tuple[str, ...], group: str, number: str, groups: int
) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(_columns(model, fields))
    which, count = _columns(model, (group, number))
    where = " OR ".join([f"({which} = %s AND {count} > %s)"] * groups)
    return f"SELECT {columns} FROM {table} WHERE {where}"  # noqa: S608


@lru_cache
def _insert(model: type[Model], fields: tuple[str, ...]) -> str:
    table = connection.ops.quote_name(model._meta.db_table)
    columns = ", ".join(_columns(model, fields))
    marks = ", ".join(["%s"] * len(fields))
    return f"INSERT INTO {table} ({columns}) VALUES ({marks})"  # noqa: S608


@lru_cache
def _upsert(
    model: type[Model], fields: tuple[str, ...], unique: tuple[str, ...]
) -> str:
    keys = _columns(model, unique)
    changed = [name for name in _columns(model, fields) if name not in keys]
    changes = ", ".join(f"{name} = excluded.{name}" for name in changed)
    start = _insert(model, fields)
    return f"{start} ON CONFLICT ({', '.join(keys)}) DO UPDATE SET {changes}"


def _columns(model: type[Model], fields: tuple[str, ...]) -> list[str]:
    """Return the quoted names of columns."""
    found = {field.name: str(field.column) for field in model._meta.concrete_fields}
    return [connection.ops.quote_name(found[name]) for name in fields]
