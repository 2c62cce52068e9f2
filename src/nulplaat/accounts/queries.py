# SPDX-License-Identifier: EUPL-1.2
"""Who somebody is: guests by cookie, links by token, evenings by account."""

from collections.abc import Mapping

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from nulplaat.accounts.models import EntryLink, Guest, Ownership, User
from nulplaat.accounts.tokens import COOKIE_START, cookie_name, digest

MOST_COOKIES = 50
"""A browser that brings more secrets than this is not listened to further."""


def guest_with(room: str, token: str) -> Guest | None:
    """Return the guest of this room whose secret this is."""
    if not token:
        return None
    return Guest.objects.filter(room=room, token=digest(token)).first()


def guests_in(cookies: Mapping[str, str]) -> list[Guest]:
    """Return who a browser is in the evenings it was let into, latest first."""
    names = sorted(name for name in cookies if name.startswith(COOKIE_START))
    secrets = {digest(cookies[name]): name for name in names[:MOST_COOKIES]}
    found = Guest.objects.filter(token__in=secrets).order_by("-created", "id")
    return [guest for guest in found if secrets[guest.token] == cookie_name(guest.room)]


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
