# SPDX-License-Identifier: EUPL-1.2
"""Finding knoppen and evenings again: by their words, and by what is like them.

Every question comes with the evenings that the asker may see: rights go before ranking.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db import connection
from django.db.models import Case, Count, IntegerField, QuerySet, Sum, Value, When
from rapidfuzz import process
from rapidfuzz.distance import OSA

from nulplaat.bijeenkomsten.links import parts_of
from nulplaat.bijeenkomsten.models import Bijeenkomst, Knop, Schakel, Zoekwoord
from nulplaat.merging.index import bare, index_terms, nearest
from nulplaat.merging.search import search
from nulplaat.merging.words import content, tokens

LONGEST = 64
"""Words are cut to this for the table; the longest Dutch ones are shorter."""

LONGEST_QUERY = 200
MOST_WORDS = 12
MOST_NEAR = 40
SHORTEST_INSIDE = 4
MOST_ENDING = 4
MOST_FOUND = 20
MOST_ELSEWHERE = 8

LEAST_LIKE = 0.30
"""What is less like a knop than this is not shown as related."""

ALL_WORDS = """
WITH RECURSIVE known(woord) AS (
    SELECT MIN(woord) FROM bijeenkomsten_zoekwoord
    UNION ALL
    SELECT (SELECT MIN(z.woord) FROM bijeenkomsten_zoekwoord z
            WHERE z.woord > known.woord)
    FROM known WHERE known.woord IS NOT NULL
)
SELECT woord FROM known WHERE woord IS NOT NULL
"""
"""Every word once, by jumping through the index instead of reading all of it."""


def words_to_find(text: str) -> list[str]:
    """Return the words under which a text is found: words, stems, parts of compounds.

    Without case and marks; words that say nothing are left out.
    """
    words = {bare(token.word) for token in content(tokens(text))}
    return sorted({word[:LONGEST] for word in words | set(index_terms(text))} - {""})


@dataclass(frozen=True)
class Found:
    """A knop, or (no knop) an evening itself, that answers a question."""

    evening: Bijeenkomst
    knop: Knop | None
    anchor: str
    """The id under which the knop stands on the plaat of its evening."""

    titel: str = ""
    """What people called it on that plaat, when they did."""

    joined: bool = False

    @property
    def words(self) -> str:
        """Return what it is called."""
        return self.titel or self.knop.woorden if self.knop else self.evening.naam

    @property
    def said(self) -> str:
        """Return the words of a tafel that were found, when the plaat has others."""
        words = self.knop.woorden if self.knop else ""
        return words if words != self.words else ""


@dataclass(frozen=True)
class Postings:
    """Which knoppen of some evenings hold which words; see `merging.index`."""

    rooms: Sequence[str]
    with_evenings: bool

    @property
    def _rows(self) -> QuerySet[Zoekwoord]:
        rows = Zoekwoord.objects.filter(room__in=self.rooms)
        return rows if self.with_evenings else rows.exclude(knop="")

    @cached_property
    def _total(self) -> int:
        return Knop.objects.filter(room__in=self.rooms).count() + len(self.rooms)

    def total(self) -> int:
        """Return how many knoppen and evenings there are."""
        return self._total

    def sizes(self, terms: Collection[str]) -> Mapping[str, int]:
        """Return how many hold each of these words."""
        rows = self._rows.filter(woord__in=[term[:LONGEST] for term in terms])
        counts = rows.values_list("woord").annotate(held=Count("id")).order_by()
        return dict(counts)

    def heaviest(self, weights: Mapping[str, int], most: int) -> Sequence[str]:
        """Return the keys (`room/knop`) whose words weigh most together."""
        weight = Case(
            *(When(woord=word, then=Value(w)) for word, w in weights.items()),
            output_field=IntegerField(),
        )
        rows = self._rows.filter(woord__in=list(weights))
        summed = rows.values_list("room", "knop").annotate(weight=Sum(weight))
        best = summed.order_by("-weight", "room", "knop")[:most]
        return [f"{room}/{knop}" for room, knop, _weight in best]


def find(query: str, rooms: Sequence[str], most: int = MOST_FOUND) -> list[Found]:
    """Return what answers a query in these evenings, the best first."""
    asked = query[:LONGEST_QUERY]
    postings = Postings(rooms, with_evenings=True)
    hits = search(asked, postings, _vocabulary(asked, postings), _read, most)
    return _whole([hit.key for hit in hits])


def elsewhere(
    text: str, rooms: Sequence[str], most: int = MOST_ELSEWHERE
) -> list[Found]:
    """Return the knoppen in these evenings that are most like a text, nearest first."""
    postings = Postings(rooms, with_evenings=False)
    near = nearest(text, postings, _read, most)
    return _whole([key for key, score in near if score >= LEAST_LIKE])


def _vocabulary(query: str, postings: Postings) -> set[str]:
    """Return the words of these evenings that a query may mean, typed well or not."""
    asked = [word for word in bare(query).split() if word][:MOST_WORDS]
    known = _all_words() if asked else []
    near: set[str] = set()
    for word in asked:
        roots = {word, *index_terms(word)}
        near |= {found for found in known if any(map(_held_in(found), roots))}
        slips = process.extract(
            word, known, scorer=OSA.distance, score_cutoff=2, limit=MOST_NEAR
        )
        near |= {found for found, _distance, _place in slips}
    return set(postings.sizes(near)) if near else set()


def _held_in(word: str) -> Callable[[str], bool]:
    """Say of a root whether a word may hold it: short ones only at its beginning."""
    return lambda root: (
        root in word
        if len(root) >= SHORTEST_INSIDE
        else word.startswith(root) and len(word) <= len(root) + MOST_ENDING
    )


def _all_words() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(ALL_WORDS)
        return [word for (word,) in cursor.fetchall()]


def _read(keys: Sequence[str]) -> dict[str, str]:
    """Return the texts of keys, as the likeness reads them."""
    return {
        key: f"{item.evening.naam}. {item.evening.nuldoel}"
        if item.knop is None
        else f"{item.knop.titel} {item.knop.woorden}".strip()
        for key, item in _items(keys).items()
    }


def _items(keys: Sequence[str]) -> dict[str, Found]:
    pairs = [(key, *key.split("/")) for key in keys]
    evenings = Bijeenkomst.objects.in_bulk({room for _, room, _ in pairs})
    knoppen = {
        (knop.room, knop.knop): knop
        for knop in Knop.objects.filter(
            room__in={room for _, room, knop in pairs if knop},
            knop__in={knop for _, _, knop in pairs if knop},
        )
    }
    return {
        key: Found(evenings[room], knoppen.get((room, knop)), anchor=knop)
        for key, room, knop in pairs
        if room in evenings and (not knop or (room, knop) in knoppen)
    }


def _whole(keys: Sequence[str]) -> list[Found]:
    """Return what was found, each joined knop once, under its id on the plaat."""
    found: dict[tuple[str, str], Found] = {}
    items = _items(keys)
    parts = _parts({item.evening.room for item in items.values() if item.knop})
    titles = _titles(items.values(), parts)
    for item in (items[key] for key in keys if key in items):
        room = item.evening.room
        part = parts.get((room, item.anchor), [item.anchor])
        titel = next((titles[room, k] for k in part if (room, k) in titles), "")
        whole = Found(item.evening, item.knop, part[0], titel, joined=len(part) > 1)
        found.setdefault((room, part[0]), whole)
    return list(found.values())


def _titles(
    items: Iterable[Found], parts: Mapping[tuple[str, str], list[str]]
) -> dict[tuple[str, str], str]:
    """Return what people called these knoppen, by evening and the id it hangs on."""
    rooms = {item.evening.room for item in items if item.knop}
    ids = {
        knop
        for item in items
        for knop in parts.get((item.evening.room, item.anchor), [item.anchor])
    }
    rows = Knop.objects.filter(room__in=rooms, knop__in=ids).exclude(titel="")
    return {(r, k): titel for r, k, titel in rows.values_list("room", "knop", "titel")}


def _parts(rooms: Collection[str]) -> dict[tuple[str, str], list[str]]:
    """Return for each joined knop all that are one with it; the whole has the first."""
    links: dict[str, set[tuple[str, str]]] = {}
    samen = Schakel.objects.filter(room__in=rooms, oordeel="samen")
    for room, pair in samen.values_list("room", "paar"):
        a, _, b = pair.partition("~")
        links.setdefault(room, set()).add((a, b))
    return {
        (room, knop): part
        for room, pairs in links.items()
        for part in parts_of(pairs)
        for knop in part
    }
