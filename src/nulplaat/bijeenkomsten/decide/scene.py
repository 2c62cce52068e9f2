# SPDX-License-Identifier: EUPL-1.2
"""What every rule looks at: the state, who acts, and the checks they share."""

import hashlib
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nulplaat.bijeenkomsten import rules
from nulplaat.bijeenkomsten.acts import MOST
from nulplaat.bijeenkomsten.errors import Refused, refuse
from nulplaat.bijeenkomsten.lists import PERSPECTIEVEN
from nulplaat.live.domain import Actor, Record, Refusal, State
from nulplaat.live.ids import is_id
from nulplaat.live.texts import clean
from nulplaat.platen.kringen import AARDEN, KRINGEN

MOST_GEELTJES = 5000
MOST_KNOPPEN = 1000
MOST_TAFELS = 40
MOST_DEELNEMERS = 400
MOST_MINUTES = 240


@dataclass(frozen=True)
class Scene:
    """The state an act meets, who sends it, and when (server milliseconds)."""

    state: State
    by: Actor
    at: int

    @property
    def fase(self) -> str:
        """The fase the evening is in; an evening not yet made is in none."""
        return str(self.state.get("fase", {}).get("nu", ""))

    @property
    def tafel(self) -> int | None:
        """The tafel of who acts, if any."""
        return tafel_of(self.state, self.by.id)

    def record(self, kind: str, record_id: str) -> Record:
        """Return a record that must be there; refuses with `gone`."""
        found = self.state.get(f"{kind}/{record_id}")
        if found is None:
            refuse("gone")
        return found

    def geeltje(self, geeltje: str) -> Record:
        """Return a geeltje that everybody may see and that is not removed."""
        found = self.record("geeltje", geeltje)
        if found.get("verwijderd") or not is_shown(self.state, found):
            refuse("gone")
        return found


def tafel_of(state: State, deelnemer: str) -> int | None:
    """Return where this deelnemer sits."""
    tafel: int | None = state.get(f"deelnemer/{deelnemer}", {}).get("tafel")
    return tafel


def is_shown(state: State, geeltje: Record) -> bool:
    """Say whether a geeltje was shown to the group."""
    return bool(
        geeltje["open"] or geeltje["nr"] <= state.get("onthulling", {}).get("tot", 0)
    )


def records(state: State, kind: str) -> Iterator[tuple[str, Record]]:
    """Yield the id and record of every record of a kind."""
    start = f"{kind}/"
    for key, record in state.items():
        if key.startswith(start):
            yield key[len(start) :], record


def pair(a: str, b: str) -> str:
    """Name the pair of two ids, whichever way round they come."""
    return f"{min(a, b)}~{max(a, b)}"


def derived_id(*parts: object) -> str:
    """Make an id that always follows from the same parts."""
    text = ":".join(str(part) for part in parts)
    return hashlib.sha256(text.encode()).hexdigest()[:32]


def new(state: State, kind: str, record_id: str) -> str:
    """Return the key of a record to be made; refuses a bad or taken id."""
    if not is_id(record_id):
        refuse("malformed")
    key = f"{kind}/{record_id}"
    if key in state:
        refuse("exists")
    return key


def text(value: str, what: str) -> str:
    """Return a text that may stand in the log; refuses empty, too long, unprintable."""
    cleaned = clean(value, MOST[what])
    if isinstance(cleaned, Refusal):
        raise Refused(cleaned)
    return cleaned


def text_or_empty(value: str, what: str) -> str:
    """Return a text that may stand in the log, or nothing when it is blank."""
    return text(value, what) if value.strip() else ""


def name(value: str, what: str) -> str:
    """Return a text of one line."""
    return " ".join(text(value, what).split())


def perspectief(value: str | None) -> str | None:
    """Return a known perspectief or none."""
    if value is not None and value not in PERSPECTIEVEN:
        refuse("unknown-choice")
    return value


def kring(value: str) -> str:
    """Return a known kring."""
    if value not in KRINGEN:
        refuse("unknown-choice")
    return value


def aard(value: str) -> str:
    """Return a known aard."""
    if value not in AARDEN:
        refuse("unknown-choice")
    return value


def tafel(state: State, value: int | None) -> int | None:
    """Return a tafel that exists, or none."""
    if value is not None and f"tafel/{value}" not in state:
        refuse("unknown-tafel")
    return value


def own_tafel(scene: Scene, asked: int | None) -> int:
    """Return the tafel whose plaat is meant: the own one, or any for a begeleider."""
    meant = asked if scene.by.rol == rules.BEGELEIDER else scene.tafel
    if meant is None:
        refuse("no-tafel")
    tafel(scene.state, meant)
    return meant


def nuldoel(value: str) -> str:
    """Return a goal without the zero that people type before it."""
    found = name(value, "nuldoel")
    for sign in ("0 ", "0-", "0\u2011", "nul "):
        if found.casefold().startswith(sign) and found[len(sign) :].strip():
            return found[len(sign) :].strip()
    return found


def folded(value: str) -> str:
    """Return a text for comparing: no case, no diacritics."""
    parts = unicodedata.normalize("NFD", value.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def plain(**fields: Any) -> Record:
    """Make a record; named so that a reader sees its fields."""
    return fields
