# SPDX-License-Identifier: EUPL-1.2
"""Writes the tables from the log, in the transaction that stores the entries."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import models

from nulplaat.bijeenkomsten.models import Bijeenkomst, Geeltje, Knop, Schakel
from nulplaat.live.domain import Changes, Record, State

HEAD = ("bijeenkomst", "fase", "deur", "tafel")


class Table(NamedTuple):
    """How records of one kind become rows: the table, its key, its columns."""

    model: type[models.Model]
    key: str
    row: Callable[[Record], dict[str, Any]]


def _geeltje(record: Record) -> dict[str, Any]:
    return {
        "tekst": record["tekst"],
        "tafel": record.get("tafel"),
        "perspectief": record.get("perspectief") or "",
        "verwijderd": bool(record.get("verwijderd")),
    }


def _knop(record: Record) -> dict[str, Any]:
    return {name: record[name] for name in ("tafel", "tekst", "kring", "aard", "stand")}


def _schakel(record: Record) -> dict[str, Any]:
    return {"oordeel": record["oordeel"]}


TABLES = {
    "geeltje": Table(Geeltje, "geeltje", _geeltje),
    "knop": Table(Knop, "knop", _knop),
    "schakel": Table(Schakel, "paar", _schakel),
}


def project(room: str, state: State, changes: Changes | None) -> None:
    """Write the rows for these changes (None: all of them, from the state)."""
    if changes is None:
        for table in TABLES.values():
            table.model._default_manager.filter(room=room).delete()
        Bijeenkomst.objects.filter(room=room).delete()
        changes = Changes(put=state)
    if any(key.split("/")[0] in HEAD for key in (*changes.put, *changes.remove)):
        _project_head(room, state)
    for kind, table in TABLES.items():
        _project_rows(room, kind, table, changes)


def _project_head(room: str, state: State) -> None:
    evening, fase, deur = state["bijeenkomst"], state["fase"], state["deur"]
    Bijeenkomst.objects.update_or_create(
        room=room,
        defaults={
            "naam": evening["naam"],
            "nuldoel": evening["nuldoel"],
            "fase": fase["nu"],
            "sinds": fase["sinds"],
            "code": deur["code"],
            "open": deur["open"],
            "tafels": sum(key.startswith("tafel/") for key in state),
        },
    )


def _project_rows(room: str, kind: str, table: Table, changes: Changes) -> None:
    start = f"{kind}/"
    manager = table.model._default_manager
    gone = [key[len(start) :] for key in changes.remove if key.startswith(start)]
    if gone:
        manager.filter(room=room, **{f"{table.key}__in": gone}).delete()
    rows = [
        table.model(room=room, **{table.key: key[len(start) :]}, **table.row(record))
        for key, record in changes.put.items()
        if key.startswith(start)
    ]
    if rows:
        columns = [
            field.name
            for field in table.model._meta.concrete_fields
            if field.name not in ("id", "room", table.key)
        ]
        manager.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["room", table.key],
            update_fields=columns,
            batch_size=500,
        )
