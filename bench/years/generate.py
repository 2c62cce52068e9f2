# SPDX-License-Identifier: EUPL-1.2
"""Makes evenings straight in the log and the tables: `python -m bench.years.generate`.

A few evenings are played by the real rules; the others are those again with other
words, ids and times, so that 500,000 entries take minutes instead of days.
"""

import hashlib
import os
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

PLAYED = 5
GEELTJES, THEMAS, KNOPPEN, PEOPLE = 115, 12, 50, 20
FASEN = ("welkom", "schrijven", "groeperen", "tafels", "samenvoegen", "resultaat")
DAY_MS = 86_400_000
WORDS = re.compile(r"§(\d+)§")
ID = re.compile(r"(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])")
AT = re.compile(r"\b1640\d{9}\b")
CODE = "§§-§§§"


@dataclass(frozen=True)
class Played:
    """One evening as the rules made it, with marks where words come."""

    rows: list[tuple[int, str, str, str, int, str]]
    """`seq`, act, kind, by, at, changes."""
    state: str


def play(seed: int) -> Played:
    """Play one evening by the rules."""
    import msgspec

    from nulplaat.bijeenkomsten import acts
    from nulplaat.bijeenkomsten.domain import BIJEENKOMST
    from nulplaat.live.domain import Act, Actor
    from nulplaat.live.rooms import Ack, Draft, Room

    draft = Draft(Room("0" * 32, BIJEENKOMST))
    bram, server = Actor(_id(seed, "bram"), "begeleider"), Actor("", "systeem")
    clock = [1_640_000_000_000]

    def do(act: Act, by: Actor = bram) -> None:
        clock[0] += 9_000
        act_id = _id(seed, f"act{len(draft.entries)}")
        answer = draft.act(act_id, act, by, clock[0])
        assert isinstance(answer, Ack), (answer, act)

    for act, by in _script(seed, acts, server, bram):
        do(act, by)
    rows = [
        (e.seq, e.act, e.kind, e.by, e.at, msgspec.json.encode(e.changes).decode())
        for e in draft.entries
    ]
    return Played(rows, msgspec.json.encode(draft.state).decode())


def _script(seed: int, acts: Any, server: Any, bram: Any) -> Iterator[tuple[Any, Any]]:
    from nulplaat.live.domain import Actor
    from nulplaat.platen.kringen import KRINGEN

    fasen = tuple(acts.FaseSetup(id=fase, minuten=15) for fase in FASEN)
    texts = {"naam": "§1§", "uitgangspositie": "§2§", "nuldoel": "§3§"}
    yield acts.BijeenkomstMake(tafels=5, fasen=fasen, code=CODE, **texts), server
    people = [Actor(_id(seed, f"person{n}"), "deelnemer") for n in range(PEOPLE)]
    for n, person in enumerate(people):
        join = acts.DeelnemerJoin(
            deelnemer=person.id, naam=f"Gast {n}", tafel=n % 5 + 1
        )
        yield join, server
    yield acts.FaseGo(fase="schrijven", van="welkom"), bram
    for n in range(GEELTJES):
        made = acts.GeeltjeWrite(geeltje=_id(seed, f"geeltje{n}"), tekst=f"§{10 + n}§")
        yield made, people[n % PEOPLE]
    yield acts.FaseGo(fase="groeperen", van="schrijven"), bram
    for n in range(THEMAS):
        some = tuple(_id(seed, f"geeltje{g}") for g in range(n, GEELTJES, THEMAS))
        thema = _id(seed, f"thema{n}")
        yield acts.ThemaMake(thema=thema, geeltjes=some, naam=f"§{500 + n}§"), bram
    yield acts.FaseGo(fase="tafels", van="groeperen"), bram
    kringen = sorted(KRINGEN)
    for n in range(KNOPPEN):
        yield (
            acts.KnopMake(
                knop=_id(seed, f"knop{n}"),
                kring=kringen[n % len(kringen)],
                aard=("helpend", "instandhoudend")[n % 2],
                tekst=f"§{200 + n}§",
                geeltjes=(_id(seed, f"geeltje{n}"),),
                tafel=n % 5 + 1,
            ),
            bram,
        )
    yield acts.FaseGo(fase="samenvoegen", van="tafels"), bram
    for n in range(0, KNOPPEN, 5):
        pair = tuple(_id(seed, f"knop{m}") for m in (n, n + 1))
        yield acts.KnopJoin(knoppen=pair), bram
    yield acts.FaseGo(fase="resultaat", van="samenvoegen"), bram
    for n in range(KNOPPEN - 10):
        yield acts.KnopTurn(knop=_id(seed, f"knop{n}"), stand="begonnen"), bram


def _id(*parts: object) -> str:
    return hashlib.md5(repr(parts).encode(), usedforsecurity=False).hexdigest()


def write(evenings: int, *, owner: str, first: int = 0, told: bool = False) -> int:
    """Write the evenings from `first` up to so many, owned by an account.

    Returns how many entries that were.
    """
    from django.db import transaction

    from nulplaat.accounts.models import Ownership, User

    played = [play(seed) for seed in range(PLAYED)]
    user, _ = User.objects.get_or_create(email=owner)
    entries = 0
    begin = time.perf_counter()
    for start in range(first, evenings, 50):
        numbers = range(start, min(start + 50, evenings))
        with transaction.atomic():
            for number in numbers:
                entries += _write_one(number, played[number % PLAYED])
            Ownership.objects.bulk_create(
                Ownership(user=user, room=_id("room", number)) for number in numbers
            )
        if told:
            took = time.perf_counter() - begin
            print(f"{numbers.stop} evenings, {entries} entries, {took:.0f} s")
    return entries


def _write_one(number: int, played: Played) -> int:
    import msgspec

    from bench.years.words import PLACES, sentence
    from nulplaat.bijeenkomsten.domain import BIJEENKOMST
    from nulplaat.live.models import Entry, Room

    later = number * DAY_MS * 1_825 // 2_000
    signs = "BCDFGHJKLMNPQRSTVWXZ2346789"
    letters = [signs[number // len(signs) ** n % len(signs)] for n in range(5)]
    code = "".join([*letters[:2], "-", *letters[2:]])

    def said(found: re.Match[str]) -> str:
        mark = int(found[1])
        if mark == 1:
            return f"Avond {number} in {PLACES[number % len(PLACES)]}"
        return sentence(number * 1_000 + mark)

    def anew(text: str) -> str:
        text = WORDS.sub(said, text.replace(CODE, code))
        text = AT.sub(lambda found: str(int(found[0]) + later), text)
        return ID.sub(lambda found: _id(found[0], number), text)

    room = _id("room", number)
    Room.objects.create(id=room, kind="bijeenkomst", created=played.rows[0][4] + later)
    Entry.objects.bulk_create(
        Entry(
            room_id=room,
            seq=seq,
            act=_id(act, number),
            kind=kind,
            by=_id(by, number) if by else "",
            at=at + later,
            changes=anew(changes),
        )
        for seq, act, kind, by, at, changes in played.rows
    )
    BIJEENKOMST.project(room, msgspec.json.decode(anew(played.state)), None)
    return len(played.rows)


def main() -> None:
    """Fill the database of the settings: `python -m bench.years.generate 2000`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nulplaat.config.settings")
    import django

    django.setup()
    write(int(sys.argv[1]), owner="anna@example.org", told=True)


if __name__ == "__main__":
    main()
