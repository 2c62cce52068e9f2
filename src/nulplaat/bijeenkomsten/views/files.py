# SPDX-License-Identifier: EUPL-1.2
"""The result: one page for everybody, and the same plaat as files."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.safestring import SafeString
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from nulplaat.bijeenkomsten import transfer
from nulplaat.bijeenkomsten.access import Visit, rooms_led, visit
from nulplaat.bijeenkomsten.kader import aarden, kader, lang, named, standen
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.platen import paper, sheet, svg
from nulplaat.platen.kringen import KRINGEN, Kring
from nulplaat.platen.labels import own_view, recognised
from nulplaat.platen.plaat import Bron, Geeltje, Knop, Plaat

PAPERS = ("A4", "A1")


class Row(NamedTuple):
    """A knop as the list shows it."""

    knop: Knop
    aard: str
    stand: str
    recognised: str
    bronnen: list[tuple[str, str, list[tuple[str, str, str]]]]


def _plaat(visited: Visit) -> Plaat:
    return plaat_of(visited.sees, moment=visited.moment.at)


def _place(tafel: int | None) -> str:
    return "" if tafel is None else _("Table %(nr)s") % {"nr": tafel}


def _seen(bron: Bron, knop: Knop) -> str:
    """Say which tafel, and how it saw the knop where that is otherwise now."""
    told = (_place(bron.tafel), own_view(bron, knop, lang()))
    return " · ".join(part for part in told if part)


def _from(geeltje: Geeltje) -> str:
    """Say where a geeltje comes from."""
    names = [_place(geeltje.tafel)]
    if geeltje.perspectief is not None:
        names.append(named(PERSPECTIEVEN[geeltje.perspectief]))
    return " · ".join(name for name in names if name)


def _rows(plaat: Plaat) -> Iterator[tuple[Kring, str, list[Row]]]:
    aard, stand = aarden(), standen()
    for kring, knoppen in groupby(plaat.knoppen, key=lambda knop: knop.kring):
        rows = [
            Row(
                knop=knop,
                aard=aard[knop.aard],
                stand=stand[knop.stand],
                recognised=recognised(knop, lang()),
                bronnen=[
                    (
                        bron.tekst,
                        _seen(bron, knop),
                        [
                            (g.tekst, _from(g), g.perspectief or "")
                            for g in bron.geeltjes
                        ],
                    )
                    for bron in knop.bronnen
                ],
            )
            for knop in knoppen
        ]
        yield KRINGEN[kring], named(KRINGEN[kring]), rows


@require_safe
def plaat(request: HttpRequest, room: str) -> HttpResponse:
    """Show the plaat: the picture, the list, and where every word comes from."""
    visited = visit(request, room, "plaat")
    found = _plaat(visited)
    page: dict[str, Any] = {
        "plaat": found,
        "picture": SafeString(svg.draw(found, lang=lang())) if found.knoppen else "",
        "kringen": list(_rows(found)),
        "loose": [(geeltje.tekst, _from(geeltje)) for geeltje in found.los],
        "kader": kader(request, visited, visited.rol),
        "room": room,
        "rol": visited.rol,
        "perspectieven": visited.sees["telling"]["perspectieven"],
        "elsewhere": bool(rooms_led(request).keys() - {room}),
    }
    return render(request, "bijeenkomsten/plaat.html", page)


def _file(visited: Visit, body: bytes | str, sort: str, ending: str) -> HttpResponse:
    """Answer with a file under a name that any system can keep."""
    name = slugify(visited.sees["bijeenkomst"]["naam"])[:60].strip("-") or "bijeenkomst"
    response = HttpResponse(body, content_type=sort)
    response["Content-Disposition"] = f'attachment; filename="0-plaat-{name}.{ending}"'
    return response


@require_safe
def plaat_svg(request: HttpRequest, room: str) -> HttpResponse:
    """Give the picture as SVG."""
    visited = visit(request, room, "plaat_svg")
    return _file(
        visited,
        svg.draw(_plaat(visited), lang=lang(), standalone=True),
        "image/svg+xml",
        "svg",
    )


@require_safe
def plaat_png(request: HttpRequest, room: str) -> HttpResponse:
    """Give the picture as PNG."""
    visited = visit(request, room, "plaat_png")
    return _file(visited, paper.png(_plaat(visited), lang=lang()), "image/png", "png")


@require_safe
def plaat_pdf(request: HttpRequest, room: str) -> HttpResponse:
    """Give the picture and the list as PDF, on A4 or A1."""
    visited = visit(request, room, "plaat_pdf")
    size = request.GET.get("papier", "A4")
    if size not in PAPERS:
        raise Http404
    body = paper.pdf(_plaat(visited), paper=size, lang=lang())
    return _file(visited, body, "application/pdf", f"{size}.pdf")


@require_safe
def plaat_csv(request: HttpRequest, room: str) -> HttpResponse:
    """Give the list as a sheet."""
    visited = visit(request, room, "plaat_csv")
    body = sheet.csv(_plaat(visited), lang=lang())
    return _file(visited, body, "text/csv; charset=utf-8", "csv")


@require_safe
def plaat_json(request: HttpRequest, room: str) -> HttpResponse:
    """Give everything that the visitor may see, to bring in elsewhere."""
    visited = visit(request, room, "plaat_json")
    body = transfer.export(visited.sees, visited.moment.at)
    return _file(visited, body, "application/json", "json")
