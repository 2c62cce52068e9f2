# SPDX-License-Identifier: EUPL-1.2
"""Place knoppen in rows within the bed of their kring."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from nulplaat.platen.labels import carried, kring_name, labels
from nulplaat.platen.layout.sheets import Area
from nulplaat.platen.picture import Box, Card, Dial, Line, Stream
from nulplaat.platen.plaat import Knop
from nulplaat.platen.type import Piece, break_lines, width

RADIUS, TEXT, LEAD = 1.42, 3.5, 1.2
SMALL, SMALL_LEAD = 0.8, 1.05
PAD, HEAD, ROW_GAP, BED_GAP, COLUMN_GAP = 0.85, 1.95, 0.75, 0.6, 1.2
NARROW, BROAD = 7.5, 15.0


@dataclass(frozen=True)
class Grid:
    """A size of type and a number of columns within a bed; sizes in units."""

    start: float
    end: float
    size: float
    columns: int
    lang: str

    @property
    def column(self) -> float:
        """The width of a card."""
        inside = self.end - self.start - 2 * PAD * self.size
        gaps = (self.columns - 1) * COLUMN_GAP * self.size
        return (inside - gaps) / self.columns

    @property
    def measure(self) -> float:
        """The width of a card's words, in em."""
        return round(min(self.column / self.size - TEXT, BROAD + 3) - 0.02, 3)


@dataclass(frozen=True)
class Row:
    """Knoppen of one kring that stand beside each other; `height` in units."""

    kring: str
    knoppen: tuple[Knop, ...]
    height: float


@dataclass(frozen=True)
class Words:
    """The lines of a knop: its words, and smaller what carries it and why let go."""

    title: tuple[Piece, ...]
    small: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """In em."""
        return len(self.title) * LEAD + len(self.small) * SMALL_LEAD


@lru_cache(maxsize=20_000)
def words_of(knop: Knop, measure: float, lang: str) -> Words:
    """Break the words of a knop for a measure in em."""
    small = []
    if knop.stand == "losgelaten" and knop.reden:
        small.append(f"{labels(lang).losgelaten}: {knop.reden}")
    small.append(carried(knop, lang))
    return Words(
        break_lines(knop.titel, lambda _: measure, "600"),
        tuple(p for s in small for p in break_lines(s, lambda _: measure / SMALL)),
    )


def card_height(knop: Knop, grid: Grid) -> float:
    """Return the height of a card in units."""
    words = words_of(knop, grid.measure, grid.lang)
    return max(2 * RADIUS, words.height) * grid.size


def rows_of(knoppen: Sequence[Knop], grid: Grid) -> list[Row]:
    """Put knoppen in rows, a kring at a time."""
    rows = []
    for kring, group in groupby(knoppen, key=lambda knop: knop.kring):
        members = tuple(group)
        for n in range(0, len(members), grid.columns):
            row = members[n : n + grid.columns]
            rows.append(Row(kring, row, max(card_height(k, grid) for k in row)))
    return rows


def beds_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Group rows by kring."""
    return [list(group) for _, group in groupby(rows, key=lambda row: row.kring)]


def bed_height(bed: Sequence[Row], size: float) -> float:
    """Return the height of one bed, its name and padding included."""
    gaps = (len(bed) - 1) * ROW_GAP * size
    return sum(r.height for r in bed) + gaps + (HEAD + 2 * PAD) * size


def total_height(rows: Sequence[Row], size: float) -> float:
    """Return the height of all beds with the least gaps between them."""
    beds = beds_of(rows)
    gaps = max(0, len(beds) - 1) * BED_GAP * size
    return sum(bed_height(bed, size) for bed in beds) + gaps


def best_grid(
    knoppen: Sequence[Knop], beds: tuple[float, float], size: float, lang: str
) -> tuple[Grid, float]:
    """Return the number of columns that needs the least height at this size."""
    inside = (beds[1] - beds[0]) / size - 2 * PAD + COLUMN_GAP
    most = max(1, int(inside / (NARROW + TEXT + COLUMN_GAP)))
    least = max(1, min(most, int(inside / (BROAD + TEXT + COLUMN_GAP))))
    tried = []
    for columns in range(least, most + 1):
        grid = Grid(beds[0], beds[1], size, columns, lang)
        tried.append((total_height(rows_of(knoppen, grid), size), columns, grid))
    height, _, grid = min(tried, key=lambda t: t[:2])
    return grid, height


def place(
    rows: Sequence[Row], grid: Grid, area: Area, continued: frozenset[str]
) -> list[Stream]:
    """Place rows around the horizon; their mouths are not known yet."""
    beds = beds_of(rows)
    size = grid.size
    spare = area.height - total_height(rows, size)
    wide = min(1.6 * size, spare / max(1, len(beds) - 1))
    gap = BED_GAP * size + (wide if len(beds) > 1 else 0)
    heights = [bed_height(bed, size) for bed in beds]
    y = area.middle - (sum(heights) + gap * (len(beds) - 1)) / 2
    streams = []
    for bed, height in zip(beds, heights, strict=True):
        box = Box(grid.start, y, grid.end - grid.start, height)
        streams.append(_stream(bed, box, grid, bed[0].kring in continued))
        y += height + gap
    return streams


def _stream(bed: Sequence[Row], box: Box, grid: Grid, goes_on: bool) -> Stream:
    size = grid.size
    left, top = box.x + PAD * size, box.y + PAD * size
    sign = Box(left, top, 1.3 * size, 1.3 * size)
    name = kring_name(bed[0].kring, grid.lang)
    if goes_on:
        name += f" ({labels(grid.lang).vervolg})"
    title = _line(
        name, left + 1.9 * size, top + 1.08 * size, 1.12 * size, "700", bed[0].kring
    )
    y = top + HEAD * size
    cards = []
    for row in bed:
        for n, knop in enumerate(row.knoppen):
            x = left + n * (grid.column + COLUMN_GAP * size)
            cards.append(_card(knop, x, y, row.height, grid))
        y += row.height + ROW_GAP * size
    return Stream(bed[0].kring, box, ((0, 0), (0, 0)), title, sign, tuple(cards))


def _card(knop: Knop, x: float, y: float, height: float, grid: Grid) -> Card:
    size = grid.size
    words = words_of(knop, grid.measure, grid.lang)
    gone = knop.stand == "losgelaten"
    left = x + TEXT * size
    top = y + max(0.0, (2 * RADIUS - words.height) / 2) * size
    lines = []
    for piece in words.title:
        colour = "soft" if gone else "ink"
        lines.append(
            _line(piece, left, top + 0.93 * size, size, "600", colour, strike=gone)
        )
        top += LEAD * size
    for piece in words.small:
        small = SMALL * size
        lines.append(_line(piece, left, top + 0.82 * size, small, "400", "soft"))
        top += SMALL_LEAD * size
    dial = Dial(
        x + RADIUS * size,
        y + RADIUS * size,
        RADIUS * size,
        knop.aard,
        knop.stand,
        knop.kring,
    )
    taken = max(2 * RADIUS, words.height) * size
    box = Box(x, y, grid.column, min(height, taken))
    return Card(knop, box, dial, tuple(lines))


def _line(
    piece: Piece | str,
    x: float,
    y: float,
    size: float,
    face: str,
    colour: str,
    *,
    strike: bool = False,
) -> Line:
    if isinstance(piece, str):
        piece = Piece(piece)
    return Line(
        x,
        y,
        piece.shown,
        size,
        face,
        colour,
        width(piece.shown, face) * size,
        strike=strike,
        glued=piece.glued,
        hyphen=piece.hyphen,
    )
