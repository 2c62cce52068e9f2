# SPDX-License-Identifier: EUPL-1.2
"""Looks at the settings, the folder, the disk, the files and the port."""

import os
import shutil
import stat
import urllib.error
import urllib.request
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path

from django.conf import settings
from django.core import checks

from nulplaat.config.speaking import say
from nulplaat.operations import ports, stamps
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
            say(
                "NULPLAAT_URL is no https address, so links and QR codes may be wrong."
            ),
            say("Set NULPLAAT_URL, such as https://plaat.example.org."),
        )
    if not messages:
        told = say("The settings are in order, for this machine only.")
        if settings.PRODUCTION:
            told = say("The settings are in order, for production.")
        yield good("settings", told)


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
            say(
                "The folder {path} cannot be written: {error}.",
                path=path,
                error=error.strerror,
            ),
            say(
                "Give it to the user that serves, or choose another with NULPLAAT_DATA."
            ),
        )
        return
    if stat.S_IMODE(path.stat().st_mode) & 0o007:
        yield mind(
            "folder",
            say("Everybody on this machine can look into {path}.", path=path),
            f"chmod 700 {path}",
        )
    else:
        yield good("folder", say("The folder for data is {path}.", path=path))


def disk() -> Iterator[Finding]:
    """Look how much room the disk has, and whether it is in this machine."""
    free = shutil.disk_usage(settings.DATA).free
    told = say("{free:.1f} GB is free.", free=free / 1e9)
    if free < TOO_LITTLE:
        do = say("Make room now: without it nothing can be stored.")
        yield wrong("disk", told, do)
    elif free < LITTLE:
        do = say("Make room, or put NULPLAAT_DATA on a larger disk.")
        yield mind("disk", told, do)
    else:
        yield good("disk", told)
    kind = _kind_of_disk(settings.DATA)
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") and kind in NETWORK:
        yield wrong(
            "disk-kind",
            say(
                "The database is a file on a network disk ({kind}), where it can"
                " break.",
                kind=kind,
            ),
            say("Put NULPLAAT_DATA on a disk of this machine, or move to PostgreSQL."),
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
            say("The browser part is not built, so pages stay empty."),
            say(
                "In a clone: make start. Else install a wheel made by: python -m build."
            ),
        )
    elif not list(package.glob("*/locale/*/LC_MESSAGES/*.mo")):
        yield wrong(
            "translations",
            say("The texts in Dutch and English are not made ready."),
            "python -m nulplaat.config.translations",
        )
    else:
        yield good("static", say("The browser part and the texts are there."))


def port() -> Iterator[Finding]:
    """Look whether a server of ours listens, or could."""
    host, number = _where_it_listens()
    at = ports.url(_nearest(host), number)
    try:
        with _no_proxy().open(f"{at}/health/live", timeout=5) as answer:
            body = answer.read(200)
    except urllib.error.HTTPError as error:
        body = b"" if error.code != 400 else b"ok"  # Another Host than ours is 400.
    except (OSError, ValueError, HTTPException):
        yield from _free_port(host, number)
        return
    if b"ok" in body:
        yield good("port", say("A server answers at {address}.", address=at))
    else:
        yield _taken(number)


def _no_proxy() -> urllib.request.OpenerDirector:
    """Return what asks this machine itself, whatever proxy the environment names."""
    return urllib.request.build_opener(urllib.request.ProxyHandler({}))


def _where_it_listens() -> tuple[str, str]:
    """Return the host and port of the environment, or else of who served this last."""
    host, number = stamps.listened_at()
    if not ports.can_be_of(host, number):
        host = number = ""
    return (
        os.environ.get("HOST", host) or "127.0.0.1",
        os.environ.get("PORT", number) or "8000",
    )


def _nearest(host: str) -> str:
    """Return where this machine itself reaches a server that listens there."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104


def _free_port(host: str, number: str) -> Iterator[Finding]:
    try:
        ports.probe(host, int(number))
    except (OSError, ValueError, OverflowError):
        yield _taken(number)
    else:
        told = say("No server runs at port {port}; it is free.", port=number)
        yield good("port", told)


def _taken(number: str) -> Finding:
    return wrong(
        "port",
        say("Something else has port {port}.", port=number),
        say("Choose another with PORT."),
    )


def mail() -> Iterator[Finding]:
    """Look whether mail leaves this machine."""
    if settings.EMAIL_BACKEND.endswith("filebased.EmailBackend"):
        path = settings.EMAIL_FILE_PATH
        told = say("Mail is only written to {path}.", path=path)
        if settings.PRODUCTION:
            do = say("Set EMAIL_URL, or nobody can confirm an account.")
            yield mind("mail", told, do)
        else:
            yield good("mail", told)


def backups() -> Iterator[Finding]:
    """Look how long ago a back-up was made from here."""
    days = stamps.days_since_backup()
    advice = say(
        "Let `nulplaat backup FILE` run every night, and keep the file elsewhere."
    )
    if days is None:
        yield mind("backups", say("No back-up was ever made from here."), advice)
    elif days > LONG_AGO_DAYS:
        told = say("The last back-up is {days:.0f} days old.", days=days)
        yield mind("backups", told, advice)
    else:
        yield good("backups", say("A back-up was made in the last two days."))
