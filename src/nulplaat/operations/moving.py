# SPDX-License-Identifier: EUPL-1.2
"""Moves everything to another database: from SQLite to PostgreSQL, or back."""

import importlib.util
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from django.conf import settings
from environ import Env

from nulplaat.config.speaking import say
from nulplaat.operations import alone, archive
from nulplaat.operations.archive import End

MOVED = "--moved"


POSTGRES = ("postgres", "postgresql", "pgsql")


class CannotMove(Exception):
    """Nothing was changed here, and nothing stands there."""


def move(url: str) -> End:
    """Bring everything to the empty database at this address, whole or not at all.

    By way of a back-up, so that there is one road to prove. What fails halfway leaves
    the other database empty: do it again. Raises CannotMove.
    """
    _checked(url)
    if alone.others():
        raise CannotMove(alone.in_use())
    with tempfile.TemporaryDirectory(dir=settings.DATA, prefix="moving-") as folder:
        path = Path(folder) / "all.nulplaat"
        end = archive.write(path, sessions=True)
        done = subprocess.run(  # noqa: S603  (ourselves, on the other database)
            [sys.executable, "-m", "nulplaat", "restore", str(path), MOVED],
            env={**os.environ, "DATABASE_URL": url},
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        said = done.stderr.strip().splitlines() or [say("it stopped without a word")]
        raise CannotMove(said[-1].removeprefix("nulplaat: "))
    return end


def _checked(url: str) -> None:
    kind, colon, _ = url.partition("://")
    if not colon or kind not in (*POSTGRES, "sqlite"):
        raise CannotMove(
            say(
                "{url!r} is no address of a database; give one such as"
                " postgres://nulplaat:password@localhost/nulplaat",
                url=url,
            )
        )
    if kind == "sqlite" and Env.db_url_config(url)["NAME"] == ":memory:":
        raise CannotMove(say("{url!r} is kept in memory only; name a file", url=url))
    if kind in POSTGRES and importlib.util.find_spec("psycopg") is None:
        raise CannotMove(say("for PostgreSQL, install nulplaat[postgres]"))
