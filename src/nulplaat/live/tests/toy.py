# SPDX-License-Identifier: EUPL-1.2
"""A small kind of room: notes that are private until shown, and a count."""

from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import msgspec

from nulplaat.live.domain import Act, Actor, Changes, Eyes, Record, Refusal, State
from nulplaat.live.registry import Guest


class Write(Act, frozen=True, tag="note.write"):
    """Write a note, or write it anew."""

    note: str
    text: str


class Drop(Act, frozen=True, tag="note.drop"):
    """Drop one's own note."""

    note: str


class Show(Act, frozen=True, tag="show"):
    """Show all notes, or hide them again."""

    on: bool


class Draw(Act, frozen=True, tag="draw"):
    """Put a drawn number in the room; the server draws."""

    drawn: int = 0


class Break(Act, frozen=True, tag="break"):
    """A rule with a mistake in it."""


FromClient = Write | Drop | Show | Draw | Break

NOT_YOURS = Refusal(code="not-yours", nl="Niet van jou.", en="Not yours.")

Tally = dict[str, dict[str, None]]

TABLES: dict[str, State] = {}
"""Stands in for tables: what `project` wrote last, room by room."""

DRAWN = 7

WARMED: list[str] = []
"""The kinds of room that a server warmed up for."""


class Toy:
    """See `live.domain.Domain`."""

    kind = "toy"
    slow = frozenset(("draw",))
    minds = frozenset(("begeleider",))

    def __init__(self) -> None:
        self._decoder = msgspec.json.Decoder(FromClient)

    def warm(self) -> None:
        WARMED.append(self.kind)

    def decode(self, raw: bytes) -> Act:
        act: Act = self._decoder.decode(raw)
        return act

    def may(self, state: State, act: Act, by: Actor) -> Refusal | None:
        return NOT_YOURS if by.rol == "scherm" else None

    def prepare(self, state: State, act: Act) -> Act:
        return Draw(drawn=DRAWN + len(state))

    def decide(self, state: State, act: Act, by: Actor, at: int) -> Changes | Refusal:
        if isinstance(act, Break):
            raise ZeroDivisionError
        if isinstance(act, Show):
            return Changes(put={"shown": {"on": act.on}})
        if isinstance(act, Draw):
            if by.rol == "scherm":
                return NOT_YOURS
            return Changes(put={"drawn": {"number": act.drawn}})
        assert isinstance(act, Write | Drop)
        key = f"note/{act.note}"
        if key in state and state[key]["by"] != by.id:
            return NOT_YOURS
        if isinstance(act, Drop):
            return Changes(remove=(key,) if key in state else ())
        return Changes(put={key: {"text": act.text, "by": by.id, "at": at}})

    def stage(self, state: State) -> Hashable:
        return bool(state.get("shown", {}).get("on"))

    def eyes(self, state: State, viewer: Actor) -> Eyes:
        return Eyes(viewer.id, viewer.rol)

    def visible(
        self, state: State, viewer: Eyes, key: str, record: Record
    ) -> Record | None:
        if not key.startswith("note/"):
            return record
        if not state.get("shown", {}).get("on") and record["by"] != viewer.id:
            return None
        return {"text": record["text"]}

    def owners(self, state: State, key: str, record: Record) -> tuple[str, ...]:
        return (record["by"],) if key.startswith("note/") else ()

    def owned(self, state: State, viewer: str, tally: Tally) -> Iterable[str]:
        return tally.get(viewer, ())

    def tally(self, state: State) -> Tally:
        """Return whose notes are where."""
        found: Tally = {}
        for key, record in state.items():
            for who in self.owners(state, key, record):
                found.setdefault(who, {})[key] = None
        return found

    def follow(self, tally: Tally, before: State, after: State, keys: Any) -> Tally:
        return self.tally(after)

    def counted(self, state: State, viewer: Eyes, tally: Tally) -> State:
        return {"count": {"notes": sum(map(len, tally.values()))}}

    def own(
        self, state: State, viewer: Eyes, tally: Tally, keys: Iterable[str]
    ) -> dict[str, Record | None]:
        own = len(tally.get(viewer.id, ()))
        return {"own": {"notes": own} if own else None}

    def project(self, room: str, state: State, changes: Changes | None) -> None:
        if changes is None:
            TABLES[room] = dict(state)
            return
        table = TABLES.setdefault(room, {})
        for key in changes.remove:
            table.pop(key, None)
        table.update(changes.put)


TOY = Toy()


def ticket(room: str, name: str, rol: str = "deelnemer") -> str:
    """Write the ticket of a page."""
    return f"{room}:{name}:{rol}"


def identify(text: str, headers: Mapping[str, str]) -> Guest | None:
    """Know everybody whose cookie holds the name on the ticket."""
    room, _, who = text.partition(":")
    name, _, rol = who.partition(":")
    if f"np={name}" not in headers.get("cookie", ""):
        return None
    return Guest(room=room, actor=Actor(id=name, rol=rol))
