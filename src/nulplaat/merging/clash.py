# SPDX-License-Identifier: EUPL-1.2
"""Whether two notes say opposite things: negation, opposites, other numbers."""

from dataclasses import dataclass

from nulplaat.merging.words import NEGATIONS, Token, data_lines, stem

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
SIGNAL_WORDS = NEGATIONS | {word for word in _POLES if "_" not in word}
"""Words that turn or tint a note: never by themselves a reason."""


@dataclass(frozen=True)
class Signs:
    """What of a note decides whether another one goes against it."""

    turned: bool
    poles: frozenset[int]
    against: frozenset[int]
    numbers: frozenset[str]
    stems: frozenset[str]
    prefixed: frozenset[str]


def signs_of(words: list[Token]) -> Signs:
    """Read the signs of a note."""
    plain = [token.word for token in words]
    negations = sum(word in NEGATIONS for word in plain)
    pairs = [f"{one}_{two}" for one, two in zip(plain, plain[1:], strict=False)]
    heard = [word for word in (*plain, *pairs) if not (negations and word == "meer")]
    poles = frozenset().union(*(_POLES.get(word, frozenset()) for word in heard))
    poles = frozenset(pole for pole in poles if -pole not in poles)
    return Signs(
        turned=negations % 2 == 1,
        poles=poles,
        against=frozenset(-pole for pole in poles),
        numbers=frozenset(
            _NUMBERS.get(w, w) for w in plain if w in _NUMBERS or w.isdigit()
        ),
        stems=frozenset(token.stem for token in words),
        prefixed=frozenset(
            stem(word.removeprefix("on"))
            for word in plain
            if word.startswith("on") and len(word) >= _SHORTEST_PREFIXED
        ),
    )


def clash(one: Signs, two: Signs) -> bool:
    """Whether two notes may say opposite things; rather once too often."""
    return (
        one.turned != two.turned
        or not one.poles.isdisjoint(two.against)
        or bool(one.numbers and two.numbers and one.numbers != two.numbers)
        or bool((one.prefixed & two.stems) - one.stems - two.prefixed)
        or bool((two.prefixed & one.stems) - two.stems - one.prefixed)
    )
