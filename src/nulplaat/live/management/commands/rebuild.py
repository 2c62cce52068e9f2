# SPDX-License-Identifier: EUPL-1.2
"""`manage.py rebuild`: throw the tables away and write them anew from the log."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from nulplaat.live import log


class Command(BaseCommand):
    """Writes every room's tables anew from its log."""

    help = "Write every room's tables anew from its log."

    def handle(self, *args: Any, **options: Any) -> None:
        """Rebuild room by room, each in a transaction of its own."""
        done, _, broken = log.rebuild_every()
        if broken:
            told = ", ".join(map(str, broken))
            raise CommandError(f"{told}; {done} rooms rebuilt, these left as they are.")
        self.stdout.write(f"{done} rooms rebuilt.")
