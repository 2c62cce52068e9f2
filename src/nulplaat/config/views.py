# SPDX-License-Identifier: EUPL-1.2
"""Pages for machines: is it alive, is it ready, whom to tell about a hole."""

import datetime

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from nulplaat.config import storage
from nulplaat.live import bus


@require_safe
def alive(request: HttpRequest) -> HttpResponse:
    """Say that this process answers."""
    return JsonResponse({"status": "ok"})


@require_safe
def ready(request: HttpRequest) -> HttpResponse:
    """Say whether the database is there, with all its tables, and can store more."""
    try:
        executor = MigrationExecutor(connection)
        waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return JsonResponse({"status": "no-database"}, status=503)
    if waiting:
        return JsonResponse({"status": "not-migrated"}, status=503)
    if not storage.works():
        return JsonResponse({"status": "cannot-store"}, status=503)
    answer = {"status": "ok"}
    on_the_bus = bus.connected()
    if on_the_bus is not None:
        # Without it everything works, a second slower, so people may be sent here.
        answer["bus"] = "ok" if on_the_bus else "away"
    return JsonResponse(answer)


@require_safe
def security(request: HttpRequest) -> HttpResponse:
    """Say whom to tell about a hole, when the host said so."""
    contact: str = settings.SECURITY_CONTACT
    if not contact:
        raise Http404
    if "@" in contact and not contact.startswith(("mailto:", "https:")):
        contact = f"mailto:{contact}"
    until = timezone.now().replace(microsecond=0) + datetime.timedelta(days=90)
    lines = [
        f"Contact: {contact}",
        f"Expires: {until.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "Preferred-Languages: nl, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
