# SPDX-License-Identifier: EUPL-1.2
"""What five years of a country cost: `make bench-years`.

Times are at the server, from the request's arrival to its whole answer, by Django's own
client in the process that measures: no network, no proxy. On a machine that does other
work, look at the time of the processor.
"""

import importlib
import json
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

GOAL_MS = 200
TIMES = 9
EVENINGS = 2_000
RESULTS = Path(__file__).parents[1] / "results" / "years.json"
OWNER = "anna@example.org"


def main() -> None:
    """Make the years, or take those of NULPLAAT_DATA; measure and tell."""
    if "NULPLAAT_DATA" in os.environ:
        _measure_all()
        return
    with tempfile.TemporaryDirectory(prefix="nulplaat-years-") as folder:
        os.environ["NULPLAAT_DATA"] = folder
        _measure_all()


def _measure_all() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nulplaat.config.settings")
    begin = time.perf_counter()
    import django

    django.setup()
    importlib.import_module("nulplaat.config.asgi")
    setup_s = time.perf_counter() - begin
    from django.core.management import call_command

    from bench.years.generate import write
    from nulplaat.live.models import Entry, Room
    from nulplaat.operations.migrating import bring_up_to_date

    call_command("migrate", verbosity=0)
    if not Room.objects.exists():
        write(EVENINGS, owner=OWNER, told=True)
    rows = [_row("start: imports, without the database", [setup_s * 1000])]
    rows.append(_timed("start: is the database up to date", bring_up_to_date))
    rows += _pages()
    rows += _memory()
    counts = {"rooms": Room.objects.count(), "entries": Entry.objects.count()}
    _tell(rows, counts)


def _pages() -> list[dict[str, Any]]:
    from django.test import Client, override_settings

    from nulplaat.accounts.models import User
    from nulplaat.accounts.services import admit
    from nulplaat.accounts.tokens import cookie_name
    from nulplaat.live.models import Room

    room = Room.objects.order_by("created")[1_000 % Room.objects.count()].pk
    _guest, token = admit(room=room, rol="begeleider")
    with override_settings(ALLOWED_HOSTS=["testserver"]):
        client = Client()
        client.force_login(
            User.objects.get(email=OWNER), "django.contrib.auth.backends.ModelBackend"
        )
        client.cookies[cookie_name(room)] = token
        at = f"/bijeenkomsten/{room}"
        knop = _first_knop(room)
        pages = {
            "own evenings, first page": "/bijeenkomsten/",
            "own evenings, last page": "/bijeenkomsten/?blad=40",
            "search: two words": "/zoeken/?q=wijkagent+schulden",
            "search: a word typed wrong": "/zoeken/?q=wijkagnet",
            "search: nothing like it": "/zoeken/?q=xylofoon",
            "an evening": f"{at}/",
            "a plaat": f"{at}/plaat/",
            "a plaat: SVG": f"{at}/plaat.svg",
            "a plaat: PNG": f"{at}/plaat.png",
            "a knop elsewhere": f"{at}/plaat/elders/?knop={knop}",
        }
        return [
            _timed(name, partial(_get, client, path)) for name, path in pages.items()
        ]


def _first_knop(room: str) -> str:
    from nulplaat.bijeenkomsten.models import Knop

    return str(Knop.objects.filter(room=room).order_by("knop")[0].knop)


def _get(client: Any, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    assert answer.content


def _memory() -> list[dict[str, Any]]:
    """Open every room once, as people do over years, and look what stays in memory."""
    import gc

    from nulplaat.live import log

    def resident() -> float:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6

    rooms = log.rooms()
    for room in rooms[:100]:
        log.load(room)
    gc.collect()
    before = resident()
    begin = time.perf_counter()
    for room in rooms[:500]:
        log.load(room)
    each = (time.perf_counter() - begin) * 1000 / len(rooms[:500])
    gc.collect()
    return [
        _row("open a room", [each]),
        {
            "what": "memory that stays after 500 rooms came and went",
            "mb": round(resident() - before, 1),
            "resident_mb": round(resident(), 1),
        },
    ]


def _timed(what: str, job: Callable[[], object]) -> dict[str, Any]:
    took, used = [], []
    for _ in range(TIMES):
        begin, cpu = time.perf_counter(), time.process_time()
        job()
        took.append((time.perf_counter() - begin) * 1000)
        used.append((time.process_time() - cpu) * 1000)
    return _row(what, took) | {"cpu_ms": round(statistics.median(used), 1)}


def _row(what: str, took: list[float]) -> dict[str, Any]:
    return {
        "what": what,
        "first_ms": round(took[0], 1),
        "median_ms": round(statistics.median(took), 1),
        "slowest_ms": round(max(took), 1),
    }


def _tell(rows: list[dict[str, Any]], counts: dict[str, int]) -> None:
    print(f"{counts['rooms']} evenings, {counts['entries']} entries")
    for row in rows:
        if "mb" in row:
            print(f"{row['what']}: {row['mb']} MB (in all {row['resident_mb']} MB)")
            continue
        sign = "" if row["median_ms"] < GOAL_MS else f"  over {GOAL_MS} ms"
        sign += f"  ({row['cpu_ms']} ms of processor)" if "cpu_ms" in row else ""
        print(
            f"{row['what']:45} first {row['first_ms']:7.1f}  median"
            f" {row['median_ms']:7.1f}  slowest {row['slowest_ms']:7.1f} ms{sign}"
        )
    RESULTS.parent.mkdir(exist_ok=True)
    made = {"counts": counts, "python": sys.version.split()[0], "rows": rows}
    RESULTS.write_text(json.dumps(made, indent=1) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()
