# SPDX-License-Identifier: EUPL-1.2
"""The words that the log and every kind of room share: state, act, changes, refusal.

Pure Python: no Django, no clock, no socket.
"""

from collections.abc import Hashable, Mapping
from typing import Any, Protocol

import msgspec

Record = Mapping[str, Any]
"""One small JSON object. Never mutated: a new version replaces the old one whole."""

State = dict[str, Record]
"""All records of a room by key, such as `geeltje/7f…`."""


class Actor(msgspec.Struct, frozen=True):
    """Who does or sees something in one room.

    `rol` is `deelnemer`, `begeleider`, `scherm` or `systeem`; `id` means nothing
    outside the room.
    """

    id: str
    rol: str


class Changes(msgspec.Struct, frozen=True):
    """What an accepted act does: records put under a key, and keys removed."""

    put: dict[str, Record] = {}
    remove: tuple[str, ...] = ()


class Refusal(msgspec.Struct, frozen=True):
    """Why an act is refused: a stable code for machines, a sentence for people."""

    code: str
    nl: str
    en: str


class Act(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="kind"):
    """The base of every act; a domain makes a subclass with a tag for each kind."""


class Entry(msgspec.Struct, frozen=True):
    """An accepted act as it stands in the log.

    `seq` counts from 1 without gaps; `at` is the server's clock, milliseconds since
    1970 UTC; `act` is the id that the sender gave.
    """

    seq: int
    act: str
    kind: str
    by: str
    at: int
    changes: Changes


class Domain(Protocol):
    """A kind of room: its rules (`decide`) and who sees what (`view`)."""

    kind: str
    """Such as `bijeenkomst`; stored with the room."""

    slow: frozenset[str]
    """Kinds of act that `prepare` must complete in a worker thread first."""

    def decode(self, raw: bytes) -> Act:
        """Read one act that a client sent; raises `msgspec.ValidationError`."""
        ...

    def prepare(self, state: State, act: Act) -> Act:
        """Complete an act of a slow kind (a proposal, a fresh code). May be impure."""
        ...

    def decide(self, state: State, act: Act, by: Actor, at: int) -> Changes | Refusal:
        """Answer one act. Pure; the only place where a rule of the game stands."""
        ...

    def visible(
        self, state: State, viewer: Actor, key: str, record: Record
    ) -> Record | None:
        """Return the record as this viewer may see it, or None. Part of `view`."""
        ...

    def tally(self, state: State) -> Any:
        """Count once, for all viewers, what `derived` needs of this state."""
        ...

    def derived(self, state: State, viewer: Actor, tally: Any) -> State:
        """Return records that are counted, not stored, such as `telling`."""
        ...

    def sight(self, state: State, viewer: Actor) -> Hashable:
        """Name what decides the viewer's sight, such as `("tafel", 3)`.

        Two viewers with an equal sight see equal stored records. When an entry changes
        a viewer's sight, that viewer is sent the whole view anew.
        """
        ...

    def project(self, room: str, state: State, changes: Changes | None) -> None:
        """Write the tables for these changes (None: all of them, from the state).

        Runs inside the transaction that stores the entries.
        """
        ...


def apply(state: State, changes: Changes) -> None:
    """Apply one entry's changes to a state, in place."""
    for key in changes.remove:
        state.pop(key, None)
    state.update(changes.put)


def view(domain: Domain, state: State, viewer: Actor) -> State:
    """Return everything that the viewer may see: the one door to a room's contents."""
    seen = {
        key: shown
        for key, record in state.items()
        if (shown := domain.visible(state, viewer, key, record)) is not None
    }
    seen.update(domain.derived(state, viewer, domain.tally(state)))
    return seen
