# SPDX-License-Identifier: EUPL-1.2
"""Writes the tables from the log, in the transaction that stores the entries."""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.db import models

from nulplaat.bijeenkomsten.finding import words_to_find
from nulplaat.bijeenkomsten.models import (
    Bijeenkomst,
    Geeltje,
    Knop,
    Schakel,
    Zoekwoord,
)
from nulplaat.bijeenkomsten.plaat import words_of
from nulplaat.live.domain import Changes, Record, State
from nulplaat.live.tables import upsert

HEAD = ("bijeenkomst", "fase", "deur", "tafel")


class Table(NamedTuple):
    """How records of one kind become rows: the table, its key, its columns."""

    model: type[models.Model]
    key: str
    row: Callable[[State, str, Record], dict[str, Any]]


def _geeltje(_state: State, _id: str, record: Record) -> dict[str, Any]:
    return {
        "tekst": record["tekst"],
        "tafel": record.get("tafel"),
        "perspectief": record.get("perspectief") or "",
        "verwijderd": bool(record.get("verwijderd")),
    }


def _knop(state: State, knop: str, record: Record) -> dict[str, Any]:
    own = {name: record[name] for name in ("tafel", "tekst", "kring", "aard", "stand")}
    titel = state.get(f"titel/{knop}", {}).get("tekst", "")
    return {**own, "woorden": words_of(state, record), "titel": titel}


def _schakel(_state: State, _id: str, record: Record) -> dict[str, Any]:
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
        Zoekwoord.objects.filter(room=room).delete()
        Bijeenkomst.objects.filter(room=room).delete()
        changes = Changes(put=state)
    if any(key.split("/")[0] in HEAD for key in (*changes.put, *changes.remove)):
        _project_head(room, state)
    changes = _with_titled(state, changes)
    _project_words(room, state, changes)
    for kind, table in TABLES.items():
        _project_rows(room, kind, table, state, changes)


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


def _with_titled(state: State, changes: Changes) -> Changes:
    """Add the knoppen whose title changed: it stands in their row."""
    titled = {
        key: state[key]
        for title in (*changes.put, *changes.remove)
        if title.startswith("titel/") and (key := f"knop/{title[6:]}") in state
    }
    return Changes(put={**titled, **changes.put}, remove=changes.remove)


def _project_words(room: str, state: State, changes: Changes) -> None:
    """Write under which words the changed knoppen, and the evening, are found."""
    touched = [k[5:] for k in (*changes.put, *changes.remove) if k.startswith("knop/")]
    texts = {
        knop: " ".join((row["woorden"], row["titel"]))
        for knop in touched
        if (record := state.get(f"knop/{knop}")) is not None
        and (row := _knop(state, knop, record))
    }
    if "bijeenkomst" in changes.put:
        evening = state["bijeenkomst"]
        touched.append("")
        texts[""] = " ".join((evening["naam"], evening["nuldoel"]))
    if touched:
        Zoekwoord.objects.filter(room=room, knop__in=touched).delete()
        Zoekwoord.objects.bulk_create(
            (
                Zoekwoord(room=room, knop=knop, woord=word)
                for knop, text in texts.items()
                for word in words_to_find(text)
            ),
            batch_size=1000,
        )


def _project_rows(
    room: str, kind: str, table: Table, state: State, changes: Changes
) -> None:
    start = f"{kind}/"
    gone = [key[len(start) :] for key in changes.remove if key.startswith(start)]
    if gone:
        manager = table.model._default_manager
        manager.filter(room=room, **{f"{table.key}__in": gone}).delete()
    rows = [
        {"room": room, table.key: record_id, **table.row(state, record_id, record)}
        for key, record in changes.put.items()
        if key.startswith(start) and (record_id := key[len(start) :])
    ]
    if rows:
        upsert(
            table.model,
            tuple(rows[0]),
            [tuple(row.values()) for row in rows],
            unique=("room", table.key),
        )
