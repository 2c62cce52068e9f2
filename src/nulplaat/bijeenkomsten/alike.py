# SPDX-License-Identifier: EUPL-1.2
"""What is most like one geeltje or knop: for who joins by hand. Pure."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import combinations

from nulplaat.bijeenkomsten.decide.scene import records
from nulplaat.bijeenkomsten.decide.stacking import piles
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
from nulplaat.merging.texts import key_of

MOST_ALIKE = 6
"""So many are shown of one: what fits beside the work."""


def most_alike(state: State, to: str, measure: Measure = LEXICAL) -> list[Near]:
    """Return what is most like a geeltje or a knop of a tafel, nearest first.

    What lies together with it already, or was kept apart from it, is not among it;
    what is the same stands among it once. Nothing is like what is not there to see.
    """
    geeltjes = geeltjes_of(state)
    if to in geeltjes:
        homes = {geeltje: plek["thema"] for geeltje, plek in records(state, "plek")}
        apart = geeltjes_apart(state) | _taken_apart(state, "groep")
        lying = list(piles(state, "groep"))
        return _nearest(geeltjes, to, _settled(to, homes, apart, lying), lying, measure)
    knoppen = {
        bron.id: bron.tekst
        for knop in plaat_of(state, moment=0).knoppen
        for bron in knop.bronnen
    }
    whole = {k: part[0] for part in parts_of(samen_links(state)) for k in part}
    apart = knoppen_apart(state) | _taken_apart(state, "knop")
    lying = list(piles(state, "knop"))
    return _nearest(knoppen, to, _settled(to, whole, apart, lying), lying, measure)


def _taken_apart(state: State, soort: str) -> Pairs:
    return {
        frozenset(two)
        for pile in piles(state, soort, "apart")
        for two in combinations(pile, 2)
    }


def _settled(
    to: str, homes: Mapping[str, str], apart: Pairs, lying: Iterable[list[str]]
) -> set[str]:
    """Return what lies with this one, on its pile too, or was kept apart from it."""
    home = homes.get(to)
    with_it = {name for name, where in homes.items() if home and where == home}
    kept = {name for pair in apart if to in pair for name in pair}
    settled = {to} | with_it | kept
    on_piles = (pile for pile in lying if to in pile or kept & set(pile))
    return settled.union(*on_piles)


def _nearest(
    notes: Mapping[str, str],
    to: str,
    settled: set[str],
    lying: Iterable[list[str]],
    measure: Measure,
) -> list[Near]:
    if to not in notes:
        return []
    left = {name: text for name, text in notes.items() if name not in settled}
    without = settled | _again(left, lying)
    return nearest(notes, to, without=without, most=MOST_ALIKE, measure=measure)


def _again(notes: Mapping[str, str], lying: Iterable[list[str]]) -> set[str]:
    """Return what another one says already: on one pile with it, or in the same words.

    The smallest id stays, which is the one that the desk shows of a pile.
    """
    place = {name: f"pile {n}" for n, pile in enumerate(lying) for name in pile}
    seen: set[str] = set()
    again = set()
    for name in sorted(notes):
        said = {place.get(name, name), f"words {_same(notes[name])}"}
        if said & seen:
            again.add(name)
        seen |= said
    return again


@lru_cache(maxsize=4096)
def _same(text: str) -> str:
    """Keep the key of a text: one geeltje after another is asked of the same ones."""
    return key_of(text)
