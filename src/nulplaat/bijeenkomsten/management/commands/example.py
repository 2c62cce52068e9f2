# SPDX-License-Identifier: EUPL-1.2
"""Loads the example evening, and prints how to lead it and how to join."""

from typing import Any

from django.core.management.base import BaseCommand

from nulplaat.bijeenkomsten.example import load
from nulplaat.bijeenkomsten.services import facilitator_link
from nulplaat.live.queries import read


class Command(BaseCommand):
    """Load the example evening."""

    help = "Load the example evening and print its one-time link and join code."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load it and print."""
        room = load()
        code = read(room).state["deur"]["code"]
        self.stdout.write(f"link {facilitator_link(room)}")
        self.stdout.write(f"code {code}")
