# SPDX-License-Identifier: EUPL-1.2
"""Evenings on a real server: Bram starts one, others come in by the code."""

from dataclasses import dataclass

from tests.people import Person, Visitor
from tests.served import Served

FASEN = (
    "welkom",
    "schrijven",
    "groeperen",
    "tafels",
    "samenvoegen",
    "herkennen",
    "resultaat",
)


@dataclass
class Evening:
    """An evening that Bram leads."""

    room: str
    code: str
    visitor: Visitor
    bram: Person


def an_evening(served: Served, *, tafels: int = 2) -> Evening:
    """Let Bram start an evening by the form."""
    visitor = Visitor(served.address)
    fields = {f"fase_{fase}": "on" for fase in FASEN}
    minutes = {f"minuten_{fase}": "10" for fase in FASEN}
    answer = visitor.sends(
        "/bijeenkomsten/nieuw/",
        naam="Avond in Zwolle",
        nuldoel="ouders ontevreden over de relatie met de hulpverlening",
        uitgangspositie="Ouders voelen zich niet gehoord.",
        tafels=str(tafels),
        **fields,
        **minutes,
    )
    assert answer.status_code == 200, answer.text
    path = answer.url.path
    bram = Person.from_page(visitor, path)
    code = bram.kader["urls"]["join"].rstrip("/").rsplit("/", 1)[1]
    return Evening(room=bram.kader["room"], code=code, visitor=visitor, bram=bram)


def newcomer(
    served: Served, code: str, naam: str = "", perspectief: str = "", tafel: str = ""
) -> Person:
    """Let somebody in by the code."""
    visitor = Visitor(served.address)
    answer = visitor.sends(
        f"/mee/{code}/", naam=naam, perspectief=perspectief, tafel=tafel
    )
    assert answer.status_code == 200, answer.text
    return Person.from_page(visitor, answer.url.path)
