# SPDX-License-Identifier: EUPL-1.2
"""`manage.py rebuild`: throw the tables away and write them anew from the log."""

from typing import Any

from django.core.management.base import BaseCommand

from nulplaat.live import log


class Command(BaseCommand):
    """Writes every room's tables anew from its log."""

    help = "Write every room's tables anew from its log."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild room by room, each in a transaction of its own."""
        rooms = log.rooms()
        for room in rooms:
            log.rebuild(room)
        self.stdout.write(f"{len(rooms)} rooms rebuilt.")
