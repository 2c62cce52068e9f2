# SPDX-License-Identifier: EUPL-1.2
"""What stands together before comparing: equal notes, and what people joined."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from nulplaat.merging.results import MOST_SIGNS, TooLong
from nulplaat.merging.texts import key_of

Decided = Collection[Collection[str]]
"""Sets of ids that people put together, or keep apart."""


class Notes:
    """The notes in the order of their ids, and their different texts.

    Notes that are equal but for case and signs have one text: `text_of` says which.
    """

    def __init__(
        self, notes: Mapping[str, str], lens: Mapping[str, str] | None
    ) -> None:
        """Refuse what is too long; find what is equal."""
        self.ids = sorted(notes)
        self.raw = [notes[name] for name in self.ids]
        for name, text in zip(self.ids, self.raw, strict=True):
            if len(text) > MOST_SIGNS:
                raise TooLong(f"{name}: {len(text)} signs, at most {MOST_SIGNS}")
        self.place = {name: n for n, name in enumerate(self.ids)}
        self.kring = [lens.get(name, "") if lens else "" for name in self.ids]
        keys = [key_of(text) for text in self.raw]
        first: dict[str, str] = {}
        for key, text in zip(keys, self.raw, strict=True):
            first[key] = min(text, first.get(key, text))
        number = {key: n for n, key in enumerate(sorted(first))}
        self.texts = [first[key] for key in number]
        self.text_of = [number[key] for key in keys]


class Units:
    """Notes that are joined already: put together by people, or equal."""

    def __init__(self, notes: Notes, apart: Decided, together: Decided) -> None:
        """Join what people put together, then what is equal; *apart* goes first."""
        self.notes = notes
        self.apart = self._pairs_apart(apart)
        self._members = [[n] for n in range(len(notes.ids))]
        self._unit_of = list(range(len(notes.ids)))
        for ids in sorted(sorted(ids) for ids in together):
            known = [notes.place[name] for name in ids if name in notes.place]
            for other in known[1:]:
                self._unite(known[0], other)
        self.decided = {frozenset(m) for m in self._members if len(m) > 1}
        self._stack()
        self.units = [unit for unit in self._members if unit]

    def _pairs_apart(self, apart: Decided) -> dict[int, set[int]]:
        place = self.notes.place
        pairs: dict[int, set[int]] = defaultdict(set)
        for ids in apart:
            known = {place[name] for name in ids if name in place}
            for number in known:
                pairs[number] |= known - {number}
        return pairs

    def _stack(self) -> None:
        """Put notes that are equal on one pile, within their kring."""
        piles: dict[tuple[int, str], list[int]] = defaultdict(list)
        for number, text in enumerate(self.notes.text_of):
            if not self.notes.texts[text].strip():
                continue
            pile = piles[text, self.notes.kring[number]]
            if not any(self._unite(home, number) for home in pile):
                pile.append(number)

    def _unite(self, one: int, two: int) -> bool:
        """Join the units of two notes, unless that breaks an *apart*."""
        low, high = sorted((self._unit_of[one], self._unit_of[two]))
        if low == high:
            return True
        moved = self._members[high]
        if any(not self.apart[n].isdisjoint(moved) for n in self._kept_apart(low)):
            return False
        self._members[low] += moved
        self._members[high] = []
        for number in moved:
            self._unit_of[number] = low
        return True

    def _kept_apart(self, unit: int) -> list[int]:
        return [n for n in self._members[unit] if n in self.apart]
