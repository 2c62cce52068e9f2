# SPDX-License-Identifier: EUPL-1.2
"""Place knoppen in rows within the bed of their kring.

The name of a kring stands above its knoppen, or aside of them where that leaves room
for larger type: height is what a sheet is short of.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import groupby

from nulplaat.platen.labels import carried, kring_name, labels
from nulplaat.platen.layout.sheets import Area
from nulplaat.platen.picture import Box, Card, Dial, Line, Stream
from nulplaat.platen.plaat import Knop
from nulplaat.platen.type import Piece, balanced, break_lines, width

RADIUS, TEXT, LEAD = 1.3, 3.1, 1.16
SMALL, SMALL_LEAD = 0.78, 1.0
PAD, PAD_HIGH, HEAD = 0.9, 0.62, 1.75
ROW_GAP, BED_GAP, COLUMN_GAP = 0.6, 0.5, 1.1
NARROW, BROAD = 6.8, 21.0
SIGN, NAME, ASIDE = 1.9, 6.6, 9.3
"""Of a name aside: room for the sign, most width of its words, all of the gutter."""


@dataclass(frozen=True)
class Grid:
    """A size of type within a bed, in units; names above the knoppen or aside."""

    start: float
    end: float
    size: float
    lang: str
    aside: bool = False

    @property
    def first(self) -> float:
        """Where the first column begins."""
        return self.start + (PAD + (ASIDE if self.aside else 0)) * self.size

    @property
    def inside(self) -> float:
        """The width that the columns share, in em."""
        return (self.end - self.first) / self.size - PAD

    def column(self, columns: int) -> float:
        """Return the width of a card, in em."""
        return (self.inside - (columns - 1) * COLUMN_GAP) / columns

    def measure(self, columns: int) -> float:
        """Return the width of a card's words, in em."""
        return round(min(self.column(columns) - TEXT, BROAD) - 0.02, 3)

    def most_columns(self) -> int:
        """Return how many columns have room for words."""
        return max(1, int((self.inside + COLUMN_GAP) / (NARROW + TEXT + COLUMN_GAP)))


@dataclass(frozen=True)
class Row:
    """Knoppen of one kring that stand beside each other; `height` in units."""

    kring: str
    knoppen: tuple[Knop, ...]
    columns: int
    height: float


@dataclass(frozen=True)
class Words:
    """The lines of a knop: its words, and smaller what carries it and why let go."""

    title: tuple[Piece, ...]
    small: tuple[Piece, ...]

    @property
    def height(self) -> float:
        """In em."""
        return len(self.title) * LEAD + len(self.small) * SMALL * SMALL_LEAD * 1.15


@lru_cache(maxsize=20_000)
def words_of(knop: Knop, measure: float, lang: str) -> Words:
    """Break the words of a knop for a measure in em."""
    return Words(balanced(knop.titel, measure, "600"), small_of(knop, measure, lang))


def small_of(knop: Knop, measure: float, lang: str) -> tuple[Piece, ...]:
    """Break what carries a knop, and why it was let go, for a measure in em.

    Why is said here where that takes two lines at most; the list says it whole.
    """

    def lines(text: str) -> tuple[Piece, ...]:
        return break_lines(text, lambda _: measure / SMALL)

    counts = carried(knop, lang)
    if knop.stand != "losgelaten":
        return lines(counts)
    gone = labels(lang).losgelaten
    told = lines(f"{gone}: {knop.reden}")
    if knop.reden and len(told) <= 2:
        return (*told, *lines(counts))
    return lines(f"{gone} · {counts}" if counts else gone)


@lru_cache(maxsize=20_000)
def words_height(knop: Knop, measure: float, lang: str) -> float:
    """Return the height of those words in em, with many measures tried in little time.

    Balanced lines are as many as unbalanced ones, which are found ten times sooner.
    """
    title = break_lines(knop.titel, lambda _: measure, "600")
    return Words(title, small_of(knop, measure, lang)).height


def card_height(knop: Knop, grid: Grid, columns: int) -> float:
    """Return the height of a card in units."""
    words = words_height(knop, grid.measure(columns), grid.lang)
    return max(2 * RADIUS, words) * grid.size


def rows_of(knoppen: Sequence[Knop], grid: Grid) -> list[Row]:
    """Put knoppen in rows, a kring at a time, in as little height as can be."""
    rows: list[Row] = []
    for kring, group in groupby(knoppen, key=lambda knop: knop.kring):
        members = tuple(group)
        most = min(len(members), grid.most_columns())
        tried = [_rows(kring, members, columns, grid) for columns in range(1, most + 1)]
        rows += min(tried, key=partial(_rows_height, size=grid.size))
    return rows


def _rows(kring: str, members: tuple[Knop, ...], columns: int, grid: Grid) -> list[Row]:
    rows = []
    for n in range(0, len(members), columns):
        row = members[n : n + columns]
        height = max(card_height(knop, grid, columns) for knop in row)
        rows.append(Row(kring, row, columns, height))
    return rows


def _rows_height(rows: Sequence[Row], size: float) -> float:
    return sum(row.height for row in rows) + (len(rows) - 1) * ROW_GAP * size


def beds_of(rows: Sequence[Row]) -> list[list[Row]]:
    """Group rows by kring."""
    return [list(group) for _, group in groupby(rows, key=lambda row: row.kring)]


@lru_cache(maxsize=4_000)
def name_lines(name: str, room: float) -> tuple[Piece, ...]:
    """Break the name of a kring for a room in em."""
    return break_lines(name, lambda _: room, "700")


def _names(kring: str, grid: Grid, goes_on: bool = False) -> tuple[Piece, ...]:
    name = kring_name(kring, grid.lang)
    if goes_on:
        name += f" ({labels(grid.lang).vervolg})"
    room = NAME if grid.aside else (grid.end - grid.start) / grid.size - 2 * PAD - SIGN
    return name_lines(name, room)


def bed_height(bed: Sequence[Row], grid: Grid) -> float:
    """Return the height of one bed, its name and padding included."""
    rows, pad = _rows_height(bed, grid.size), 2 * PAD_HIGH * grid.size
    # A bed that goes on over the page has a longer name; keep room for it always.
    name = len(_names(bed[0].kring, grid, goes_on=grid.aside)) * 1.15 * grid.size
    if grid.aside:
        return max(rows, name) + pad
    return rows + pad + HEAD * grid.size


def total_height(rows: Sequence[Row], grid: Grid) -> float:
    """Return the height of all beds with the least gaps between them."""
    beds = beds_of(rows)
    gaps = max(0, len(beds) - 1) * BED_GAP * grid.size
    return sum(bed_height(bed, grid) for bed in beds) + gaps


def best_grid(
    knoppen: Sequence[Knop],
    beds: tuple[float, float],
    size: float,
    room: float,
    lang: str,
) -> tuple[Grid, float]:
    """Return how to set names at this size, and the height that needs.

    Above the knoppen where the room allows, else in what way is least high.
    """
    above = Grid(beds[0], beds[1], size, lang)
    height = total_height(rows_of(knoppen, above), above)
    aside = Grid(beds[0], beds[1], size, lang, aside=True)
    if height <= room or aside.inside <= NARROW + TEXT:
        return above, height
    lower = total_height(rows_of(knoppen, aside), aside)
    return (aside, lower) if lower < height else (above, height)


def place(
    rows: Sequence[Row], grid: Grid, area: Area, continued: frozenset[str]
) -> list[Stream]:
    """Place rows around the horizon; their mouths are not known yet."""
    beds = beds_of(rows)
    spare = area.height - total_height(rows, grid)
    wide = min(1.6 * grid.size, spare / max(1, len(beds) - 1))
    gap = BED_GAP * grid.size + (wide if len(beds) > 1 else 0)
    heights = [bed_height(bed, grid) for bed in beds]
    y = area.middle - (sum(heights) + gap * (len(beds) - 1)) / 2
    streams = []
    for bed, height in zip(beds, heights, strict=True):
        box = Box(grid.start, y, grid.end - grid.start, height)
        streams.append(_stream(bed, box, grid, bed[0].kring in continued))
        y += height + gap
    return streams


def _stream(bed: Sequence[Row], box: Box, grid: Grid, goes_on: bool) -> Stream:
    size = grid.size
    left, top = box.x + PAD * size, box.y + PAD_HIGH * size
    names = _names(bed[0].kring, grid, goes_on)
    down = (box.h - len(names) * 1.15 * size) / 2
    name_top = box.y + down if grid.aside else top
    sign_top = name_top + (len(names) * 1.15 - 1.35) * size / 2
    sign = Box(left, sign_top, 1.3 * size, 1.3 * size)
    titles = tuple(
        _line(piece, left + SIGN * size, name_top + (n * 1.15 + 0.92) * size, size,
              "700", bed[0].kring)
        for n, piece in enumerate(names)
    )  # fmt: skip
    rows = _rows_height(bed, size)
    y = box.y + (box.h - rows) / 2 if grid.aside else top + HEAD * size
    cards = []
    for row in bed:
        step = (grid.column(row.columns) + COLUMN_GAP) * size
        for n, knop in enumerate(row.knoppen):
            cards.append(_card(knop, grid.first + n * step, y, row, grid))
        y += row.height + ROW_GAP * size
    return Stream(bed[0].kring, box, ((0, 0), (0, 0)), titles, sign, tuple(cards))


def _card(knop: Knop, x: float, y: float, row: Row, grid: Grid) -> Card:
    size = grid.size
    words = words_of(knop, grid.measure(row.columns), grid.lang)
    gone = knop.stand == "losgelaten"
    left = x + TEXT * size
    top = y + max(0.0, (2 * RADIUS - words.height) / 2) * size
    lines = []
    for piece in words.title:
        colour = "soft" if gone else "ink"
        lines.append(
            _line(piece, left, top + 0.92 * size, size, "600", colour, strike=gone)
        )
        top += LEAD * size
    for piece in words.small:
        small = SMALL * size
        lines.append(_line(piece, left, top + 0.86 * small, small, "400", "soft"))
        top += SMALL * SMALL_LEAD * 1.15 * size
    dial = Dial(
        x + RADIUS * size,
        y + RADIUS * size,
        RADIUS * size,
        knop.aard,
        knop.stand,
        knop.kring,
    )
    taken = max(2 * RADIUS, words.height) * size
    box = Box(x, y, grid.column(row.columns) * size, min(row.height, taken))
    return Card(knop, box, dial, tuple(lines))


def _line(
    piece: Piece,
    x: float,
    y: float,
    size: float,
    face: str,
    colour: str,
    *,
    strike: bool = False,
) -> Line:
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
