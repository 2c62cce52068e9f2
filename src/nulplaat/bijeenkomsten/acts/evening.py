# SPDX-License-Identifier: EUPL-1.2
"""What is sent of the evening itself: its fasen, its door, its people, its lists."""

import msgspec

from nulplaat.bijeenkomsten.acts.grouping import Stapel, Vergelijking, Voorstel
from nulplaat.live.domain import Act


class FaseSetup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fase of the programme with its suggested minutes."""

    id: str
    minuten: int


class ImportRow(msgspec.Struct, frozen=True):
    """One geeltje on paper; with a kring it is also a knop of its tafel."""

    tafel: int
    tekst: str
    kring: str | None = None
    aard: str | None = None
    perspectief: str | None = None


class BijeenkomstMake(Act, frozen=True, tag="bijeenkomst.make"):
    """Start an evening (server only)."""

    naam: str
    uitgangspositie: str
    nuldoel: str
    tafels: int
    fasen: tuple[FaseSetup, ...]
    code: str
    stem: str = ""


class BijeenkomstEdit(Act, frozen=True, tag="bijeenkomst.edit"):
    """Change name, uitgangspositie, stem or nuldoel."""

    naam: str | None = None
    uitgangspositie: str | None = None
    stem: str | None = None
    nuldoel: str | None = None


class FaseGo(Act, frozen=True, tag="fase.go"):
    """Go to another fase. `van` is what the sender sees; a stale press is refused."""

    fase: str
    van: str
    voorstellen: tuple[Voorstel, ...] = ()
    stapels: tuple[Stapel, ...] = ()
    vergelijking: Vergelijking | None = None


class DeurSet(Act, frozen=True, tag="deur.set"):
    """Open or close the door for newcomers."""

    open: bool


class DeurRenew(Act, frozen=True, tag="deur.renew"):
    """Replace the join code; who is in stays in. The server fills in `code`."""

    code: str = ""


class DeelnemerJoin(Act, frozen=True, tag="deelnemer.join"):
    """Enter through the door (server only). No name gets a pseudonym."""

    deelnemer: str
    naam: str = ""
    perspectief: str | None = None
    tafel: int | None = None


class DeelnemerChange(Act, frozen=True, tag="deelnemer.change"):
    """Change a deelnemer: name, perspectief (empty: none), tafel. Or as begeleider."""

    deelnemer: str
    naam: str | None = None
    perspectief: str | None = None
    tafel: int | None = None


class TafelAdd(Act, frozen=True, tag="tafel.add"):
    """Add a tafel."""


class ImportApply(Act, frozen=True, tag="import.apply"):
    """Add all rows of a list, confirmed (server only). Ids follow from `importid`."""

    importid: str
    naam: str
    rows: tuple[ImportRow, ...]


class ImportUndo(Act, frozen=True, tag="import.undo"):
    """Take a whole import back."""

    importid: str


class PlaatLoad(Act, frozen=True, tag="plaat.load"):
    """Fill an empty room with the checked records of an export (server only)."""

    records: dict[str, dict[str, object]]


class Undo(Act, frozen=True, tag="undo"):
    """Undo one's own last act of grouping, making or merging.

    With a `stap` (of `mij`) only that one: another tab may have gone on since.
    """

    stap: int | None = None
