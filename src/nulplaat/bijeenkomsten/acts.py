# SPDX-License-Identifier: EUPL-1.2
"""Every act of a bijeenkomst: what a person, or the server for a person, may send."""

import msgspec

from nulplaat.live.domain import Act

MOST = {
    "naam": 120,
    "uitgangspositie": 1000,
    "stem": 300,
    "nuldoel": 300,
    "geeltje": 500,
    "thema": 120,
    "knop": 200,
    "reden": 300,
    "deelnemer": 40,
}
"""The most characters a text may have, after normalising. Too long is refused."""


class GeeltjeWrite(Act, frozen=True, tag="geeltje.write"):
    """Write a geeltje. `tafel` and `perspectief` count only from a begeleider."""

    geeltje: str
    tekst: str
    tafel: int | None = None
    perspectief: str | None = None


class GeeltjeEdit(Act, frozen=True, tag="geeltje.edit"):
    """Change one's own geeltje; only before it is shown to others."""

    geeltje: str
    tekst: str


class GeeltjeRetract(Act, frozen=True, tag="geeltje.retract"):
    """Take back one's own geeltje; only before it is shown to others."""

    geeltje: str


class GeeltjeRemove(Act, frozen=True, tag="geeltje.remove"):
    """Remove a geeltje as begeleider; a trace without the words stays."""

    geeltje: str
    reden: str = ""


class GeeltjePlace(Act, frozen=True, tag="geeltje.place"):
    """Put geeltjes, at most 200 at once, in a thema, or in none (null)."""

    geeltjes: tuple[str, ...]
    thema: str | None


class ThemaMake(Act, frozen=True, tag="thema.make"):
    """Make a thema from geeltjes; a thema without a name still needs one."""

    thema: str
    geeltjes: tuple[str, ...] = ()
    naam: str = ""


class ThemaName(Act, frozen=True, tag="thema.name"):
    """Give a thema a name, or confirm the proposed one."""

    thema: str
    naam: str


class ThemaDrop(Act, frozen=True, tag="thema.drop"):
    """Dissolve a thema; its geeltjes stand alone again."""

    thema: str


class VoorstelAsk(Act, frozen=True, tag="voorstel.ask"):
    """Ask for proposals anew. `soort` is `groep` (geeltjes) or `knop` (knoppen).

    With `lens` knoppen are compared within their kring only; null leaves that as it is.
    """

    soort: str
    lens: bool | None = None


class VoorstelAccept(Act, frozen=True, tag="voorstel.accept"):
    """Accept a proposal, whole or only for these of its members."""

    voorstel: str
    leden: tuple[str, ...] | None = None


class VoorstelTake(Act, frozen=True, tag="voorstel.take"):
    """Accept several proposals in one press; those that have gone are passed over."""

    keuzes: tuple["Keuze", ...]


class VoorstelLeave(Act, frozen=True, tag="voorstel.leave"):
    """Leave a proposal: its members stay apart and are not proposed again."""

    voorstel: str


class StapelDrop(Act, frozen=True, tag="stapel.drop"):
    """Take apart what was put on one pile by itself; it is not piled up again."""

    stapel: str


class DeelnemerChange(Act, frozen=True, tag="deelnemer.change"):
    """Change a deelnemer's name, perspectief or tafel; one's own, or as begeleider."""

    deelnemer: str
    naam: str | None = None
    perspectief: str | None = None
    tafel: int | None = None


class TafelAdd(Act, frozen=True, tag="tafel.add"):
    """Add a tafel."""


class KnopMake(Act, frozen=True, tag="knop.make"):
    """Make a knop on a tafel's plaat, in own words or (empty) in those of a geeltje.

    `geeltjes` are its sources; `thema` adds all geeltjes of that thema. `tafel` counts
    only from a begeleider.
    """

    knop: str
    kring: str
    aard: str
    tekst: str = ""
    geeltjes: tuple[str, ...] = ()
    thema: str | None = None
    tafel: int | None = None


class KnopEdit(Act, frozen=True, tag="knop.edit"):
    """Change words, kring or aard of a knop of one's own tafel."""

    knop: str
    tekst: str | None = None
    kring: str | None = None
    aard: str | None = None


class KnopDrop(Act, frozen=True, tag="knop.drop"):
    """Take a knop off one's own tafel's plaat; the geeltjes stay."""

    knop: str


class KnopSource(Act, frozen=True, tag="knop.source"):
    """Add a geeltje to a knop's sources, or take it away (`weg`)."""

    knop: str
    geeltje: str
    weg: bool = False


class KnopJoin(Act, frozen=True, tag="knop.join"):
    """Join knoppen that say the same. Each keeps its own words."""

    knoppen: tuple[str, ...]


class KnopSplit(Act, frozen=True, tag="knop.split"):
    """Take one bron out of a joined knop; the others stay together."""

    knop: str


class KnopTitle(Act, frozen=True, tag="knop.title"):
    """Title a joined knop, choose its kring and aard; originals keep theirs."""

    knop: str
    tekst: str | None = None
    kring: str | None = None
    aard: str | None = None


class KnopTurn(Act, frozen=True, tag="knop.turn"):
    """Set a knop's stand; letting go (`losgelaten`) needs a reason."""

    knop: str
    stand: str
    reden: str = ""


class KnopRecognise(Act, frozen=True, tag="knop.recognise"):
    """Say of a knop: `herkenbaar`, `deels` or `niet`; null takes it back."""

    knop: str
    oordeel: str | None


class HerkenningClose(Act, frozen=True, tag="herkenning.close"):
    """Close the choosing: what arrives later no longer counts."""


class HerkenningShow(Act, frozen=True, tag="herkenning.show"):
    """Show in counts what was recognised, once choosing is closed.

    The server fills in `uitslag`.
    """

    uitslag: dict[str, object] = msgspec.field(default_factory=dict)


class HerkenningOpen(Act, frozen=True, tag="herkenning.open"):
    """Let people choose on: the counts are hidden again, what was chosen stays."""


class FaseGo(Act, frozen=True, tag="fase.go"):
    """Go to another fase. `van` is what the sender sees; a stale press is refused."""

    fase: str
    van: str
    voorstellen: tuple["Voorstel", ...] = ()
    stapels: tuple["Stapel", ...] = ()
    vergelijking: "Vergelijking | None" = None


class DeurSet(Act, frozen=True, tag="deur.set"):
    """Open or close the door for newcomers."""

    open: bool


class DeurRenew(Act, frozen=True, tag="deur.renew"):
    """Replace the join code; who is in stays in. The server fills in `code`."""

    code: str = ""


class BijeenkomstEdit(Act, frozen=True, tag="bijeenkomst.edit"):
    """Change name, uitgangspositie, stem or nuldoel."""

    naam: str | None = None
    uitgangspositie: str | None = None
    stem: str | None = None
    nuldoel: str | None = None


class ImportUndo(Act, frozen=True, tag="import.undo"):
    """Take a whole import back."""

    importid: str


class Undo(Act, frozen=True, tag="undo"):
    """Undo one's own last act of grouping, making or merging."""


class Keuze(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A proposal to accept, whole or only for these of its members."""

    voorstel: str
    leden: tuple[str, ...] | None = None


class Voorstel(msgspec.Struct, frozen=True):
    """A computed proposal: which say the same, and the terms they share.

    `band` is `strong` (preselected), `likely`, or for a pair that is only shown:
    `verwant` (related) or `tegen` (may say the opposite).
    """

    soort: str
    leden: tuple[str, ...]
    kern: str
    termen: tuple[str, ...]
    score: float
    band: str = "likely"
    trefwoorden: tuple[str, ...] = ()


class Stapel(msgspec.Struct, frozen=True):
    """What says exactly the same, so that it goes on one pile by itself."""

    soort: str
    leden: tuple[str, ...]


class Vergelijking(msgspec.Struct, frozen=True):
    """How was compared: the measure asked for, whether it failed, within kring or not.

    When it failed (`terugval`) the lexical measure answered.
    """

    soort: str
    maat: str
    terugval: bool
    lens: bool


class FaseSetup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fase of the programme with its suggested minutes."""

    id: str
    minuten: int


class BijeenkomstMake(Act, frozen=True, tag="bijeenkomst.make"):
    """Start an evening (server only)."""

    naam: str
    uitgangspositie: str
    nuldoel: str
    tafels: int
    fasen: tuple[FaseSetup, ...]
    code: str
    stem: str = ""


class DeelnemerJoin(Act, frozen=True, tag="deelnemer.join"):
    """Enter through the door (server only). No name gets a pseudonym."""

    deelnemer: str
    naam: str = ""
    perspectief: str | None = None
    tafel: int | None = None


class ImportRow(msgspec.Struct, frozen=True):
    """One geeltje on paper; with a kring it is also a knop of its tafel."""

    tafel: int
    tekst: str
    kring: str | None = None
    aard: str | None = None
    perspectief: str | None = None


class ImportApply(Act, frozen=True, tag="import.apply"):
    """Add all rows of a list, confirmed (server only). Ids follow from `importid`."""

    importid: str
    naam: str
    rows: tuple[ImportRow, ...]


class VoorstelPut(Act, frozen=True, tag="voorstel.put"):
    """Replace the open proposals of a soort by these (server only)."""

    soort: str
    voorstellen: tuple[Voorstel, ...]
    stapels: tuple[Stapel, ...] = ()
    vergelijking: Vergelijking | None = None


class PlaatLoad(Act, frozen=True, tag="plaat.load"):
    """Fill an empty room with the checked records of an export (server only)."""

    records: dict[str, dict[str, object]]


FromClient = (
    GeeltjeWrite
    | GeeltjeEdit
    | GeeltjeRetract
    | GeeltjeRemove
    | GeeltjePlace
    | ThemaMake
    | ThemaName
    | ThemaDrop
    | VoorstelAsk
    | VoorstelAccept
    | VoorstelTake
    | VoorstelLeave
    | StapelDrop
    | DeelnemerChange
    | TafelAdd
    | KnopMake
    | KnopEdit
    | KnopDrop
    | KnopSource
    | KnopJoin
    | KnopSplit
    | KnopTitle
    | KnopTurn
    | KnopRecognise
    | HerkenningClose
    | HerkenningShow
    | HerkenningOpen
    | FaseGo
    | DeurSet
    | DeurRenew
    | BijeenkomstEdit
    | ImportUndo
    | Undo
)
"""What may come in over the wire; all other acts are made by the server."""
