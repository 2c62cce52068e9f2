# SPDX-License-Identifier: EUPL-1.2
"""What stands at the left of the streams: header, how it is now, legend."""

from collections.abc import Iterable, Sequence

from nulplaat.platen.kringen import AARDEN, STANDEN
from nulplaat.platen.labels import labels, summary
from nulplaat.platen.layout.sheets import Area, Division
from nulplaat.platen.picture import Dial, Line
from nulplaat.platen.plaat import Knop, Plaat
from nulplaat.platen.type import break_lines, width

QUOTES = "\"'“”„‘’«»"


def text_lines(
    text: str, x: float, y: float, size: float, measure: float, face: str,
    colour: str, lead: float,
) -> list[Line]:  # fmt: skip
    """Break a text and set it with its first line just below y."""
    lines = []
    for piece in break_lines(text, lambda _: measure / size, face):
        y += lead * size
        lines.append(
            Line(
                x,
                y - (lead - 0.95) * size,
                piece.shown,
                size,
                face,
                colour,
                width(piece.shown, face) * size,
                glued=piece.glued,
                hyphen=piece.hyphen,
            )
        )
    return lines


def header_of(
    plaat: Plaat, division: Division, pages: tuple[int, int], lang: str
) -> tuple[tuple[Line, ...], float]:
    """Return the header and the y below it."""
    margin, measure = division.margin, division.left
    name = plaat.naam or labels(lang).picture
    for size in (30.0, 26.0, 23.0, 20.0, 17.0):
        lines = text_lines(name, margin, margin, size, measure, "700", "ink", 1.16)
        if len(lines) <= 3 and not any(line.glued for line in lines):
            break
    below = margin + 1.16 * size * len(lines) + 6
    about = summary(plaat, lang)
    if pages[1] > 1:
        about += f" · {pages[0]}/{pages[1]}"
    told = text_lines(about, margin, below, 15.5, measure, "400", "soft", 1.35)
    return (*lines, *told), below + 1.35 * 15.5 * len(told) + 26


def left_of(
    plaat: Plaat, division: Division, area: Area, lang: str, most: float
) -> tuple[Line, ...]:
    """Return how it is now, with a voice, between header and legend."""
    size = min(25.0, most)
    while size > 5:
        lines, height = _left(plaat, division, size, lang)
        if height <= area.height:
            break
        size *= 0.96
    down = area.top + 0.3 * max(0.0, area.height - height)
    return tuple(_moved(line, down) for line in lines)


def _left(
    plaat: Plaat, division: Division, size: float, lang: str
) -> tuple[list[Line], float]:
    x, measure = division.margin, division.left
    y = 0.0
    lines: list[Line] = []
    if plaat.uitgangspositie:
        small = max(0.8 * size, min(size, 14))
        lines += text_lines(labels(lang).nu, x, y, small, measure, "700", "accent", 1.3)
        y += len(lines) * 1.3 * small + 0.3 * size
        told = text_lines(
            plaat.uitgangspositie, x, y, size, measure, "400", "ink", 1.32
        )
        lines += told
        y += len(told) * 1.32 * size
    if plaat.stem:
        y += size if lines else 0
        stem = plaat.stem.strip()
        stem = stem if stem[:1] in QUOTES else f"“{stem}”"
        small = 0.84 * size
        said = text_lines(stem, x, y, small, measure, "400i", "soft", 1.36)
        lines += said
        y += len(said) * 1.36 * small
    return lines, y


def _moved(line: Line, down: float) -> Line:
    return Line(
        line.x, line.y + down, line.text, line.size, line.face, line.colour,
        line.length, line.anchor, line.strike, line.glued, line.hyphen,
    )  # fmt: skip


def legend_of(
    knoppen: Sequence[Knop], division: Division, height: float, lang: str
) -> tuple[tuple[tuple[Dial, Line], ...], float]:
    """Explain only what occurs on this plaat; return that and the y above it."""
    words = labels(lang)
    signs = _signs(knoppen, words.aarden, words.standen)
    size, radius, step = 15.0, 12.0, 31.0
    top = height - division.margin - len(signs) * step
    items = []
    for n, (aard, stand, text) in enumerate(signs):
        x, y = division.margin + radius, top + n * step + step - radius
        length = width(text) * size
        line = Line(x + radius + 9, y + 5, text, size, "400", "soft", length)
        items.append((Dial(x, y, radius, aard, stand), line))
    return tuple(items), top - (14 if signs else 0)


def _signs(
    knoppen: Iterable[Knop], aarden: dict[str, str], standen: dict[str, str]
) -> list[tuple[str, str, str]]:
    knoppen = list(knoppen)
    found_aarden = {k.aard for k in knoppen if k.stand != "losgelaten"}
    found_standen = {k.stand for k in knoppen}
    signs = [(a, "", aarden[a]) for a in AARDEN if a in found_aarden]
    return signs + [("helpend", s, standen[s]) for s in STANDEN if s in found_standen]
