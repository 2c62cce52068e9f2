# SPDX-License-Identifier: EUPL-1.2
"""What is remembered beside the data: when a back-up was made, where it is served."""

import time
from contextlib import suppress
from pathlib import Path

from django.conf import settings

DAY_S = 86_400
ADDRESS = "address"
LISTENING = "listening"


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


def serves_at(address: str, host: str, port: int) -> None:
    """Remember where this data is served: for people, and on this machine."""
    with suppress(OSError):
        (settings.DATA / ADDRESS).write_text(address, "utf8")
        (settings.DATA / LISTENING).write_text(f"{host} {port}", "utf8")


def served_at() -> str:
    """Return where this data is served, or was last; nothing when it never was."""
    return _read(ADDRESS)


def listened_at() -> tuple[str, str]:
    """Return the host and port that served this data last; nothing when none did."""
    host, _, port = _read(LISTENING).partition(" ")
    return host, port


def _read(name: str) -> str:
    try:
        return str((settings.DATA / name).read_text("utf8")).strip()
    except (OSError, ValueError):
        return ""
