# SPDX-License-Identifier: EUPL-1.2
"""The words that the log and every kind of room share: state, act, changes, refusal.

Pure Python: no Django, no clock, no socket.
"""

from collections.abc import Hashable, Iterable, Mapping
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


NOBODY = "*"
"""An id that nobody has; the server itself writes with an empty one."""


class Eyes(msgspec.Struct, frozen=True):
    """How somebody sees a room: who, as what, and from where.

    `place` is a number that the kind of room gives a meaning, such as a tafel. With
    `NOBODY` for `id` these are the eyes of anybody else with the same sight.
    """

    id: str
    rol: str
    place: int | None = None

    @property
    def sight(self) -> "Eyes":
        """Return the same eyes, but nobody's."""
        return Eyes(NOBODY, self.rol, self.place)


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

    minds: frozenset[str]
    """Rollen that may hear that somebody in the room sends more than is taken."""

    def warm(self) -> None:
        """Load what is slow the first time, before anybody waits. May take a while."""
        ...

    def decode(self, raw: bytes) -> Act:
        """Read one act that a client sent; raises `msgspec.ValidationError`."""
        ...

    def may(self, state: State, act: Act, by: Actor) -> Refusal | None:
        """Say why an act of a slow kind would be refused before it is completed. Pure.

        What would be refused is never given to `prepare`; `decide` refuses it too.
        """
        ...

    def prepare(self, state: State, act: Act) -> Act:
        """Complete an act of a slow kind (a proposal, a fresh code). May be impure."""
        ...

    def decide(self, state: State, act: Act, by: Actor, at: int) -> Changes | Refusal:
        """Answer one act. Pure; the only place where a rule of the game stands."""
        ...

    def stage(self, state: State) -> Hashable:
        """Name what of the room decides everybody's sight, such as the fase.

        When an entry changes it, everybody is sent the whole view anew.
        """
        ...

    def eyes(self, state: State, viewer: Actor) -> Eyes:
        """Say how this viewer sees the room, as long as its stage does not change.

        When an entry changes that, this viewer is sent the whole view anew. It may
        depend on the stage and on records that the viewer owns, on nothing else.
        """
        ...

    def visible(
        self, state: State, viewer: Eyes, key: str, record: Record
    ) -> Record | None:
        """Return the record as seen by these eyes, or None. Part of `view`.

        Eyes that differ only in `id` see the same, but for records that one owns.
        """
        ...

    def owners(self, state: State, key: str, record: Record) -> tuple[str, ...]:
        """Return who may see this record also when others with their sight may not.

        Where others may, who owns it sees it just as they do.
        """
        ...

    def owned(self, state: State, viewer: str, tally: Any) -> Iterable[str]:
        """Return every key that `owners` names this viewer for."""
        ...

    def tally(self, state: State) -> Any:
        """Count once, for all viewers, what `counted` and `own` need of this state."""
        ...

    def follow(self, tally: Any, before: State, after: State, keys: list[str]) -> Any:
        """Return the tally of the state after, given where it differs; may reuse it."""
        ...

    def counted(self, state: State, viewer: Eyes, tally: Any) -> State:
        """Return records that are counted, not stored, alike for an equal sight."""
        ...

    def own(
        self, state: State, viewer: Eyes, tally: Any, keys: Iterable[str]
    ) -> dict[str, Record | None]:
        """Return records made for this viewer alone, as far as these keys touch them.

        They change only with records that the viewer owns. None: there is none now.
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
    eyes, tally = domain.eyes(state, viewer), domain.tally(state)
    seen = {
        key: shown
        for key, record in state.items()
        if (shown := domain.visible(state, eyes, key, record)) is not None
    }
    seen.update(domain.counted(state, eyes, tally))
    own = domain.own(state, eyes, tally, domain.owned(state, viewer.id, tally))
    seen.update((key, record) for key, record in own.items() if record is not None)
    return seen
