# SPDX-License-Identifier: EUPL-1.2
"""Whether two notes say opposite things: negation, opposites, other numbers."""

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
_NO = frozenset(("geen", "no"))
"""Turn only what they stand before: 'geen contact', where *niet* turns a clause."""

_FEWER = frozenset(("minder", "weinig", "less", "fewer"))

_MOCKING = frozenset(("tuurlijk", "joepie", "hoera", "jippie", "yay"))
"""A note that mocks may mean the contrary of what it says."""

_TURNING = NEGATIONS - _WITHOUT - _NO

_ABOUT = 5
"""The oppositions on the first lines: they hold for what they stand before."""

Pole = tuple[int, str]
"""A side of an opposition, and the stem it is about (empty: the note as a whole)."""


@dataclass(frozen=True)
class Signs:
    """What of a note decides whether another one goes against it.

    `turned` are the stems that stand under an odd number of negations.
    """

    stems: frozenset[str]
    turned: frozenset[str]
    poles: frozenset[Pole]
    against: frozenset[Pole]
    numbers: frozenset[tuple[str, str]]
    prefixed: frozenset[str]
    mocking: bool


def signs_of(words: list[Token]) -> Signs:
    """Read the signs of a note."""
    plain = [token.word for token in words]
    poles = _poles_of(words)
    return Signs(
        stems=frozenset(t.stem for t in words if t.word not in STOP_WORDS),
        turned=_turned(words),
        poles=poles,
        against=frozenset((-side, about) for side, about in poles),
        numbers=frozenset(
            (_NUMBERS.get(word, word), _after(words, place))
            for place, word in enumerate(plain)
            if word in _NUMBERS or word.isdigit()
        ),
        prefixed=frozenset(
            stem(word.removeprefix("on"))
            for word in plain
            if word.startswith("on") and len(word) >= _SHORTEST_PREFIXED
        ),
        mocking=not _MOCKING.isdisjoint(plain),
    )


def _turned(words: list[Token]) -> frozenset[str]:
    turned: set[str] = set()
    if not any(token.word in NEGATIONS for token in words):
        return frozenset()
    for _, found in groupby(words, key=lambda token: token.clause):
        clause = list(found)
        if all(token.word in _LIGHT for token in clause):
            if sum(token.word in NEGATIONS for token in clause) % 2:
                turned |= {token.stem for token in words}
            continue
        turned |= _turned_in(clause)
    return frozenset(turned)


def _turned_in(clause: list[Token]) -> set[str]:
    """Return the stems of a clause that an odd number of negations bear on."""
    whole = sum(token.word in _TURNING for token in clause)
    times = [whole] * len(clause)
    before = 0
    for place, token in enumerate(clause):
        before += token.word in _NO
        if token.word in _NO or token.word in _WITHOUT:
            # 'Geen hulp zonder plan' asks for a plan.
            more = 1 if token.word in _NO else 1 + before
            for told in _told_of(clause, place):
                times[told] += more
    return {token.stem for token, count in zip(clause, times, strict=True) if count % 2}


def _told_of(words: list[Token], place: int) -> list[int]:
    """Return where the words of weight stand that come right after this place."""
    found: list[int] = []
    for after in range(place + 1, len(words)):
        light = words[after].word in STOP_WORDS
        if light and found:
            break
        if not light:
            found.append(after)
    return found


def _after(words: list[Token], place: int) -> str:
    """Return the stem of the first word of weight after this place, if there is one."""
    told = _told_of(words, place)
    return words[told[0]].stem if told else ""


def _poles_of(words: list[Token]) -> frozenset[Pole]:
    """Return the sides this note takes: as a whole, or on what it stands before."""
    whole: set[int] = set()
    about: set[Pole] = set()
    negated = {token.clause for token in words if token.word in NEGATIONS}
    fewer = negated | {token.clause for token in words if token.word in _FEWER}
    for place, token in enumerate(words):
        before = f"{words[place - 1].word}_{token.word}" if place else ""
        sides = _POLES.get(before) or _POLES.get(token.word, frozenset())
        if token.word == "meer" and token.clause in negated:  # no longer
            continue
        if token.word == "nodig" and token.clause in fewer:  # 'minder nodig'
            continue
        whole |= {side for side in sides if abs(side) > _ABOUT}
        for side in sides:
            if abs(side) <= _ABOUT:
                about.add((side, _after(words, place)))
    general = {(side, "") for side in whole if -side not in whole}
    return frozenset(about | general)


def clash(one: Signs, two: Signs) -> bool:
    """Whether two notes may say opposite things; rather once too often."""
    return (
        _other_negations(one, two)
        or not one.poles.isdisjoint(two.against)
        or _other_numbers(one, two)
        or one.mocking != two.mocking
        or bool((one.prefixed & two.stems) - one.stems - two.prefixed)
        or bool((two.prefixed & one.stems) - two.stems - one.prefixed)
    )


def _other_negations(one: Signs, two: Signs) -> bool:
    """Whether one negates what the other says; not when both negate the same thing."""
    shared = one.stems & two.stems
    both = one.turned & two.turned & shared
    return not both and not (one.turned ^ two.turned).isdisjoint(shared)


def _other_numbers(one: Signs, two: Signs) -> bool:
    """Whether both count the same thing, and come to other numbers."""
    if not one.numbers or not two.numbers:
        return False
    counted = {about for _, about in one.numbers} & {about for _, about in two.numbers}
    return any(
        {n for n, about in one.numbers if about == thing}
        != {n for n, about in two.numbers if about == thing}
        for thing in counted
    )
