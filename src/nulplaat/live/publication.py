# SPDX-License-Identifier: EUPL-1.2
"""What changed in a room between two moments: encoded once for each sight. Pure.

Viewers with an equal sight are handed the very same bytes. Only who owns a record that
changed is sent a frame of their own, made of those bytes with their own part behind it.
"""

from collections.abc import Iterable

from nulplaat.live import frames
from nulplaat.live.domain import Domain, Eyes, Record, State

Shown = bytes | None
"""A record in JSON with its key before it, or None: it is gone."""


class Shared:
    """What changed for one sight: key by key, and as a frame."""

    def __init__(self, changes: dict[str, Shown], counted: list[bytes]) -> None:
        self.changes = changes
        self.body = b",".join([*(c for c in changes.values() if c), *counted])
        self.gone = [key for key, shown in changes.items() if shown is None]
        self.counted = counted


class Publication:
    """What changed between two moments, for whoever looks."""

    def __init__(
        self,
        domain: Domain,
        before: State,
        after: State,
        changed: Iterable[str],
        *,
        since: int,
        seq: int,
        now: int,
    ) -> None:
        self.domain = domain
        self.before = before
        self.after = after
        self.changed = sorted(changed)
        self.since = since
        self.seq = seq
        self.now = now
        self.owned = self._owned()
        self._frames: dict[Eyes, bytes] = {}
        self._shared: dict[Eyes, Shared] = {}

    def _owned(self) -> dict[str, list[str]]:
        """Return which of the changed records somebody owns, before or after."""
        found: dict[str, dict[str, None]] = {}
        for state in (self.before, self.after):
            for key in self.changed:
                record = state.get(key)
                if record is not None:
                    for who in self.domain.owners(state, key, record):
                        found.setdefault(who, {})[key] = None
        return {who: list(keys) for who, keys in found.items()}

    def share(self, sight: Eyes, counted: list[bytes]) -> None:
        """Encode what changed for a sight; `counted` is what else, in JSON."""
        found = self._shared[sight] = Shared(self._seen(sight, self.changed), counted)
        self._frames[sight] = self._frame(found.body, found.gone)

    def has(self, sight: Eyes) -> bool:
        """Say whether this sight was encoded already."""
        return sight in self._frames

    def frame(self, sight: Eyes) -> bytes:
        """Return the frame for everybody with this sight who owns nothing of it."""
        return self._frames[sight]

    def own_frame(self, eyes: Eyes, made: dict[str, Record | None]) -> bytes:
        """Return the frame of who owns some of what changed; `made` is theirs alone."""
        shared = self._shared[eyes.sight]
        own = self._seen(eyes, self.owned[eyes.id])
        more = {
            key: shown
            for key, shown in own.items()
            if key not in shared.changes or shared.changes[key] != shown
        }
        lost = [key for key in self.owned[eyes.id] if self._is_hidden(shared, own, key)]
        more.update((key, encoded(key, record)) for key, record in made.items())
        if lost or not shared.changes.keys().isdisjoint(more):
            changes = {k: v for k, v in shared.changes.items() if k not in lost}
            shared, more = Shared({**changes, **more}, shared.counted), {}
        put = [shared.body, *(shown for shown in more.values() if shown)]
        gone = [key for key, shown in more.items() if shown is None]
        return self._frame(b",".join(filter(None, put)), [*shared.gone, *gone])

    @staticmethod
    def _is_hidden(shared: Shared, own: dict[str, Shown], key: str) -> bool:
        """Say whether others are shown something here that the owner is not."""
        return key in shared.changes and key not in own

    def _seen(self, eyes: Eyes, keys: Iterable[str]) -> dict[str, Shown]:
        """Return what changed of these keys for these eyes."""
        found: dict[str, Shown] = {}
        for key in keys:
            old = self._visible(self.before, eyes, key)
            new = self._visible(self.after, eyes, key)
            if new is None:
                if old is not None:
                    found[key] = None
            elif new != old:
                found[key] = encoded(key, new)
        return found

    def _visible(self, state: State, eyes: Eyes, key: str) -> Record | None:
        record = state.get(key)
        if record is None:
            return None
        return self.domain.visible(state, eyes, key, record)

    def _frame(self, put: bytes, gone: list[str]) -> bytes:
        return frames.entries(self.since, self.seq, self.now, put, gone)


def encoded(key: str, record: Record | None) -> Shown:
    """Return a record in JSON with its key before it."""
    return None if record is None else frames.member(key, record)
