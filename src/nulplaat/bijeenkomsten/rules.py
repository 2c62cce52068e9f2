# SPDX-License-Identifier: EUPL-1.2
"""Who may send which act, and when: the one table that every door asks."""

from collections.abc import Mapping

DEELNEMER = "deelnemer"
BEGELEIDER = "begeleider"
SCHERM = "scherm"
SYSTEEM = "systeem"
ROLLEN = (DEELNEMER, BEGELEIDER, SCHERM, SYSTEEM)

ALWAYS = frozenset(
    (
        "welkom",
        "schrijven",
        "groeperen",
        "tafels",
        "samenvoegen",
        "herkennen",
        "resultaat",
    )
)
WRITING = frozenset(("schrijven", "groeperen", "tafels"))
GROUPING = frozenset(("groeperen",))
MERGING = frozenset(("samenvoegen", "herkennen", "resultaat"))
AFTER_REVEAL = frozenset(("groeperen", "tafels", *MERGING))
TAFELS = frozenset(("tafels",))
FROM_TAFELS = frozenset(("tafels", *MERGING))
CHOOSING = frozenset(("herkennen",))
TALKING = frozenset(("groeperen", "samenvoegen"))

MAY: Mapping[str, Mapping[str, frozenset[str]]] = {
    "geeltje.write": {DEELNEMER: WRITING, BEGELEIDER: WRITING},
    "geeltje.edit": {DEELNEMER: ALWAYS, BEGELEIDER: ALWAYS},
    "geeltje.retract": {DEELNEMER: ALWAYS, BEGELEIDER: ALWAYS},
    "geeltje.remove": {BEGELEIDER: ALWAYS},
    "geeltje.place": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "thema.make": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "thema.name": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "thema.drop": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "voorstel.ask": {BEGELEIDER: AFTER_REVEAL},
    "voorstel.put": {BEGELEIDER: AFTER_REVEAL, SYSTEEM: ALWAYS},
    "voorstel.accept": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "voorstel.take": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "voorstel.leave": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "stapel.drop": {DEELNEMER: GROUPING, BEGELEIDER: AFTER_REVEAL},
    "deelnemer.join": {SYSTEEM: ALWAYS},
    "deelnemer.change": {DEELNEMER: ALWAYS, BEGELEIDER: ALWAYS},
    "tafel.add": {BEGELEIDER: ALWAYS},
    "knop.make": {DEELNEMER: TAFELS, BEGELEIDER: FROM_TAFELS},
    "knop.edit": {DEELNEMER: TAFELS, BEGELEIDER: FROM_TAFELS},
    "knop.drop": {DEELNEMER: TAFELS, BEGELEIDER: FROM_TAFELS},
    "knop.source": {DEELNEMER: TAFELS, BEGELEIDER: FROM_TAFELS},
    "knop.join": {BEGELEIDER: MERGING},
    "knop.split": {BEGELEIDER: MERGING},
    "knop.title": {BEGELEIDER: MERGING},
    "knop.turn": {BEGELEIDER: FROM_TAFELS},
    "knop.recognise": {DEELNEMER: CHOOSING},
    "herkenning.close": {BEGELEIDER: MERGING},
    "herkenning.show": {BEGELEIDER: MERGING},
    "herkenning.open": {BEGELEIDER: CHOOSING},
    "scherm.show": {BEGELEIDER: TALKING},
    "fase.go": {BEGELEIDER: ALWAYS},
    "deur.set": {BEGELEIDER: ALWAYS},
    "deur.renew": {BEGELEIDER: ALWAYS},
    "bijeenkomst.make": {SYSTEEM: ALWAYS},
    "bijeenkomst.edit": {BEGELEIDER: ALWAYS},
    "import.apply": {BEGELEIDER: ALWAYS, SYSTEEM: ALWAYS},
    "import.undo": {BEGELEIDER: ALWAYS, SYSTEEM: ALWAYS},
    "plaat.load": {SYSTEEM: ALWAYS},
    "undo": {DEELNEMER: AFTER_REVEAL, BEGELEIDER: AFTER_REVEAL},
}
"""For each kind of act: the fasen in which each rol may send it."""


PAIR_BANDS = ("verwant", "tegen")
"""The bands of two that are only shown, to talk about: never proposed as the same."""


def may_ever(kind: str, rol: str) -> bool:
    """Say whether this rol may send this kind of act in some fase."""
    return rol in MAY.get(kind, {})


def may(kind: str, rol: str, fase: str) -> bool:
    """Say whether this rol may send this kind of act in this fase."""
    return fase in MAY.get(kind, {}).get(rol, ())


def may_merge(rol: str) -> bool:
    """Say whether this rol may decide which knoppen say the same."""
    return rol == BEGELEIDER


def may_change_tafel(rol: str, own: int | None, tafel: int | None) -> bool:
    """Say whether this rol may change the plaat of this tafel."""
    return rol == BEGELEIDER or (own is not None and own == tafel)


def sees_all_geeltjes(rol: str) -> bool:
    """Say whether a rol sees a geeltje before it is shown: nobody does."""
    return rol == SYSTEEM


def sees_knop(rol: str, fase: str, own: int | None, tafel: int | None) -> bool:
    """Say whether this rol sees a knop of this tafel in this fase."""
    if rol in (BEGELEIDER, SYSTEEM) or fase in MERGING:
        return True
    return rol == DEELNEMER and fase in TAFELS and own == tafel


def sees_plaat(rol: str, fase: str) -> bool:
    """Say whether this rol may see the merged plaat, on screen and as a file."""
    return rol in (BEGELEIDER, SYSTEEM) or fase in MERGING


def sees_herkenning(rol: str, *, own: bool) -> bool:
    """Say whether this rol sees what one person chose: only that person does."""
    return own and rol == DEELNEMER


def sees_code(rol: str) -> bool:
    """Say whether this rol is shown the join code."""
    return rol in (BEGELEIDER, SCHERM)


def sees_scherm(rol: str) -> bool:
    """Say whether this rol sees what is put on the screen to talk about."""
    return rol in (BEGELEIDER, SCHERM)


def sees_people(rol: str) -> bool:
    """Say whether this rol sees who is in: by given name or pseudonym, per tafel."""
    return rol == BEGELEIDER
