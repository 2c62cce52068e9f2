# SPDX-License-Identifier: EUPL-1.2
"""Ids: 32 lower-case hex digits, random, made by whoever makes the thing."""

import re
import secrets

_ID = re.compile(r"[0-9a-f]{32}")


def new_id() -> str:
    """Return a fresh id that nobody can guess."""
    return secrets.token_hex(16)


def is_id(text: object) -> bool:
    """Say whether this is an id."""
    return isinstance(text, str) and _ID.fullmatch(text) is not None
