# SPDX-License-Identifier: EUPL-1.2
"""What a page tells its island: who, where, in which language, with which lists."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, gettext

from nulplaat.accounts.tokens import make_ticket
from nulplaat.bijeenkomsten.access import Visit
from nulplaat.bijeenkomsten.acts import MOST
from nulplaat.bijeenkomsten.lists import FASEN, PERSPECTIEVEN
from nulplaat.bijeenkomsten.page_rules import PAGES
from nulplaat.merging.measures import chosen
from nulplaat.platen.kringen import KRINGEN


def lang() -> str:
    """Return the language of this page: nl or en."""
    return "en" if (get_language() or "nl").startswith("en") else "nl"


def named(thing: Any) -> str:
    """Return the name of something from the lists, in the page's language."""
    return str(getattr(thing, lang()))


def choices(things: dict[str, Any]) -> list[tuple[str, str]]:
    """Return a list as choices for a form."""
    return [(key, named(thing)) for key, thing in things.items()]


def aarden() -> dict[str, str]:
    """Name each aard."""
    return {
        "instandhoudend": gettext("keeps it in place"),
        "helpend": gettext("helps"),
    }


def standen() -> dict[str, str]:
    """Name each stand."""
    return {
        "nog-niet": gettext("not yet"),
        "begonnen": gettext("started"),
        "gedraaid": gettext("turned"),
        "losgelaten": gettext("let go"),
    }


def absolute(request: HttpRequest, path: str) -> str:
    """Return the whole address, as others can open it."""
    base = str(settings.PUBLIC_URL)
    return f"{base}{path}" if base else request.build_absolute_uri(path)


def reader() -> str:
    """Return the host that is sent what is written, to compare it; else nothing."""
    choice = chosen(**settings.MEASURE)
    return choice.host if choice.sees_text else ""


ADDRESSES = {
    "evening": "evening",
    "plaat": "plaat",
    "svg": "plaat_svg",
    "png": "plaat_png",
    "csv": "plaat_csv",
    "json": "plaat_json",
    "scherm": "screen",
    "import": "import",
    "overdragen": "hand_over",
    "qr": "qr",
    "lijktOp": "alike",
}


def _urls(request: HttpRequest, visit: Visit, rol: str) -> dict[str, str]:
    found = {
        name: reverse(route, args=[visit.room])
        for name, route in ADDRESSES.items()
        if rol in PAGES[route]
    }
    pdf = reverse("plaat_pdf", args=[visit.room])
    found["pdfA4"], found["pdfA1"] = f"{pdf}?papier=A4", f"{pdf}?papier=A1"
    if code := visit.sees["deur"].get("code"):
        found["join"] = absolute(request, reverse("join", args=[code]))
    return found


def _lists() -> dict[str, Any]:
    tongue = lang()
    return {
        "kringen": [
            {
                "id": kring.id,
                "naam": named(kring),
                "hue": kring.hue,
                "tint": kring.tint,
                "sign": kring.sign,
            }
            for kring in KRINGEN.values()
        ],
        "perspectieven": [
            {
                "id": key,
                "naam": naam,
                "vraag": getattr(PERSPECTIEVEN[key], f"vraag_{tongue}"),
            }
            for key, naam in choices(PERSPECTIEVEN)
        ],
        "fasen": [
            {
                "id": fase.id,
                "naam": named(fase),
                "vraag": getattr(fase, f"vraag_{tongue}"),
                "uitleg": getattr(fase, f"uitleg_{tongue}"),
            }
            for fase in FASEN.values()
        ],
        "aarden": [{"id": key, "naam": naam} for key, naam in aarden().items()],
        "standen": [{"id": key, "naam": naam} for key, naam in standen().items()],
    }


def kader(request: HttpRequest, visit: Visit, rol: str) -> dict[str, Any]:
    """Make the frame of a live page."""
    return {
        "room": visit.room,
        "ticket": make_ticket(visit.guest.id, visit.room, rol),
        "rol": rol,
        "lang": lang(),
        "socket": f"/live/{visit.room}/ws",
        "urls": _urls(request, visit, rol),
        **_lists(),
        "most": dict(MOST),
        "reader": reader(),
    }
