# SPDX-License-Identifier: EUPL-1.2
"""A back-up as a file: JSON lines, packed with gzip, the same for every database.

The first line says what it is, then each table has a line with its name and columns and
a line for each row, and the last line counts and signs them all. A file that was cut or
changed is noticed before anything is done with it.
"""

import gzip
import hashlib
import os
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import msgspec
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from nulplaat import __version__
from nulplaat.config.speaking import say
from nulplaat.operations import contents

FORMAT = 1
LONGEST = 64 * 1024 * 1024
"""No line of a real back-up is longer, in bytes."""


class NotABackup(Exception):
    """The file is no back-up, not whole, or of a newer version."""


class Head(msgspec.Struct, frozen=True):
    """The first line: what this is, by which version, made when and from what."""

    nulplaat: str
    format: int
    version: str
    made: str
    database: str
    migrations: list[str]


class Start(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The line before the rows of a table."""

    table: str
    columns: list[str]


class End(msgspec.Struct, frozen=True):
    """The last line: rows per table, sums of the tables made from the log, a hash."""

    rows: dict[str, int]
    made: dict[str, tuple[int, str]]
    sha256: str


def write(path: Path, *, sessions: bool = False, damaged: bool = False) -> End:
    """Write everything that is kept, as it is at one moment; whole or not at all.

    A link is followed to its file. Only an earlier back-up is replaced: raises OSError
    for anything else of that name. Raises contents.Damaged for a log that cannot be
    put back, unless it is to be kept `damaged` as it is.
    """
    path = path.resolve()
    _refuse_other(path)
    draft = path.with_name(f"{path.name}.part")
    try:
        with _private(draft) as raw:
            with gzip.GzipFile(fileobj=raw, mode="wb", compresslevel=6, mtime=0) as out:
                end = _write(out.write, sessions=sessions, damaged=damaged)
            raw.flush()
            os.fsync(raw.fileno())
        draft.replace(path)
    finally:
        draft.unlink(missing_ok=True)
    return end


def _refuse_other(path: Path) -> None:
    """Raise OSError for what is there and is no back-up of ours."""
    if not path.exists():
        return
    if not path.is_file():
        raise FileExistsError(
            say("{path} is there and is no file; choose another name", path=path)
        )
    try:
        _ours(path, _lines(path))
    except NotABackup:
        raise FileExistsError(
            say(
                "{path} is there and is no earlier back-up; choose another name",
                path=path,
            )
        ) from None


def _private(path: Path) -> IO[bytes]:
    """Open a new file that nobody else may read."""
    path.unlink(missing_ok=True)
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    return os.fdopen(number, "wb")


def _write(out: Callable[[bytes], object], *, sessions: bool, damaged: bool) -> End:
    seen = hashlib.sha256()
    counts: dict[str, int] = {}

    def line(item: object) -> None:
        text = msgspec.json.encode(item) + b"\n"
        seen.update(text)
        out(text)

    with contents.one_moment() as using:
        line(_head(using))
        labels = (*contents.KEPT, contents.LOGGED_IN) if sessions else contents.KEPT
        for label in labels:
            line(Start(label, contents.columns(contents.table(label))))
            counts[label] = 0
            proven = label == contents.LOG and not damaged
            found = contents.sound(using) if proven else contents.rows(label, using)
            for row in found:
                line(row)
                counts[label] += 1
        made = contents.fingerprints(using)
    end = End(counts, made, seen.hexdigest())
    out(msgspec.json.encode(end) + b"\n")
    return end


def _head(using: str) -> Head:
    connection = connections[using]
    applied = MigrationRecorder(connection).applied_migrations()
    return Head(
        nulplaat="back-up",
        format=FORMAT,
        version=__version__,
        made=datetime.now(UTC).isoformat(timespec="seconds"),
        database=connection.vendor,
        migrations=sorted(f"{app}.{name}" for app, name in applied),
    )


def check(path: Path) -> tuple[Head, End]:
    """Read a file whole, and return what it says of itself; raises NotABackup."""
    seen = hashlib.sha256()
    counts: dict[str, int] = {}
    label, last = "", b""
    lines = _lines(path)
    head = _ours(path, lines)
    if head.format > FORMAT:
        told = say(
            "{name} is of a newer version ({why})", name=path.name, why=head.version
        )
        raise NotABackup(told)
    seen.update(msgspec.json.encode(head) + b"\n")
    for text in lines:
        if last:
            seen.update(last)
            if last.startswith(b"{"):
                label = _decoded(path, last, Start).table
                counts[label] = 0
            else:
                counts[label] = counts.get(label, 0) + 1
        last = text
    end = _decoded(path, last, End)
    if end.rows != counts or end.sha256 != seen.hexdigest():
        raise NotABackup(say("{name} is not whole", name=path.name))
    return head, end


def _ours(path: Path, lines: Iterator[bytes]) -> Head:
    """Read the first line; raises NotABackup when this is something else."""
    head: Head = _decoded(path, next(lines, b""), Head)
    if head.nulplaat != "back-up":
        raise NotABackup(say("{name} is no back-up", name=path.name))
    return head


def tables(path: Path) -> Iterator[tuple[Start, Iterator[list[Any]]]]:
    """Yield each table with its rows, of a file that was checked."""
    lines = _lines(path)
    next(lines)
    waiting = next(lines)

    def rows() -> Iterator[list[Any]]:
        nonlocal waiting
        for text in lines:
            if text.startswith(b"{"):
                waiting = text
                return
            yield _decoded(path, text, list[Any])

    while b'"table"' in waiting[:12]:
        start = _decoded(path, waiting, Start)
        yield start, rows()


def _lines(path: Path) -> Iterator[bytes]:
    name = path.name
    try:
        with gzip.open(path) as file:
            while text := file.readline(LONGEST):
                yield text
    except gzip.BadGzipFile as error:
        told = say("{name} is no back-up, or damaged: {why}", name=name, why=error)
        raise NotABackup(told) from error
    except EOFError as error:
        told = say("{name} is not whole: its end is gone", name=name)
        raise NotABackup(told) from error
    except zlib.error as error:
        told = say("{name} is damaged: {why}", name=name, why=error)
        raise NotABackup(told) from error
    except OSError as error:
        told = say("{name} cannot be read: {why}", name=name, why=error.strerror)
        raise NotABackup(told) from error


def _decoded(path: Path, text: bytes, kind: Any) -> Any:
    try:
        return msgspec.json.decode(text, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        told = say("{name} is no back-up, or not whole", name=path.name)
        raise NotABackup(told) from error
