# SPDX-License-Identifier: EUPL-1.2
"""A room in memory, and a draft of what is decided in it until that is stored.

Pure but for the log lines of a rule that failed: no tables, no clock, no socket.
"""

import logging
from collections import deque
from collections.abc import Iterable, Mapping

import msgspec

from nulplaat.live.domain import Act, Actor, Changes, Domain, Entry, Refusal, State
from nulplaat.live.domain import apply as apply_changes
from nulplaat.live.errors import FAILED

MOST_REFUSED = 2_000
"""How many refused acts a room remembers, to answer them alike when they come twice.

Only in memory: after a restart such an act is decided anew.
"""

MOST_RESULTS = 5_000
"""How many accepted acts a room knows without asking the log; these come twice most."""

logger = logging.getLogger(__name__)

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Changes).decode


class Ack(msgspec.Struct, frozen=True):
    """An act was accepted, and stands in the log under `seq`."""

    seq: int


Answer = Ack | Refusal


def kind_of(act: Act) -> str:
    """Return an act's kind, such as `geeltje.write`."""
    return str(type(act).__struct_config__.tag)


class Room:
    """A room as its log says. `state` is replaced, never changed in place."""

    def __init__(
        self,
        room_id: str,
        domain: Domain,
        *,
        seq: int = 0,
        at: int = 0,
        state: State | None = None,
    ) -> None:
        self.id = room_id
        self.domain = domain
        self.seq = seq
        self.at = at
        self.state: State = {} if state is None else state
        self.epoch = ""
        """Names the restore, if any, that the log comes from."""
        self.kept = 0
        """The `seq` of the latest snapshot that is known of."""
        self.results: dict[str, Answer] = {}
        self._refused: deque[str] = deque()
        self._accepted: deque[str] = deque()

    def read_on(self, entries: Iterable[Entry]) -> set[str]:
        """Follow entries that others wrote; return the keys that changed."""
        changed: set[str] = set()
        state = self.state
        for entry in entries:
            if entry.seq == self.seq + 1:
                state = dict(state) if state is self.state else state
                apply_changes(state, entry.changes)
                self._note(entry)
                changed |= touched(entry.changes)
        self.state = state
        return changed

    def take(self, draft: "Draft") -> set[str]:
        """Make a stored draft the truth; return the keys that changed."""
        changed: set[str] = set()
        for entry in draft.entries:
            self._note(entry)
            changed |= touched(entry.changes)
        self.state = draft.state
        return changed

    def refuse(self, act_id: str, refusal: Refusal) -> None:
        """Remember a refusal, so that the same act gets the same answer."""
        self.results[act_id] = refusal
        self._refused.append(act_id)
        if len(self._refused) > MOST_REFUSED:
            self.results.pop(self._refused.popleft(), None)

    def recall(self, results: Mapping[str, Ack]) -> bool:
        """Remember what the log says of acts; say whether any was unknown here."""
        fresh = any(self.results.get(act) != ack for act, ack in results.items())
        for act, ack in results.items():
            self._keep(act, ack)
        return fresh

    def _note(self, entry: Entry) -> None:
        self.seq, self.at = entry.seq, entry.at
        self._keep(entry.act, Ack(entry.seq))

    def _keep(self, act: str, ack: Ack) -> None:
        self.results[act] = ack
        self._accepted.append(act)
        if len(self._accepted) > MOST_RESULTS:
            self.results.pop(self._accepted.popleft(), None)


class Draft:
    """What is decided in a room but not stored yet."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.missed: list[Entry] = []
        """What others turned out to have written after the room was read."""
        self.recalled: dict[str, Ack] = {}
        """What the log said of acts that were done before."""
        self._said: list[tuple[str, Act, Actor, int]] = []
        self._asked: set[str] = set()
        self._start()

    def _start(self) -> None:
        """Go back to before the first act."""
        self.entries: list[Entry] = []
        self.raw: list[bytes] = []
        """The changes of each entry, in JSON."""
        self.state, self.seq, self.at = self.room.state, self.room.seq, self.room.at
        self._results: dict[str, Answer] = {**self.recalled}
        if self.missed:
            self.state = dict(self.state)
        for entry in self.missed:
            apply_changes(self.state, entry.changes)
            self.seq, self.at = entry.seq, entry.at
            self._results[entry.act] = Ack(entry.seq)

    @property
    def heard(self) -> int:
        """Up to which `seq` it is known what others wrote."""
        return self.room.seq + len(self.missed)

    @property
    def acts(self) -> list[str]:
        """Return the ids of all acts that were said."""
        return [act_id for act_id, *_ in self._said]

    @property
    def unsure(self) -> list[str]:
        """Return the refused acts of which the log was not asked yet."""
        return [
            act_id
            for act_id, answer in self._results.items()
            if isinstance(answer, Refusal)
            and act_id not in self._asked
            and act_id not in self.room.results
        ]

    @property
    def is_open(self) -> bool:
        """Say whether there is anything to store, or to ask the log."""
        return bool(self.entries or self.unsure)

    def act(self, act_id: str, act: Act, by: Actor, now: int) -> Answer:
        """Decide one act, after all before it in this draft."""
        self._said.append((act_id, act, by, now))
        return self._act(act_id, act, by, now)

    def answer(self, act_id: str) -> Answer:
        """Return what was decided on an act; raises KeyError if it was not said."""
        return self._results[act_id]

    def again(
        self, entries: Iterable[Entry] = (), recalled: Mapping[str, Ack] | None = None
    ) -> bool:
        """Decide all anew after what others wrote; say whether any of it was new."""
        heard, known = self.heard, len(self.recalled)
        for entry in entries:
            if entry.seq == self.heard + 1:
                self.missed.append(entry)
        self.recalled.update(recalled or {})
        if self.heard == heard and len(self.recalled) == known:
            return False
        self._start()
        for said in self._said:
            self._act(*said)
        return True

    def recall(self, asked: Iterable[str], found: Mapping[str, Ack]) -> bool:
        """Take what the log says of the acts that it was asked of."""
        self._asked.update(asked)
        return self.again((), found)

    def changes(self) -> Changes:
        """Return the changes of all entries of this draft together."""
        put: State = {}
        remove: dict[str, None] = {}
        for entry in self.entries:
            for key in entry.changes.remove:
                put.pop(key, None)
                remove[key] = None
            for key, record in entry.changes.put.items():
                put[key] = record
                remove.pop(key, None)
        return Changes(put=put, remove=tuple(remove))

    def _act(self, act_id: str, act: Act, by: Actor, now: int) -> Answer:
        found = self._results.get(act_id) or self.room.results.get(act_id)
        if found is None:
            found = self._decide(act_id, act, by, now)
        self._results[act_id] = found
        return found

    def _decide(self, act_id: str, act: Act, by: Actor, now: int) -> Answer:
        at = max(now, self.at)
        try:
            decided = self.room.domain.decide(self.state, act, by, at)
            if isinstance(decided, Refusal):
                return decided
            # Through JSON, so that memory holds what the log gives back.
            raw = _encode(decided)
            changes = _decode(raw)
            share_names(changes.put, {by.id: by.id})
        except Exception:
            logger.exception("%s failed in room %s", kind_of(act), self.room.id)
            return FAILED
        self.raw.append(raw)
        self._accept(Entry(self.seq + 1, act_id, kind_of(act), by.id, at, changes))
        return Ack(self.seq)

    def _accept(self, entry: Entry) -> None:
        if self.state is self.room.state:
            self.state = dict(self.state)
        apply_changes(self.state, entry.changes)
        self.entries.append(entry)
        self.seq, self.at = entry.seq, entry.at


def touched(changes: Changes) -> set[str]:
    """Return the keys that changes put or remove."""
    return {*changes.put, *changes.remove}


def share_names(records: State, names: dict[str, str]) -> None:
    """Let fresh records name who wrote them by one text, not each by a copy of it.

    `names` holds the texts that are known, and those that were found after it.
    """
    for record in records.values():
        by = record.get("by")
        if isinstance(by, str) and isinstance(record, dict):
            record["by"] = names.setdefault(by, by)
