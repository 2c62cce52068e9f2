# SPDX-License-Identifier: EUPL-1.2
"""Reads a list of geeltjes on paper: CSV in every way that spreadsheets write it."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from django.utils.translation import gettext as _

from nulplaat.bijeenkomsten.acts import MOST, ImportRow
from nulplaat.bijeenkomsten.decide.scene import MOST_TAFELS, folded
from nulplaat.bijeenkomsten.kader import named
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.live.domain import Refusal
from nulplaat.live.texts import EMPTY, clean
from nulplaat.platen.kringen import KRINGEN
from nulplaat.platen.sheet import unneutral

MOST_BYTES = 2_000_000
MOST_ROWS = 2_000
MOST_PROBLEMS = 200

COLUMNS = {
    "tafel": "tafel",
    "table": "tafel",
    "tekst": "tekst",
    "text": "tekst",
    "geeltje": "tekst",
    "note": "tekst",
    "kring": "kring",
    "circle": "kring",
    "aard": "aard",
    "kind": "aard",
    "perspectief": "perspectief",
    "perspective": "perspectief",
}
"""How a column may be named; the rest of a list is passed over."""

AARDEN = {
    "instandhoudend": "instandhoudend",
    "houdt in stand": "instandhoudend",
    "houdt het in stand": "instandhoudend",
    "keeps it in place": "instandhoudend",
    "helpend": "helpend",
    "helpt": "helpend",
    "helps": "helpend",
}
NAMES = {
    "kring": {
        folded(name): kring.id
        for kring in KRINGEN.values()
        for name in (kring.id, kring.nl, kring.en)
    },
    "aard": AARDEN,
    "perspectief": {
        folded(name): each.id
        for each in PERSPECTIEVEN.values()
        for name in (each.id, each.nl, each.en)
    },
}


class Problem(NamedTuple):
    """What is wrong in a row of the list; row 0 is the list as a whole."""

    row: int
    message: str

    def told(self, line: str) -> str:
        """Return where and what; `line` is the word for a row."""
        return f"{line} {self.row}: {self.message}" if self.row else self.message


class Paper(NamedTuple):
    """What a list holds: the rows that can be added, and what is wrong with others."""

    rows: list[ImportRow]
    problems: list[Problem]


class WrongError(Exception):
    """A row, or a whole list, that cannot be read; the message is for people."""


def read_paper(data: bytes) -> Paper:
    """Read a list; every row is either good or has a problem, none is half read."""
    try:
        table = _table(_decoded(data))
        columns = _columns(next(table, (0, []))[1])
    except WrongError as wrong:
        return Paper([], [Problem(0, str(wrong))])
    return _read_rows(table, columns)


def _decoded(data: bytes) -> str:
    """Decode as UTF-8, or as older spreadsheets write."""
    if len(data) > MOST_BYTES:
        raise WrongError(_("This file is too large. It may be 2 MB."))
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data[:2]:
        # Two bytes a letter, without the mark that says which comes first.
        order = "be" if data[0] == 0 else "le"
        return data.decode(f"utf-16-{order}", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def _table(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that hold anything, with the line on which each ends."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    head = lines.lstrip("\n").partition("\n")[0]
    separator = max(";,\t", key=head.count)
    reader = csv.reader(io.StringIO(lines), delimiter=separator, strict=True)
    while True:
        started = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise WrongError(
                _("From line %(row)s the list cannot be read: a quote is not closed.")
                % {"row": started}
            ) from error
        if any(cell.strip() for cell in cells):
            yield started, cells


def _columns(head: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, cell in enumerate(head):
        name = COLUMNS.get(folded(cell.strip()))
        if name is not None:
            found.setdefault(name, place)
    if "tafel" not in found or "tekst" not in found:
        raise WrongError(
            _("The first row must name the columns: at least tafel and tekst.")
        )
    return found


def _read_rows(
    table: Iterator[tuple[int, list[str]]], columns: dict[str, int]
) -> Paper:
    rows: list[ImportRow] = []
    problems: list[Problem] = []
    try:
        for line, cells in table:
            if len(rows) >= MOST_ROWS:
                raise WrongError(_("This list is too long. It may have 2,000 rows."))
            _read_row(line, cells, columns, rows, problems)
    except WrongError as wrong:
        return Paper([], [*problems, Problem(0, str(wrong))])
    if not rows and not problems:
        problems.append(Problem(0, _("There are no geeltjes in this list.")))
    return Paper(rows, problems)


def _read_row(
    line: int,
    cells: list[str],
    columns: dict[str, int],
    rows: list[ImportRow],
    problems: list[Problem],
) -> None:
    try:
        rows.append(_row(cells, columns))
    except WrongError as wrong:
        problems.append(Problem(line, str(wrong)))
    if len(problems) > MOST_PROBLEMS:
        raise WrongError(_("There are too many errors in this list."))


def _row(cells: list[str], columns: dict[str, int]) -> ImportRow:
    given = {
        name: unneutral(cells[place]) if place < len(cells) else ""
        for name, place in columns.items()
    }
    tekst = clean(given["tekst"], MOST["geeltje"])
    if tekst is EMPTY:
        raise WrongError(_("The text is empty."))
    if isinstance(tekst, Refusal):
        raise WrongError(named(tekst))
    return ImportRow(
        tafel=_tafel(given["tafel"]),
        tekst=tekst,
        kring=_choice("kring", given),
        aard=_choice("aard", given),
        perspectief=_choice("perspectief", given),
    )


def _tafel(typed: str) -> int:
    digits = typed.strip().lower().removeprefix("tafel").removeprefix("table").strip()
    if digits.isascii() and digits.isdigit() and len(digits) <= 3:
        nr = int(digits)
        if 1 <= nr <= MOST_TAFELS:
            return nr
    raise WrongError(
        _("‘%(typed)s’ is not a table from 1 to %(most)s.")
        % {"typed": typed.strip()[:40], "most": MOST_TAFELS}
    )


def _choice(column: str, given: dict[str, str]) -> str | None:
    typed = given.get(column, "").strip()
    if not typed:
        return None
    found = NAMES[column].get(folded(typed))
    if found is None:
        raise WrongError(
            _("‘%(typed)s’ is not a known %(column)s.")
            % {"typed": typed[:40], "column": column}
        )
    return found


def tafels_of(rows: Iterable[ImportRow]) -> list[int]:
    """Return the tafels that a list is about."""
    return sorted({row.tafel for row in rows})
