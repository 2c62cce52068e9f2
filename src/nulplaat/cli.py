# SPDX-License-Identifier: EUPL-1.2
"""The command `nulplaat`: serve, start with the example, bring in notes from paper."""

import argparse
import os
import socket
import sqlite3
import sys
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import NoReturn, TextIO, TypeAlias

from nulplaat import __version__
from nulplaat.config.speaking import LANGUAGES, language
from nulplaat.operations import commands as operations
from nulplaat.operations import ports

PORT = 8000

Command = Callable[[argparse.Namespace], None]

# argparse has no public name for what holds subcommands.
Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def main() -> None:
    """Run one command; every failure is one clear sentence and a code that is not 0."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nulplaat.config.settings")
    _never_choke(sys.stdout)
    options = _parser().parse_args()
    command: Command = options.command
    try:
        command(options)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read along (`| head`) has enough; Python must not flush it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise SystemExit(1) from None


def _never_choke(out: TextIO) -> None:
    """Write a sign that the terminal or pipe has no letter for as a question mark."""
    if isinstance(out, TextIOWrapper):
        out.reconfigure(errors="replace")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="nulplaat", description=__doc__)
    parser.add_argument("--version", action="version", version=__version__)
    commands = parser.add_subparsers(required=True)
    for add in (_serving, _evenings, _keeping):
        add(commands)
    return parser


def _serving(commands: Commands) -> None:
    serve = commands.add_parser("serve", help="serve on this machine")
    serve.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    serve.add_argument("--port", default=os.environ.get("PORT", str(PORT)))
    serve.add_argument("--processes", default=os.environ.get("PROCESSES", "1"))
    serve.set_defaults(command=_serve)

    start = commands.add_parser("start", help="make ready, load the example, serve")
    start.add_argument("--host", default=os.environ.get("HOST", "127.0.0.1"))
    start.add_argument("--port", default=os.environ.get("PORT", str(PORT)))
    start.set_defaults(command=_start, processes="1")


def _evenings(commands: Commands) -> None:
    paper = commands.add_parser("import", help="start an evening from notes on paper")
    paper.add_argument("list", nargs="?", type=Path, metavar="NOTES.csv")
    paper.add_argument("--naam", default="", help="name of the evening")
    paper.add_argument("--doel", default="", help="the 0-doel")
    paper.add_argument("--uitgangspositie", default="", help="how it is now")
    paper.add_argument("--yes", action="store_true", help="do not ask")
    paper.add_argument("--undo", metavar="IMPORT", help="take an import back")
    paper.set_defaults(command=_import)

    lead = commands.add_parser("lead", help="make a one-time link to lead an evening")
    lead.add_argument("code", help="the join code of the evening")
    lead.set_defaults(command=_lead)


def _keeping(commands: Commands) -> None:
    merge = commands.add_parser("merge", help="which notes of a list say the same")
    merge.add_argument("list", type=Path, metavar="NOTES.csv")
    merge.add_argument("--json", action="store_true", help="for machines")
    merge.add_argument("--taal", choices=LANGUAGES, help="language")
    merge.add_argument("--kring", action="store_true", help="only within one kring")
    merge.set_defaults(command=_merge)

    operations.add(commands, _operation)

    manage = commands.add_parser("manage", help="a command of Django")
    manage.add_argument("arguments", nargs=argparse.REMAINDER)
    manage.set_defaults(command=lambda options: _manage(options.arguments))


def _fail(sentence: str) -> NoReturn:
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


def _setup() -> None:
    """Make Django ready; say in one sentence what the settings lack."""
    import django
    from django.core.exceptions import ImproperlyConfigured

    try:
        django.setup()
    except ImproperlyConfigured as error:
        _fail(f"nulplaat: {error}")


def _operation(job: Command) -> Command:
    """Make Django ready before a command for who hosts it; say in a line what fails."""

    def run(options: argparse.Namespace) -> None:
        _setup()
        from django.db import DatabaseError

        try:
            job(options)
        except (operations.Failed, DatabaseError, sqlite3.Error) as error:
            _fail(f"nulplaat: {' '.join(str(error).split())}")

    return run


def _manage(arguments: list[str]) -> None:
    from django.core.management import execute_from_command_line

    _setup()
    execute_from_command_line(["nulplaat", *arguments])


def _port(text: str, host: str) -> int:
    """Return a port that can be listened on, or fail with one sentence."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 65536):
        _fail(f"nulplaat: PORT is {text!r}; give a number from 1 to 65535.")
    try:
        ports.probe(host, int(text))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        _fail(
            f"nulplaat: poort {text} kan niet worden gebruikt / port {text} cannot"
            f" be used ({why}). Kies een andere / choose another:"
            f" PORT={int(text) + 1 if int(text) < 65535 else 8000} make start"
        )
    return int(text)


def _serve(options: argparse.Namespace) -> None:
    port = _port(options.port, options.host)
    _setup()
    from nulplaat.operations import serving, stamps

    processes = serving.count(options.processes)
    _migrate()
    stamps.serves_at(_address(options.host, str(port)), options.host, port)
    serving.serve(options.host, port, processes)


def _migrate() -> None:
    from django.db import DatabaseError

    from nulplaat.operations.migrating import TooNew, bring_up_to_date

    try:
        bring_up_to_date()
    except (DatabaseError, sqlite3.Error, TooNew) as error:
        told = " ".join(str(error).split())
        _fail(
            f"nulplaat: de database kan niet worden gebruikt / cannot be used: {told}"
        )


def _start(options: argparse.Namespace) -> None:
    from nulplaat.config.translations import compile_translations

    _port(options.port, options.host)
    _open_to_the_house(options)
    compile_translations(Path(__file__).parent)
    _setup()
    _migrate()
    from nulplaat.bijeenkomsten.example import welcome

    address = _address(options.host, options.port)
    link, code = welcome()
    print(f"\n  Nulplaat        {address}")
    print(f"  Begeleider      {address}{link}   (één keer te gebruiken / once)")
    print(f"  Code            {code}\n", flush=True)
    _serve(options)


def _lead(options: argparse.Namespace) -> None:
    """Help a begeleider who lost every way in: a new link, from whoever hosts."""
    _setup()
    _migrate()
    from nulplaat.bijeenkomsten.queries import evening_with
    from nulplaat.bijeenkomsten.services import facilitator_link

    found = evening_with(options.code)
    if found is None:
        _fail("nulplaat: geen avond met deze code / no evening with this code.")
    print(f"{_own_address()}{facilitator_link(found.room)}   ({found.naam})")


def _own_address() -> str:
    """Return how people reach the server that serves this data, or served it last."""
    from nulplaat.operations import stamps

    if port := os.environ.get("PORT"):
        return _address("localhost", port)
    known = "" if os.environ.get("NULPLAAT_URL") else stamps.served_at()
    return known or _address("localhost", str(PORT))


def _open_to_the_house(options: argparse.Namespace) -> None:
    """With HOST=0.0.0.0, let phones on the same wifi in by this machine's address."""
    if options.host != "0.0.0.0":  # noqa: S104  (asked for, not chosen here)
        return
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # Nothing is sent: this only asks which of our addresses leads outside.
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return
        own = str(probe.getsockname()[0])
    os.environ.setdefault("NULPLAAT_HOSTS", own)
    os.environ.setdefault("NULPLAAT_URL", f"http://{own}:{options.port}")


def _address(host: str, port: str) -> str:
    """Return how people reach this server."""
    near = host in ("127.0.0.1", "0.0.0.0", "::1", "::")  # noqa: S104
    shown = ports.url("localhost" if near else host, port)
    return os.environ.get("NULPLAAT_URL", "").rstrip("/") or shown


def _import(options: argparse.Namespace) -> None:
    _setup()
    _migrate()
    from django.utils.translation import override

    from nulplaat.bijeenkomsten import from_paper

    try:
        if options.undo:
            print(from_paper.take_back(options.undo))
        elif options.list is None:
            _fail("nulplaat: geef een lijst / give a list: nulplaat import NOTES.csv")
        else:
            with override(language()):
                _import_list(options)
    except from_paper.CannotImport as error:
        _fail(f"nulplaat: {error}")
    except OSError:
        _fail(
            f"nulplaat: het bestand {options.list} kan niet worden geopend / cannot be"
            " opened."
        )


def _import_list(options: argparse.Namespace) -> None:
    from nulplaat.bijeenkomsten import from_paper

    found = from_paper.preview(options.list.read_bytes())
    print(found.text)
    if found.problems:
        _fail("nulplaat: er is niets toegevoegd / nothing was added.")
    if not options.yes and input("Toevoegen / add? (j/n) ").strip().lower() not in (
        "j",
        "ja",
        "y",
        "yes",
    ):
        _fail("nulplaat: er is niets toegevoegd / nothing was added.")
    print(
        from_paper.start(
            found,
            naam=options.naam or options.list.stem,
            nuldoel=options.doel or options.list.stem,
            uitgangspositie=options.uitgangspositie,
            address=_own_address(),
        )
    )


def _merge(options: argparse.Namespace) -> None:
    _setup()
    from nulplaat.bijeenkomsten import merge_paper

    # Machines get what they always got, whoever asks.
    taal = options.taal or (LANGUAGES[0] if options.json else language())
    try:
        merged = merge_paper.merge(
            options.list.read_bytes(), taal=taal, within_kring=options.kring
        )
    except OSError as error:
        why = "away" if isinstance(error, FileNotFoundError) else "shut"
        sentence = merge_paper.SAID[taal][why].format(name=options.list)
        _fail(f"nulplaat: {sentence}")
    except merge_paper.CannotMerge as wrong:
        print(wrong, file=sys.stderr)
        _fail(f"nulplaat: {merge_paper.SAID[taal]['bad']}")
    for warning in merged.warnings:
        print(f"nulplaat: {warning}", file=sys.stderr)
    print(merged.as_json() if options.json else merged.as_text(), end="")
