# SPDX-License-Identifier: EUPL-1.2
"""Whether search finds what was meant, with and without slips of the pen.

A query is one to three words of a note. What should be found are all notes that hold
each of these words, inflected or not; recall@5 is which share of those, of at most
five, stands in the first five.
"""

import random
import re
import statistics
import time
import unicodedata
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import snowballstemmer
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import extract

from bench.merge.rows import Row
from bench.merge.wall import typo, wall
from nulplaat.merging.search import Search

NOTES, QUERIES, PEER_QUERIES = 10_000, 300, 100
SHORTEST = 5
GOALS = {0: 0.96, 1: 0.95, 2: 0.92}
NAMES = {0: "clean", 1: "1 typo", 2: "2 typos"}
_STEMMER = snowballstemmer.stemmer("dutch")

Find = Callable[[str], list[str]]


@dataclass(frozen=True)
class Query:
    """Words of a note, and the ids of all notes that hold them."""

    words: tuple[str, ...]
    meant: frozenset[str]


def plain(text: str) -> list[str]:
    """Return the stems of a text, without marks on letters."""
    bare = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    stems: list[str] = _STEMMER.stemWords(re.findall(r"\w+", bare))
    return stems


def queries(notes: dict[str, str], count: int) -> list[Query]:
    """Return queries, the same every time."""
    chance = random.Random(9)  # noqa: S311  (the same queries each time)
    holders: dict[str, set[str]] = defaultdict(set)
    for name, text in notes.items():
        for stem in plain(text):
            holders[stem].add(name)
    asked: list[Query] = []
    names = list(notes)
    while len(asked) < count:
        found = re.findall(r"\w+", notes[chance.choice(names)].casefold())
        words = [word for word in found if len(word) >= SHORTEST and word.isalpha()]
        if words:
            size = min(len(set(words)), chance.randint(1, 3))
            chosen = tuple(chance.sample(sorted(set(words)), size))
            meant = [holders[stem] for word in chosen for stem in plain(word)]
            asked.append(Query(chosen, frozenset(set.intersection(*meant))))
    return asked


def slipped(words: tuple[str, ...], slips: int, chance: random.Random) -> str:
    """Return a query with so many slips, in different words as far as there are."""
    made = list(words)
    longest = sorted(range(len(made)), key=lambda n: -len(made[n]))
    for slip in range(slips):
        at = longest[slip % len(made)]
        made[at] = typo(made[at], chance)
    return " ".join(made)


def recall(asked: list[Query], slips: int, find: Find) -> tuple[float, float]:
    """Return recall@5 and the seconds per query, the median."""
    chance = random.Random(slips)  # noqa: S311  (the same slips each time)
    shares, spent = [], []
    for query in asked:
        text = slipped(query.words, slips, chance)
        start = time.perf_counter()
        first = find(text)[:5]
        spent.append(time.perf_counter() - start)
        shares.append(len(query.meant & set(first)) / min(5, len(query.meant)))
    return statistics.fmean(shares), statistics.median(spent)


def measure() -> list[Row]:
    """Return the rows on searching, beside rapidfuzz."""
    notes = wall(NOTES)
    asked = queries(notes, QUERIES)
    start = time.perf_counter()
    search = Search(notes)
    built = time.perf_counter() - start
    lower = {name: text.casefold() for name, text in notes.items()}

    def ours(text: str) -> list[str]:
        return [hit.key for hit in search.find(text, most=5)]

    def fuzzy(text: str) -> list[str]:
        found = extract(text, lower, scorer=token_set_ratio, limit=5)
        return [name for _, _, name in found]

    rows = []
    for slips, goal in GOALS.items():
        share, spent = recall(asked, slips, ours)
        peer, _ = recall(asked[:PEER_QUERIES], slips, fuzzy)
        value = f"{share:.3f} in {spent * 1000:.1f} ms (rapidfuzz {peer:.2f})"
        figures: dict[str, object] = {
            "recall": round(share, 4),
            "median_ms": round(spent * 1000, 2),
            "build_s": round(built, 2),
            "rapidfuzz": round(peer, 4),
        }
        what = f"search recall@5 over 10,000, {NAMES[slips]}"
        rows.append(Row(what, f">= {goal}", value, share >= goal, figures))
    return rows
