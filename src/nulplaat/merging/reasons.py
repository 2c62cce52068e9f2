# SPDX-License-Identifier: EUPL-1.2
"""Why notes are proposed together, in words that stand in them."""

import itertools
from collections.abc import Sequence

from nulplaat.merging.texts import Text
from nulplaat.merging.words import Token, fold, stem

MOST_TERMS = 3

OR = " / "
"""Stands between words of one term, where one note says this and another that."""

_FELL_BACK = {
    "nl": "De maat ‘{}’ gaf geen antwoord. Er is vergeleken op woorden.",
    "en": "The measure ‘{}’ gave no answer. Words were compared instead.",
}

_DUTCH = ("drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_ENGLISH = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ALL = {"nl": dict(enumerate(_DUTCH, 3)), "en": dict(enumerate(_ENGLISH, 3))}


def _neighbours(text: Text) -> set[tuple[str, str]]:
    stems = [token.stem for token in text.words]
    return set(itertools.pairwise(stems))


def side_by_side(words: Sequence[str]) -> str:
    """Return words as one term of alternatives, each once whatever its form."""
    first: dict[str, str] = {}
    for word in words:
        first.setdefault(stem(fold(word)), word)
    return OR.join(first.values())


def terms_in_words(texts: Sequence[Text], terms: Sequence[str]) -> tuple[str, ...]:
    """Return terms that all share, as words of the first; neighbours stay one term.

    `terms` come with the most telling one first. A part of a compound is shown as the
    words that hold it, side by side.
    """
    core = texts[0]
    together = set.intersection(*(_neighbours(text) for text in texts))
    left = set(terms)
    found: list[tuple[int, str]] = []
    previous: Token | None = None
    for token in core.words:
        if token.stem not in left:
            previous = None if token.stem not in terms else previous
            continue
        left -= {term for term in left if token.shown in core.shown[term]}
        rank, words = terms.index(token.stem), token.shown
        if previous and (previous.stem, token.stem) in together:
            before, said = found.pop()
            rank, words = min(before, rank), f"{said} {words}"
        found.append((rank, words))
        previous = token
    found += _as_parts(texts, terms, left)
    best = sorted(found)[:MOST_TERMS]
    return tuple(words for _, words in sorted(best, key=found.index))


def _as_parts(
    texts: Sequence[Text], terms: Sequence[str], left: set[str]
) -> list[tuple[int, str]]:
    """Return the terms that the first text holds only within another word."""
    found: dict[str, int] = {}
    for term in sorted(left, key=terms.index):
        shown = side_by_side([text.shown[term][0] for text in texts])
        found.setdefault(shown, terms.index(term))
    return [(rank, words) for words, rank in found.items()]


def reason_sentence(terms: Sequence[str], lang: str, members: int = 2) -> str:
    """Say why: 'beide noemen *tafel zitten* en *besluit*'; empty without terms.

    >>> reason_sentence(["plan"], "en", members=3)
    'all three mention *plan*'
    """
    if not terms:
        return ""
    dutch = lang != "en"
    marked = [f"*{term}*" for term in terms]
    last = f" {'en' if dutch else 'and'} {marked[-1]}" if marked[1:] else marked[0]
    listed = ", ".join(marked[:-1]) + last
    number = _ALL["nl" if dutch else "en"].get(members, str(members))
    if dutch:
        return f"{'beide' if members == 2 else f'alle {number}'} noemen {listed}"
    return f"{'both' if members == 2 else f'all {number}'} mention {listed}"


def notice_sentence(notice: str, lang: str) -> str:
    """Say that a measure gave way to the lexical one; empty without a notice.

    >>> notice_sentence("model", "en")
    'The measure ‘model’ gave no answer. Words were compared instead.'
    """
    return _FELL_BACK["en" if lang == "en" else "nl"].format(notice) if notice else ""
