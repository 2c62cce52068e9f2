# SPDX-License-Identifier: EUPL-1.2
"""What stands in a note and is no word, yet says how it is meant: 🙂, ↓, 18-, ≠."""

import re
import unicodedata

_WRITTEN = re.compile(
    r"[:;]-?[()D/]"
    r"|(?<=\d)[+-](?![\w])"  # 18+ and 18-
    r"|(?:^|(?<=[.,;!?]))\s*[+-](?=\s)"  # what is for, and what against
)
_FOR = frozenset("👍✅✔🙂😀😃😄😁😊😍🎉💪❤💚↑↗⬆+>=≥")
_AGAINST = frozenset("👎❌✖🚫😡😠🤬😢😭😞😟🙄🙁☹😤💔↓↘⬇-<≠≤")
_SMILE, _FROWN = ")D", "(/"


def marks(text: str) -> list[str]:
    """Return the marks of a text, in order; a dash between words is none."""
    written = [found.strip() for found in _WRITTEN.findall(text)]
    drawn = [c for c in text if unicodedata.category(c) in ("So", "Sm") and c != "+"]
    pluses = ["+"] * (text.count("+") - sum("+" in each for each in written))
    return [*written, *drawn, *pluses]


def moods(found: list[str]) -> frozenset[int]:
    """Return for what marks stand: 1 for or up, -1 against or down."""
    return frozenset(
        1 if mark in _FOR or mark[-1] in _SMILE else -1
        for mark in found
        if mark in _FOR or mark in _AGAINST or mark[-1] in _SMILE + _FROWN
    )
