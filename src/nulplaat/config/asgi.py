# SPDX-License-Identifier: EUPL-1.2
"""The server's one door: sockets and `/live/` go to the rooms, the rest to Django."""

import os
from typing import Any

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nulplaat.config.settings")
pages = get_asgi_application()

from django.urls import get_resolver  # noqa: E402  (needs the apps to be ready)

from nulplaat.config import metrics  # noqa: E402  (needs the apps to be ready)
from nulplaat.live import asgi as live  # noqa: E402  (needs the apps to be ready)

# Reading all pages takes a fifth of a second: not when the first is asked for, with
# people in the rooms.
_ = get_resolver().url_patterns


async def application(scope: Any, receive: Any, send: Any) -> None:
    """Hand a connection to whoever serves it."""
    if scope["type"] == "lifespan":
        async with metrics.counting():
            await live.app(scope, receive, send)
    elif scope["path"] == "/metrics" and scope["type"] == "http":
        await metrics.app(scope, receive, send)
    elif scope["type"] != "http" or scope["path"].startswith("/live/"):
        await live.app(scope, receive, send)
    else:
        await pages(scope, receive, send)
