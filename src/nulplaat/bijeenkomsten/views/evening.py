# SPDX-License-Identifier: EUPL-1.2
"""The live pages of an evening; each is drawn whole, its island brings it to life."""

import io
from typing import Any

import segno
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_http_methods,
    require_POST,
    require_safe,
)

from nulplaat.accounts import services as accounts
from nulplaat.accounts.rules import may_hand_over
from nulplaat.bijeenkomsten import rules, services
from nulplaat.bijeenkomsten.access import Visit, visit
from nulplaat.bijeenkomsten.acts import GeeltjeWrite
from nulplaat.bijeenkomsten.errors import Refused
from nulplaat.bijeenkomsten.forms import GeeltjeForm, refuse, status_of
from nulplaat.bijeenkomsten.kader import absolute, kader, lang, named
from nulplaat.bijeenkomsten.lists import FASEN
from nulplaat.live.ids import new_id

ISLANDS = {rules.DEELNEMER: "phone", rules.BEGELEIDER: "facilitator"}


def qr_svg(text: str) -> str:
    """Draw a QR code as an SVG that needs no style."""
    drawn = io.BytesIO()
    segno.make(text, error="m").save(
        drawn,
        kind="svg",
        xmldecl=False,
        scale=1,
        border=2,
        omitsize=True,
        svgclass="qr",
        lineclass="qr-line",
        dark="#1d2430",
        light="#ffffff",
    )
    return drawn.getvalue().decode("utf-8")


def _fase(visited: Visit) -> str:
    return str(visited.sees["fase"]["nu"])


def _page(visited: Visit, form: GeeltjeForm | None = None) -> dict[str, Any]:
    """Collect what the page shows without JavaScript."""
    fase = FASEN[_fase(visited)]
    own = {k[6:]: r["nr"] for k, r in visited.sees.items() if k.startswith("eigen/")}
    newest_first = sorted(own, key=lambda geeltje: -own[geeltje])
    return {
        "evening": visited.sees["bijeenkomst"],
        "fase": named(fase),
        "question": getattr(fase, f"vraag_{lang()}"),
        "help": getattr(fase, f"uitleg_{lang()}"),
        "me": visited.sees["mij"],
        "count": visited.sees["telling"],
        "own": [visited.sees[f"geeltje/{geeltje}"] for geeltje in newest_first],
        "room": visited.room,
        "here": reverse("evening", args=[visited.room]),
        "rol": visited.rol,
        "may_write": rules.may("geeltje.write", visited.rol, fase.id),
        "sees_plaat": rules.sees_plaat(visited.rol, fase.id),
        "form": form or GeeltjeForm(initial={"geeltje": new_id()}),
    }


@require_safe
def evening(request: HttpRequest, room: str) -> HttpResponse:
    """Show the evening: to a deelnemer as a phone page, to a begeleider to lead it."""
    visited = visit(request, room, "evening")
    if visited.rol == rules.SCHERM:
        return redirect("screen", room)
    return _drawn(request, visited, _page(visited))


def _drawn(
    request: HttpRequest, visited: Visit, page: dict[str, Any], status: int = 200
) -> HttpResponse:
    page["island"] = ISLANDS[visited.rol]
    page["kader"] = kader(request, visited, visited.rol)
    return render(request, "bijeenkomsten/evening.html", page, status=status)


@require_POST
def write(request: HttpRequest, room: str) -> HttpResponse:
    """Write a geeltje with a plain form; pressed twice, it is written once."""
    visited = visit(request, room, "write")
    form = GeeltjeForm(request.POST)
    if form.is_valid():
        geeltje = form.cleaned_data["geeltje"]
        act = GeeltjeWrite(geeltje=geeltje, tekst=form.cleaned_data["tekst"])
        try:
            services.act_as(room=room, act=act, by=visited.actor, act_id=geeltje)
        except Refused as refused:
            refuse(form, "tekst", refused.refusal)
        else:
            messages.success(request, _("Your geeltje is kept."))
            return redirect("evening", room)
    return _drawn(request, visited, _page(visited, form), status=status_of(form))


@require_safe
def screen(request: HttpRequest, room: str) -> HttpResponse:
    """Show the evening to the room; a page that can only look."""
    visited = visit(request, room, "screen")
    page = _page(visited)
    page["island"] = "screen"
    page["here"] = request.path
    page["kader"] = kader(request, visited, rules.SCHERM)
    page["code"] = visited.sees["deur"].get("code", "")
    return render(request, "bijeenkomsten/screen.html", page)


@require_safe
def qr(request: HttpRequest, room: str) -> HttpResponse:
    """Draw the QR code of the join address."""
    visited = visit(request, room, "qr")
    code = visited.sees["deur"].get("code", "")
    drawn = qr_svg(absolute(request, reverse("join", args=[code])))
    return HttpResponse(drawn, content_type="image/svg+xml")


@require_http_methods(["GET", "HEAD", "POST"])
def hand_over(request: HttpRequest, room: str) -> HttpResponse:
    """Make a one-time link, for another begeleider or for the screen."""
    visited = visit(request, room, "hand_over")
    page: dict[str, Any] = {"room": room, "evening": visited.sees["bijeenkomst"]}
    if request.method == "POST":
        rol = request.POST.get("rol", "")
        if not may_hand_over(rol):
            raise Http404
        token = accounts.make_link(room=room, rol=rol)
        link = absolute(request, reverse("enter", args=[token]))
        page |= {"link": link, "rol": rol, "qr": SafeString(qr_svg(link))}
    return render(request, "bijeenkomsten/hand_over.html", page)
