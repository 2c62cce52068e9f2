# SPDX-License-Identifier: EUPL-1.2
"""The evening: joins the log as a kind of room when the server starts."""

from django.apps import AppConfig


class BijeenkomstenConfig(AppConfig):
    """Registers the evening's rules with the log."""

    name = "nulplaat.bijeenkomsten"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Tell the log what an evening is."""
        from nulplaat.bijeenkomsten.domain import BIJEENKOMST
        from nulplaat.live import registry

        registry.register(BIJEENKOMST)
