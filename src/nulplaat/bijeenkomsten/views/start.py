# SPDX-License-Identifier: EUPL-1.2
"""The ways in: the start page, a code, a one-time link, a new evening, one's own."""

import logging
from typing import NamedTuple

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from nulplaat.accounts import codes
from nulplaat.accounts import services as accounts
from nulplaat.accounts.models import User
from nulplaat.accounts.queries import guests_in, owns, rooms_of, usable_link
from nulplaat.accounts.rules import may_start
from nulplaat.accounts.tokens import put_cookie
from nulplaat.bijeenkomsten import queries, services
from nulplaat.bijeenkomsten.access import guest_of, rooms_led
from nulplaat.bijeenkomsten.domain import fresh_code
from nulplaat.bijeenkomsten.errors import Refused
from nulplaat.bijeenkomsten.forms import (
    TEMPLATES,
    CodeForm,
    EveningForm,
    JoinForm,
    refuse,
    status_of,
    templates,
)
from nulplaat.bijeenkomsten.kader import named
from nulplaat.bijeenkomsten.lists import FASEN
from nulplaat.bijeenkomsten.models import Bijeenkomst
from nulplaat.bijeenkomsten.rules import BEGELEIDER
from nulplaat.live.errors import STORAGE
from nulplaat.live.ids import is_id
from nulplaat.live.queries import read

logger = logging.getLogger(__name__)

MOST_HERE = 5
"""So many evenings of this browser stand on the start page."""


class Here(NamedTuple):
    """An evening that somebody may go on with: its fase, and whether they lead it.

    `code` tells it from another of that name and day, for who leads it; else empty.
    """

    evening: Bijeenkomst
    fase: str
    leads: bool
    code: str = ""


def account(request: HttpRequest) -> User | None:
    """Return the account of who asks, if any."""
    return request.user if isinstance(request.user, User) else None


def sent(request: HttpRequest) -> QueryDict | None:
    """Return what a form sent, even when all of it is empty."""
    return request.POST if request.method == "POST" else None


def entered(found: services.Entered) -> HttpResponse:
    """Send somebody who was let in to the evening, with the cookie for it."""
    response = redirect("evening", found.guest.room)
    put_cookie(response, found.guest.room, found.token)
    return response


def _may_start(request: HttpRequest) -> bool:
    has_account = request.user.is_authenticated
    return may_start(is_open=settings.OPEN, has_account=has_account)


@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Show the ways in, first of all back into what this browser is in."""
    page = {"form": CodeForm(), "may_start": _may_start(request)}
    here = _here(request)
    page["here"] = here[:MOST_HERE]
    page["leads"] = any(item.leads for item in here)
    return render(request, "bijeenkomsten/start.html", page)


def _here(request: HttpRequest) -> list[Here]:
    """Return the evenings that this browser was let into, latest first."""
    guests = guests_in(request.COOKIES)
    found = {e.room: e for e in queries.evenings([guest.room for guest in guests])}
    twins = queries.twins(found.values(), found)
    return [
        Here(
            evening,
            named(FASEN[evening.fase]),
            leads := guest.rol == BEGELEIDER,
            evening.code if leads and evening.room in twins else "",
        )
        for guest in guests
        if (evening := found.get(guest.room)) is not None
    ]


def _wrong(request: HttpRequest, typed: str) -> HttpResponse:
    """Answer a code that nobody has; too many, and no code is looked at any more."""
    form = CodeForm({"code": typed})
    form.add_error("code", _("This code is not right. Look at the screen once more."))
    page = {"form": form, "may_start": _may_start(request)}
    return render(request, "bijeenkomsten/start.html", page, status=404)


def _looked_up(request: HttpRequest, typed: str) -> Bijeenkomst | HttpResponse:
    address = request.META.get("REMOTE_ADDR", "")
    if not codes.may_try(address):
        return render(request, "error.html", {"sort": "slow"}, status=429)
    found = queries.evening_with(typed)
    if found is None:
        codes.note_wrong(address)
        return _wrong(request, typed)
    return found


@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Go to the evening of a typed code."""
    if request.method != "POST":
        return redirect("start")
    found = _looked_up(request, request.POST.get("code", ""))
    if isinstance(found, HttpResponse):
        return found
    return redirect("join", found.code)


@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, code: str) -> HttpResponse:
    """Come in without an account."""
    found = _looked_up(request, code)
    if isinstance(found, HttpResponse):
        return found
    if guest_of(request, found.room) is not None:
        return redirect("evening", found.room)
    if not found.open:
        return render(request, "error.html", {"sort": "closed"}, status=403)
    tafels = [r["nr"] for k, r in read(found.room).state.items() if k[:6] == "tafel/"]
    form = JoinForm(sent(request), tafels=sorted(tafels))
    if request.method == "POST" and form.is_valid():
        answer = _joined(found, form)
        if answer is not None:
            return answer
    page = {"form": form, "evening": found}
    return render(request, "bijeenkomsten/join.html", page, status=status_of(form))


def _joined(found: Bijeenkomst, form: JoinForm) -> HttpResponse | None:
    data = form.cleaned_data
    try:
        return entered(
            services.join(
                room=found.room,
                deelnemer=form.deelnemer(found.room),
                naam=data["naam"],
                perspectief=data["perspectief"] or None,
                tafel=data["tafel"],
            )
        )
    except Refused as refused:
        refuse(form, None, refused.refusal)
        return None


@require_http_methods(["GET", "HEAD", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Come in by a one-time link; looking does not use it up, pressing does."""
    link = usable_link(token)
    if link is None:
        return render(request, "error.html", {"sort": "used"}, status=404)
    if request.method != "POST":
        return render(request, "bijeenkomsten/enter.html", {"link": link})
    guest = guest_of(request, link.room)
    if guest is not None and guest.rol == BEGELEIDER:
        return redirect("screen" if link.rol != BEGELEIDER else "evening", link.room)
    if accounts.use_link(token) is None:
        return render(request, "error.html", {"sort": "used"}, status=404)
    return entered(services.Entered(*accounts.admit(room=link.room, rol=link.rol)))


def _typed(posted: QueryDict) -> dict[str, str]:
    """Return what was typed before another template was chosen; not its parts."""
    return {name: str(posted[name]) for name in posted if name[:5] != "fase_"}


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Prepare an evening."""
    if not _may_start(request):
        return redirect_to_login(request.get_full_path())
    template = request.GET.get("sjabloon", "")
    template = template if template in TEMPLATES else "0-plaat"
    if "kies" in request.POST:
        form = EveningForm(initial=_typed(request.POST), template=template)
    else:
        form = EveningForm(sent(request), template=template)
    if form.is_valid():
        try:
            made = form.act(fresh_code())
            return entered(services.start_evening(make=made, by=account(request)))
        except Refused as refused:
            refuse(form, None, refused.refusal)
        except OperationalError:
            logger.exception("An evening was not stored")
            refuse(form, None, STORAGE)
    page = {"form": form, "template": template, "templates": templates()}
    return render(request, "bijeenkomsten/new.html", page, status=status_of(form))


@require_safe
@login_required
def own(request: HttpRequest) -> HttpResponse:
    """List the evenings of an account, a page at a time."""
    user = account(request)
    known = rooms_of(user) if user else []
    page = queries.page_of_evenings(known, request.GET.get("blad", ""))
    twins = queries.twins(page, rooms_led(request))
    rows = [
        Here(
            evening,
            named(FASEN[evening.fase]),
            leads=True,
            code=evening.code if evening.room in twins else "",
        )
        for evening in page
    ]
    loose = [h for h in _here(request) if h.leads and h.evening.room not in known]
    shown = {"rows": rows, "loose": loose, "page": page}
    return render(request, "bijeenkomsten/own.html", shown)


@require_POST
@login_required
def keep(request: HttpRequest, room: str) -> HttpResponse:
    """Put an evening that this browser leads in the list of one's account."""
    user, guest = account(request), guest_of(request, room)
    if user is None or guest is None or guest.rol != BEGELEIDER:
        raise Http404
    accounts.own(user=user, room=room)
    return redirect("own")


@require_POST
def lead(request: HttpRequest, room: str) -> HttpResponse:
    """Lead one's own evening from this device."""
    if not owns(request.user, room):
        raise Http404
    guest = guest_of(request, room)
    if guest is not None and guest.rol == BEGELEIDER:
        return _to_knop(request, redirect("evening", room), room)
    led = entered(services.Entered(*accounts.admit(room=room, rol=BEGELEIDER)))
    return _to_knop(request, led, room)


def _to_knop(request: HttpRequest, answer: HttpResponse, room: str) -> HttpResponse:
    """Go on to a knop on the plaat instead, when that was pressed."""
    knop = request.POST.get("knop", "")
    if is_id(knop):
        answer["Location"] = f"{reverse('plaat', args=[room])}#knop-{knop}"
    return answer
