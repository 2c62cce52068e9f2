# SPDX-License-Identifier: EUPL-1.2
"""The commands for who hosts it. Each is imported only when it is asked for."""

import argparse
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from nulplaat.config.speaking import say

SIGNS = {"good": "✓", "mind": "!", "wrong": "✗"}


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
    from nulplaat.operations import contents

    done, mended, broken = log.rebuild_every()
    for room in mended[:TOLD]:
        print(
            say(
                "The snapshot of room {room} was wrong; it is made anew from the log,"
                " and nothing was lost.",
                room=room,
            )
        )
    if broken:
        named = [
            contents.broken_log(one.room, one.seq, gone=one.gone)
            for one in broken[:TOLD]
        ]
        raise Failed(
            say(
                "{told}: nothing was taken away, and what hangs on it was left as it is"
                " (rooms rebuilt: {done}); keep a copy of the database, put an earlier"
                " back-up back, or tell the makers",
                told=", ".join(named),
                done=done,
            )
        )
    print(say("{done} rooms rebuilt.", done=done))


def _backup(options: argparse.Namespace) -> None:
    from nulplaat.operations import archive, contents, stamps

    if not contents.is_there():
        raise Failed(_no_backup(say("nothing was ever kept in this database")))
    try:
        end = archive.write(options.file)
        archive.check(options.file)
    except contents.Damaged as error:
        raise Failed(_ask_doctor(_no_backup(error))) from error
    except (archive.NotABackup, OSError) as error:
        raise Failed(_no_backup(error)) from error
    stamps.backup_was_made()
    size = options.file.stat().st_size
    print(f"{options.file}: {_told(end.rows)}, {size / 1e6:.1f} MB.")


def _no_backup(why: object) -> str:
    return say("no back-up was made: {why}", why=why)


def _ask_doctor(what: str) -> str:
    return say("{what}; ask `nulplaat doctor --all`", what=what)


def _restore(options: argparse.Namespace) -> None:
    from nulplaat.operations.archive import NotABackup
    from nulplaat.operations.migrating import TooNew
    from nulplaat.operations.restoring import CannotRestore, restore

    try:
        done = restore(options.file, overwrite=options.overwrite, moved=options.moved)
    except (NotABackup, CannotRestore, TooNew, OSError) as error:
        raise Failed(say("nothing was put back: {why}", why=error)) from error
    print(
        say(
            "Put back: {told}. The log has no gaps; tables made from it.",
            told=_told(done.rows),
        )
    )
    if done.before:
        print(say("What was there before is in {path}.", path=done.before))
    if done.differs:
        print(
            say(
                "{tables} in the back-up was not as its log said; now it is. An update"
                " may have done that, or somebody by hand.",
                tables=", ".join(done.differs),
            )
        )


def _move(options: argparse.Namespace) -> None:
    from nulplaat.operations.contents import Damaged
    from nulplaat.operations.moving import CannotMove, move

    try:
        end = move(options.url)
    except Damaged as error:
        raise Failed(_ask_doctor(_not_moved(error))) from error
    except (CannotMove, OSError) as error:
        raise Failed(_not_moved(error)) from error
    told = _told(end.rows)
    print(
        say("Moved: {told}. Set DATABASE_URL to the new address and start.", told=told)
    )
    print(say("The old database is as it was; put it away when you are sure."))


def _not_moved(why: object) -> str:
    return say("nothing was moved: {why}", why=why)


def _doctor(options: argparse.Namespace) -> None:
    """Look at everything; 0 when nothing is wrong, else 1."""
    if options.json:
        # What a monitor was taught to read stays as it is.
        os.environ["LANGUAGE"] = "en"
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
        do = say("See docs/reference/settings.md.")
        yield {"about": "settings", "level": "wrong", "says": str(error), "do": do}
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
    return say(
        "{rooms} rooms, {entries} entries, {accounts} accounts",
        rooms=rows.get("live.Room", 0),
        entries=rows.get("live.Entry", 0),
        accounts=rows.get("accounts.User", 0),
    )
