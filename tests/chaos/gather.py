# SPDX-License-Identifier: EUPL-1.2
"""Makes evenings with people in them at once: `python -m tests.chaos.gather 20 5`.

Prints, for each evening, the tickets and cookies that its people hold, as JSON.
"""

import json
import os
import sys
from typing import Any


def main() -> None:
    """Make so many evenings with so many people each."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nulplaat.config.settings")
    import django

    django.setup()
    rooms, people = map(int, sys.argv[1:])
    print(json.dumps([evening(n, people) for n in range(rooms)]))  # noqa: T201


def evening(number: int, people: int) -> list[dict[str, Any]]:
    """Start an evening, let people in, and let the begeleider show the geeltjes."""
    from nulplaat.accounts.services import admit
    from nulplaat.bijeenkomsten import acts, services
    from nulplaat.live.domain import Actor
    from nulplaat.live.ids import new_id

    fasen = ("welkom", "schrijven", "groeperen", "resultaat")
    make = acts.BijeenkomstMake(
        naam=f"Avond {number}",
        uitgangspositie="Ouders voelen zich niet gehoord.",
        nuldoel="0 ouders ontevreden",
        tafels=2,
        fasen=tuple(acts.FaseSetup(id=fase, minuten=10) for fase in fasen),
        code=f"{people:03}-{number:03}",
    )
    bram = services.lead_new(first=make, by=None)
    room = bram.guest.room
    begeleider = Actor(id=bram.guest.id, rol="begeleider")
    for before, after in (("welkom", "schrijven"), ("schrijven", "groeperen")):
        go = acts.FaseGo(fase=after, van=before)
        services.act_as(room=room, act=go, by=begeleider)
    held = []
    for _ in range(people):
        guest, token = admit(room=room, rol="begeleider", guest=new_id())
        held.append(_held(room, guest.id, token))
    return held


def _held(room: str, guest: str, token: str) -> dict[str, Any]:
    from nulplaat.accounts.tokens import cookie_name, make_ticket

    return {
        "kader": {
            "room": room,
            "ticket": make_ticket(guest, room, "begeleider"),
            "socket": f"/live/{room}/ws",
        },
        "cookie": f"{cookie_name(room)}={token}",
    }


if __name__ == "__main__":
    main()
