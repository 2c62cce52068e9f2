# SPDX-License-Identifier: EUPL-1.2
"""How a group is shown: label, keywords and reason, in words of the notes."""

from collections import Counter
from collections.abc import Sequence

import numpy as np

from nulplaat.merging.background import weight
from nulplaat.merging.casing import shown
from nulplaat.merging.kin import alike
from nulplaat.merging.measure import Band, Bands
from nulplaat.merging.reasons import side_by_side, terms_in_words
from nulplaat.merging.results import Group
from nulplaat.merging.texts import Text, ready
from nulplaat.merging.units import Notes

MOST_KEYWORDS = 3

MOST_SHOWN = 40
"""Of a text without telling words no more signs than this are shown."""

_KIN = 0.3
"""Words that are kin for less than this are no reason."""


def describe(
    notes: Notes, members: Sequence[int], near: np.ndarray, bands: Bands
) -> Group | None:
    """Make a group of notes (places, ascending); None when there is no reason.

    `near` says how alike each is to all others, summed.
    """
    order = sorted(
        range(len(members)),
        key=lambda n: (-float(near[n]), len(notes.raw[members[n]]), members[n]),
    )
    core = members[order[0]]
    different = dict.fromkeys(notes.text_of[members[n]] for n in order)
    texts = [ready(notes.raw[core])]
    texts += [ready(notes.texts[n]) for n in different if n != notes.text_of[core]]
    reason = shared_terms(texts) or _without_words(texts)
    if not reason:
        return None
    score = round(float(near.sum()) / (len(members) * (len(members) - 1)), 4)
    band: Band = "same" if len(texts) == 1 else bands.band(score)
    return Group(
        members=tuple(notes.ids[n] for n in members),
        label=notes.raw[core],
        core=notes.ids[core],
        keywords=keywords(texts),
        reason=reason,
        score=score,
        band=band,
    )


def _without_words(texts: Sequence[Text]) -> tuple[str, ...]:
    """Return what equal texts without telling words say, as it stands: an emoji."""
    said = " ".join(texts[0].raw.split())[:MOST_SHOWN]
    return (said,) if said and len(texts) == 1 else ()


def shared_words(one: str, two: str) -> tuple[str, ...]:
    """Return what two texts both name; words that are kin stand side by side."""
    return shared_terms([ready(one), ready(two)])


def shared_terms(texts: Sequence[Text]) -> tuple[str, ...]:
    """Return up to three terms that all texts share, in words that stand in them.

    What all of them hold goes first. Without that, one term of alternatives: each text
    holds one of them, and shares it, or a word that is kin, with another text. A text
    that shares nothing names its own most telling word. Nothing when a text says
    nothing.
    """
    if not all(text.shown for text in texts):
        return ()
    common = set.intersection(*(set(text.shown) for text in texts))
    if common:
        return shown(terms_in_words(texts, sorted(common, key=_telling)), texts)
    return shown([side_by_side(_alternatives(texts))], texts)


def _telling(term: str) -> tuple[float, str]:
    return -weight(term), term


def _alternatives(texts: Sequence[Text]) -> list[str]:
    """Return words so that every text has one of them."""
    held = Counter(term for text in texts for term in text.shown)
    shared = sorted((t for t, n in held.items() if n > 1), key=_telling)
    left = list(texts)
    words: list[str] = []
    while left:
        best = max(
            shared, key=lambda t: sum(t in text.shown for text in left), default=""
        )
        covered = [text for text in left if best in text.shown]
        if not covered:
            break
        words += [text.shown[best][0] for text in covered]
        left = [text for text in left if best not in text.shown]
    for text in left:
        words += _by_kin(text, texts)
    return words


def _by_kin(text: Text, texts: Sequence[Text]) -> list[str]:
    """Return a word of this text, and the word of another that is its kin."""
    pairs = [
        (-alike(own, other), *_telling(own), n, other)
        for n, two in enumerate(texts)
        if two is not text
        for own in text.shown
        for other in two.shown
    ]
    closeness, _, own, place, other = min(pairs)
    if -closeness < _KIN:
        return [text.shown[min(text.shown, key=_telling)][0]]
    return [text.shown[own][0], texts[place].shown[other][0]]


def keywords(texts: Sequence[Text]) -> tuple[str, ...]:
    """Return the words that most of the texts hold and that tell most."""
    held = Counter(term for text in texts for term in text.shown)
    best = sorted(held, key=lambda term: (-held[term] * weight(term), term))
    first = {
        term: text.shown[term][0] for text in reversed(texts) for term in text.shown
    }
    words = {first[term].casefold(): first[term] for term in reversed(best)}
    return shown(tuple(reversed(words.values()))[:MOST_KEYWORDS], texts)
