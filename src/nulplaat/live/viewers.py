# SPDX-License-Identifier: EUPL-1.2
"""What each viewer of a room is sent: the whole view, or what changed in it. Pure."""

from collections.abc import Hashable, Iterable
from functools import cached_property
from typing import Protocol

import msgspec

from nulplaat.live import frames
from nulplaat.live.domain import Actor, Domain, State, view

Shown = tuple[dict[str, msgspec.Raw], list[str]]
"""Records to put, already in JSON, and keys to remove."""


class Wire(Protocol):
    """Takes frames for one viewer; never makes anybody wait."""

    def push(self, frame: str, kind: str) -> None:
        """Take a frame: `news`, `sync` (nothing new), `answer` or `here`."""
        ...

    def close(self, code: int) -> None:
        """End the connection."""
        ...


class Viewer:
    """Somebody who is shown a room. Without a wire they only keep it open."""

    def __init__(self, actor: Actor, wire: Wire | None, *, counts: bool = True) -> None:
        self.actor = actor
        self.wire = wire
        self.counts = counts
        self.gone = False
        self.seq = 0
        self.sight: Hashable = None
        self.derived: State = {}

    def push(self, frame: str, kind: str) -> None:
        """Send a frame, if there is a wire."""
        if self.wire is not None:
            self.wire.push(frame, kind)

    def close(self, code: int) -> None:
        """End the connection, if there is one."""
        self.gone = True
        if self.wire is not None:
            self.wire.close(code)


class Publication:
    """What changed in a room between two moments, for whoever looks."""

    def __init__(
        self,
        domain: Domain,
        before: State,
        after: State,
        changed: Iterable[str],
        *,
        seq: int,
        now: int,
    ) -> None:
        self.domain = domain
        self.before = before
        self.after = after
        self.changed = sorted(changed)
        self.seq = seq
        self.now = now
        self._stored: dict[Hashable, Shown] = {}

    def enter(self, viewer: Viewer, since: int) -> None:
        """Bring a viewer up to date who comes in, or says hello again."""
        viewer.sight = self.domain.sight(self.after, viewer.actor)
        viewer.derived = self._counted(viewer.actor)
        viewer.seq = self.seq
        if since == self.seq and since:
            viewer.push(frames.entries(since, self.seq, self.now), "sync")
        else:
            self._send_whole(viewer)

    def follow(self, viewer: Viewer) -> None:
        """Send a viewer what changed, or the whole view when the sight changed."""
        since, viewer.seq = viewer.seq, self.seq
        sight = self.domain.sight(self.after, viewer.actor)
        if sight != viewer.sight:
            viewer.sight = sight
            viewer.derived = self._counted(viewer.actor)
            self._send_whole(viewer)
            return
        stored_put, stored_gone = self._shown(viewer.actor, sight)
        put, gone = self._derived(viewer)
        frame = frames.entries(
            since, self.seq, self.now, {**stored_put, **put}, [*stored_gone, *gone]
        )
        viewer.push(frame, "news")

    def _send_whole(self, viewer: Viewer) -> None:
        seen = view(self.domain, self.after, viewer.actor)
        viewer.push(frames.state(self.seq, self.now, seen), "news")

    def _shown(self, actor: Actor, sight: Hashable) -> Shown:
        """Return the stored records that changed for this sight, encoded once."""
        if sight not in self._stored:
            put: dict[str, msgspec.Raw] = {}
            gone: list[str] = []
            for key in self.changed:
                old = self._visible(self.before, actor, key)
                new = self._visible(self.after, actor, key)
                if new is None and old is not None:
                    gone.append(key)
                elif new is not None and new != old:
                    put[key] = msgspec.Raw(msgspec.json.encode(new))
            self._stored[sight] = (put, gone)
        return self._stored[sight]

    def _visible(self, state: State, actor: Actor, key: str) -> object:
        record = state.get(key)
        if record is None:
            return None
        return self.domain.visible(state, actor, key, record)

    def _counted(self, actor: Actor) -> State:
        return self.domain.derived(self.after, actor, self._tally)

    @cached_property
    def _tally(self) -> object:
        return self.domain.tally(self.after)

    def _derived(self, viewer: Viewer) -> Shown:
        """Return the counted records that changed for this viewer."""
        old, viewer.derived = (
            viewer.derived,
            self._counted(viewer.actor),
        )
        put = {
            key: msgspec.Raw(msgspec.json.encode(record))
            for key, record in viewer.derived.items()
            if old.get(key) != record
        }
        return put, [key for key in old if key not in viewer.derived]
