# SPDX-License-Identifier: EUPL-1.2
"""What is most like one geeltje or knop, asked by who joins by hand."""

from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_safe

from nulplaat.bijeenkomsten.access import visit
from nulplaat.bijeenkomsten.alike import most_alike
from nulplaat.bijeenkomsten.domain import measure


@require_safe
def alike(request: HttpRequest, room: str) -> JsonResponse:
    """Answer with the ids that are most like the one in `van`, and why.

    Nothing is like what is not there to see: it may be gone since.
    """
    visited = visit(request, room, "alike")
    to = request.GET.get("van", "")
    found = most_alike(visited.moment.state, to, measure())
    told = [{"id": n.id, "termen": n.reason, "tegen": n.opposed} for n in found]
    return JsonResponse({"lijkt": told})
