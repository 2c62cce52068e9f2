# SPDX-License-Identifier: EUPL-1.2
"""Finding a knop again: by words in the evenings that one leads, or from a knop."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from nulplaat.bijeenkomsten import finding, queries
from nulplaat.bijeenkomsten.access import rooms_led, visit
from nulplaat.bijeenkomsten.kader import named
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.platen.kringen import KRINGEN, Kring


class Hit(NamedTuple):
    """What was found, as the page shows it.

    `here`: this browser leads that evening. `tafel` and `code` are only told where
    something else is called the same: a knop of that evening, an evening of that day.
    """

    found: finding.Found
    kring: Kring | None
    kring_name: str
    here: bool
    tafel: int | None
    code: str


def _hits(found: Sequence[finding.Found], led: dict[str, bool]) -> list[Hit]:
    twins = queries.twins((item.evening for item in found), led)
    alike = Counter(_called(item) for item in found if item.knop)
    return [
        Hit(
            item,
            kring := KRINGEN[item.knop.kring] if item.knop else None,
            named(kring) if kring else "",
            led[item.evening.room],
            item.knop.tafel if item.knop and alike[_called(item)] > 1 else None,
            item.evening.code if item.evening.room in twins else "",
        )
        for item in found
    ]


def _called(item: finding.Found) -> tuple[str, str]:
    return item.evening.room, item.words.casefold()


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Search the knoppen, names and 0-doelen of the evenings that one leads."""
    led = rooms_led(request)
    query = request.GET.get("q", "").strip()[: finding.LONGEST_QUERY]
    found = finding.find(query, list(led)) if query and led else []
    page: dict[str, Any] = {
        "query": query,
        "hits": _hits(found, led),
        "evenings": len(led),
        "most": finding.LONGEST_QUERY,
    }
    return render(request, "bijeenkomsten/search.html", page)


@require_safe
def elsewhere(request: HttpRequest, room: str) -> HttpResponse:
    """Show the knoppen of other evenings that are most like one knop of this plaat."""
    visited = visit(request, room, "plaat_elsewhere")
    asked = request.GET.get("knop", "")
    knoppen = plaat_of(visited.sees, moment=visited.moment.at).knoppen
    knop = next((knop for knop in knoppen if knop.id == asked), None)
    if knop is None:
        return redirect("plaat", room)
    led = rooms_led(request)
    led.pop(room, None)
    found = finding.elsewhere(knop.titel, list(led)) if led else []
    page: dict[str, Any] = {
        "room": room,
        "evening": visited.sees["bijeenkomst"],
        "knop": knop,
        "hits": _hits(found, led),
        "evenings": len(led),
    }
    return render(request, "bijeenkomsten/elsewhere.html", page)
