# SPDX-License-Identifier: EUPL-1.2
"""Say which geeltjes of a list on paper are alike, for the command line."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.utils.translation import override

from nulplaat.bijeenkomsten.acts import ImportRow
from nulplaat.bijeenkomsten.paper import read_paper
from nulplaat.merging import (
    Comparison,
    Group,
    Pair,
    compare,
    notice_sentence,
    reason_sentence,
)
from nulplaat.merging.measures import Choice, chosen

SAID = {
    "nl": {
        "count": "Geeltjes: {notes}. Voorstellen: {groups}.",
        "none": "Er zijn geen geeltjes die hetzelfde lijken te zeggen.",
        "same": "Deze zeggen hetzelfde. Ze worden vanzelf gestapeld.",
        "strong": "Deze zeggen bijna zeker hetzelfde. Ze staan al aangevinkt.",
        "likely": "Deze zeggen misschien hetzelfde. Ze worden voorgesteld.",
        "opposites": "Mogelijk tegenovergesteld. Deze worden nooit samen voorgesteld.",
        "related": "Deze zijn verwant. Ze worden getoond en nooit samengevoegd.",
        "tafel": "tafel",
        "about": "Trefwoorden",
        "line": "regel",
        "sees": "De woorden van de geeltjes gaan naar {host}.",
        "bad": "Deze lijst kan niet worden gelezen.",
        "away": "Het bestand {name} is er niet.",
        "shut": "Het bestand {name} kan niet worden geopend.",
    },
    "en": {
        "count": "Notes: {notes}. Proposals: {groups}.",
        "none": "No notes seem to say the same.",
        "same": "These say the same. They are put on one pile without asking.",
        "strong": "These almost surely say the same. They are ticked beforehand.",
        "likely": "These may say the same. They are proposed.",
        "opposites": "Maybe the opposite. These are never proposed as the same.",
        "related": "These are related. They are shown and never joined.",
        "tafel": "table",
        "about": "Keywords",
        "line": "line",
        "sees": "The words of the notes go to {host}.",
        "bad": "This list cannot be read.",
        "away": "There is no file {name}.",
        "shut": "The file {name} cannot be opened.",
    },
}
LANGUAGES = tuple(SAID)
BANDS = ("same", "strong", "likely")


class CannotMerge(Exception):
    """What is wrong with a list, a line for each problem."""


@dataclass(frozen=True)
class Merged:
    """A list with what was found in it; keys are the numbers of the geeltjes."""

    rows: dict[str, ImportRow]
    found: Comparison
    choice: Choice
    taal: str

    @property
    def warnings(self) -> tuple[str, ...]:
        """Return what the person must know beside the proposal."""
        sees = SAID[self.taal]["sees"].format(host=self.choice.host)
        told = (sees if self.choice.sees_text else "", self._notice())
        return tuple(sentence for sentence in told if sentence)

    def _notice(self) -> str:
        return notice_sentence(self.found.notice, self.taal)

    def as_json(self) -> str:
        """Return all of it for machines."""
        whole = json.dumps(
            {
                "measure": self.choice.measure.id,
                "notice": self._notice(),
                "notes": [_note(key, row) for key, row in self.rows.items()],
                "groups": [self._group(group) for group in self.found.groups],
                "opposites": [self._pair(pair) for pair in self.found.opposites],
                "related": [self._pair(pair) for pair in self.found.related],
            },
            ensure_ascii=False,
            indent=2,
        )
        return f"{whole}\n"

    def _group(self, group: Group) -> dict[str, Any]:
        return {**asdict(group), "sentence": self._reason(group)}

    def _pair(self, pair: Pair) -> dict[str, Any]:
        return {**asdict(pair), "sentence": self._sentence(pair.reason)}

    def _reason(self, group: Group) -> str:
        return self._sentence(group.reason, len(group.members))

    def _sentence(self, terms: tuple[str, ...], members: int = 2) -> str:
        """Return why as a sentence by itself; empty without terms."""
        why = reason_sentence(terms, self.taal, members)
        return f"{why[:1].upper()}{why[1:]}." if why else ""

    def as_text(self) -> str:
        """Return it as a list to read."""
        return "\n".join(self._lines()).rstrip("\n") + "\n"

    def _lines(self) -> Iterator[str]:
        said, found = SAID[self.taal], self.found
        count = said["count"]
        yield count.format(notes=len(self.rows), groups=len(found.groups))
        if not found.groups:
            yield said["none"]
        yield ""
        for band in BANDS:
            groups = [group for group in found.groups if group.band == band]
            if groups:
                yield said[band]
                for group in groups:
                    yield from self._group_lines(group)
        for name, pairs in (("opposites", found.opposites), ("related", found.related)):
            if pairs:
                yield said[name]
                for pair in pairs:
                    yield from self._pair_lines(pair)

    def _group_lines(self, group: Group) -> Iterator[str]:
        told = self._reason(group).casefold()
        new = [word for word in group.keywords if word.casefold() not in told]
        words = ", ".join(new)
        about = f" {SAID[self.taal]['about']}: {words}." if words else ""
        yield f"  {group.score:.2f} {self._reason(group)}{about}"
        members = sorted(group.members, key=lambda key: (key != group.core, key))
        yield from (f"       {self._named(key)}" for key in members)
        yield ""

    def _pair_lines(self, pair: Pair) -> Iterator[str]:
        yield f"  {pair.score:.2f} {self._sentence(pair.reason)}".rstrip()
        yield from (f"       {self._named(key)}" for key in (pair.one, pair.two))
        yield ""

    def _named(self, key: str) -> str:
        row = self.rows[key]
        one_line = " ".join(row.tekst.split())
        return f"{SAID[self.taal]['tafel']} {row.tafel}: {one_line}"


def _note(key: str, row: ImportRow) -> dict[str, Any]:
    return {"id": key, "tafel": row.tafel, "tekst": row.tekst, "kring": row.kring}


def merge(data: bytes, *, taal: str = "nl", within_kring: bool = False) -> Merged:
    """Compare the geeltjes of a list; `within_kring` only those of one kring.

    Uses the measure of the settings. Raises `CannotMerge`.
    """
    with override(taal):
        paper = read_paper(data)
    if paper.problems:
        told = (problem.told(SAID[taal]["line"]) for problem in paper.problems)
        raise CannotMerge("\n".join(f"  {sentence}" for sentence in told))
    rows = {f"{n:04}": row for n, row in enumerate(paper.rows, start=1)}
    choice = chosen(**settings.MEASURE)
    found = compare(
        {key: row.tekst for key, row in rows.items()},
        lens={k: row.kring or "" for k, row in rows.items()} if within_kring else None,
        measure=choice.measure,
    )
    return Merged(rows, found, choice, taal)
