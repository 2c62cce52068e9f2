# SPDX-License-Identifier: EUPL-1.2
"""People with an account, and guests of one evening."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Tells the rooms who holds a ticket."""

    name = "nulplaat.accounts"

    def ready(self) -> None:
        """Hand the rooms the function that knows guests."""
        from nulplaat.accounts.services import identify
        from nulplaat.live import registry

        registry.identify = identify
