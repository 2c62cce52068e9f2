# SPDX-License-Identifier: EUPL-1.2
"""Secrets of guests: a cookie for each evening, and a ticket that a page holds.

A socket needs both, so that a foreign page with the cookie alone gets nowhere.
"""

import hashlib
import secrets

import msgspec
from django.conf import settings
from django.core import signing
from django.http import HttpResponse
from django.http.cookie import parse_cookie

COOKIE_START = "np-"
COOKIE_DAYS = 30
TICKET_HOURS = 24


class Ticket(msgspec.Struct, frozen=True, array_like=True):
    """What a page says of itself: which guest, in which room, as what."""

    guest: str
    room: str
    rol: str


def new_token() -> str:
    """Return a secret that nobody can guess."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(token.encode()).hexdigest()


def cookie_name(room: str) -> str:
    """Name the cookie of one evening."""
    return f"{COOKIE_START}{room[:8]}"


def put_cookie(response: HttpResponse, room: str, token: str) -> None:
    """Let the browser keep the guest's secret for this evening."""
    response.set_cookie(
        cookie_name(room),
        token,
        max_age=COOKIE_DAYS * 86_400,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def cookie_in(header: str, room: str) -> str:
    """Return the secret for this room from a raw cookie header, or nothing."""
    # As browsers send them: an odd cookie of another application hides no other.
    return parse_cookie(header).get(cookie_name(room), "")


def make_ticket(guest: str, room: str, rol: str) -> str:
    """Sign a ticket for one page."""
    return signing.dumps([guest, room, rol], salt="ticket")


def read_ticket(text: str) -> Ticket | None:
    """Return what a ticket says when it is ours and not too old."""
    try:
        found = signing.loads(text, salt="ticket", max_age=TICKET_HOURS * 3600)
        return msgspec.convert(found, Ticket)
    except (signing.BadSignature, msgspec.ValidationError, ValueError):
        return None
