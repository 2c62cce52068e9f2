# SPDX-License-Identifier: EUPL-1.2
"""What the log is told by the apps above it: kinds of room, and who somebody is."""

from collections.abc import Callable, Mapping

import msgspec

from nulplaat.live.domain import Actor, Domain


class Guest(msgspec.Struct, frozen=True):
    """Somebody who may be in one room."""

    room: str
    actor: Actor


Identify = Callable[[str, Mapping[str, str]], Guest | None]
"""From a page's ticket and the request's headers (lower-case names) to a guest.

The headers must hold the cookie of the same guest. Runs in a thread; may read tables.
"""


def nobody(ticket: str, headers: Mapping[str, str]) -> Guest | None:
    """Know nobody, until an app says how to."""
    return None


identify: Identify = nobody

_domains: dict[str, Domain] = {}


def register(domain: Domain) -> None:
    """Add a kind of room; once, when the server starts."""
    _domains[domain.kind] = domain


def domain_of(kind: str) -> Domain:
    """Return the rules of a kind of room; raises KeyError."""
    return _domains[kind]


def kinds() -> list[str]:
    """Return every registered kind of room."""
    return sorted(_domains)
