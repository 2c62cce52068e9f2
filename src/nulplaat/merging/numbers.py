# SPDX-License-Identifier: EUPL-1.2
"""What a note counts: other numbers of the same thing are another opinion."""

import re
from collections.abc import Sequence

from nulplaat.merging.words import Token, few, next_told, stem

_NUMBERS = dict(
    word.split("=")
    for word in (
        *("één=1", "twee=2", "drie=3", "vier=4", "vijf=5", "zes=6", "zeven=7"),
        *("acht=8", "negen=9", "tien=10", "elf=11", "twaalf=12", "dertien=13"),
        *("veertien=14", "vijftien=15", "zestien=16", "achttien=18", "twintig=20"),
        *("dertig=30", "veertig=40", "vijftig=50", "honderd=100", "half=½", "halve=½"),
        *("one=1", "two=2", "three=3", "four=4", "five=5", "half=½"),
    )
)
_OFTEN = {"dagelijks": "dag", "wekelijks": "week", "maandelijks": "maand"}
_OFTEN |= {"tweewekelijks": "2 week", "halfjaarlijks": "½ jaar"}
_OFTEN |= {"jaarlijks": "jaar", "daily": "day", "weekly": "week", "monthly": "month"}
_PERIODS = frozenset(
    (*_OFTEN.values(), "uur", "kwartaal", "avond", "year", "hour", "quarter")
)
_EACH = frozenset(("elk", "elke", "ieder", "iedere", "per", "each", "every"))
_RANKED = re.compile(r"(\d+)(?:e|de|ste|x)?$")
_LASTING = frozenset(map(stem, ("dagen", "weken", "maanden", "jaren", "jaar", "uren")))
_HOW_LONG = "="
"""What is counted by '2 weken' and '2 maanden'; no word."""

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


def _number(words: Sequence[Token], place: int) -> str:
    """Return the number that stands here, or nothing."""
    word = words[place].word
    after = words[place + 1].word if place + 1 < len(words) else ""
    if word == "een" and after in ("keer", "maal"):
        return "1"
    digits = _RANKED.match(word)
    return _NUMBERS.get(word, digits[1] if digits else "")


def numbers_of(words: Sequence[Token]) -> frozenset[Number]:
    """Return what a note counts, how often it says, and from or up to where."""
    plain = [token.word for token in words]
    found: set[Number] = set()
    for place, word in enumerate(plain):
        before = plain[place - 1] if place else ""
        number = _number(words, place)
        if number:
            counted = next_told(words, place)
            found.add((number, counted))
            if counted in _LASTING:
                found.add((f"{number} {counted}", _HOW_LONG))
            if not _LEVELS.isdisjoint(plain[max(0, place - 2) : place]):
                found.add((number, _LEVEL))
        elif before in _EACH and word in _PERIODS:
            found.add((word, _HOW_OFTEN))
        elif word in _OFTEN:
            found.add((_OFTEN[word], _HOW_OFTEN))
    return few(found)
