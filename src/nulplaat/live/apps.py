# SPDX-License-Identifier: EUPL-1.2
"""The log as a part of the server."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Holds the tables of the log."""

    name = "nulplaat.live"
    default_auto_field = "django.db.models.BigAutoField"
