# SPDX-License-Identifier: EUPL-1.2
"""Who may come in: where a request comes from, and whose ticket it holds."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http.request import validate_host

from nulplaat.live import registry
from nulplaat.live.hub import Hub
from nulplaat.live.registry import Guest

Scope = Mapping[str, Any]


def headers_of(scope: Scope) -> dict[str, str]:
    """Return a request's headers; repeated cookies are joined, others the last."""
    headers: dict[str, str] = {}
    for raw_name, raw_value in scope["headers"]:
        name, value = raw_name.decode("latin-1").lower(), raw_value.decode("latin-1")
        if name == "cookie" and name in headers:
            value = f"{headers[name]}; {value}"
        headers[name] = value
    return headers


def is_own_origin(headers: Mapping[str, str]) -> bool:
    """Say whether a page of this site sent this; a missing Origin does not count."""
    origin = headers.get("origin", "")
    if origin in settings.CSRF_TRUSTED_ORIGINS:
        return True
    try:
        parts = urlsplit(origin)
        host, name = headers.get("host", ""), parts.hostname or ""
    except ValueError:
        return False
    if parts.scheme not in ("http", "https") or parts.netloc.lower() != host.lower():
        return False
    name = f"[{name}]" if ":" in name else name
    return validate_host(name, settings.ALLOWED_HOSTS)


async def guest_of(
    hub: Hub, room: str, ticket: str, headers: Mapping[str, str]
) -> Guest | None:
    """Return the guest who holds this ticket, if it is for this room."""
    guest = await hub.ask(registry.identify, ticket, headers)
    return guest if guest is not None and guest.room == room else None


def token_of(guest: Guest) -> object:
    """Return what the limits count by."""
    return (guest.room, guest.actor.id)
