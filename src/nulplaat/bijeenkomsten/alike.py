# SPDX-License-Identifier: EUPL-1.2
"""What is most like one geeltje or knop: for who joins by hand. Pure."""

from collections.abc import Mapping

from nulplaat.bijeenkomsten.decide.scene import records
from nulplaat.bijeenkomsten.links import parts_of, samen_links
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.bijeenkomsten.proposals import (
    Pairs,
    geeltjes_apart,
    geeltjes_of,
    knoppen_apart,
)
from nulplaat.live.domain import State
from nulplaat.merging import LEXICAL, Measure, Near, nearest

MOST_ALIKE = 6
"""So many are shown of one: what fits beside the work."""


def most_alike(state: State, to: str, measure: Measure = LEXICAL) -> list[Near]:
    """Return what is most like a geeltje or a knop of a tafel, nearest first.

    What lies together with it already, or was kept apart from it, is not among it.
    Nothing is like what is not there to see.
    """
    geeltjes = geeltjes_of(state)
    if to in geeltjes:
        homes = {geeltje: plek["thema"] for geeltje, plek in records(state, "plek")}
        return _nearest(geeltjes, to, homes, geeltjes_apart(state), measure)
    knoppen = {
        bron.id: bron.tekst
        for knop in plaat_of(state, moment=0).knoppen
        for bron in knop.bronnen
    }
    whole = {k: part[0] for part in parts_of(samen_links(state)) for k in part}
    return _nearest(knoppen, to, whole, knoppen_apart(state), measure)


def _nearest(
    notes: Mapping[str, str],
    to: str,
    homes: Mapping[str, str],
    apart: Pairs,
    measure: Measure,
) -> list[Near]:
    if to not in notes:
        return []
    home = homes.get(to)
    settled = {name for name in notes if home and homes.get(name) == home}
    settled |= {name for pair in apart if to in pair for name in pair}
    return nearest(notes, to, without=settled, most=MOST_ALIKE, measure=measure)
