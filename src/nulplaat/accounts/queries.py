# SPDX-License-Identifier: EUPL-1.2
"""Who somebody is: guests by cookie, links by token, evenings by account."""

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from nulplaat.accounts.models import EntryLink, Guest, Ownership, User
from nulplaat.accounts.tokens import digest


def guest_with(room: str, token: str) -> Guest | None:
    """Return the guest of this room whose secret this is."""
    if not token:
        return None
    return Guest.objects.filter(room=room, token=digest(token)).first()


def usable_link(token: str) -> EntryLink | None:
    """Return a link that can still let somebody in."""
    return EntryLink.objects.filter(
        token=digest(token), used_at=None, expires__gt=timezone.now()
    ).first()


def rooms_of(user: User) -> list[str]:
    """Return the evenings of an account."""
    return list(Ownership.objects.filter(user=user).values_list("room", flat=True))


def owns(user: User | AnonymousUser, room: str) -> bool:
    """Say whether this account leads this evening."""
    return (
        isinstance(user, User)
        and Ownership.objects.filter(user=user, room=room).exists()
    )
