# SPDX-License-Identifier: EUPL-1.2
"""Letting people in: guests, one-time links, owned evenings; and knowing them."""

import datetime
from collections.abc import Mapping

from django.utils import timezone

from nulplaat.accounts import rules
from nulplaat.accounts.models import EntryLink, Guest, Ownership, User
from nulplaat.accounts.queries import guest_with, usable_link
from nulplaat.accounts.tokens import cookie_in, digest, new_token, read_ticket
from nulplaat.live.domain import Actor
from nulplaat.live.ids import new_id
from nulplaat.live.registry import Guest as Known

LINK_HOURS = 24


def admit(*, room: str, rol: str, guest: str = "") -> tuple[Guest, str]:
    """Let somebody into an evening; returns the guest and the secret for the cookie.

    A `guest` who is let in again, by a form that was sent twice, is the same guest.
    """
    token = new_token()
    made, _ = Guest.objects.update_or_create(
        id=guest or new_id(),
        room=room,
        defaults={"rol": rol, "token": digest(token)},
    )
    return made, token


def make_link(*, room: str, rol: str, hours: int = LINK_HOURS) -> str:
    """Make a link that lets one person in once; returns its secret."""
    if not rules.may_hand_over(rol):
        raise ValueError(rol)
    token = new_token()
    EntryLink.objects.create(
        token=digest(token),
        room=room,
        rol=rol,
        expires=timezone.now() + datetime.timedelta(hours=hours),
    )
    return token


def use_link(token: str) -> EntryLink | None:
    """Use a link up; of two that press at once, one gets in."""
    link = usable_link(token)
    if link is None:
        return None
    won = EntryLink.objects.filter(pk=link.pk, used_at=None).update(
        used_at=timezone.now()
    )
    return link if won else None


def own(*, user: User, room: str) -> None:
    """Put an evening in the list of an account."""
    Ownership.objects.get_or_create(user=user, room=room)


def identify(ticket: str, headers: Mapping[str, str]) -> Known | None:
    """Say who sends this ticket: only with the cookie of the same guest beside it."""
    said = read_ticket(ticket)
    if said is None:
        return None
    guest = guest_with(said.room, cookie_in(headers.get("cookie", ""), said.room))
    if guest is None or guest.id != said.guest:
        return None
    if not rules.may_hold_ticket(guest.rol, said.rol):
        return None
    return Known(room=said.room, actor=Actor(id=guest.id, rol=said.rol))
