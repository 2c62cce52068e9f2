# SPDX-License-Identifier: EUPL-1.2
"""An evening in memory for stories: Bram leads, Carla and others take part."""

from dataclasses import dataclass, field
from typing import Any

from nulplaat.bijeenkomsten import acts, view
from nulplaat.bijeenkomsten.decide import decide
from nulplaat.bijeenkomsten.domain import BIJEENKOMST
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.live.domain import Act, Actor, Changes, Refusal, State, apply
from nulplaat.live.domain import view as seen_by
from nulplaat.live.ids import new_id
from nulplaat.platen.plaat import Plaat

BRAM = Actor(id="b" * 32, rol="begeleider")
SERVER = Actor(id="systeem", rol="systeem")
SCHERM = Actor(id="5" * 32, rol="scherm")
ALL_FASEN = (
    "welkom",
    "schrijven",
    "groeperen",
    "tafels",
    "samenvoegen",
    "herkennen",
    "resultaat",
)


@dataclass
class Evening:
    """A room without a server: acts go straight to `decide`."""

    state: State = field(default_factory=dict)
    log: list[Changes] = field(default_factory=list)
    at: int = 1_790_000_000_000

    @classmethod
    def started(cls, *, tafels: int = 2, fase: str = "welkom") -> "Evening":
        """Make an evening and go to a fase."""
        evening = cls()
        evening.must(
            SERVER,
            acts.BijeenkomstMake(
                naam="Avond in Zwolle",
                uitgangspositie="Ouders voelen zich niet gehoord.",
                nuldoel="0 ouders ontevreden",
                tafels=tafels,
                fasen=tuple(acts.FaseSetup(id=f, minuten=10) for f in ALL_FASEN),
                code="BCD-FGH",
            ),
        )
        if fase != "welkom":
            evening.go(fase)
        return evening

    def send(self, by: Actor, act: Act) -> Changes | Refusal:
        """Send an act; an accepted one is applied and logged."""
        self.at += 1000
        answer = decide(self.state, act, by, self.at)
        if isinstance(answer, Changes):
            apply(self.state, answer)
            self.log.append(answer)
        return answer

    def must(self, by: Actor, act: Act) -> Changes:
        """Send an act that is accepted."""
        answer = self.send(by, act)
        assert isinstance(answer, Changes), answer
        return answer

    def refused(self, by: Actor, act: Act) -> str:
        """Send an act that is refused, changing nothing; return the code."""
        before = dict(self.state)
        answer = self.send(by, act)
        assert isinstance(answer, Refusal), answer
        assert self.state == before
        assert answer.nl
        assert answer.en
        return answer.code

    def go(self, fase: str) -> None:
        """Let Bram go to a fase, with the proposals the server computes."""
        act = acts.FaseGo(fase=fase, van=view.fase_of(self.state))
        self.must(BRAM, BIJEENKOMST.prepare(self.state, act))

    def joins(self, naam: str = "", **more: Any) -> Actor:
        """Let somebody in."""
        person = Actor(id=new_id(), rol="deelnemer")
        self.must(SERVER, acts.DeelnemerJoin(deelnemer=person.id, naam=naam, **more))
        return person

    def writes(self, by: Actor, tekst: str, **more: Any) -> str:
        """Let somebody write a geeltje."""
        geeltje = new_id()
        self.must(by, acts.GeeltjeWrite(geeltje=geeltje, tekst=tekst, **more))
        return geeltje

    def makes_knop(self, by: Actor, tekst: str = "", **more: Any) -> str:
        """Let somebody make a knop."""
        knop = more.pop("knop", None) or new_id()
        fields = {"kring": "zelf", "aard": "helpend", **more}
        self.must(by, acts.KnopMake(knop=knop, tekst=tekst, **fields))
        return str(knop)

    def sees(self, viewer: Actor) -> State:
        """Return what somebody sees."""
        return seen_by(BIJEENKOMST, self.state, viewer)

    def plaat(self) -> Plaat:
        """Return the merged plaat."""
        return plaat_of(self.state, moment=self.at)

    def titles(self) -> set[str]:
        """Return the titles on the merged plaat."""
        return {knop.titel for knop in self.plaat().knoppen}

    def bronnen(self) -> set[frozenset[str]]:
        """Return which knoppen are one, by the words of their bronnen."""
        return {
            frozenset(bron.tekst for bron in knop.bronnen)
            for knop in self.plaat().knoppen
        }
