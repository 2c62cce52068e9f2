# SPDX-License-Identifier: EUPL-1.2
"""Can anything be stored now? Asked without keeping anybody from writing."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

from django.db import DatabaseError, connection, transaction

from nulplaat.accounts.models import WrongCode

ROOM = bytes(64 * 1024)
"""So much must fit on the disk beside an SQLite database: a commit or some."""


def works() -> bool:
    """Say whether something small could be stored; nothing of it stays.

    SQLite has one writer at a time and reserves nothing until it commits, so there a
    file of its own is tried on the same disk; elsewhere a row that is taken back.
    """
    if connection.vendor == "sqlite":
        return _fits(Path(str(connection.settings_dict["NAME"])))
    try:
        with transaction.atomic():
            WrongCode.objects.create(address=secrets.token_hex(16), minute=0)
            transaction.set_rollback(True)
    except DatabaseError:
        return False
    return True


def _fits(database: Path) -> bool:
    if not database.is_file():
        return True  # in memory
    probe = database.with_name(f"probe-{secrets.token_hex(8)}")
    try:
        with probe.open("xb", buffering=0) as file:
            return file.write(ROOM) == len(ROOM) and os.access(database, os.W_OK)
    except OSError:
        return False
    finally:
        with suppress(OSError):
            probe.unlink()
