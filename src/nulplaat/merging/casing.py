# SPDX-License-Identifier: EUPL-1.2
"""Words as they are shown in a reason: small, but for names and abbreviations."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from nulplaat.merging.background import common
from nulplaat.merging.compounds import is_word
from nulplaat.merging.texts import Text

_LONGEST_ABBREVIATION = 5
"""A longer word in capitals only is shouted."""


def shown(terms: Iterable[str], texts: Iterable[Text]) -> tuple[str, ...]:
    """Return terms with the capital that only a beginning gave them taken away.

    A word keeps its capitals when it has them wherever these texts use it, and not only
    as the first of a sentence.
    """
    uses: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for text in texts:
        for word, first in _uses(text):
            uses[word.casefold()].append((word, first))
    return tuple(
        " ".join(_as_used(word, uses[word.casefold()]) for word in term.split())
        for term in terms
    )


def _uses(text: Text) -> Iterator[tuple[str, bool]]:
    """Return each word of a text, and whether its capital may be a beginning's."""
    shouted = text.raw.upper() == text.raw
    clause = -1
    for token in text.words:
        long = len(token.shown) > _LONGEST_ABBREVIATION
        loud = shouted and (long or len(text.words) > 1)
        yield token.shown, loud or token.clause != clause
        clause = token.clause


def _as_used(word: str, uses: list[tuple[str, bool]]) -> str:
    small = word.lower().replace("eén", "één")
    if any(use == small for use, _ in uses):
        return small
    if not all(first for _, first in uses):
        return word
    inside = word[1:] != word[1:].lower()
    if inside and (word.upper() != word or len(word) <= _LONGEST_ABBREVIATION):
        return word
    return small if _ordinary(small) or inside else word


def _ordinary(small: str) -> bool:
    """Whether a word is one of the language; a name is not."""
    return len(small) <= 3 or is_word(small) or common(small)
