# SPDX-License-Identifier: EUPL-1.2
"""Put the example evening into the database."""

from nulplaat.bijeenkomsten import rules
from nulplaat.bijeenkomsten.decide.scene import derived_id
from nulplaat.bijeenkomsten.domain import fresh_code
from nulplaat.bijeenkomsten.example.script import steps
from nulplaat.live.domain import Actor, Refusal
from nulplaat.live.ids import new_id
from nulplaat.live.services import open_played_room

EXAMPLE = derived_id("example")
"""The room of the example that a server starts with."""


def load(*, owner: str | None = None, room: str | None = None) -> str:
    """Play the example evening in a new room and return the room's id.

    `owner` is the id of the begeleider who leads it.
    """
    room = room or new_id()
    begeleider = Actor(owner or new_id(), rules.BEGELEIDER)
    played = list(steps(room, begeleider, fresh_code()))
    answer = open_played_room("bijeenkomst", room, played)
    if isinstance(answer, Refusal):
        raise RuntimeError(answer.en)
    return room
