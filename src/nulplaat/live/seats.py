# SPDX-License-Identifier: EUPL-1.2
"""A room that people are in, with what they were shown last. Pure."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from nulplaat.live import frames
from nulplaat.live.domain import Actor, Eyes, Record, State
from nulplaat.live.publication import Publication
from nulplaat.live.rooms import Room
from nulplaat.live.viewers import Viewer

Show = Callable[[Viewer], None]
Guard = Callable[["Seat", Viewer, Show], None]


PIECE = 1_000
"""How many records are encoded in one go, during which no other thread runs."""

SNAPSHOT_PAUSE = 5.0
"""The least seconds between two snapshots of a room."""


class Seat:
    """An open room with its viewers, and what they were shown last."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self.viewers: dict[Viewer, None] = {}
        self.changed: set[str] = set()
        self.here = 0
        self.own: set[str] = set()
        """Who is connected at this process, as it was told last."""
        self.kept_at = 0.0
        """When the last snapshot was kept, on a clock that only goes on."""
        self.left = 0.0
        """When the last viewer left, on a clock that only goes on."""
        self.shown: State = room.state
        self.shown_seq = room.seq
        self.tally = room.domain.tally(room.state)
        self.stage = room.domain.stage(room.state)
        self._counted: dict[Eyes, State] = {}
        self._whole: dict[Eyes, Whole] = {}

    def foresee(self, actor: Actor) -> None:
        """Encode what somebody will see who comes in, before the loop has this seat."""
        sight = self.room.domain.eyes(self.shown, actor).sight
        self._whole_of(sight)

    def publish(self, now: int, guard: Guard) -> None:
        """Show everybody what changed since the last time."""
        room, domain = self.room, self.room.domain
        if self.shown is room.state:
            return
        news = Publication(
            domain,
            self.shown,
            room.state,
            self.changed,
            since=self.shown_seq,
            seq=room.seq,
            now=now,
        )
        self.tally = domain.follow(self.tally, self.shown, room.state, news.changed)
        stage = domain.stage(room.state)
        moved, self.stage = stage != self.stage, stage
        self.shown, self.shown_seq, self.changed = room.state, room.seq, set()
        self._whole = {}
        counted, self._counted = self._counted, {}

        def follow(viewer: Viewer) -> None:
            self._follow(viewer, news, counted, moved)

        for viewer in list(self.viewers):
            if viewer.wire is None:
                continue
            alone = moved or viewer.actor.id in news.owned
            frame = None if alone else news.shared.get(viewer.sight)
            if frame is None:
                guard(self, viewer, follow)
            else:
                # Nearly always: nothing of theirs, and encoded for others already.
                viewer.wire.push(frame, "news")

    def entrance(self, since: int, now: int) -> Show:
        """Return what brings a viewer up to date, for a guard to do."""
        return lambda viewer: self.enter(viewer, since, now)

    def snapshot_is_due(self, now: float, every: int) -> bool:
        """Say whether so much happened since the last snapshot that one is worth it.

        The larger the state, the more entries; and not every few seconds.
        """
        missing = self.room.seq - self.room.kept
        late = now - self.kept_at >= SNAPSHOT_PAUSE
        return late and missing >= max(every, len(self.room.state) // 4)

    def enter(self, viewer: Viewer, since: int, now: int) -> None:
        """Bring a viewer up to date who comes in, or says hello again."""
        viewer.look(self.room.domain.eyes(self.shown, viewer.actor))
        self._count(viewer.sight)
        if since and since == self.shown_seq:
            viewer.push(frames.entries(since, since, now), "sync")
        else:
            viewer.push(self._state(viewer, now), "news")

    def _follow(
        self, viewer: Viewer, news: Publication, counted: dict[Eyes, State], moved: bool
    ) -> None:
        """Send a viewer what changed, or the whole view when their eyes changed."""
        owns = viewer.actor.id in news.owned
        if moved or owns:
            eyes = self.room.domain.eyes(self.shown, viewer.actor)
            if moved or eyes != viewer.eyes:
                viewer.look(eyes)
                self._count(viewer.sight)
                viewer.push(self._state(viewer, news.now), "news")
                return
        sight = viewer.sight
        if sight not in news.shared:
            news.share(sight, self._recount(sight, counted.get(sight, {})))
        if owns:
            keys = news.owned[viewer.actor.id]
            viewer.push(news.own_frame(viewer.eyes, self._own(viewer, keys)), "news")
        else:
            viewer.push(news.shared[sight], "news")

    def _count(self, sight: Eyes) -> State:
        if sight not in self._counted:
            domain = self.room.domain
            self._counted[sight] = domain.counted(self.shown, sight, self.tally)
        return self._counted[sight]

    def _recount(self, sight: Eyes, old: State) -> list[bytes]:
        """Return the counts that changed for a sight, in JSON."""
        return [
            frames.member(key, record)
            for key, record in self._count(sight).items()
            if old.get(key) != record
        ]

    def _own(self, viewer: Viewer, keys: list[str]) -> dict[str, Record | None]:
        return self.room.domain.own(self.shown, viewer.eyes, self.tally, keys)

    def _state(self, viewer: Viewer, now: int) -> bytes:
        """Write the whole view: what all with this sight see, and what is one's own."""
        domain, state, eyes = self.room.domain, self.shown, viewer.eyes
        keys = list(domain.owned(state, eyes.id, self.tally))
        whole = self._whole_of(viewer.sight)
        own: dict[str, Record | None] = {
            key: domain.visible(state, eyes, key, state[key])
            for key in whole.hidden.intersection(keys)
        }
        own.update(self._own(viewer, keys))
        mine = {key: record for key, record in own.items() if record is not None}
        members = (whole.body, *_written(mine))
        return frames.state(self.shown_seq, now, members, self.room.epoch)

    def _whole_of(self, sight: Eyes) -> "Whole":
        """Return all that anybody with this sight sees, encoded once."""
        if sight not in self._whole:
            domain, state = self.room.domain, self.shown
            seen: State = {}
            hidden: set[str] = set()
            for key, record in state.items():
                shown = domain.visible(state, sight, key, record)
                if shown is None:
                    hidden.add(key)
                else:
                    seen[key] = shown
            seen.update(self._count(sight))
            self._whole[sight] = Whole(b",".join(_written(seen)), hidden)
        return self._whole[sight]


class Whole(NamedTuple):
    """All that one sight sees, encoded, and the keys of what it does not see."""

    body: bytes
    hidden: set[str]


def _written(records: State) -> Iterator[bytes]:
    """Write records in pieces: a thread that does so gives way between them."""
    keys = sorted(records)
    for start in range(0, len(keys), PIECE):
        yield frames.members({key: records[key] for key in keys[start : start + PIECE]})
