# SPDX-License-Identifier: EUPL-1.2
"""Every act of a bijeenkomst: what a person, or the server for a person, may send."""

from nulplaat.bijeenkomsten.acts.evening import (
    BijeenkomstEdit,
    BijeenkomstMake,
    DeelnemerChange,
    DeelnemerJoin,
    DeurRenew,
    DeurSet,
    FaseGo,
    FaseSetup,
    ImportApply,
    ImportRow,
    ImportUndo,
    PlaatLoad,
    TafelAdd,
    Undo,
)
from nulplaat.bijeenkomsten.acts.grouping import (
    GeeltjePlace,
    Keuze,
    Stapel,
    StapelDrop,
    ThemaDrop,
    ThemaMake,
    ThemaName,
    Vergelijking,
    Voorstel,
    VoorstelAccept,
    VoorstelAsk,
    VoorstelLeave,
    VoorstelPut,
    VoorstelTake,
)
from nulplaat.bijeenkomsten.acts.merging import (
    KnopJoin,
    KnopSplit,
    KnopTitle,
    KnopTurn,
)
from nulplaat.bijeenkomsten.acts.recognising import (
    HerkenningClose,
    HerkenningOpen,
    HerkenningShow,
    KnopRecognise,
)
from nulplaat.bijeenkomsten.acts.showing import SchermShow
from nulplaat.bijeenkomsten.acts.tafels import (
    KnopDrop,
    KnopEdit,
    KnopMake,
    KnopSource,
)
from nulplaat.bijeenkomsten.acts.writing import (
    GeeltjeEdit,
    GeeltjeRemove,
    GeeltjeRetract,
    GeeltjeWrite,
)

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
    | SchermShow
    | FaseGo
    | DeurSet
    | DeurRenew
    | BijeenkomstEdit
    | ImportUndo
    | Undo
)
"""What may come in over the wire; all other acts are made by the server."""

__all__ = (
    "MOST",
    "BijeenkomstEdit",
    "BijeenkomstMake",
    "DeelnemerChange",
    "DeelnemerJoin",
    "DeurRenew",
    "DeurSet",
    "FaseGo",
    "FaseSetup",
    "FromClient",
    "GeeltjeEdit",
    "GeeltjePlace",
    "GeeltjeRemove",
    "GeeltjeRetract",
    "GeeltjeWrite",
    "HerkenningClose",
    "HerkenningOpen",
    "HerkenningShow",
    "ImportApply",
    "ImportRow",
    "ImportUndo",
    "Keuze",
    "KnopDrop",
    "KnopEdit",
    "KnopJoin",
    "KnopMake",
    "KnopRecognise",
    "KnopSource",
    "KnopSplit",
    "KnopTitle",
    "KnopTurn",
    "PlaatLoad",
    "SchermShow",
    "Stapel",
    "StapelDrop",
    "TafelAdd",
    "ThemaDrop",
    "ThemaMake",
    "ThemaName",
    "Undo",
    "Vergelijking",
    "Voorstel",
    "VoorstelAccept",
    "VoorstelAsk",
    "VoorstelLeave",
    "VoorstelPut",
    "VoorstelTake",
)
