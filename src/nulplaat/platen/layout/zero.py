# SPDX-License-Identifier: EUPL-1.2
"""The great ring, the goal that is read in it, and the mouths of the streams."""

from collections.abc import Sequence
from dataclasses import replace
from math import sqrt

from nulplaat.platen.labels import labels
from nulplaat.platen.layout.sheets import Area, Division
from nulplaat.platen.picture import Line, Stream, Zero
from nulplaat.platen.type import Piece, break_lines, widest_word, width

LEAD = 1.14
SIZES = [44 * 0.955**n for n in range(52)]
WHOLE_WORDS = 19.0
"""Above this size a word is never hyphenated: smaller type comes first."""


def zero_of(goal: str, division: Division, area: Area, lang: str) -> Zero:
    """Return the ring around the horizon with the goal in it."""
    rx, stroke = division.rx, division.stroke
    ry = min((area.height - stroke) / 2, rx * division.ratio)
    inside = (rx - stroke / 2 - 16, ry - stroke / 2 - 12)
    x, y = division.zero_x, area.middle
    lines: tuple[Line, ...] = ()
    if goal:
        for size in SIZES:
            pieces = _fitting(goal, inside, size)
            if pieces is not None:
                lines = _lines(pieces, x, y, size, lang)
                break
    return Zero(x, y, rx, ry, stroke, lines)


def chord(inside: tuple[float, float], y: float) -> float:
    """Return the width of an ellipse at a height above or below its middle."""
    rx, ry = inside
    return 2 * rx * sqrt(max(0.0, 1 - (y / ry) ** 2))


def _fitting(
    goal: str, inside: tuple[float, float], size: float
) -> tuple[Piece, ...] | None:
    if size > WHOLE_WORDS and widest_word(goal, "700") * size > 1.9 * inside[0]:
        return None
    for count in range(1, 40):
        # One line is kept for the small words below the goal.
        half = (count + 1) * LEAD * size / 2
        if half > inside[1] * 0.86:
            return None

        def room(n: int, half: float = half) -> float:
            top = -half + n * LEAD * size
            far = max(abs(top), abs(top + LEAD * size))
            return chord(inside, min(far, inside[1])) / size

        pieces = break_lines(goal, room, "700")
        whole = size <= WHOLE_WORDS or not any(p.glued for p in pieces)
        if len(pieces) <= count and whole:
            return pieces
    return None


def _lines(
    pieces: Sequence[Piece], x: float, y: float, size: float, lang: str
) -> tuple[Line, ...]:
    small = max(min(0.5 * size, 18), 0.42 * size)
    top = y - (len(pieces) + 1) * LEAD * size / 2
    lines = []
    for n, piece in enumerate(pieces):
        baseline = top + (n * LEAD + 0.9) * size
        length = width(piece.shown, "700") * size
        lines.append(
            Line(
                x,
                baseline,
                piece.shown,
                size,
                "700",
                "ink",
                length,
                "middle",
                glued=piece.glued,
                hyphen=piece.hyphen,
            )
        )
    words = labels(lang).streven
    baseline = top + (len(pieces) * LEAD + 0.95) * size
    lines.append(
        Line(
            x, baseline, words, small, "400", "soft",
            width(words) * small, "middle",
        )
    )  # fmt: skip
    return tuple(lines)


def with_mouths(streams: Sequence[Stream], zero: Zero) -> tuple[Stream, ...]:
    """Share the left of the ring among the streams by their height."""
    if not streams:
        return ()
    span = streams[-1].box.bottom - streams[0].box.y
    beds = sum(s.box.h for s in streams)
    # A single small bed widens like a delta, so that it is seen to flow.
    reach = min(1.56 * zero.ry, span + 0.3 * max(0.0, 1.2 * zero.ry - span))
    gap = min(10.0, 0.12 * reach / len(streams))
    share = (reach - gap * (len(streams) - 1)) / beds
    y = zero.y - reach / 2
    placed = []
    for stream in streams:
        low = y + stream.box.h * share
        mouth = ((_edge(zero, y), y), (_edge(zero, low), low))
        placed.append(replace(stream, mouth=mouth))
        y = low + gap
    return tuple(placed)


def _edge(zero: Zero, y: float) -> float:
    return zero.x - zero.rx * sqrt(max(0.0, 1 - ((y - zero.y) / zero.ry) ** 2))
