# SPDX-License-Identifier: EUPL-1.2
"""The evening as a kind of room: its rules, views and slow acts, put together."""

import secrets
from collections.abc import Hashable, Iterable
from typing import Any

import msgspec
from django.conf import settings

from nulplaat.bijeenkomsten import acts, projection, rules, view
from nulplaat.bijeenkomsten.decide import decide, may
from nulplaat.bijeenkomsten.proposals import Found, compare_geeltjes, compare_knoppen
from nulplaat.bijeenkomsten.queries import code_is_taken
from nulplaat.bijeenkomsten.uitslag import uitslag_of
from nulplaat.live.domain import Act, Actor, Changes, Eyes, Record, Refusal, State
from nulplaat.merging import Measure, compare
from nulplaat.merging.measures import chosen

CODE_SIGNS = "BCDFGHJKLMNPQRSTVWXZ2346789"
"""No vowels, so that no word comes out; nothing that looks like another sign."""


class BijeenkomstDomain:
    """An evening; see `live.domain.Domain`."""

    kind = "bijeenkomst"
    slow = frozenset(("voorstel.ask", "fase.go", "deur.renew", "herkenning.show"))

    minds = frozenset((rules.BEGELEIDER,))

    def __init__(self) -> None:
        self._decoder = msgspec.json.Decoder(acts.FromClient)

    def warm(self) -> None:
        """Load the words that comparing needs, and what a first PDF needs."""
        # Not above: whoever only reads the log, such as a command, needs no PDF.
        from nulplaat.platen import paper

        compare({"een": "rust in huis", "twee": "rust thuis"})
        paper.warm()

    def decode(self, raw: bytes) -> Act:
        """Read one act of a client; what only the server may fill in must be empty."""
        act: Act = self._decoder.decode(raw)
        if isinstance(act, acts.FaseGo) and act != acts.FaseGo(act.fase, act.van):
            raise msgspec.ValidationError("voorstellen is for the server")
        if isinstance(act, acts.DeurRenew) and act.code:
            raise msgspec.ValidationError("code is for the server")
        if isinstance(act, acts.HerkenningShow) and act.uitslag:
            raise msgspec.ValidationError("uitslag is for the server")
        return act

    def may(self, state: State, act: Act, by: Actor) -> Refusal | None:
        """Say why a slow act would be refused before anything is computed for it."""
        return may(state, act, by)

    def prepare(self, state: State, act: Act) -> Act:
        """Compute proposals or an uitslag, or choose a fresh code."""
        if isinstance(act, acts.VoorstelAsk):
            found = _compared(state, act.soort, act.lens)
            return acts.VoorstelPut(soort=act.soort, **_fields(found))
        if isinstance(act, acts.FaseGo):
            soort = {"groeperen": "groep", "samenvoegen": "knop"}.get(act.fase, "")
            return msgspec.structs.replace(act, **_fields(_compared(state, soort)))
        if isinstance(act, acts.DeurRenew):
            return acts.DeurRenew(code=fresh_code())
        if isinstance(act, acts.HerkenningShow):
            return acts.HerkenningShow(uitslag=dict(uitslag_of(state)))
        return act

    def decide(self, state: State, act: Act, by: Actor, at: int) -> Changes | Refusal:
        """Answer one act."""
        return decide(state, act, by, at)

    def stage(self, state: State) -> Hashable:
        """Name what of the evening decides everybody's sight."""
        return view.stage(state)

    def eyes(self, state: State, viewer: Actor) -> Eyes:
        """Say how somebody sees the evening."""
        return view.eyes(state, viewer)

    def visible(
        self, state: State, viewer: Eyes, key: str, record: Record
    ) -> Record | None:
        """Return the record as these eyes may see it, or None."""
        return view.visible(state, viewer, key, record)

    def owners(self, state: State, key: str, record: Record) -> tuple[str, ...]:
        """Return who may see this otherwise than others with the same sight."""
        return view.owners(state, key, record)

    def owned(self, state: State, viewer: str, tally: view.Tally) -> Iterable[str]:
        """Return every key that `owners` names this viewer for."""
        return view.owned(state, viewer, tally)

    def tally(self, state: State) -> view.Tally:
        """Count once what every viewer's counts are made of."""
        return view.tallied(state)

    def follow(
        self, tally: view.Tally, before: State, after: State, keys: list[str]
    ) -> view.Tally:
        """Return the tally of the state after."""
        return view.followed(tally, before, after, keys)

    def counted(self, state: State, viewer: Eyes, tally: view.Tally) -> State:
        """Return the counts."""
        return view.counted(viewer, tally)

    def own(
        self, state: State, viewer: Eyes, tally: view.Tally, keys: Iterable[str]
    ) -> dict[str, Record | None]:
        """Return what the viewer is, and which geeltjes are their own."""
        return view.own(state, viewer, tally, keys)

    def project(self, room: str, state: State, changes: Changes | None) -> None:
        """Write the tables."""
        projection.project(room, state, changes)


def _compared(state: State, soort: str, lens: bool | None = None) -> Found | None:
    if soort == "groep":
        # Going on to grouping shows what is still private, so it is compared as well.
        onthulling = state["onthulling"]
        shown = {**state, "onthulling": {**onthulling, "tot": onthulling["laatste"]}}
        return compare_geeltjes(shown, measure())
    if soort == "knop":
        known = state.get("vergelijking/knop", {}).get("lens", False)
        within = known if lens is None else lens
        return compare_knoppen(state, lens=within, measure=measure())
    return None


def measure() -> Measure:
    """Return the measure of likeness that the settings choose."""
    return chosen(**settings.MEASURE).measure


def _fields(found: Found | None) -> dict[str, Any]:
    if found is None:
        return {"voorstellen": ()}
    return {
        "voorstellen": found.voorstellen,
        "stapels": found.stapels,
        "vergelijking": found.vergelijking,
    }


def fresh_code() -> str:
    """Choose a join code that no evening has: six signs, 28 bits."""
    while True:
        signs = "".join(secrets.choice(CODE_SIGNS) for _ in range(6))
        code = f"{signs[:3]}-{signs[3:]}"
        if not code_is_taken(code):
            return code


BIJEENKOMST = BijeenkomstDomain()
