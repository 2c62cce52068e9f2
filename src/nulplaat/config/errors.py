# SPDX-License-Identifier: EUPL-1.2
"""Pages for what goes wrong, in both languages, without a word about the inside."""

import sys

from django.contrib.auth.models import AnonymousUser
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from nulplaat.bijeenkomsten.access import PlaatAway


def _page(request: HttpRequest, status: int, sort: str) -> HttpResponse:
    return render(request, "error.html", {"sort": sort}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return _page(request, 400, "bad")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return _page(request, 403, "forbidden")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404: not there, or not yours; nobody can tell the two apart.

    Who is in an evening reads that its plaat is not to be seen now, and the way back.
    """
    if isinstance(exception, PlaatAway):
        page = {"sort": "away", "room": exception.room}
        return render(request, "error.html", page, status=404)
    return _page(request, 404, "missing")


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500; or 503, when the database cannot store anything now."""
    if isinstance(sys.exc_info()[1], OperationalError):
        # Who asks stands in the same database.
        request.user = AnonymousUser()
        return _page(request, 503, "storage")
    return _page(request, 500, "broken")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that did not come from our own page."""
    return _page(request, 403, "form")
