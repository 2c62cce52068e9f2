# SPDX-License-Identifier: EUPL-1.2
"""Plain measures that anybody could take instead, each at its own best threshold.

They group as this engine does: average linkage, cut at a likeness. Their threshold is
the one with the best pair F1 on the evenings for tuning, and, for who wants few
mistakes, the best of those with enough precision; the evenings kept apart play no part.
"""

import math
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from rapidfuzz.fuzz import token_set_ratio
from rapidfuzz.process import cdist

from bench.merge.evenings import Evening, together
from bench.merge.scores import Pairs, pairs
from nulplaat.merging import likeness

Found = dict[str, set[frozenset[str]]]
"""The pairs that were joined, by the name of the evening."""

CAREFUL = 0.80
"""A careful choice has at least this precision on the evenings for tuning."""
THRESHOLDS = [n / 100 for n in range(5, 96, 5)]


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _letters(text: str) -> list[str]:
    """Return the runs of 3 to 5 letters of a text, within its words."""
    held = []
    for word in _words(text):
        padded = f" {word} "
        held += [
            padded[at : at + size]
            for size in (3, 4, 5)
            for at in range(len(padded) - size + 1)
        ]
    return held


def _vectors(texts: Sequence[str], split: Callable[[str], list[str]]) -> Any:
    """Return a sparse row per text of tf-idf weights, each of length 1 (or 0)."""
    counts = [Counter(split(text)) for text in texts]
    held = Counter(term for count in counts for term in count)
    place = {term: n for n, term in enumerate(sorted(held))}
    weights, columns, ends = [], [], [0]
    for count in counts:
        row = [
            times * (math.log((1 + len(texts)) / (1 + held[term])) + 1)
            for term, times in count.items()
        ]
        length = math.hypot(*row) or 1
        weights += [weight / length for weight in row]
        columns += [place[term] for term in count]
        ends.append(len(columns))
    made = import_module("scipy.sparse").csr_array
    return made((weights, columns, ends), shape=(len(texts), max(1, len(place))))


class Cosine:
    """The cosine of tf-idf over what texts are split into."""

    def __init__(self, split: Callable[[str], list[str]]) -> None:
        self.split = split

    def square(self, texts: Sequence[str]) -> Any:
        """Return the likeness (0 to 1) of all texts with all."""
        rows = _vectors(texts, self.split)
        return (rows @ rows.T).toarray()

    def pairs(self, one: Sequence[str], two: Sequence[str]) -> list[float]:
        """Return the likeness of each pair, all texts weighed together."""
        rows = _vectors([*one, *two], self.split)
        products = rows[: len(one)] * rows[len(one) :]
        return [float(product) for product in products.sum(axis=1)]


class Fuzzy:
    """token_set_ratio of rapidfuzz, without case."""

    def square(self, texts: Sequence[str]) -> Any:
        """Return the likeness (0 to 1) of all texts with all."""
        lower = [text.casefold() for text in texts]
        return cdist(lower, lower, scorer=token_set_ratio) / 100

    def pairs(self, one: Sequence[str], two: Sequence[str]) -> list[float]:
        """Return the likeness of each pair."""
        return [
            token_set_ratio(a.casefold(), b.casefold()) / 100
            for a, b in zip(one, two, strict=True)
        ]


class Ours:
    """The likeness of this engine, grouped as the peers are: at its own best cut."""

    def square(self, texts: Sequence[str]) -> Any:
        """Return the likeness (0 to 1) of all texts with all."""
        size = len(texts)
        one, two = np.triu_indices(size, 1)
        whole = np.eye(size)
        whole[one, two] = likeness(
            [texts[int(n)] for n in one], [texts[int(n)] for n in two]
        )
        return np.maximum(whole, whole.T)

    def pairs(self, one: Sequence[str], two: Sequence[str]) -> list[float]:
        """Return the likeness of each pair."""
        return likeness(one, two)


Peer = Cosine | Fuzzy | Ours

PEERS: dict[str, Cosine | Fuzzy] = {
    "rapidfuzz token_set_ratio": Fuzzy(),
    "tf-idf of words": Cosine(_words),
    "tf-idf of letters 3-5": Cosine(_letters),
}


@dataclass(frozen=True)
class Tuned:
    """A peer at a threshold, with what it joins in each evening by name."""

    threshold: str
    found: Found


@dataclass(frozen=True)
class Choices:
    """What a peer joins at its best threshold, and at the best that is seldom wrong."""

    best: Tuned
    careful: Tuned | None


def tree_of(likenesses: Any) -> Any:
    """Return the tree of average linkage."""
    apart = np.clip(1 - likenesses, 0, None)
    apart = (apart + apart.T) / 2
    np.fill_diagonal(apart, 0)
    squareform = import_module("scipy.spatial.distance").squareform
    linkage = import_module("scipy.cluster.hierarchy").linkage
    return linkage(squareform(apart, checks=False), "average")


def cut(evening: Evening, tree: Any, threshold: float) -> set[frozenset[str]]:
    """Return the pairs that lie on one branch when the tree is cut at a likeness."""
    fcluster = import_module("scipy.cluster.hierarchy").fcluster
    labels = fcluster(tree, 1 - threshold, "distance")
    return together(dict(zip(evening.notes, map(str, labels), strict=True)))


def sum_of(evenings: list[Evening], found: Found) -> Pairs:
    """Return the pairs of all these evenings counted together."""
    return sum(
        (pairs(found[one.name], together(one.piles)) for one in evenings), Pairs()
    )


def best(evenings: list[Evening], choices: dict[str, Found]) -> Choices:
    """Return the choices with the best F1 on the evenings for tuning."""
    tuning = [one for one in evenings if not one.kept]
    scores = {name: sum_of(tuning, found) for name, found in choices.items()}
    name = max(scores, key=lambda choice: scores[choice].f1)
    careful = [choice for choice, score in scores.items() if score.precision >= CAREFUL]
    sure = max(careful, key=lambda choice: scores[choice].f1, default=None)
    return Choices(
        Tuned(name, choices[name]),
        None if sure is None else Tuned(sure, choices[sure]),
    )


def tuned(evenings: list[Evening], peer: Peer) -> Choices:
    """Group every evening by a peer, at its best thresholds."""
    trees = {
        one.name: tree_of(peer.square(list(one.notes.values()))) for one in evenings
    }
    choices = {
        f"{threshold:.2f}": {
            one.name: cut(one, trees[one.name], threshold) for one in evenings
        }
        for threshold in THRESHOLDS
    }
    return best(evenings, choices)
