# SPDX-License-Identifier: EUPL-1.2
"""What a person does to an evening from a page: start it, join it, import into it."""

from collections.abc import Sequence
from typing import NamedTuple

from django.db import transaction
from django.urls import reverse

from nulplaat.accounts import services as accounts
from nulplaat.accounts.models import Guest, User
from nulplaat.bijeenkomsten import acts
from nulplaat.bijeenkomsten.errors import Refused
from nulplaat.bijeenkomsten.rules import BEGELEIDER, DEELNEMER, SYSTEEM
from nulplaat.live.domain import Act, Actor, Refusal
from nulplaat.live.ids import new_id
from nulplaat.live.services import open_room, perform

SERVER = Actor(id="", rol=SYSTEEM)


class Entered(NamedTuple):
    """Somebody who was let in: the guest, and the secret for the cookie."""

    guest: Guest
    token: str


def _checked(answer: object) -> None:
    if isinstance(answer, Refusal):
        raise Refused(answer)


def start_room(first: Act) -> str:
    """Open a room with its first act; returns its id, or raises Refused."""
    room = new_id()
    _checked(open_room("bijeenkomst", room, [(new_id(), first)], by=SERVER))
    return room


def start_evening(*, make: acts.BijeenkomstMake, by: User | None) -> Entered:
    """Start an evening and lead it."""
    return lead_new(first=make, by=by)


def lead_new(*, first: Act, by: User | None) -> Entered:
    """Open a room with its first act and become its begeleider."""
    with transaction.atomic():
        room = start_room(first)
        if by is not None:
            accounts.own(user=by, room=room)
        return Entered(*accounts.admit(room=room, rol=BEGELEIDER))


def join(
    *,
    room: str,
    deelnemer: str,
    naam: str,
    perspectief: str | None,
    tafel: int | None,
) -> Entered:
    """Enter an evening as deelnemer; raises Refused when the door is closed.

    The same `deelnemer` twice, from a form that was pressed twice, enters once.
    """
    act = acts.DeelnemerJoin(
        deelnemer=deelnemer, naam=naam, perspectief=perspectief, tafel=tafel
    )
    with transaction.atomic():
        _checked(perform(room, act, by=SERVER, act_id=deelnemer))
        return Entered(*accounts.admit(room=room, rol=DEELNEMER, guest=deelnemer))


def act_as(*, room: str, act: Act, by: Actor, act_id: str | None = None) -> None:
    """Do an act that a form sent; raises Refused."""
    _checked(perform(room, act, by=by, act_id=act_id))


def import_rows(
    *, room: str, importid: str, naam: str, rows: Sequence[acts.ImportRow], by: Actor
) -> None:
    """Add a confirmed list to an evening, whole; raises Refused. Twice adds it once."""
    act = acts.ImportApply(importid=importid, naam=naam, rows=tuple(rows))
    act_as(room=room, act=act, by=by, act_id=importid)


def facilitator_link(room: str) -> str:
    """Make the address of a one-time link that leads this evening."""
    token = accounts.make_link(room=room, rol=BEGELEIDER)
    return reverse("enter", args=[token])
