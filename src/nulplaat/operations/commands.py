# SPDX-License-Identifier: EUPL-1.2
"""The commands for who hosts it. Each is imported only when it is asked for."""

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SIGNS = {"good": "✓", "mind": "!", "wrong": "✗"}

ASK_DOCTOR = "ask `nulplaat doctor --all`"


TOLD = 5
"""How many of the rooms that cannot be read are named."""


class Failed(Exception):
    """What went wrong, in one sentence."""


def add(commands: Any, run: Any) -> None:
    """Add the commands; `run` makes Django ready before one, and says what fails."""
    rebuild = commands.add_parser("rebuild", help="make the tables anew from the log")
    rebuild.set_defaults(command=run(_rebuild))

    backup = commands.add_parser("backup", help="keep everything in one file")
    backup.add_argument("file", type=Path, metavar="FILE")
    backup.set_defaults(command=run(_backup))

    restore = commands.add_parser("restore", help="put a back-up back")
    restore.add_argument("file", type=Path, metavar="FILE")
    restore.add_argument(
        "--overwrite", action="store_true", help="replace what is there"
    )
    restore.add_argument("--moved", action="store_true", help=argparse.SUPPRESS)
    restore.set_defaults(command=run(_restore))

    move = commands.add_parser("move", help="move everything to another database")
    move.add_argument("url", metavar="postgres://…")
    move.set_defaults(command=run(_move))

    doctor = commands.add_parser("doctor", help="tell what is wrong, and what to do")
    doctor.add_argument("--all", action="store_true", help="compare every room")
    doctor.add_argument("--json", action="store_true", help="for machines")
    doctor.set_defaults(command=_doctor)


def _rebuild(options: argparse.Namespace) -> None:
    from nulplaat.live import log

    done, broken = log.rebuild_every()
    if broken:
        told = ", ".join(map(str, broken[:TOLD]))
        raise Failed(
            f"{told}: nothing was lost, and what hangs on it was left as it is"
            f" (rooms rebuilt: {done}); keep a copy of the database, put an earlier"
            f" back-up back, or tell the makers; {ASK_DOCTOR}"
        )
    print(f"{done} rooms rebuilt.")


def _backup(options: argparse.Namespace) -> None:
    from nulplaat.operations import archive, contents, stamps

    if not contents.is_there():
        raise Failed("no back-up was made: nothing was ever kept in this database")
    try:
        end = archive.write(options.file)
        archive.check(options.file)
    except contents.Damaged as error:
        raise Failed(f"no back-up was made: {error}; {ASK_DOCTOR}") from error
    except (archive.NotABackup, OSError) as error:
        raise Failed(f"no back-up was made: {error}") from error
    stamps.backup_was_made()
    size = options.file.stat().st_size
    print(f"{options.file}: {_told(end.rows)}, {size / 1e6:.1f} MB.")


def _restore(options: argparse.Namespace) -> None:
    from nulplaat.operations.archive import NotABackup
    from nulplaat.operations.migrating import TooNew
    from nulplaat.operations.restoring import CannotRestore, restore

    try:
        done = restore(options.file, overwrite=options.overwrite, moved=options.moved)
    except (NotABackup, CannotRestore, TooNew, OSError) as error:
        raise Failed(f"nothing was put back: {error}") from error
    print(f"Put back: {_told(done.rows)}. The log has no gaps; tables made from it.")
    if done.before:
        print(f"What was there before is in {done.before}.")
    if done.differs:
        print(
            f"{', '.join(done.differs)} in the back-up was not as its log said; now it"
            " is. An update may have done that, or somebody by hand."
        )


def _move(options: argparse.Namespace) -> None:
    from nulplaat.operations.contents import Damaged
    from nulplaat.operations.moving import CannotMove, move

    try:
        end = move(options.url)
    except Damaged as error:
        raise Failed(f"nothing was moved: {error}; {ASK_DOCTOR}") from error
    except (CannotMove, OSError) as error:
        raise Failed(f"nothing was moved: {error}") from error
    print(f"Moved: {_told(end.rows)}. Set DATABASE_URL to the new address and start.")
    print("The old database is as it was; put it away when you are sure.")


def _doctor(options: argparse.Namespace) -> None:
    """Look at everything; 0 when nothing is wrong, else 1."""
    found = []
    for finding in _findings(every_room=options.all):
        found.append(finding)
        if not options.json:
            print(f"{SIGNS[finding['level']]} {finding['says']}", flush=True)
            if finding["do"]:
                print(f"  → {finding['do']}", flush=True)
    bad = sum(finding["level"] == "wrong" for finding in found)
    if options.json:
        print(json.dumps({"wrong": bad, "findings": found}, ensure_ascii=False))
    raise SystemExit(1 if bad else 0)


def _findings(*, every_room: bool) -> Iterator[dict[str, str]]:
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        say = "See docs/reference/settings.md."
        yield {"about": "settings", "level": "wrong", "says": str(error), "do": say}
        return
    from nulplaat.operations.doctor import look

    for found in look(every_room=every_room):
        yield {
            "about": found.about,
            "level": found.level,
            "says": found.says,
            "do": found.do,
        }


def _told(rows: dict[str, int]) -> str:
    return (
        f"{rows.get('live.Room', 0)} rooms, {rows.get('live.Entry', 0)} entries,"
        f" {rows.get('accounts.User', 0)} accounts"
    )
