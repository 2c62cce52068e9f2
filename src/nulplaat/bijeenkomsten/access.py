# SPDX-License-Identifier: EUPL-1.2
"""The one door from a page to an evening: load it and check the right, in one call."""

from dataclasses import dataclass
from functools import cached_property

from django.http import Http404, HttpRequest

from nulplaat.accounts.models import Guest, User
from nulplaat.accounts.queries import guest_with, guests_in, rooms_of
from nulplaat.accounts.tokens import cookie_name
from nulplaat.bijeenkomsten.page_rules import PAGES, may_open
from nulplaat.bijeenkomsten.rules import BEGELEIDER
from nulplaat.bijeenkomsten.view import fase_of
from nulplaat.live.domain import Actor, State
from nulplaat.live.errors import NoSuchRoom
from nulplaat.live.queries import Moment, read


@dataclass(frozen=True)
class Visit:
    """Somebody on a page of an evening, with the evening at one moment."""

    room: str
    guest: Guest
    moment: Moment

    @property
    def rol(self) -> str:
        """What the visitor is in this evening."""
        return str(self.guest.rol)

    @property
    def actor(self) -> Actor:
        """The visitor as the log knows it."""
        return Actor(id=self.guest.id, rol=self.rol)

    @cached_property
    def sees(self) -> State:
        """Everything the visitor may see."""
        return self.moment.view(self.actor)


def guest_of(request: HttpRequest, room: str) -> Guest | None:
    """Return who this browser is in the evening, if anybody."""
    return guest_with(room, request.COOKIES.get(cookie_name(room), ""))


def rooms_led(request: HttpRequest) -> dict[str, bool]:
    """Return the evenings that somebody leads, and whether from this browser.

    A begeleider may see every knop of an evening in every fase (`rules.sees_knop`), so
    these are the evenings that may be searched.
    """
    owned = rooms_of(request.user) if isinstance(request.user, User) else []
    here = [g.room for g in guests_in(request.COOKIES) if g.rol == BEGELEIDER]
    return {**dict.fromkeys(owned, False), **dict.fromkeys(here, True)}


class PlaatAway(Http404):
    """The plaat cannot be seen in this fase, by somebody who is in the evening."""

    def __init__(self, room: str) -> None:
        super().__init__(room)
        self.room = room


def visit(request: HttpRequest, room: str, page: str) -> Visit:
    """Let somebody on a page, or answer 404: not there and not yours look alike.

    Who is in the evening is told when only the plaat is not to be seen now.
    """
    guest = guest_of(request, room)
    if guest is None:
        raise Http404
    try:
        moment = read(room)
    except NoSuchRoom as error:
        raise Http404 from error
    if not may_open(page, guest.rol, fase_of(moment.state)):
        raise PlaatAway(room) if guest.rol in PAGES[page] else Http404
    return Visit(room=room, guest=guest, moment=moment)
