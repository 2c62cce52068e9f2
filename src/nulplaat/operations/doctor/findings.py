# SPDX-License-Identifier: EUPL-1.2
"""What a look at one thing comes to: a sentence, and what to do about it."""

from typing import Literal

import msgspec

Level = Literal["good", "mind", "wrong"]
"""`mind`: it works, but will bite. `wrong`: it does not work, or may lose something."""


class Finding(msgspec.Struct, frozen=True):
    """One thing that was looked at. `about` is a stable name for machines."""

    about: str
    level: Level
    says: str
    do: str = ""


def good(about: str, says: str) -> Finding:
    """Return that something is as it should be."""
    return Finding(about, "good", says)


def mind(about: str, says: str, do: str) -> Finding:
    """Return that something works, but will bite."""
    return Finding(about, "mind", says, do)


def wrong(about: str, says: str, do: str) -> Finding:
    """Return that something does not work, or may lose something."""
    return Finding(about, "wrong", says, do)
