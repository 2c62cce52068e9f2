# SPDX-License-Identifier: EUPL-1.2
"""Start an evening from a list on paper, for the command line."""

from dataclasses import dataclass

from nulplaat.bijeenkomsten import acts, services
from nulplaat.bijeenkomsten.domain import fresh_code
from nulplaat.bijeenkomsten.errors import Refused
from nulplaat.bijeenkomsten.lists import FASEN
from nulplaat.bijeenkomsten.models import Bijeenkomst
from nulplaat.bijeenkomsten.paper import read_paper, tafels_of
from nulplaat.bijeenkomsten.rules import BEGELEIDER
from nulplaat.live.domain import Actor
from nulplaat.live.ids import is_id, new_id
from nulplaat.live.queries import read

OPERATOR = Actor(id="", rol=BEGELEIDER)
"""Who runs the command: leads the evening until somebody opens the link."""


class CannotImport(Exception):
    """Why nothing was added or taken back, in a sentence."""


@dataclass(frozen=True)
class Found:
    """What a list holds, as shown before anything is added."""

    rows: tuple[acts.ImportRow, ...]
    problems: int
    text: str


def preview(data: bytes) -> Found:
    """Say what a list would add, and what is wrong with it, row by row."""
    paper = read_paper(data)
    lines = [f"  {p.told('regel / line')}" for p in paper.problems]
    for tafel in tafels_of(paper.rows):
        rows = [row for row in paper.rows if row.tafel == tafel]
        knoppen = sum(row.kring is not None for row in rows)
        lines.append(f"  tafel {tafel}: {len(rows)} geeltjes, {knoppen} knoppen")
    return Found(tuple(paper.rows), len(paper.problems), "\n".join(lines))


def start(
    found: Found, *, naam: str, nuldoel: str, uitgangspositie: str, address: str
) -> str:
    """Start an evening with these geeltjes; return what to tell the person.

    `address` is where the server is reached, for the link to lead the evening.
    """
    make = acts.BijeenkomstMake(
        naam=naam,
        uitgangspositie=uitgangspositie,
        nuldoel=nuldoel,
        tafels=max(tafels_of(found.rows)),
        fasen=tuple(acts.FaseSetup(id=f.id, minuten=f.minuten) for f in FASEN.values()),
        code=fresh_code(),
    )
    importid = new_id()
    try:
        room = services.start_room(make)
        services.import_rows(
            room=room,
            importid=importid,
            naam=naam,
            rows=found.rows,
            by=services.SERVER,
        )
        knoppen = any(row.kring is not None for row in found.rows)
        fase = "samenvoegen" if knoppen else "groeperen"
        go = acts.FaseGo(fase=fase, van=next(iter(FASEN)))
        services.act_as(room=room, act=go, by=OPERATOR)
    except Refused as refused:
        raise CannotImport(f"{refused.refusal.nl} / {refused.refusal.en}") from refused
    return (
        f"Toegevoegd / added: {len(found.rows)} geeltjes\n"
        f"Begeleider: {address}{services.facilitator_link(room)}\n"
        f"Terugnemen / take back: nulplaat import --undo {importid}"
    )


def take_back(importid: str) -> str:
    """Take a whole import back, wherever it is."""
    if not is_id(importid):
        raise CannotImport("onbekende import / unknown import")
    for bijeenkomst in Bijeenkomst.objects.all():
        if f"import/{importid}" in read(bijeenkomst.room).state:
            act = acts.ImportUndo(importid=importid)
            services.act_as(room=bijeenkomst.room, act=act, by=services.SERVER)
            return "Teruggenomen / taken back."
    raise CannotImport("onbekende import / unknown import")
