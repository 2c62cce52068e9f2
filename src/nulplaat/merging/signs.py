# SPDX-License-Identifier: EUPL-1.2
"""What of a note decides whether another one goes against it."""

from collections.abc import KeysView, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby, pairwise

from nulplaat.merging.features import telling_parts
from nulplaat.merging.kin import lines_of
from nulplaat.merging.numbers import Number, numbers_of
from nulplaat.merging.words import (
    NEGATIONS,
    STOP_WORDS,
    Token,
    data_lines,
    few,
    folded,
    next_told,
    stem,
    told_of,
    word_list,
)

_LONG = 6
"""The stem of a longer word may end in *er*, as of a verb made of a noun."""

_SHORTEST_PREFIXED = 6
"""Shorter words in *on-* (onder, onze) are seldom a word turned round."""

ABOUT = 5
"""The oppositions on the first lines: they hold for what they stand before."""

MORE, ABOLISHING = 1, 6
"""The lines of more and less, and of abolishing."""


def _read_poles() -> dict[str, frozenset[int]]:
    poles: dict[str, frozenset[int]] = {}
    for number, line in enumerate(data_lines("tegendelen.txt"), start=1):
        left, right = line.split("|")
        for pole, side in ((number, left), (-number, right)):
            for word in side.split():
                poles[word] = poles.get(word, frozenset()) | {pole}
    return poles


def _read_lines() -> dict[str, int]:
    lines: dict[str, int] = {}
    for word, sides in _POLES.items():
        # *Te* stands everywhere: of 'te veel' it is 'veel' that tells.
        opening = word.removeprefix("te_").partition("_")[0]
        for line in {abs(side) for side in sides}:
            named = 1 << line | (1 << MORE if line == ABOLISHING else 0)
            lines[opening] = lines.get(opening, 0) | named
    return lines


_POLES = _read_poles()
_LINES = _read_lines()
SIGNAL_WORDS = NEGATIONS | {
    word for word, sides in _POLES.items() if any(abs(side) <= 2 for side in sides)
}
"""Words that turn a note or say how much (the first two lines): never a reason."""

_LIGHT = NEGATIONS | STOP_WORDS | word_list("lichte_woorden.txt")
"""A negated clause of only these words turns the whole note: 'niet nodig'."""

_TOWARDS = frozenset(
    (
        *("over", "met", "van", "bij", "door", "naar", "tegen"),
        *("about", "with", "by", "of"),
    )
)
"""With one of these, a negated clause names what the rest is not: 'niet over ons'."""

_WITHOUT = frozenset(("zonder", "without"))
_NO = frozenset(("geen", "no"))
_ZERO = frozenset(("0", "nul", "zero"))
_NAMED_ZERO = frozenset(("doel", "plaat", "platen", "beweging", "bewegingen", "meting"))
"""In '0-doel' and its like the zero counts nothing."""

"""Turn only what they stand before: 'geen contact', where *niet* turns a clause."""

_TURNING = NEGATIONS - _WITHOUT - _NO
_FEWER = frozenset(("minder", "weinig", "less", "fewer"))
_TOO = frozenset(("te", "too"))
_WISHING = frozenset(
    ("mag", "mogen", "moet", "moeten", "graag", "liever", "should", "may")
)
_MOCKING = frozenset(
    (
        *("tuurlijk", "joepie", "hoera", "jippie", "yay", "gefeliciteerd", "bravo"),
        *("zogenaamd", "zogenaamde", "zgn"),
        *("ja_hoor", "knap_hoor", "fijn_hoor", "dat_zal", "lekker_dan"),
    )
)
"""A note that mocks may mean the contrary of what it says."""

_BEFORE = frozenset(("dan", "ipv", "in_plaats", "boven", "naar", "than"))
"""What stands before one of these goes before what stands after it."""

About = tuple[int, str]
"""A side of an opposition, and the stem it is about."""

Whole = tuple[int, str]
"""A side that a note takes as a whole, and how: '' as it is, '+' wished, 'te' too."""

Key = str | int
"""What words that are kin share: a stem, a part, a line of our lists."""


@dataclass(frozen=True, slots=True)
class Signs:
    """What of a note decides whether another one goes against it.

    `turned` are the stems that stand under an odd number of negations, `denied` those
    of them right behind one. `gone` are keys of what has to go: 'wachtlijst weg'.
    """

    turned: frozenset[str]
    denied: frozenset[str]
    about: frozenset[About]
    wholes: frozenset[Whole]
    against: frozenset[Whole]
    gone: frozenset[Key]
    numbers: frozenset[Number]
    prefixed: frozenset[str]
    mocking: bool
    moods: frozenset[int]
    order: frozenset[tuple[str, str]]
    keys: dict[str, frozenset[Key]]

    @property
    def stems(self) -> KeysView[str]:
        """Return the stems of all words but the small ones."""
        return self.keys.keys()


def oppositions(text: str) -> int:
    """Return the lines of opposites that a text may take a side of, as bits.

    Two texts take sides against each other only where they have one in common.
    """
    found = 0
    for word in folded(text):
        found |= _LINES.get(word, 0)
    return found


def signs_of(words: Sequence[Token], moods: frozenset[int] = frozenset()) -> Signs:
    """Read the signs of a note; `moods` are those of what is no word in it."""
    keys = {t.stem: _keys(t.stem, t.word) for t in words if t.word not in STOP_WORDS}
    read = _Reading(words)
    wholes = _settled(read.wholes)
    return Signs(
        turned=few(read.turned),
        denied=few(read.denied),
        about=_undivided(read.about),
        wholes=wholes,
        against=few(foe for whole in wholes for foe in _foes(*whole)),
        gone=few(key for thing in read.gone for key in keys.get(thing, ())),
        numbers=numbers_of(words),
        prefixed=few(
            stem(token.word.removeprefix("on"))
            for token in words
            if token.word.startswith("on")
            and len(token.word) >= _SHORTEST_PREFIXED
            and token.stem not in read.turned
        ),
        mocking=_mocks(words),
        moods=moods,
        order=_order(words),
        keys=keys,
    )


def _order(words: Sequence[Token]) -> frozenset[tuple[str, str]]:
    """Return what is put before what: 'liever hulp dan straf', 'hulp boven straf'."""
    for place, token in enumerate(words):
        said = (token.word, f"{words[place - 1].word}_{token.word}" if place else "")
        if place and not _BEFORE.isdisjoint(said):
            first, last = _told(words[:place]), _told(words[place + 1 :])
            return few((a, b) for a in first for b in last if a != b)
    return few(())


def _told(words: Sequence[Token]) -> list[str]:
    return [token.stem for token in words if token.word not in STOP_WORDS]


def _mocks(words: Sequence[Token]) -> bool:
    plain = [token.word for token in words]
    pairs = (f"{one}_{two}" for one, two in pairwise(plain))
    return not _MOCKING.isdisjoint(chain(plain, pairs))


@lru_cache(maxsize=50_000)
def _keys(stem_: str, word: str) -> frozenset[Key]:
    root = stem_.removesuffix("er") if len(stem_) > _LONG else stem_  # analys(er)en
    return frozenset((stem_, root, *telling_parts(word), *lines_of(stem_)))


def _undivided(about: set[About]) -> frozenset[About]:
    """Return the sides taken for a thing; who wants more of it and less takes none."""
    return few(a for a in about if (-a[0], a[1]) not in about)


def _settled(wholes: set[Whole]) -> frozenset[Whole]:
    """Return the sides a note takes; who takes both takes none."""
    sides = {side for side, _ in wholes}
    return few(whole for whole in wholes if -whole[0] not in sides)


def _foes(side: int, form: str) -> tuple[Whole, ...]:
    """Return what goes against a side: too high goes with lower, not with higher."""
    if form == "te":
        return (-side, "te"), (side, "+")
    others = (-side, ""), (-side, "+")
    return (*others, (side, "te")) if form == "+" else others


class _Reading:
    """One note, read clause by clause."""

    def __init__(self, words: Sequence[Token]) -> None:
        self.turned: set[str] = set()
        self.denied: set[str] = set()
        self.about: set[About] = set()
        self.gone: set[str] = set()
        self.wholes: set[Whole] = set()
        for _, found in groupby(words, key=lambda token: token.clause):
            self._clause(list(found), words)

    def _clause(self, clause: list[Token], words: Sequence[Token]) -> None:
        times = _times(clause)
        light = all(token.word in _LIGHT for token in clause)
        if light and any(times):
            if sum(token.word in NEGATIONS for token in clause) % 2:
                self._turn_all(clause, words)
            return
        kept = self._poles(clause, times)
        if not kept:
            self.turned |= {t.stem for t, n in zip(clause, times, strict=True) if n % 2}
            self.denied |= _denied(clause)

    def _turn_all(self, clause: list[Token], words: Sequence[Token]) -> None:
        if _TOWARDS.isdisjoint(token.word for token in clause):
            self.turned |= {token.stem for token in words}

    def _poles(self, clause: list[Token], times: list[int]) -> bool:
        """Take up the sides of a clause; whether it says to keep what is there."""
        said = {token.word for token in clause}
        form = "" if _WISHING.isdisjoint(said) else "+"
        kept = False
        for place in range(len(clause)):
            for side in _sides(clause, place, said):
                if abs(side) <= ABOUT:
                    taken = -side if _asks_for_both(clause, place) else side
                    self.about.add((taken, _thing(clause, place)))
                    continue
                taken = -side if times[place] % 2 else side
                self.wholes.add((taken, _form(clause, place, form)))
                if abs(side) == ABOLISHING:
                    more = MORE if taken < 0 else -MORE
                    thing = _thing(clause, place)
                    self.about.add((more, thing))
                    self.gone |= {thing} if taken > 0 else set()
                    kept |= taken < 0 < side
        return kept


def _sides(clause: list[Token], place: int, said: set[str]) -> frozenset[int]:
    """Return the sides that the word at this place stands for."""
    word = clause[place].word
    negated = not NEGATIONS.isdisjoint(said)
    if word == "meer" and negated:  # no longer
        return frozenset()
    if word == "nodig" and (negated or not _FEWER.isdisjoint(said)):  # 'minder nodig'
        return frozenset()
    if word in _GOING and not _GOING[word](clause, place):
        return frozenset()
    before = f"{clause[place - 1].word}_{word}" if place else ""
    return _POLES.get(before) or _POLES.get(word, frozenset())


def _goes_away(clause: list[Token], place: int) -> bool:
    """Whether *weg* abolishes: 'regels weg', 'weg met regels', not 'ver weg wonen'."""
    after = clause[place + 1].word if place + 1 < len(clause) else ""
    return after in ("", "met", "ermee")


def _goes_out(clause: list[Token], place: int) -> bool:
    """Whether *uit* abolishes: 'bellen de les uit', not 'zoek het uit'."""
    last = place == len(clause) - 1
    return last and place > 1 and clause[place - 2].word in _ARTICLES


_GOING = {"weg": _goes_away, "uit": _goes_out}
_ARTICLES = frozenset(("de", "het", "een", "ons", "onze", "mijn", "je", "hun", "the"))


def _form(clause: list[Token], place: int, form: str) -> str:
    if place and clause[place - 1].word in _TOO:
        return "te"
    return "+" if clause[place].word.endswith(("er", "ere")) else form


def _times(clause: list[Token]) -> list[int]:
    """Return how many negations bear on each word of a clause."""
    whole = sum(token.word in _TURNING for token in clause)
    times = [whole] * len(clause)
    bearing: list[list[int]] = []
    without = False
    for place, token in enumerate(clause):
        if _is_not_without(clause, place):
            times = [n - 1 for n in times]
        elif token.word in _WITHOUT and bearing:
            # 'Geen hulp zonder plan', 'zonder plan geen hulp': asks for both.
            bearing.pop()
        elif _is_none(clause, place) and without:
            bearing.clear()
        elif _is_none(clause, place) or token.word in _WITHOUT:
            bearing.append(_borne(clause, place))
            without = token.word in _WITHOUT
    for told in chain.from_iterable(bearing):
        times[told] += 1
    return times


def _denied(clause: list[Token]) -> set[str]:
    times = _times(clause)
    return {
        clause[told].stem
        for place, token in enumerate(clause)
        if _is_none(clause, place) or token.word in _WITHOUT
        for told in _borne(clause, place)
        if times[told] % 2
    }


def _is_none(clause: list[Token], place: int) -> bool:
    """Whether this word says there is none: 'geen wachtlijst', '0 wachtlijsten'."""
    word = clause[place].word
    if word in _NO:
        return True
    after = clause[place + 1].word if place + 1 < len(clause) else ""
    counts = after not in STOP_WORDS and after not in _NAMED_ZERO and bool(after)
    return word in _ZERO and counts


def _is_not_without(clause: list[Token], place: int) -> bool:
    """Whether this is the *zonder* of 'niet zonder ouders', which is with them."""
    before = clause[place - 1].word if place else ""
    return clause[place].word in _WITHOUT and before in _TURNING


def _asks_for_both(clause: list[Token], place: int) -> bool:
    """Whether this *zonder* is undone: 'niet zonder hen', 'geen hulp zonder plan'."""
    return clause[place].word in _WITHOUT and (
        _is_not_without(clause, place)
        or any(_is_none(clause, other) for other in range(len(clause)))
    )


def _borne(clause: list[Token], place: int) -> list[int]:
    """Return on which words a negation bears that stands before them.

    Only on the side of an opposition, if one is there: 'geen hoge drempel' has one.
    """
    told = told_of(clause, place)
    sided = [
        n
        for n in told
        if any(abs(side) > ABOUT for side in _POLES.get(clause[n].word, ()))
    ]
    return sided or told


def _thing(clause: list[Token], place: int) -> str:
    """Return the stem that a word is about: what follows, else what came first."""
    told = next_told(clause, place)
    if told:
        return told
    before = [token.stem for token in clause[:place] if token.word not in STOP_WORDS]
    return before[0] if before else ""
