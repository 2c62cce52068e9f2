# SPDX-License-Identifier: EUPL-1.2
"""Makes real evenings with real guests: `python -m bench.live.rooms '<json>'`.

It goes through the same services as the pages, without their forms, and prints for each
room its id and for each guest the ticket and the cookie that a page would hold.
"""

import json
import os
import sys
from typing import Any

FASEN = ("welkom", "schrijven", "groeperen", "tafels", "samenvoegen", "resultaat")
EMPTY = {"geeltjes": 0, "entries": 0, "knoppen": 0}


def main() -> None:
    """Make the rooms that are asked for."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bench.live.settings")
    django.setup()
    asked = {**EMPTY, **json.loads(sys.argv[1])}
    print(json.dumps([make(asked, nr) for nr in range(asked["rooms"])]))


def make(asked: dict[str, Any], nr: int) -> dict[str, Any]:
    """Open one evening in fase `groeperen`, and admit its guests."""
    from nulplaat.accounts import services as accounts
    from nulplaat.accounts.tokens import cookie_name, make_ticket
    from nulplaat.live.domain import Refusal
    from nulplaat.live.ids import new_id
    from nulplaat.live.log import SNAPSHOT_EVERY
    from nulplaat.live.services import open_played_room, perform

    room, guests = new_id(), [new_id() for _ in range(asked["people"])]
    acts = list(steps(asked, guests))
    # Up to just before a round number: the last act makes the room keep a snapshot.
    last = len(acts) // SNAPSHOT_EVERY * SNAPSHOT_EVERY - 1
    first, rest = (acts[:last], acts[last:]) if asked["entries"] else (acts, [])
    answer = open_played_room("bijeenkomst", room, first)
    assert not isinstance(answer, Refusal), answer
    for act, by in rest[:1]:
        perform(room, act, by=by)
    people = []
    for guest in guests:
        made, token = accounts.admit(room=room, rol="deelnemer", guest=guest)
        ticket = make_ticket(made.id, room, "deelnemer")
        people.append({"ticket": ticket, "cookie": f"{cookie_name(room)}={token}"})
    _, token = accounts.admit(room=room, rol="begeleider")
    lead = {"cookie": f"{cookie_name(room)}={token}"}
    return {"name": room, "people": people, "lead": lead}


def steps(asked: dict[str, Any], guests: list[str]) -> Any:
    """Yield the acts of an evening, with who does them."""
    from nulplaat.bijeenkomsten import acts
    from nulplaat.live.domain import Actor
    from nulplaat.live.ids import new_id

    server, lead = Actor("", "systeem"), Actor(new_id(), "begeleider")
    fasen = tuple(acts.FaseSetup(fase, 10) for fase in FASEN)
    code = f"{new_id()[:3]}-{new_id()[:3]}".upper()
    yield acts.BijeenkomstMake("Avond", "Nu", "ouders", 5, fasen, code), server
    for guest in guests:
        yield acts.DeelnemerJoin(guest), server
    yield acts.FaseGo("schrijven", "welkom"), lead
    yield acts.FaseGo("groeperen", "schrijven"), lead
    yield from history(asked, guests)
    yield from tafels(asked["knoppen"], lead)


def history(asked: dict[str, Any], guests: list[str]) -> Any:
    """Yield what was written before, and small changes up to the number of entries."""
    from nulplaat.bijeenkomsten import acts
    from nulplaat.live.domain import Actor
    from nulplaat.live.ids import new_id

    writers = [Actor(guest, "deelnemer") for guest in guests]
    for nr in range(asked["geeltjes"]):
        by = writers[nr % len(writers)]
        yield acts.GeeltjeWrite(new_id(), text_of(nr)), by
    for nr in range(asked["entries"] - asked["geeltjes"]):
        by = writers[nr % len(writers)]
        yield acts.DeelnemerChange(by.id, naam=f"Naam {nr}"), by


def tafels(knoppen: int, lead: Any) -> Any:
    """Yield the making of knoppen on the first tafel, for a picture of a plaat."""
    from nulplaat.bijeenkomsten import acts
    from nulplaat.live.ids import new_id
    from nulplaat.platen.kringen import AARDEN, KRINGEN

    if knoppen:
        yield acts.FaseGo("tafels", "groeperen"), lead
    choices = [(kring, aard) for kring in KRINGEN for aard in AARDEN]
    for nr in range(knoppen):
        kring, aard = choices[nr % len(choices)]
        words = f"een vast gezicht dat meedenkt, nummer {nr}"
        yield acts.KnopMake(new_id(), kring, aard, words, tafel=1), lead


def text_of(nr: int) -> str:
    """Return words as the load generator writes them, with another mark."""
    return f"@@{nr:07d}@ {'een vast gezicht denkt mee met ouders en kind ' * 6}"[:240]


if __name__ == "__main__":
    main()
