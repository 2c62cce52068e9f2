# SPDX-License-Identifier: EUPL-1.2
"""Ask the merge engine which geeltjes, or which knoppen, say the same. Pure."""

from nulplaat.bijeenkomsten.acts import Voorstel
from nulplaat.bijeenkomsten.decide.scene import is_shown, records
from nulplaat.bijeenkomsten.links import parts_of, samen_links
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.live.domain import State
from nulplaat.merging import propose


def propose_themas(state: State) -> tuple[Voorstel, ...]:
    """Propose which shown geeltjes belong together; what is decided stays so."""
    notes = {
        geeltje: str(record["tekst"])
        for geeltje, record in records(state, "geeltje")
        if is_shown(state, record) and not record.get("verwijderd")
    }
    held: dict[str, set[str]] = {}
    for geeltje, plek in records(state, "plek"):
        held.setdefault(plek["thema"], set()).add(geeltje)
    themas = [frozenset(members) for members in held.values()]
    placed = {geeltje for members in themas for geeltje in members}
    kept_apart = {frozenset(ids.split("~")) for ids, _ in records(state, "apart")}
    return _voorstellen("groep", notes, kept_apart, themas, placed)


def propose_knoppen(state: State) -> tuple[Voorstel, ...]:
    """Propose which knoppen of the merged plaat say the same."""
    plaat = plaat_of(state, moment=0)
    notes = {knop.id: knop.titel for knop in plaat.knoppen}
    whole = {k: part[0] for part in parts_of(samen_links(state)) for k in part}
    kept_apart = set()
    for ids, record in records(state, "schakel"):
        if record["oordeel"] == "apart":
            a, _, b = ids.partition("~")
            kept_apart.add(frozenset((whole.get(a, a), whole.get(b, b))))
    return _voorstellen("knop", notes, kept_apart, [], set())


def _voorstellen(
    soort: str,
    notes: dict[str, str],
    kept_apart: set[frozenset[str]],
    together: list[frozenset[str]],
    placed: set[str],
) -> tuple[Voorstel, ...]:
    return tuple(
        Voorstel(
            soort=soort,
            leden=tuple(sorted(group.members)),
            kern=group.core,
            termen=tuple(group.reason),
            score=round(group.score, 3),
        )
        for group in propose(notes, apart=kept_apart, together=together)
        if not placed.issuperset(group.members)
    )
