# SPDX-License-Identifier: EUPL-1.2
"""What changed in a room between two moments: encoded once for each sight. Pure.

Viewers with an equal sight are handed the very same bytes. Only who owns a record that
changed is sent a frame of their own, made of those bytes with their own part behind it.
"""

from collections.abc import Iterable

from nulplaat.live import frames
from nulplaat.live.domain import Domain, Eyes, Record, State

Seen = dict[str, Record | None]
"""Records by key as some eyes see them, where they changed; None: it is gone."""


class Shared:
    """What changed for one sight: key by key, and as a part of a frame."""

    def __init__(self, seen: Seen, counted: Iterable[bytes] = ()) -> None:
        self.seen = seen
        self.counted = counted
        put = [frames.member(key, r) for key, r in seen.items() if r is not None]
        self.body = b",".join((*put, *counted))
        self.gone = [key for key, record in seen.items() if record is None]


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
        self.shared: dict[Eyes, bytes] = {}
        """The frame for everybody with this sight who owns nothing of what changed."""
        self._parts: dict[Eyes, Shared] = {}

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
        found = self._parts[sight] = Shared(self._seen(sight, self.changed), counted)
        self.shared[sight] = self._frame(found.body, found.gone)

    def own_frame(self, eyes: Eyes, made: Seen) -> bytes:
        """Return the frame of who owns some of what changed; `made` is theirs alone."""
        shared = self._parts[eyes.sight]
        own = self._seen(eyes, self.owned[eyes.id])
        more = {key: own[key] for key in own if not _has(shared.seen, key, own[key])}
        lost = [k for k in self.owned[eyes.id] if k in shared.seen and k not in own]
        more.update(made)
        if lost or not shared.seen.keys().isdisjoint(more):
            rest = {k: seen for k, seen in shared.seen.items() if k not in lost}
            shared, more = Shared({**rest, **more}, shared.counted), {}
        mine = Shared(more)
        put = b",".join(filter(None, (shared.body, mine.body)))
        return self._frame(put, [*shared.gone, *mine.gone])

    def _seen(self, eyes: Eyes, keys: Iterable[str]) -> Seen:
        """Return what changed of these keys for these eyes."""
        found: Seen = {}
        for key in keys:
            old = self._visible(self.before, eyes, key)
            new = self._visible(self.after, eyes, key)
            if new != old:
                found[key] = new
        return found

    def _visible(self, state: State, eyes: Eyes, key: str) -> Record | None:
        record = state.get(key)
        if record is None:
            return None
        return self.domain.visible(state, eyes, key, record)

    def _frame(self, put: bytes, gone: list[str]) -> bytes:
        return frames.entries(self.since, self.seq, self.now, put, gone)


def _has(seen: Seen, key: str, record: Record | None) -> bool:
    """Say whether this was seen alike."""
    return key in seen and seen[key] == record
