# SPDX-License-Identifier: EUPL-1.2
"""Lay out a plaat: choose division, size and columns; place everything."""

from collections.abc import Sequence
from functools import lru_cache

from nulplaat.platen.labels import labels
from nulplaat.platen.layout import grid as grids
from nulplaat.platen.layout.grid import Grid, Row
from nulplaat.platen.layout.margins import header_of, left_of, legend_of
from nulplaat.platen.layout.sheets import DIVISIONS, PAPERS, Area, Division, Paper
from nulplaat.platen.layout.zero import with_mouths, zero_of
from nulplaat.platen.picture import Line, Page, Picture
from nulplaat.platen.plaat import Plaat
from nulplaat.platen.type import width

SIZES = [26 * 0.97**n for n in range(70)]


@lru_cache(maxsize=32)
def lay_out(plaat: Plaat, paper: str = "screen", lang: str = "nl") -> Picture:
    """Place a plaat on `screen`, `A4` or `A1`; one sheet unless it gets unreadable."""
    sheet = PAPERS[paper]
    division, grid = _choose(plaat, sheet, lang)
    area = _area(division, sheet)
    rows = grids.rows_of(plaat.knoppen, grid)
    parts = _pages(rows, grid, area) if sheet.paged else [rows]
    pages = []
    seen: set[str] = set()
    for number, part in enumerate(parts, 1):
        here = {row.kring for row in part}
        place = (number, len(parts))
        again = frozenset(seen & here)
        pages.append(_page(plaat, sheet, division, grid, part, place, again))
        seen |= here
    return Picture(paper, lang, tuple(pages))


def _area(division: Division, sheet: Paper) -> Area:
    return Area(division.margin, sheet.height - division.margin)


def _choose(plaat: Plaat, sheet: Paper, lang: str) -> tuple[Division, Grid]:
    """Take the roomiest division in which the words are large enough."""
    for division in DIVISIONS:
        area = _area(division, sheet)
        grid = _largest(plaat, division, area, sheet, lang)
        if grid.size >= division.wanted:
            break
    return division, grid


def _largest(
    plaat: Plaat, division: Division, area: Area, sheet: Paper, lang: str
) -> Grid:
    sizes = [s for s in SIZES if s > sheet.least] + [sheet.least]
    low, high = 0, len(sizes) - 1
    while low < high:
        half = (low + high) // 2
        _, height = grids.best_grid(
            plaat.knoppen, division.beds, sizes[half], area.height, lang
        )
        low, high = (low, half) if height <= area.height else (half + 1, high)
    return grids.best_grid(plaat.knoppen, division.beds, sizes[low], area.height, lang)[
        0
    ]


def _pages(rows: Sequence[Row], grid: Grid, area: Area) -> list[list[Row]]:
    """Share rows among as few sheets as they need, each as full as it can be."""
    parts: list[list[Row]] = [[]]
    for row in rows:
        tried = [*parts[-1], row]
        if parts[-1] and grids.total_height(tried, grid) > area.height:
            parts.append([row])
        else:
            parts[-1] = tried
    return parts


def _page(
    plaat: Plaat,
    sheet: Paper,
    division: Division,
    grid: Grid,
    rows: Sequence[Row],
    place: tuple[int, int],
    again: frozenset[str],
) -> Page:
    header, below = header_of(plaat, division, place, grid.lang)
    legend, above = legend_of(plaat.knoppen, division, sheet.height, grid.lang)
    area = _area(division, sheet)
    between = Area(below, above)
    zero = zero_of(plaat.nuldoel, division, area, grid.lang)
    streams = with_mouths(grids.place(rows, grid, area, again), zero)
    return Page(
        width=1600,
        height=sheet.height,
        number=place[0],
        header=header,
        left=left_of(plaat, division, between, grid.lang, max(17, 1.5 * grid.size)),
        zero=zero,
        streams=streams,
        legend=legend,
        empty=() if rows else (_nothing(division, area, grid.lang),),
    )


def _nothing(division: Division, area: Area, lang: str) -> Line:
    text, size = labels(lang).leeg, 20.0
    start, end = division.beds
    length = width(text) * size
    return Line(
        (start + end) / 2, area.middle, text, size, "400", "soft", length, "middle"
    )
