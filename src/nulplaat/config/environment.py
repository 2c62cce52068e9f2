# SPDX-License-Identifier: EUPL-1.2
"""What the settings take from the environment, and the folder that holds the data."""

import importlib.util
import math
import os
import secrets
import warnings
from contextlib import suppress
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from nulplaat.config.speaking import say

env = environ.Env()


def setup_folder(package: Path) -> Path:
    """Return the folder for data, made when it is not there yet.

    `NULPLAAT_DATA`, or else `var/` in the repository or (installed) where one stands.
    """
    repository = package.parents[1]
    is_clone = (repository / "pyproject.toml").exists()
    fallback = (repository if is_clone else Path.cwd()) / "var"
    folder = Path(env.str("NULPLAAT_DATA", default=str(fallback))).expanduser()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(
            say(
                "The folder for data, {folder}, cannot be made: {error}."
                " Choose another with NULPLAAT_DATA.",
                folder=folder,
                error=error.strerror,
            )
        ) from error
    if not os.access(folder, os.W_OK):
        raise ImproperlyConfigured(
            say(
                "The folder for data, {folder}, cannot be written."
                " Choose another with NULPLAAT_DATA.",
                folder=folder,
            )
        )
    return folder.resolve()


def secret_key(folder: Path, *, production: bool) -> str:
    """Return the key that signs; a local server makes its own and keeps it."""
    given = str(env.str("NULPLAAT_SECRET_KEY", default=""))
    if given:
        return given
    if production:
        raise ImproperlyConfigured(
            say("Set NULPLAAT_SECRET_KEY to a long random text that stays the same.")
        )
    path = folder / "secret-key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(60))
    try:
        key = path.read_text("ascii")
    except (OSError, UnicodeDecodeError):
        key = ""
    if not key.strip():
        raise ImproperlyConfigured(
            say(
                "The file {path} holds no key. Put the old one back; or remove it, and"
                " everybody logs in again.",
                path=path,
            )
        )
    return key


def _write_once(path: Path, text: str) -> None:
    """Write a private file whole, or leave the one that another process wrote."""
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    draft.touch(mode=0o600)
    draft.write_text(text, "ascii")
    try:
        os.link(draft, path)
    except FileExistsError:
        return
    finally:
        draft.unlink()


def database(folder: Path) -> dict[str, Any]:
    """Return the database: SQLite in the data folder, or what `DATABASE_URL` says."""
    fallback = f"sqlite:///{folder / 'nulplaat.sqlite3'}"
    config: dict[str, Any] = {}
    # What is told of a wrong one may hold a password.
    with suppress(ValueError), warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        config = env.db_url("DATABASE_URL", default=fallback)
    engine = config.get("ENGINE", "")
    if not (engine.endswith("sqlite3") or "postgresql" in engine):
        raise ImproperlyConfigured(
            say(
                "DATABASE_URL is no address of a database; give one such as"
                " postgres://nulplaat:password@localhost/nulplaat"
            )
        )
    if engine.endswith("sqlite3"):
        config["OPTIONS"] = {
            **config.get("OPTIONS", {}),
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON"
            ),
        }
    else:
        # Without an answer for so long, refuse and try anew: the phones keep the words.
        config["OPTIONS"] = {
            "connect_timeout": 5,
            "application_name": "nulplaat",
            **config.get("OPTIONS", {}),
        }
    return config


def number(name: str) -> float | None:
    """Return a number above 0, or None when it was not set."""
    text = str(env.str(name, default=""))
    if not text:
        return None
    try:
        found = float(text)
    except ValueError:
        found = math.nan
    if not 0 < found < math.inf:
        raise ImproperlyConfigured(
            say("{name} is {text!r}; give a number above 0.", name=name, text=text)
        )
    return found


def bus() -> str:
    """Return the address of the bus, or nothing; its client is an extra."""
    url: str = env.str("BUS_URL", default="")
    if not url:
        return ""
    if not url.startswith(("redis://", "rediss://", "unix://")):
        raise ImproperlyConfigured(say("Let BUS_URL begin with redis:// or rediss://."))
    if importlib.util.find_spec("redis") is None:
        raise ImproperlyConfigured(say("For BUS_URL, install nulplaat[redis]."))
    return url


def measure() -> dict[str, str]:
    """Return what `nulplaat.merging.measures.chosen` takes; lexical by itself."""
    choice = {
        "name": str(env.str("NULPLAAT_MEASURE", default="lexical")),
        "url": str(env.str("NULPLAAT_MEASURE_URL", default="")),
        "model": str(env.str("NULPLAAT_MEASURE_MODEL", default="")),
        "key": str(env.str("NULPLAAT_MEASURE_KEY", default="")),
    }
    if choice["name"] == "lexical":
        return choice
    from nulplaat.merging.measures import SENTENCES, WrongMeasure, chosen

    try:
        chosen(**choice)
    except WrongMeasure as wrong:
        raise ImproperlyConfigured(str(wrong)) from wrong
    package = SENTENCES.replace("-", "_")
    if choice["name"] == SENTENCES and importlib.util.find_spec(package) is None:
        raise ImproperlyConfigured(
            say(
                "For NULPLAAT_MEASURE={name}, install nulplaat[{name}].",
                name=SENTENCES,
            )
        )
    return choice
