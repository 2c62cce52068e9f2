# SPDX-License-Identifier: EUPL-1.2
"""Why notes are proposed together, in words that stand in them."""

import itertools
from collections.abc import Sequence

from nulplaat.merging.texts import Text
from nulplaat.merging.words import Token

MOST_TERMS = 3

_DUTCH = ("drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
_ENGLISH = ("three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ALL = {"nl": dict(enumerate(_DUTCH, 3)), "en": dict(enumerate(_ENGLISH, 3))}


def _side_by_side(text: Text) -> set[tuple[str, str]]:
    stems = [token.stem for token in text.words]
    return set(itertools.pairwise(stems))


def terms_in_words(
    core: Text, members: Sequence[Text], stems: Sequence[str]
) -> tuple[str, ...]:
    """Return the shared stems as words of the core; neighbours stay one term.

    `stems` come with the most telling one first; a stem that the core lacks is shown as
    the first other member has it.
    """
    together = set.intersection(*(_side_by_side(text) for text in members))
    chosen = set(stems)
    terms: list[tuple[int, str]] = []
    previous: Token | None = None
    for token in core.words:
        if token.stem not in chosen:
            previous = None if token.stem not in stems else previous
            continue
        chosen.discard(token.stem)
        if previous and (previous.stem, token.stem) in together:
            rank, words = terms[-1]
            rank = min(rank, stems.index(token.stem))
            terms[-1] = (rank, f"{words} {token.shown}")
        else:
            terms.append((stems.index(token.stem), token.shown))
        previous = token
    terms += [(stems.index(stem), _shown(stem, members)) for stem in sorted(chosen)]
    best = sorted(terms)[:MOST_TERMS]
    return tuple(words for _, words in sorted(best, key=terms.index))


def _shown(stem: str, members: Sequence[Text]) -> str:
    return next(
        token.shown for text in members for token in text.words if token.stem == stem
    )


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
