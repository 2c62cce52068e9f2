# SPDX-License-Identifier: EUPL-1.2
"""What a comparison of notes brings."""

from dataclasses import dataclass

from nulplaat.merging.measure import Band

MOST_SIGNS = 5_000
"""No text may be longer than this; a geeltje is much shorter."""


class TooLong(ValueError):
    """A text is too long to be compared; its text says which."""


@dataclass(frozen=True)
class Group:
    """Notes that may say the same.

    `members` are ids in ascending order; `core` is the id of the most central one and
    `label` its text, word for word; `keywords` are two or three telling words and
    `reason` the terms that all members share, both as they stand in the notes; where a
    term is shared in other words these stand side by side ('wachtlijst / wachttijd').
    `score` is the average likeness, 0 to 1, and `band` its band.
    """

    members: tuple[str, ...]
    label: str
    core: str
    keywords: tuple[str, ...]
    reason: tuple[str, ...]
    score: float
    band: Band


@dataclass(frozen=True)
class Pair:
    """Two notes (ids, the smaller first), how alike they are, and what both name."""

    one: str
    two: str
    score: float
    reason: tuple[str, ...]


@dataclass(frozen=True)
class Near:
    """A note (its id) that lies near another one, and what both name.

    `score` is their likeness, 0 to 1; `opposed` says that they may say the contrary.
    """

    id: str
    score: float
    reason: tuple[str, ...]
    opposed: bool


@dataclass(frozen=True)
class Comparison:
    """All there is to say of some notes.

    `related` are alike but not enough to be proposed, the most alike first; `opposites`
    would be, if they did not seem to say the contrary. `notice` names the measure
    that was asked for and gave no answer, so that words were compared; mostly empty.
    `notice_sentence` says it.
    """

    groups: tuple[Group, ...]
    related: tuple[Pair, ...]
    opposites: tuple[Pair, ...]
    notice: str
