# SPDX-License-Identifier: EUPL-1.2
"""Ask the merge engine which geeltjes, or which knoppen, say the same. Pure."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations

from nulplaat.bijeenkomsten.acts import Stapel, Vergelijking, Voorstel
from nulplaat.bijeenkomsten.decide.scene import is_shown, records
from nulplaat.bijeenkomsten.decide.stacking import piles
from nulplaat.bijeenkomsten.links import parts_of, samen_links
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.live.domain import State
from nulplaat.merging import LEXICAL, Comparison, Group, Measure, Pair, compare
from nulplaat.merging.words import key, tokens

MOST_RELATED = 8
MOST_OPPOSITE = 8
"""No more pairs are shown than a group can look at."""

Pairs = set[frozenset[str]]


@dataclass(frozen=True)
class Found:
    """What the comparison came to: proposals, piles, and how was compared."""

    voorstellen: tuple[Voorstel, ...]
    stapels: tuple[Stapel, ...]
    vergelijking: Vergelijking


@dataclass(frozen=True)
class Question:
    """What is compared, and what people decided of it already.

    `place` tells where each one lies (a thema, or a knop's kring and aard): only what
    lies in one place is piled up by itself.
    """

    soort: str
    notes: Mapping[str, str]
    place: Mapping[str, object]
    apart: Pairs = field(default_factory=set)
    together: tuple[frozenset[str], ...] = ()
    kring: Mapping[str, str] | None = None
    aard: Mapping[str, str] = field(default_factory=dict)

    def parted(self, leden: Iterable[str]) -> bool:
        """Say whether people kept any two of these apart."""
        return any(frozenset(two) in self.apart for two in combinations(leden, 2))

    def settled(self, leden: Iterable[str]) -> bool:
        """Say whether people put these together already."""
        return any(thema.issuperset(leden) for thema in self.together)


def geeltjes_of(state: State) -> dict[str, str]:
    """Return the words of every geeltje that everybody may see."""
    return {
        geeltje: str(record["tekst"])
        for geeltje, record in records(state, "geeltje")
        if is_shown(state, record) and not record.get("verwijderd")
    }


def geeltjes_apart(state: State) -> Pairs:
    """Return which geeltjes people kept apart."""
    return {frozenset(ids.split("~")) for ids, _ in records(state, "apart")}


def knoppen_apart(state: State) -> Pairs:
    """Return which knoppen of tafels people kept apart."""
    return {
        frozenset(ids.split("~"))
        for ids, record in records(state, "schakel")
        if record["oordeel"] == "apart"
    }


def compare_geeltjes(state: State, measure: Measure = LEXICAL) -> Found:
    """Compare the shown geeltjes; what is decided stays so."""
    notes = geeltjes_of(state)
    held: dict[str, set[str]] = defaultdict(set)
    place: dict[str, object] = dict.fromkeys(notes)
    for geeltje, plek in records(state, "plek"):
        held[plek["thema"]].add(geeltje)
        place[geeltje] = plek["thema"]
    apart = geeltjes_apart(state)
    question = Question(
        soort="groep",
        notes=notes,
        place=place,
        apart=apart | _taken_apart(state, "groep"),
        together=tuple(frozenset(members) for members in held.values()),
    )
    return _answered(state, question, measure)


def compare_knoppen(
    state: State, *, lens: bool = False, measure: Measure = LEXICAL
) -> Found:
    """Compare the knoppen of the merged plaat; with `lens` only within their kring."""
    knoppen = plaat_of(state, moment=0).knoppen
    whole = {k: part[0] for part in parts_of(samen_links(state)) for k in part}
    apart = {
        frozenset(whole.get(knop, knop) for knop in two) for two in knoppen_apart(state)
    }
    taken = {
        frozenset(whole.get(knop, knop) for knop in two)
        for two in _taken_apart(state, "knop")
    }
    question = Question(
        soort="knop",
        notes={knop.id: knop.titel for knop in knoppen},
        place={knop.id: (knop.kring, knop.aard) for knop in knoppen},
        apart={pair for pair in apart | taken if len(pair) == 2},
        kring={knop.id: knop.kring for knop in knoppen} if lens else None,
        aard={knop.id: knop.aard for knop in knoppen},
    )
    return _answered(state, question, measure)


def _taken_apart(state: State, soort: str) -> Pairs:
    return {
        frozenset(two)
        for leden in piles(state, soort, "apart")
        for two in combinations(leden, 2)
    }


def _answered(state: State, question: Question, measure: Measure) -> Found:
    found = compare(
        question.notes,
        apart=question.apart,
        together=question.together,
        lens=question.kring,
        measure=measure,
    )
    stacked = _piles(question)
    # Knoppen on one pile are one knop by then; geeltjes stay as many as they are.
    first = {lid: min(pile) for pile in stacked for lid in pile}
    whole = first if question.soort == "knop" else {}
    lying = {frozenset(leden) for leden in piles(state, question.soort)}
    return Found(
        voorstellen=(
            *(
                _voorstel(question, group, whole)
                for group in found.groups
                if not any(pile.issuperset(group.members) for pile in stacked)
                and not question.settled(group.members)
            ),
            *_pairs(question, first, found),
        ),
        stapels=tuple(
            Stapel(question.soort, tuple(sorted(pile)))
            for pile in stacked
            if pile not in lying
        ),
        vergelijking=Vergelijking(
            soort=question.soort,
            maat=measure.id,
            terugval=bool(found.notice),
            lens=question.kring is not None,
        ),
    )


def _piles(question: Question) -> list[frozenset[str]]:
    """Return what is the same but for case and signs, lies in one place, undecided."""
    same: dict[tuple[str, object], set[str]] = defaultdict(set)
    for lid, text in question.notes.items():
        same[key(text, tokens(text)), question.place[lid]].add(lid)
    kept: dict[str, set[str]] = defaultdict(set)
    for one, two in (sorted(pair) for pair in question.apart):
        kept[one].add(two)
    return [
        frozenset(pile)
        for pile in same.values()
        if len(pile) > 1 and not any(kept[lid] & pile for lid in pile if lid in kept)
    ]


def _voorstel(question: Question, group: Group, whole: Mapping[str, str]) -> Voorstel:
    aarden = {question.aard.get(lid) for lid in group.members}
    unsure = group.band == "likely" or len(aarden) > 1
    return Voorstel(
        soort=question.soort,
        leden=tuple(sorted({whole.get(lid, lid) for lid in group.members})),
        kern=whole.get(group.core, group.core),
        termen=group.reason,
        score=round(group.score, 3),
        band="likely" if unsure else "strong",
        trefwoorden=group.keywords,
    )


def _pairs(
    question: Question, first: Mapping[str, str], found: Comparison
) -> Iterator[Voorstel]:
    """Yield the best pairs that are shown only: related, and maybe opposite."""
    sorts = (
        ("tegen", found.opposites, MOST_OPPOSITE),
        ("verwant", found.related, MOST_RELATED),
    )
    seen: Pairs = set()
    for band, pairs, most in sorts:
        shown = 0
        for pair in pairs:  # the most alike first
            leden = frozenset(first.get(lid, lid) for lid in (pair.one, pair.two))
            fresh = len(leden) == 2 and leden not in seen
            if shown < most and fresh and _is_open(question, pair, band):
                seen.add(leden)
                shown += 1
                yield _pair(question.soort, leden, pair, band)


def _is_open(question: Question, pair: Pair, band: str) -> bool:
    """Say whether people did not decide of this pair yet."""
    two = (pair.one, pair.two)
    return not question.parted(two) and (band == "tegen" or not question.settled(two))


def _pair(soort: str, leden: frozenset[str], pair: Pair, band: str) -> Voorstel:
    ends = tuple(sorted(leden))
    return Voorstel(
        soort=soort,
        leden=ends,
        kern=ends[0],
        termen=pair.reason,
        score=round(pair.score, 3),
        band=band,
    )
