# SPDX-License-Identifier: EUPL-1.2
"""What a text that a person typed must be before it enters the log.

Pure Python: no Django, no clock, no socket.
"""

import unicodedata
from collections.abc import Iterator

from nulplaat.live.domain import Refusal

MOST_MARKS = 3
"""The most combining marks in a row; more ('Zalgo') spill over other lines."""

_ZWJ = "\u200d"
_STYLES = "\ufe0e\ufe0f"
_FITZPATRICK = ("\U0001f3fb", "\U0001f3ff")
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
"""Letters and marks by category that nobody can see."""

_RAW_PER_NFC = 4
"""One NFC character is at most four characters as typed."""


def _refusal(code: str, nl: str, en: str) -> Refusal:
    return Refusal(code=code, nl=nl, en=en)


NOT_TEXT = _refusal("malformed", "Dit is geen tekst.", "This is not a text.")
EMPTY = _refusal("empty", "Schrijf eerst iets.", "Write something first.")
ODD = _refusal(
    "odd-characters",
    "In je tekst staan onzichtbare tekens. Typ de tekst opnieuw.",
    "There are invisible characters in your text. Type it again.",
)
STACKED = _refusal(
    "stacked-marks",
    "In je tekst staan te veel tekens boven elkaar. Haal ze weg.",
    "Too many marks are stacked in your text. Take them out.",
)


def too_long(most: int) -> Refusal:
    """Say how long a text may be."""
    return _refusal(
        "too-long",
        f"Je tekst is te lang. Er passen {most} tekens in.",
        f"Your text is too long. It can have {most} characters.",
    )


def clean(text: object, most: int) -> str | Refusal:
    """Return the text as it may be stored, or why it is refused; never cut.

    NFC, without space around it or at line ends, lines end in a newline, at most one
    empty line in a row. `most` counts characters after that.
    """
    if not isinstance(text, str):
        return NOT_TEXT
    # Pasted from a sheet or a web page, these mean nothing and show nothing.
    text = text.replace("\t", " ").replace("\u00ad", "")
    plain = text.isascii() and text.isprintable()
    text = text.strip() if plain else _lines(text)
    if not text:
        return EMPTY
    if len(text) > most * _RAW_PER_NFC:
        return too_long(most)
    if not plain:
        refusal = _unfit(text)
        if refusal is not None:
            return refusal
        text = unicodedata.normalize("NFC", text)
    return too_long(most) if len(text) > most else text


def _lines(text: str) -> str:
    """Trim the text and its lines, and leave one empty line where there were more."""
    for ending in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(ending, "\n")
    kept: list[str] = []
    for line in text.strip().split("\n"):
        line = line.rstrip()
        if line or (kept and kept[-1]):
            kept.append(line)
    return "\n".join(kept)


def _unfit(text: str) -> Refusal | None:
    """Say what in the text may not be stored.

    Before NFC, which is slow on a long run of marks.
    """
    if any(_is_odd(*window) for window in _windows(text)):
        return ODD
    return STACKED if _is_stacked(text) else None


def _windows(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each character with the ones around it, passing over emoji styles."""
    before = ""
    for index, char in enumerate(text):
        after = text[index + 1 : index + 2]
        yield before, char, after
        if char not in _STYLES:
            before = char


def _is_odd(before: str, char: str, after: str) -> bool:
    """Say whether a character is invisible, directs others, or is no character."""
    if char == "\n":
        return False
    if char == _ZWJ:
        return not (_is_emoji(before) and _is_emoji(after))
    category = unicodedata.category(char)
    if category in ("Cc", "Cf", "Cs") or char in _BLANK:
        return True
    return _is_variation(before, char) or ord(char) & 0xFFFE == 0xFFFE


def _is_variation(before: str, char: str) -> bool:
    """Say whether this chooses a shape of anything but an emoji."""
    if char in _STYLES:
        return not (_is_emoji(before) or before in tuple("0123456789#*"))
    code = ord(char)
    return 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF


def _is_emoji(char: str) -> bool:
    """Say whether this can be part of an emoji; new ones have no category yet."""
    if not char:
        return False
    if _FITZPATRICK[0] <= char <= _FITZPATRICK[1]:
        return True
    return unicodedata.category(char) in ("So", "Sm") or 0x1F000 <= ord(char) < 0x1FB00


def _is_stacked(text: str) -> bool:
    """Say whether more combining marks than any language needs stand in a row."""
    row = 0
    for char in text:
        row = row + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        if row > MOST_MARKS:
            return True
    return False
