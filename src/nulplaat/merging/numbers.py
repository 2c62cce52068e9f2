# SPDX-License-Identifier: EUPL-1.2
"""What a note counts: other numbers of the same thing are another opinion."""

from collections.abc import Sequence

from nulplaat.merging.words import Token, few, next_told

_NUMBERS = dict(
    word.split("=")
    for word in (
        *("één=1", "twee=2", "drie=3", "vier=4", "vijf=5", "zes=6", "zeven=7"),
        *("acht=8", "negen=9", "tien=10", "twaalf=12", "twintig=20"),
        *("honderd=100", "one=1", "two=2", "three=3"),
    )
)
_OFTEN = {"dagelijks": "dag", "wekelijks": "week", "maandelijks": "maand"}
_OFTEN |= {"jaarlijks": "jaar", "daily": "day", "weekly": "week", "monthly": "month"}
_PERIODS = frozenset(
    (*_OFTEN.values(), "uur", "kwartaal", "avond", "year", "hour", "quarter")
)
_EACH = frozenset(("elk", "elke", "ieder", "iedere", "per", "each", "every"))
_HOW_OFTEN = "~"
"""What is counted by 'elke week' and 'wekelijks'; no word."""

_LEVELS = frozenset(
    (
        *("naar", "tot", "vanaf", "max", "maximaal", "hoogstens", "hooguit"),
        *("min", "minimaal", "minstens", "tenminste", "to", "from", "until"),
    )
)
_LEVEL = "^"
"""What is counted by 'naar 130 %' and 'tot 21', whatever follows; no word."""

Number = tuple[str, str]
"""A number, and the stem of what it counts."""


def numbers_of(words: Sequence[Token]) -> frozenset[Number]:
    """Return what a note counts, how often it says, and from or up to where."""
    plain = [token.word for token in words]
    found: set[Number] = set()
    for place, word in enumerate(plain):
        before = plain[place - 1] if place else ""
        if word in _NUMBERS or word.isdigit():
            number = _NUMBERS.get(word, word)
            found.add((number, next_told(words, place)))
            if before in _LEVELS:
                found.add((number, _LEVEL))
        elif before in _EACH and word in _PERIODS:
            found.add((word, _HOW_OFTEN))
        elif word in _OFTEN:
            found.add((_OFTEN[word], _HOW_OFTEN))
    return few(found)
