# SPDX-License-Identifier: EUPL-1.2
"""Bringing in: a list on paper into an evening, or a whole evening from a file."""

from typing import Any

import msgspec
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from nulplaat.accounts.rules import may_start
from nulplaat.bijeenkomsten import paper, services, transfer
from nulplaat.bijeenkomsten.access import Visit, visit
from nulplaat.bijeenkomsten.acts import ImportRow, ImportUndo, PlaatLoad
from nulplaat.bijeenkomsten.domain import fresh_code
from nulplaat.bijeenkomsten.errors import Refused
from nulplaat.bijeenkomsten.forms import PaperForm, TransferForm, refuse, status_of
from nulplaat.bijeenkomsten.kader import aarden, named
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.bijeenkomsten.views.start import account, entered, sent
from nulplaat.live.clock import now_ms
from nulplaat.live.ids import new_id
from nulplaat.platen.kringen import KRINGEN

SALT = "import"
HOURS = 12


class Preview(msgspec.Struct, frozen=True, array_like=True):
    """What was shown and waits to be confirmed: signed, in the page's form."""

    room: str
    guest: str
    importid: str
    naam: str
    rows: tuple[ImportRow, ...]


def _bytes(file: "UploadedFile[bytes]", most: int) -> bytes:
    return bytes(file.read(most + 1))


def _page(visited: Visit, form: PaperForm, **more: Any) -> dict[str, Any]:
    imports = [
        (key.removeprefix("import/"), record)
        for key, record in visited.sees.items()
        if key.startswith("import/")
    ]
    evening = visited.sees["bijeenkomst"]
    return {
        "form": form,
        "imports": imports,
        "evening": evening,
        "room": visited.room,
        "columns": column_words(),
        **more,
    }


def column_words() -> list[tuple[str, list[str]]]:
    """Return what may stand in each column that has a list of its own."""
    return [
        ("kring", [named(kring) for kring in KRINGEN.values()]),
        ("aard", list(aarden().values())),
        ("perspectief", [named(each) for each in PERSPECTIEVEN.values()]),
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, room: str) -> HttpResponse:
    """Show what a list would add; adds nothing."""
    visited = visit(request, room, "import")
    form = PaperForm(sent(request), request.FILES or None)
    more: dict[str, Any] = {}
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["lijst"]
        found = paper.read_paper(_bytes(file, paper.MOST_BYTES))
        more = {"found": found, "rows": [_named_row(row) for row in found.rows]}
        if found.rows:
            more["preview"] = _signed(visited, str(file.name), found.rows)
    page = _page(visited, form, **more)
    status = 400 if form.errors else 200
    return render(request, "bijeenkomsten/import.html", page, status=status)


def _named_row(row: ImportRow) -> tuple[int, str, str, str, str]:
    """Return a row in words for people."""
    return (
        row.tafel,
        row.tekst,
        named(KRINGEN[row.kring]) if row.kring else "",
        aarden()[row.aard] if row.aard else "",
        named(PERSPECTIEVEN[row.perspectief]) if row.perspectief else "",
    )


def _signed(visited: Visit, name: str, rows: list[ImportRow]) -> str:
    naam = " ".join(name.split())[:100] or _("list")
    preview = Preview(visited.room, visited.guest.id, new_id(), naam, tuple(rows))
    return signing.dumps(msgspec.to_builtins(preview), salt=SALT, compress=True)


def _confirmed(text: str, visited: Visit) -> Preview | None:
    try:
        raw = signing.loads(text, salt=SALT, max_age=HOURS * 3600)
        preview = msgspec.convert(raw, Preview)
    except (signing.BadSignature, msgspec.ValidationError, ValueError):
        return None
    mine = (visited.room, visited.guest.id)
    return preview if (preview.room, preview.guest) == mine else None


@require_POST
def apply(request: HttpRequest, room: str) -> HttpResponse:
    """Add what was shown, whole."""
    visited = visit(request, room, "import_apply")
    preview = _confirmed(request.POST.get("preview", ""), visited)
    if preview is None:
        messages.error(request, _("This preview is too old. Choose the list again."))
        return redirect("import", room)
    try:
        services.import_rows(
            room=room,
            importid=preview.importid,
            naam=preview.naam,
            rows=preview.rows,
            by=visited.actor,
        )
    except Refused as refused:
        messages.error(request, named(refused.refusal))
    else:
        messages.success(request, _("The list has been added."))
    return redirect("import", room)


@require_POST
def undo(request: HttpRequest, room: str, importid: str) -> HttpResponse:
    """Take a whole import back."""
    visited = visit(request, room, "import_undo")
    try:
        act = ImportUndo(importid=importid)
        services.act_as(room=room, act=act, by=visited.actor)
    except Refused as refused:
        messages.error(request, named(refused.refusal))
    else:
        messages.success(request, _("The list has been taken back."))
    return redirect("import", room)


@require_http_methods(["GET", "HEAD", "POST"])
def transfer_in(request: HttpRequest) -> HttpResponse:
    """Start an evening from a complete file."""
    has_account = request.user.is_authenticated
    if not may_start(is_open=settings.OPEN, has_account=has_account):
        return redirect_to_login(request.get_full_path())
    form = TransferForm(sent(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        answer = _brought_in(request, form)
        if answer is not None:
            return answer
    page = {"form": form}
    return render(request, "bijeenkomsten/transfer.html", page, status=status_of(form))


def _brought_in(request: HttpRequest, form: TransferForm) -> HttpResponse | None:
    data = _bytes(form.cleaned_data["bestand"], transfer.MOST_BYTES)
    try:
        records = transfer.read_export(data)
        whole = transfer.complete(records, code=fresh_code(), now=now_ms())
        first = PlaatLoad(records=whole)
        return entered(services.lead_new(first=first, by=account(request)))
    except transfer.UnfitError as unfit:
        form.add_error("bestand", str(unfit))
    except Refused as refused:
        refuse(form, "bestand", refused.refusal)
    return None
