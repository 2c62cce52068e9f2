# SPDX-License-Identifier: EUPL-1.2
"""Whether two notes say opposite things: negation, opposites, other numbers."""

from collections.abc import Collection
from dataclasses import dataclass
from itertools import groupby

from nulplaat.merging.words import NEGATIONS, STOP_WORDS, Token, data_lines, stem

_NUMBERS = {
    "één": "1",
    "twee": "2",
    "drie": "3",
    "vier": "4",
    "vijf": "5",
    "zes": "6",
    "zeven": "7",
    "acht": "8",
    "negen": "9",
    "tien": "10",
    "twaalf": "12",
    "twintig": "20",
    "honderd": "100",
    "one": "1",
    "two": "2",
    "three": "3",
}
_SHORTEST_PREFIXED = 6
"""Shorter words in *on-* (onder, onze) are seldom a word turned round."""


def _read_poles() -> dict[str, frozenset[int]]:
    poles: dict[str, frozenset[int]] = {}
    for number, line in enumerate(data_lines("tegendelen.txt"), start=1):
        left, right = line.split("|")
        for pole, side in ((number, left), (-number, right)):
            for word in side.split():
                poles[word] = poles.get(word, frozenset()) | {pole}
    return poles


_POLES = _read_poles()
SIGNAL_WORDS = NEGATIONS | {
    word for word, sides in _POLES.items() if any(abs(side) <= 2 for side in sides)
}
"""Words that turn a note or say how much (the first two lines): never a reason."""


_LIGHT = (
    NEGATIONS
    | STOP_WORDS
    | {
        *(
            "nodig",
            "helpt",
            "werkt",
            "goed",
            "liever",
            "zin",
            "handig",
            "klopt",
            "hoeft",
        ),
        *("waar", "mee", "eens", "idee", "alsjeblieft", "please", "good", "necessary"),
    }
)
"""A negated clause of only these words turns the whole note: 'niet nodig'."""

_WITHOUT = frozenset(("zonder", "without"))

_AMOUNT = 1
"""The opposition of more and less, on the first line of the list."""

Pole = tuple[int, str]
"""A side of an opposition, and the stem it is about (empty: the note as a whole)."""


@dataclass(frozen=True)
class Signs:
    """What of a note decides whether another one goes against it.

    `turned` are the stems that stand under an odd number of negations, `turned_else`
    the same when 'zonder' is passed over, and `lacking` what the note goes without.
    """

    stems: frozenset[str]
    turned: frozenset[str]
    turned_else: frozenset[str]
    lacking: frozenset[str]
    poles: frozenset[Pole]
    against: frozenset[Pole]
    numbers: frozenset[str]
    prefixed: frozenset[str]


def signs_of(words: list[Token]) -> Signs:
    """Read the signs of a note."""
    plain = [token.word for token in words]
    poles = _poles_of(words)
    return Signs(
        stems=frozenset(t.stem for t in words if t.word not in STOP_WORDS),
        turned=_turned(words, NEGATIONS),
        turned_else=_turned(words, NEGATIONS - _WITHOUT),
        lacking=_lacking(words),
        poles=poles,
        against=frozenset((-side, about) for side, about in poles),
        numbers=frozenset(
            _NUMBERS.get(w, w) for w in plain if w in _NUMBERS or w.isdigit()
        ),
        prefixed=frozenset(
            stem(word.removeprefix("on"))
            for word in plain
            if word.startswith("on") and len(word) >= _SHORTEST_PREFIXED
        ),
    )


def _turned(words: list[Token], turning: Collection[str]) -> frozenset[str]:
    turned: set[str] = set()
    for _, found in groupby(words, key=lambda token: token.clause):
        clause = list(found)
        if sum(token.word in turning for token in clause) % 2 == 0:
            continue
        light = all(token.word in _LIGHT for token in clause)
        turned |= {token.stem for token in (words if light else clause)}
    return frozenset(turned)


def _lacking(words: list[Token]) -> frozenset[str]:
    """Return what a note goes without: the first word of weight after each 'zonder'."""
    found = set()
    for place, token in enumerate(words):
        if token.word in _WITHOUT:
            after = (t.stem for t in words[place + 1 :] if t.word not in STOP_WORDS)
            found.add(next(after, ""))
    return frozenset(found - {""})


def _poles_of(words: list[Token]) -> frozenset[Pole]:
    """Return the sides this note takes: as a whole, and on what there is more of."""
    whole: set[int] = set()
    amounts: set[Pole] = set()
    negated = any(token.word in NEGATIONS for token in words)
    for place, token in enumerate(words):
        before = f"{words[place - 1].word}_{token.word}" if place else ""
        sides = _POLES.get(before) or _POLES.get(token.word, frozenset())
        if negated and token.word == "meer":  # no longer, rather than more
            continue
        whole |= sides
        about = words[place + 1].stem if place + 1 < len(words) else ""
        amounts |= {(side, about) for side in sides if abs(side) == _AMOUNT}
    general = {(side, "") for side in whole if -side not in whole}
    return frozenset(amounts | general)


def clash(one: Signs, two: Signs) -> bool:
    """Whether two notes may say opposite things; rather once too often."""
    turned = one.turned ^ two.turned
    if one.lacking and one.lacking == two.lacking:
        # Both go without the same: then 'zonder' tells them apart in nothing.
        turned = one.turned_else ^ two.turned_else
    return (
        not turned.isdisjoint(one.stems & two.stems)
        or not one.poles.isdisjoint(two.against)
        or bool(one.numbers and two.numbers and one.numbers != two.numbers)
        or bool((one.prefixed & two.stems) - one.stems - two.prefixed)
        or bool((two.prefixed & one.stems) - two.stems - one.prefixed)
    )
