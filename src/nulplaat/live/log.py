# SPDX-License-Identifier: EUPL-1.2
"""The log: the one place that reads and writes its tables."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Max

from nulplaat.live import models, registry
from nulplaat.live.domain import Changes, Entry, State
from nulplaat.live.errors import NoSuchRoom, SeqTaken
from nulplaat.live.rooms import Ack, Draft, Room

SNAPSHOT_EVERY = 500
"""A state is kept about every so many entries, so that a room opens fast."""

logger = logging.getLogger(__name__)

_changes = msgspec.json.Decoder(Changes)
_state = msgspec.json.Decoder(dict[str, dict[str, object]])


def make(room_id: str, kind: str, at: int) -> None:
    """Add a room. Call it in the transaction of its first entries."""
    models.Room.objects.create(id=room_id, kind=kind, created=at)


def load(room_id: str) -> Room:
    """Read a room: its snapshot and the entries after it; raises NoSuchRoom."""
    kind = models.Room.objects.filter(id=room_id).values_list("kind", flat=True).first()
    if kind is None:
        raise NoSuchRoom(room_id)
    room = Room(room_id, registry.domain_of(kind))
    kept = models.Snapshot.objects.filter(room=room_id).first()
    if kept is not None:
        room.seq, room.at = kept.seq, kept.at
        room.state = dict(_state.decode(kept.state))
    room.read_on(entries(room_id, after=room.seq))
    return room


def load_with_results(room_id: str) -> Room:
    """Read a room and the answer to each of its acts; raises NoSuchRoom."""
    room = load(room_id)
    found = models.Entry.objects.filter(room=room_id, seq__lte=room.seq)
    room.results = {act: Ack(seq) for act, seq in found.values_list("act", "seq")}
    return room


def result(room_id: str, act_id: str) -> Ack | None:
    """Return the answer to an act that stands in the log already."""
    found = models.Entry.objects.filter(room=room_id, act=act_id)
    seq = found.values_list("seq", flat=True).first()
    return None if seq is None else Ack(seq)


def entries(room_id: str, *, after: int = 0) -> Iterator[Entry]:
    """Yield a room's entries after some `seq`, in order."""
    rows = (
        models.Entry.objects.filter(room=room_id, seq__gt=after)
        .order_by("seq")
        .values_list("seq", "act", "kind", "by", "at", "changes")
    )
    for seq, act, kind, by, at, changes in rows:
        yield Entry(seq, act, kind, by, at, _changes.decode(changes))


def latest(room_ids: Iterable[str]) -> dict[str, int]:
    """Return the last `seq` of each of these rooms."""
    found = models.Entry.objects.filter(room__in=list(room_ids))
    return dict(found.values_list("room").annotate(last=Max("seq")).order_by())


def news(seqs: Mapping[str, int]) -> dict[str, list[Entry]]:
    """Return what each room has after the given `seq`; rooms without news not."""
    return {
        room: list(entries(room, after=seqs[room]))
        for room, last in latest(seqs).items()
        if last > seqs[room]
    }


def rooms() -> list[str]:
    """Return every room of a registered kind."""
    found = models.Room.objects.filter(kind__in=registry.kinds()).order_by("created")
    return list(found.values_list("id", flat=True))


def store(drafts: Sequence[Draft]) -> None:
    """Commit drafts of different rooms and their tables together.

    Raises SeqTaken when another process wrote first; nothing is stored then.
    """
    # In one order everywhere: two processes that wait for each other would both fail.
    drafts = sorted(drafts, key=lambda draft: draft.room.id)
    rows = [_row(draft.room.id, entry) for draft in drafts for entry in draft.entries]
    try:
        with transaction.atomic():
            models.Entry.objects.bulk_create(rows)
            for draft in drafts:
                domain = draft.room.domain
                domain.project(draft.room.id, draft.state, draft.changes())
    except IntegrityError as error:
        raise SeqTaken from error
    for draft in drafts:
        if draft.seq // SNAPSHOT_EVERY > draft.room.seq // SNAPSHOT_EVERY:
            _keep(draft.room.id, draft.seq, draft.entries[-1].at, draft.state)


def _row(room_id: str, entry: Entry) -> models.Entry:
    return models.Entry(
        room_id=room_id,
        seq=entry.seq,
        act=entry.act,
        kind=entry.kind,
        by=entry.by,
        at=entry.at,
        changes=msgspec.json.encode(entry.changes).decode(),
    )


def _keep(room_id: str, seq: int, at: int, state: State) -> None:
    """Keep a snapshot. A failure costs only time later, so it refuses nothing."""
    try:
        with transaction.atomic():
            snapshot(room_id, seq, at, state)
    except DatabaseError:
        logger.exception("No snapshot of room %s", room_id)


def snapshot(room_id: str, seq: int, at: int, state: State) -> None:
    """Keep the state of a room at this `seq` instead of an older one."""
    known = models.Snapshot.objects.filter(room=room_id)
    if known.filter(seq__gte=seq).exists():
        return
    models.Snapshot.objects.update_or_create(
        room_id=room_id,
        defaults={"seq": seq, "at": at, "state": msgspec.json.encode(state).decode()},
    )


def rebuild(room_id: str) -> None:
    """Write a room's tables anew from its log."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # Nobody may add an entry between reading the log and writing the tables.
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE live_entry IN SHARE ROW EXCLUSIVE MODE")
        room = load(room_id)
        room.domain.project(room_id, room.state, None)
