# SPDX-License-Identifier: EUPL-1.2
"""When a back-up was made from here, kept as the time of an empty file."""

import time
from pathlib import Path

from django.conf import settings

DAY_S = 86_400


def _path() -> Path:
    folder: Path = settings.DATA
    return folder / "last-backup"


def backup_was_made() -> None:
    """Remember that one was made now."""
    _path().touch(mode=0o600)


def days_since_backup() -> float | None:
    """Return how many days ago one was made, or None."""
    try:
        return max(0.0, time.time() - _path().stat().st_mtime) / DAY_S
    except FileNotFoundError:
        return None
