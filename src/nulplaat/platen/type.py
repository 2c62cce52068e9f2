# SPDX-License-Identifier: EUPL-1.2
"""Measure text in the shipped typeface; break it into lines without cutting words."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from fontTools.ttLib import TTFont

FOLDER = Path(__file__).parent / "fonts"
FACES = {
    "400": FOLDER / "AtkinsonHyperlegibleNext-400.ttf",
    "600": FOLDER / "AtkinsonHyperlegibleNext-600.ttf",
    "700": FOLDER / "AtkinsonHyperlegibleNext-700.ttf",
    "400i": FOLDER / "AtkinsonHyperlegibleNext-400-italic.ttf",
}
UNKNOWN = 1.35
"""Width in em kept free for a character that the typeface lacks, such as an emoji."""

_VOWEL, _OTHER = "aeiouyáéíóúàèëïöü", "bcdfghjklmnpqrstvwxz"
_PLACES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?<=[{_VOWEL}])(?=[{_OTHER}][{_VOWEL}])",
        rf"(?<=[{_VOWEL}][{_OTHER}])(?!(?<=n)g|(?<=c)h|(?<=s)j)(?=[{_OTHER}][{_VOWEL}])",
        r"(?<=ings)(?=.)|(?<=heids)(?=.)|(?<=tie)(?=.)|(?<=schaps)(?=.)",
        r"(?<=[-‐‑–—/])(?=.)",
    )
)
"""Where Dutch words may be broken: between open syllables, between two consonants,
after the ends that tie compounds together, and after a hyphen of their own."""


@dataclass(frozen=True)
class Piece:
    """One line of a text; `glued` when its last word goes on in the next line."""

    text: str
    glued: bool = False
    hyphen: bool = False

    @property
    def shown(self) -> str:
        """What stands on the sheet, with a hyphen where a word goes on."""
        return self.text + ("-" if self.hyphen else "")


@cache
def _advances(face: str) -> dict[int, float]:
    with TTFont(FACES[face], lazy=True) as font:
        em, widths = font["head"].unitsPerEm, font["hmtx"]
        named = font.getBestCmap()
        return {code: widths[name][0] / em for code, name in named.items()}


@lru_cache(maxsize=100_000)
def width(text: str, face: str = "400") -> float:
    """Return how wide the text is, in em."""
    advances = _advances(face)
    return sum(advances.get(ord(sign), UNKNOWN) for sign in text)


def known(text: str, face: str = "400") -> bool:
    """Whether the typeface has every character of the text."""
    advances = _advances(face)
    return all(ord(sign) in advances for sign in text)


def break_lines(
    text: str, room: Callable[[int], float], face: str = "400"
) -> tuple[Piece, ...]:
    """Break a text into lines; `room(n)` is the width of line n in em."""
    lines: list[Piece] = []
    current = ""
    for word in text.split():
        joined = f"{current} {word}" if current else word
        if width(joined, face) <= room(len(lines)):
            current = joined
            continue
        if current:
            lines.append(Piece(current))
        current = word
        while width(current, face) > room(len(lines)) and len(current) > 1:
            cut, hyphen = _cut(current, room(len(lines)), face)
            lines.append(Piece(current[:cut], glued=True, hyphen=hyphen))
            current = current[cut:]
    if current:
        lines.append(Piece(current))
    return tuple(lines)


def balanced(text: str, measure: float, face: str = "400") -> tuple[Piece, ...]:
    """Break a text in as few lines as `break_lines`, of about the same length."""

    def broken(room: float) -> tuple[Piece, ...]:
        return break_lines(text, lambda _: room, face)

    best = broken(measure)
    if len(best) < 2 or any(piece.glued for piece in best):
        return best
    low, high = widest_word(text, face), measure
    for _ in range(7):
        half = (low + high) / 2
        tried = broken(half)
        if len(tried) > len(best) or any(piece.glued for piece in tried):
            low = half
        else:
            best, high = tried, half
    return best


def widest_word(text: str, face: str = "400") -> float:
    """Return the width in em of the longest word."""
    return max((width(word, face) for word in text.split()), default=0)


def _cut(word: str, room: float, face: str) -> tuple[int, bool]:
    """Return where to cut a word that is too long, and whether with a hyphen."""
    fits = [n for n in range(1, len(word)) if width(f"{word[:n]}-", face) <= room] or [
        1
    ]
    most = fits[-1]
    good = [n for n in _places(word) if n <= most and n >= most * 0.4]
    cut = good[-1] if good else most
    return cut, word[cut - 1] not in "-‐‑–—/"


def _places(word: str) -> list[int]:
    lower = word.lower()
    found = {m.start() for place in _PLACES for m in place.finditer(lower)}
    return sorted(n for n in found if 3 <= n <= len(word) - 3)
