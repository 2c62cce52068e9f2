# SPDX-License-Identifier: EUPL-1.2
"""The log: the one place that reads and writes its tables."""

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from typing import NamedTuple

import msgspec
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import Count, F, Max, Min, OuterRef, Subquery
from django.db.models.functions import Coalesce

from nulplaat.live import models, registry
from nulplaat.live.domain import Changes, Entry, State
from nulplaat.live.errors import NoSuchRoom, SeqTaken, Unreadable
from nulplaat.live.rooms import Ack, Draft, Room, share_names
from nulplaat.live.tables import Row, after, gathering, insert

SNAPSHOT_EVERY = 500
"""A state is kept about every so many entries, so that a room opens fast."""

SILENT = "60s"
"""How long a transaction that holds rooms may ask nothing of PostgreSQL."""

TRIES = 50
"""How often what stands in the way is read and all is decided again."""

logger = logging.getLogger(__name__)

COLUMNS = ("room", "seq", "act", "kind", "by", "at", "changes")

_changes = msgspec.json.Decoder(Changes)
_state = msgspec.json.Decoder(dict[str, dict[str, object]])


def make(room_id: str, kind: str, at: int) -> None:
    """Add a room. Call it in the transaction of its first entries."""
    models.Room.objects.create(id=room_id, kind=kind, created=at)


def load(room_id: str) -> Room:
    """Read a room: its snapshot and the entries after it.

    A snapshot only spares time: one that cannot be read is passed over. Raises
    NoSuchRoom, and Unreadable.
    """
    room = _unread(room_id)
    kept = models.Snapshot.objects.filter(room=room_id).first()
    if kept is not None and not _start_from(room, kept):
        logger.warning("The snapshot of room %s cannot be read", room_id)
    room.read_on(entries(room_id, after=room.seq))
    return room


def _start_from(room: Room, kept: models.Snapshot) -> bool:
    """Begin a room where its snapshot is; say whether that could be read."""
    try:
        state = _state.decode(kept.state)
    except (msgspec.MsgspecError, UnicodeError):
        return False
    room.seq = room.kept = kept.seq
    room.at = kept.at
    room.state = dict(state)
    share_names(room.state, {})
    return True


def replay(room_id: str) -> Room:
    """Read a room from its entries alone: every one of them, and no snapshot.

    Raises NoSuchRoom, and Unreadable, also for an entry that is gone.
    """
    room = _unread(room_id)
    # Asked first: whatever a snapshot holds was in the log before it.
    kept = models.Snapshot.objects.filter(room=room_id).first()
    room.read_on(_without_gaps(room_id))
    ahead = kept and kept.seq > room.seq and _start_from(_unread(room_id), kept)
    if room.seq == 0 or ahead:
        raise Unreadable(room_id, room.seq + 1, gone=True)
    return room


def snapshot_fits(room: Room) -> bool:
    """Say whether the snapshot of a replayed room, if any, gives what its log gives."""
    kept = models.Snapshot.objects.filter(room=room.id).first()
    if kept is None:
        return True
    opened = _unread(room.id)
    if not _start_from(opened, kept):
        return False
    try:
        opened.read_on(entries(room.id, after=opened.seq))
    except DatabaseError:
        raise
    except Exception:  # noqa: BLE001  (whatever the entries stumble over in its state)
        return False
    return opened.state == room.state


def _unread(room_id: str) -> Room:
    row = models.Room.objects.filter(id=room_id).values_list("kind", "epoch").first()
    if row is None:
        raise NoSuchRoom(room_id)
    room = Room(room_id, registry.domain_of(row[0]))
    room.epoch = row[1]
    return room


def _without_gaps(room_id: str) -> Iterator[Entry]:
    for seq, entry in enumerate(entries(room_id), 1):
        if entry.seq != seq:
            raise Unreadable(room_id, seq, gone=True)
        yield entry


def gaps(using: str = "default") -> Iterator[tuple[str, int, int, int]]:
    """Yield the rooms whose log does not count from 1 without a gap.

    Each with its first and last `seq`, and its number of entries; 0 without any.
    """
    found = (
        models.Room.objects.using(using)
        .annotate(
            first=Coalesce(Min("entry__seq"), 0),
            last=Coalesce(Max("entry__seq"), 0),
            many=Count("entry__seq"),
        )
        .exclude(first=1, last=F("many"))
        .order_by("pk")
    )
    yield from found.values_list("pk", "first", "last", "many")


def result(room_id: str, act_id: str) -> Ack | None:
    """Return the answer to an act that stands in the log already."""
    found = models.Entry.objects.filter(room=room_id, act=act_id)
    seq = found.values_list("seq", flat=True).first()
    return None if seq is None else Ack(seq)


def results(asked: Mapping[str, Sequence[str]]) -> dict[str, dict[str, Ack]]:
    """Return the answers to those of these acts, by room, that stand in the log."""
    found: dict[str, dict[str, Ack]] = {}
    for room, acts in asked.items():
        rows = models.Entry.objects.filter(room=room, act__in=acts)
        found[room] = {act: Ack(seq) for act, seq in rows.values_list("act", "seq")}
    return found


def entries(room_id: str, *, after: int = 0) -> Iterator[Entry]:
    """Yield a room's entries after some `seq`, in order; raises Unreadable."""
    rows = (
        models.Entry.objects.filter(room=room_id, seq__gt=after)
        .order_by("seq")
        .values_list("seq", "act", "kind", "by", "at", "changes")
    )
    for seq, act, kind, by, at, changes in rows:
        try:
            decoded = _changes.decode(changes)
        except (msgspec.MsgspecError, UnicodeError) as error:
            raise Unreadable(room_id, seq) from error
        yield Entry(seq, act, kind, by, at, decoded)


def latest(room_ids: Iterable[str]) -> dict[str, int]:
    """Return the last `seq` of each of these rooms."""
    last = models.Entry.objects.filter(room=OuterRef("pk")).order_by("-seq")
    found = models.Room.objects.filter(pk__in=list(room_ids))
    seqs = found.annotate(last=Subquery(last.values("seq")[:1]))
    return {room: seq or 0 for room, seq in seqs.values_list("pk", "last")}


def news(seqs: Mapping[str, int]) -> dict[str, list[Entry]]:
    """Return what each room has after the given `seq`; rooms without news not."""
    found: dict[str, list[Entry]] = defaultdict(list)
    for room, seq, act, kind, by, at, changes in after(
        models.Entry, COLUMNS, seqs, group="room", number="seq"
    ):
        found[room].append(Entry(seq, act, kind, by, at, _changes.decode(changes)))
    for read in found.values():
        read.sort(key=lambda entry: entry.seq)
    return dict(found)


def rooms() -> list[str]:
    """Return every room of a registered kind."""
    found = models.Room.objects.filter(kind__in=registry.kinds()).order_by("created")
    return list(found.values_list("id", flat=True))


def store(drafts: Sequence[Draft]) -> None:
    """Commit drafts of different rooms and their tables together.

    Where others wrote first, what they wrote is read and all in that room is decided
    again, before anything is stored or refused. Raises SeqTaken when something stands
    in the way that cannot be read; nothing is stored then.
    """
    # In one order everywhere: two processes that wait for each other would both fail.
    drafts = sorted(drafts, key=lambda draft: draft.room.id)
    # With one writer at a time (SQLite) others are seldom ahead, and a `seq` that is
    # taken tells: asking first would cost more than deciding again.
    asks = connection.vendor == "postgresql"
    for _ in range(TRIES):
        if not any(draft.entries for draft in drafts):
            # A refusal needs no lock: it was right at the moment that was read.
            _catch_up(drafts, drafts)
            if not any(draft.entries for draft in drafts):
                return
        try:
            with transaction.atomic():
                _lock(drafts)
                _catch_up(drafts, [d for d in drafts if asks or not d.entries])
                _insert(drafts)
        except IntegrityError as error:
            if not _were_ahead(drafts):
                raise SeqTaken from error
            asks = True
        else:
            return
    raise SeqTaken


def _lock(drafts: Sequence[Draft]) -> None:
    """Keep other processes from writing in these rooms until the commit.

    It only spares deciding in vain: the log stays right without it. SQLite has one
    writer at any time. A machine that falls silent while it holds a lock loses it.
    """
    if connection.vendor == "postgresql":
        keys = sorted(_lock_of(draft.room.id) for draft in drafts)
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT set_config('idle_in_transaction_session_timeout', %s, true),"
                " pg_advisory_xact_lock(key) FROM unnest(%s::bigint[]) AS key",
                [SILENT, keys],
            )


def _lock_of(room: str) -> int:
    digest = blake2b(room.encode(), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def _catch_up(drafts: Sequence[Draft], behind: Sequence[Draft]) -> None:
    """Decide again where others wrote, or where a refused act was done before.

    `behind` are the drafts of which it is asked whether others wrote.
    """
    found = news({draft.room.id: draft.heard for draft in behind})
    for draft in behind:
        draft.again(found.get(draft.room.id, ()))
    while asked := {d.room.id: acts for d in drafts if (acts := d.unsure)}:
        _recall(drafts, asked)


def _were_ahead(drafts: Sequence[Draft]) -> bool:
    """Decide again where a row stood in the way; say whether there was any."""
    found = news({draft.room.id: draft.heard for draft in drafts})
    fresh = [draft.again(found.get(draft.room.id, ())) for draft in drafts]
    return _recall(drafts, {d.room.id: d.acts for d in drafts}) or any(fresh)


def _recall(drafts: Sequence[Draft], asked: Mapping[str, Sequence[str]]) -> bool:
    done = results(asked)
    fresh = [
        draft.recall(asked[draft.room.id], done[draft.room.id])
        for draft in drafts
        if draft.room.id in asked
    ]
    return any(fresh)


def _insert(drafts: Sequence[Draft]) -> None:
    drafts = [draft for draft in drafts if draft.entries]
    rows = [row for draft in drafts for row in _rows(draft)]
    if rows:
        insert(models.Entry, COLUMNS, rows)
    with gathering():
        for draft in drafts:
            draft.room.domain.project(draft.room.id, draft.state, draft.changes())


def _rows(draft: Draft) -> Iterator[Row]:
    for entry, raw in zip(draft.entries, draft.raw, strict=True):
        yield (
            draft.room.id,
            entry.seq,
            entry.act,
            entry.kind,
            entry.by,
            entry.at,
            raw.decode(),
        )


def keep_if_due(draft: Draft) -> None:
    """Keep a snapshot after a draft was stored, when another round number is passed."""
    if draft.entries and draft.seq // SNAPSHOT_EVERY > draft.room.seq // SNAPSHOT_EVERY:
        keep(draft.room.id, draft.seq, draft.entries[-1].at, draft.state)


def keep(room_id: str, seq: int, at: int, state: State) -> None:
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


def rebuild(room_id: str) -> bool:
    """Write a room's tables anew from its log, and a snapshot that does not fit it.

    Returns whether there was such a snapshot. Raises Unreadable, and leaves the tables
    as they are: what hangs on an entry that is gone would go from them too.
    """
    with transaction.atomic():
        if connection.vendor == "postgresql":
            # Nobody may add an entry between reading the log and writing the tables.
            with connection.cursor() as cursor:
                cursor.execute("LOCK TABLE live_entry IN SHARE ROW EXCLUSIVE MODE")
        room = replay(room_id)
        room.domain.project(room_id, room.state, None)
        fits = snapshot_fits(room)
        if not fits:
            models.Snapshot.objects.filter(room=room_id).delete()
            snapshot(room_id, room.seq, room.at, room.state)
    return not fits


class Rebuilt(NamedTuple):
    """How many rooms were rebuilt, which had a bad snapshot, and which could not be."""

    done: int
    mended: list[str]
    broken: list[Unreadable]


def rebuild_every() -> Rebuilt:
    """Write the tables of every room anew.

    Each room is a transaction of its own: one that cannot be read keeps its tables.
    """
    done, mended, broken = 0, [], []
    for room in rooms():
        try:
            if rebuild(room):
                mended.append(room)
        except DatabaseError:
            raise
        except Unreadable as error:
            broken.append(error)
        except Exception:  # noqa: BLE001  (whatever its rules stumble over)
            broken.append(Unreadable(room))
        else:
            done += 1
    return Rebuilt(done, mended, broken)
