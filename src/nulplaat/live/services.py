# SPDX-License-Identifier: EUPL-1.2
"""Everything that writes to a room outside the socket: views, commands, imports."""

import logging
from collections.abc import Sequence
from functools import partial

from django.db import DatabaseError, transaction

from nulplaat.live import log, news, registry
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Act, Actor, Refusal
from nulplaat.live.errors import STORAGE, SeqTaken
from nulplaat.live.ids import new_id
from nulplaat.live.preparing import is_due
from nulplaat.live.rooms import Ack, Answer, Draft, Room, kind_of

logger = logging.getLogger(__name__)

__all__ = ["Ack", "dismiss", "open_played_room", "open_room", "perform"]


def open_room(
    kind: str, room_id: str, acts: Sequence[tuple[str, Act]], *, by: Actor
) -> Answer:
    """Open a room with its first acts, given with their ids: all of them or none."""
    return _open(kind, room_id, [(act_id, act, by) for act_id, act in acts])


def open_played_room(
    kind: str, room_id: str, steps: Sequence[tuple[Act, Actor]]
) -> Answer:
    """Open a room with acts of several people, in their order: all or none."""
    return _open(kind, room_id, [(new_id(), act, by) for act, by in steps])


def _open(kind: str, room_id: str, acts: Sequence[tuple[str, Act, Actor]]) -> Answer:
    now = now_ms()
    draft = Draft(Room(room_id, registry.domain_of(kind)))
    for act_id, act, by in acts:
        answer = draft.act(act_id, act, by, now)
        if isinstance(answer, Refusal):
            return answer
    with transaction.atomic():
        log.make(room_id, kind, now)
        log.store([draft])
    return Ack(draft.seq)


def perform(room: str, act: Act, *, by: Actor, act_id: str | None = None) -> Answer:
    """Do one act in a room now, from any thread or process; raises NoSuchRoom.

    An `act_id` that was done before is answered with its first result.
    """
    try:
        answer = _perform(room, act, by, act_id or new_id())
    except (DatabaseError, SeqTaken):
        logger.exception("%s was not stored in room %s", kind_of(act), room)
        return STORAGE
    if isinstance(answer, Ack):
        transaction.on_commit(partial(news.tell, room, answer.seq))
    return answer


def dismiss(room: str, actor: str) -> None:
    """Close the pages of somebody who was removed from a room."""
    transaction.on_commit(partial(news.tell_gone, room, actor))


def _perform(room_id: str, act: Act, by: Actor, act_id: str) -> Answer:
    found = log.result(room_id, act_id)
    if found is not None:
        return found
    draft = Draft(log.load(room_id))
    draft.act(act_id, _prepared(draft.room, act, by), by, now_ms())
    log.store([draft])
    log.keep_if_due(draft)
    return draft.answer(act_id)


def _prepared(room: Room, act: Act, by: Actor) -> Act:
    return room.domain.prepare(room.state, act) if is_due(room, act, by) else act
