# SPDX-License-Identifier: EUPL-1.2
"""Loads the example evening, and prints how to lead it and how to join."""

from typing import Any

from django.core.management.base import BaseCommand

from nulplaat.bijeenkomsten.example import welcome


class Command(BaseCommand):
    """Load the example evening."""

    help = "Load the example evening and print its one-time link and join code."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it once and print."""
        link, code = welcome()
        self.stdout.write(f"link {link}")
        self.stdout.write(f"code {code}")
