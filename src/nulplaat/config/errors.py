# SPDX-License-Identifier: EUPL-1.2
"""Pages for what goes wrong, in both languages, without a word about the inside."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def _page(request: HttpRequest, status: int, sort: str) -> HttpResponse:
    return render(request, "error.html", {"sort": sort}, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 400."""
    return _page(request, 400, "bad")


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 403."""
    return _page(request, 403, "forbidden")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404: not there, or not yours; nobody can tell the two apart."""
    return _page(request, 404, "missing")


def broken(request: HttpRequest) -> HttpResponse:
    """Answer 500."""
    return _page(request, 500, "broken")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer 403 to a form that did not come from our own page."""
    return _page(request, 403, "form")
