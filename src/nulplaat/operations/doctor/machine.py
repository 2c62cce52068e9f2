# SPDX-License-Identifier: EUPL-1.2
"""Looks at the settings, the folder, the disk, the files and the port."""

import os
import shutil
import socket
import stat
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core import checks

from nulplaat.operations import stamps
from nulplaat.operations.doctor.findings import Finding, good, mind, wrong

LITTLE, TOO_LITTLE = 2_000_000_000, 200_000_000
"""Free bytes on the disk, below which it is told."""

NETWORK = ("nfs", "nfs4", "cifs", "smb3", "9p", "fuse.sshfs", "glusterfs", "ceph")

LONG_AGO_DAYS = 2


def settings_told() -> Iterator[Finding]:
    """Look at what Django and we think of the settings."""
    messages = checks.run_checks(include_deployment_checks=settings.PRODUCTION)
    for message in messages:
        if message.level >= checks.WARNING:
            yield wrong("settings", str(message.msg), str(message.hint or message.id))
    if settings.PRODUCTION and not settings.PUBLIC_URL.startswith("https://"):
        yield mind(
            "address",
            "NULPLAAT_URL is no https address, so links and QR codes may be wrong.",
            "Set NULPLAAT_URL, such as https://plaat.example.org.",
        )
    if not messages:
        mode = "production" if settings.PRODUCTION else "this machine only"
        yield good("settings", f"The settings are in order, for {mode}.")


def folder() -> Iterator[Finding]:
    """Look whether the folder for data can be written, and by nobody else read."""
    path: Path = settings.DATA
    probe = path / f".doctor-{os.getpid()}"
    try:
        probe.write_bytes(b"x")
        probe.unlink()
    except OSError as error:
        yield wrong(
            "folder",
            f"The folder {path} cannot be written: {error.strerror}.",
            "Give it to the user that serves, or choose another with NULPLAAT_DATA.",
        )
        return
    if stat.S_IMODE(path.stat().st_mode) & 0o007:
        yield mind(
            "folder",
            f"Everybody on this machine can look into {path}.",
            f"chmod 700 {path}",
        )
    else:
        yield good("folder", f"The folder for data is {path}.")


def disk() -> Iterator[Finding]:
    """Look how much room the disk has, and whether it is in this machine."""
    free = shutil.disk_usage(settings.DATA).free
    told = f"{free / 1e9:.1f} GB is free."
    if free < TOO_LITTLE:
        yield wrong("disk", told, "Make room now: without it nothing can be stored.")
    elif free < LITTLE:
        yield mind("disk", told, "Make room, or put NULPLAAT_DATA on a larger disk.")
    else:
        yield good("disk", told)
    kind = _kind_of_disk(settings.DATA)
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") and kind in NETWORK:
        yield wrong(
            "disk-kind",
            f"The database is a file on a network disk ({kind}), where it can break.",
            "Put NULPLAAT_DATA on a disk of this machine, or move to PostgreSQL.",
        )


def _kind_of_disk(path: Path) -> str:
    try:
        lines = Path("/proc/mounts").read_text(encoding="utf8").splitlines()
    except OSError:
        return ""
    mounts = [line.split()[1:3] for line in lines]
    under = [(where, kind) for where, kind in mounts if path.is_relative_to(where)]
    return max(under, key=lambda found: len(found[0]))[1] if under else ""


def static_files() -> Iterator[Finding]:
    """Look whether the browser part was built, and the Dutch texts."""
    package: Path = settings.PACKAGE
    if not (package / "static" / "dist" / ".vite" / "manifest.json").is_file():
        yield wrong(
            "static",
            "The browser part is not built, so pages stay empty.",
            "In a clone: make start. Else install a wheel made by: python -m build.",
        )
    elif not list(package.glob("*/locale/*/LC_MESSAGES/*.mo")):
        yield wrong(
            "translations",
            "The texts in Dutch and English are not made ready.",
            "python -m nulplaat.config.translations",
        )
    else:
        yield good("static", "The browser part and the texts are there.")


def port() -> Iterator[Finding]:
    """Look whether a server of ours listens, or could."""
    host, number = os.environ.get("HOST", "127.0.0.1"), os.environ.get("PORT", "8000")
    at = f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{number}"  # noqa: S104
    try:
        request = urllib.request.Request(f"{at}/health/live")  # noqa: S310
        with urllib.request.urlopen(request, timeout=5) as answer:  # noqa: S310
            body = answer.read(200)
    except urllib.error.HTTPError as error:
        body = b"" if error.code != 400 else b"ok"  # Another Host than ours is 400.
    except (OSError, ValueError):
        yield from _free_port(host, number)
        return
    if b"ok" in body:
        yield good("port", f"A server answers at {at}.")
    else:
        yield _taken(number)


def _free_port(host: str, number: str) -> Iterator[Finding]:
    try:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, int(number)))
    except (OSError, ValueError, OverflowError):
        yield _taken(number)
    else:
        yield good("port", f"No server runs at port {number}; it is free.")


def _taken(number: str) -> Finding:
    return wrong(
        "port", f"Something else has port {number}.", "Choose another with PORT."
    )


def mail() -> Iterator[Finding]:
    """Look whether mail leaves this machine."""
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        told = f"Mail is only written to {settings.EMAIL_FILE_PATH}."
        if settings.PRODUCTION:
            yield mind("mail", told, "Set EMAIL_URL, or nobody can confirm an account.")
        else:
            yield good("mail", told)


def backups() -> Iterator[Finding]:
    """Look how long ago a back-up was made from here."""
    days = stamps.days_since_backup()
    advice = "Let `nulplaat backup FILE` run every night, and keep the file elsewhere."
    if days is None:
        yield mind("backups", "No back-up was ever made from here.", advice)
    elif days > LONG_AGO_DAYS:
        yield mind("backups", f"The last back-up is {days:.0f} days old.", advice)
    else:
        yield good("backups", "A back-up was made in the last two days.")
