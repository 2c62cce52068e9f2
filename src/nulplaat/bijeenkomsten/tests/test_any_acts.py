# SPDX-License-Identifier: EUPL-1.2
"""Whatever people send, in whatever order, the evening stays whole."""

import random
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from nulplaat.bijeenkomsten import acts, transfer
from nulplaat.bijeenkomsten.decide import HANDLERS, MAKES_ROOM
from nulplaat.bijeenkomsten.decide.scene import is_shown
from nulplaat.bijeenkomsten.domain import BIJEENKOMST
from nulplaat.bijeenkomsten.lists import FASEN
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.bijeenkomsten.tests.evening import BRAM, SCHERM, SERVER, Evening
from nulplaat.bijeenkomsten.uitslag import OORDELEN, told
from nulplaat.live.domain import Act, Actor, Changes, State, apply
from nulplaat.live.rooms import Room, touched
from nulplaat.live.seats import Seat
from nulplaat.live.viewers import Viewer
from nulplaat.platen.kringen import AARDEN, KRINGEN, STANDEN

MOMENT = 1_790_000_000_000
EACH = 700
WORDS = ("rust", "ouders", "gehoord", "school", "één plan", "vertrouwen", "")
BRAMS_SCHERM = Actor(id=BRAM.id, rol="scherm")
ID = re.compile("[0-9a-f]{32}")
KINDS = [k for k in HANDLERS if k.__struct_config__.tag not in MAKES_ROOM]


def ids(state: State, kind: str) -> list[str]:
    return sorted(k.partition("/")[2] for k in state if k.startswith(f"{kind}/"))


class Crowd:
    """Sends acts of every kind with ids that exist, existed, or never did."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.evening = Evening.started(tafels=3, fase="schrijven")
        self.people = [self.evening.joins() for _ in range(4)]
        self.used: dict[str, list[str]] = {}
        self.marked = 0

    def one_of(self, kind: str) -> str:
        known = ids(self.evening.state, kind) or self.used.get(kind, [])
        if self.random.random() < 0.1:
            known = self.used.get(kind, [])
        return self.random.choice(known) if known else self.fresh(kind)

    def some_of(self, kind: str) -> tuple[str, ...]:
        return tuple(self.one_of(kind) for _ in range(self.random.randint(0, 4)))

    def fresh(self, kind: str) -> str:
        found = f"{self.random.getrandbits(128):032x}"
        self.used.setdefault(kind, []).append(found)
        return found

    def words(self) -> str:
        return " ".join(self.random.choice(WORDS) for _ in range(3))

    def tafel(self) -> int | None:
        return self.random.choice((None, 1, 2, 3, 3, 9, -1))

    def act(self) -> Act:
        choosing = self.evening.state["fase"]["nu"] == "herkennen"
        often = choosing and self.random.random() < 0.6
        kind = self.random.choice(CHOOSING if often else KINDS)
        tag = str(kind.__struct_config__.tag)
        values = {
            field: self.value(tag, field)
            for field in kind.__struct_fields__
            if field not in OPTIONAL or self.random.random() < 0.5
        }
        made: Act = kind(**values)
        computed = isinstance(made, COMPUTED)
        return BIJEENKOMST.prepare(self.evening.state, made) if computed else made

    def value(self, tag: str, field: str) -> Any:
        if MAKERS.get(tag) == field and self.random.random() < 0.95:
            return self.fresh(field)
        if field == "thema" and tag in ("geeltje.place", "knop.make"):
            return self.random.choice((None, self.one_of("thema")))
        simple: dict[str, Any] = {
            "fase": self.random.choice(FASE_WEIGHTED),
            "van": self.evening.state["fase"]["nu"],
            "soort": self.random.choice(("groep", "knop")),
            "kring": self.random.choice((*KRINGEN, "buiten")),
            "aard": self.random.choice((*AARDEN, "anders")),
            "stand": self.random.choice(tuple(STANDEN)),
            "tafel": self.tafel(),
            "perspectief": self.random.choice((None, "ouder", "niemand")),
            "open": self.random.random() < 0.5,
            "leden": self.random.choice((None, self.leden())),
            "rows": tuple(self.row() for _ in range(self.random.randint(0, 3))),
            "voorstellen": (),
            "stapels": (),
            "vergelijking": None,
            "lens": self.random.choice((None, True, False)),
            "keuzes": tuple(
                acts.Keuze(self.one_of("voorstel"), self.random.choice((None, leden)))
                for leden in (self.leden(), self.leden())
            ),
            "oordeel": self.random.choice((*OORDELEN, *OORDELEN, None, "soms")),
            "uitslag": {},
            "weg": self.random.random() < 0.5,
            "code": "BCD-FGJ",
            "importid": self.random.choice(
                (self.fresh("import"), self.one_of("import"))
            ),
        }
        if field in simple:
            return simple[field]
        if field in ("geeltjes", "knoppen"):
            return self.some_of({"geeltjes": "geeltje", "knoppen": "knop"}[field])
        if field in ("geeltje", "thema", "knop", "voorstel", "stapel", "deelnemer"):
            return self.one_of(field)
        return self.words()

    def leden(self) -> tuple[str, ...]:
        kind = self.random.choice(("geeltje", "knop"))
        return self.some_of(kind)

    def row(self) -> acts.ImportRow:
        kring = self.random.choice((None, *KRINGEN))
        return acts.ImportRow(
            tafel=self.random.randint(1, 4),
            tekst=self.words(),
            kring=kring,
            aard=self.random.choice(tuple(AARDEN)) if kring else None,
        )

    def sends(self) -> None:
        act = self.act()
        server = act.__struct_config__.tag in ("deelnemer.join", "import.apply")
        crowd = (*self.people, *([BRAM] * 6), SCHERM)
        if isinstance(act, acts.GeeltjeWrite | acts.GeeltjeEdit):
            self.marked += 1
            act = msgspec.structs.replace(act, tekst=f"{act.tekst} geheim{self.marked}")
        self.evening.send(SERVER if server else self.random.choice(crowd), act)

    @property
    def viewers(self) -> list[Actor]:
        return [BRAM, SCHERM, BRAMS_SCHERM, SERVER, *self.people]


CHOOSING: tuple[type[Act], ...] = (
    *[acts.KnopRecognise] * 12,
    acts.HerkenningClose,
    acts.HerkenningShow,
    acts.HerkenningShow,
    acts.HerkenningOpen,
)
MAKERS = {"geeltje.write": "geeltje", "thema.make": "thema", "knop.make": "knop"}
COMPUTED = acts.FaseGo | acts.VoorstelAsk | acts.HerkenningShow
OPTIONAL = frozenset(("tafel", "perspectief", "reden", "weg"))
FASE_WEIGHTED = (
    *FASEN,
    "herkennen",
    "herkennen",
    "groeperen",
    "tafels",
    "samenvoegen",
    "samenvoegen",
    "nergens",
)


def dangling(state: State) -> Iterator[tuple[str, str]]:
    """Yield every record with what it points at that is not there."""
    for key, record in state.items():
        for wanted in pointed(key, record):
            if wanted not in state or state[wanted].get("verwijderd"):
                yield key, wanted


def pointed(key: str, record: Any) -> Iterator[str]:
    kind, _, name = key.partition("/")
    if kind == "plek":
        yield from (f"geeltje/{name}", f"thema/{record['thema']}")
    elif kind == "thema":
        yield f"plek/{record['kern']}"
    elif kind == "knop":
        yield from (f"geeltje/{geeltje}" for geeltje in record["geeltjes"])
    elif kind == "scherm" and record["voorstel"]:
        yield f"voorstel/{record['voorstel']['id']}"
    elif kind == "uitslag":
        yield from (f"knop/{knop}" for knop in told(record))
    elif kind in ("schakel", "titel"):
        yield from (f"knop/{knop}" for knop in name.split("~"))
    elif kind in ("voorstel", "stapel"):
        soort = "geeltje" if record["soort"] == "groep" else "knop"
        yield from (f"{soort}/{lid}" for lid in record["leden"])
        yield f"{soort}/{record.get('kern', record['leden'][0])}"


def replayed(log: list[Changes]) -> State:
    state: State = {}
    for changes in log:
        raw = msgspec.json.encode(changes)
        apply(state, msgspec.json.decode(raw, type=Changes))
    return state


def as_json(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


@pytest.mark.parametrize("seed", range(12))
def test_l3_whatever_is_sent_the_evening_stays_whole(seed: int) -> None:
    crowd = Crowd(seed)
    evening = crowd.evening
    for _ in range(EACH):
        crowd.sends()
        assert list(dangling(evening.state)) == []
        held = {record["thema"] for _, record in of(evening.state, "plek")}
        assert held == set(ids(evening.state, "thema"))
        for viewer in crowd.viewers:
            evening.sees(viewer)
        evening.plaat()
    assert as_json(replayed(evening.log)) == as_json(evening.state)


@pytest.mark.parametrize("seed", range(6))
def test_f9_whatever_was_sent_the_file_makes_the_same_evening(seed: int) -> None:
    crowd = Crowd(1000 + seed)
    for _ in range(EACH // 20):
        for _ in range(20):
            crowd.sends()
        file = transfer.export(crowd.evening.sees(BRAM), MOMENT)
        records = transfer.complete(transfer.read_export(file), code="X", now=MOMENT)
        again = Evening()
        again.must(SERVER, acts.PlaatLoad(records=records))
        assert shape(again.state) == shape(transfer_of(file))


def transfer_of(file: bytes) -> State:
    return dict(
        transfer.complete(msgspec.json.decode(file)["records"], code="X", now=MOMENT)
    )


def shape(state: State) -> Any:
    """Return the plaat without the ids, which a new evening makes anew."""
    plaat = plaat_of(state, moment=MOMENT)
    return [
        (k.titel, k.kring, k.aard, k.stand, [(b.tekst, b.tafel) for b in k.bronnen])
        for k in plaat.knoppen
    ]


class Follower:
    """Somebody who keeps what the server sends, as a page does."""

    def __init__(self, actor: Actor) -> None:
        self.viewer = Viewer(actor, self)
        self.records: State = {}

    def push(self, frame: bytes, kind: str) -> None:
        sent = msgspec.json.decode(frame)
        if sent["t"] == "state":
            self.records = sent["records"]
            return
        for key in sent["remove"]:
            del self.records[key]
        self.records.update(sent["put"])

    def close(self, code: int) -> None:
        raise AssertionError(code)


@pytest.mark.parametrize("seed", range(4))
def test_live_11_whatever_is_sent_following_it_gives_the_same_view(seed: int) -> None:
    crowd = Crowd(2000 + seed)
    evening = crowd.evening
    followers = [Follower(actor) for actor in crowd.viewers]
    room = Room("0" * 32, BIJEENKOMST, seq=1, state=as_json(evening.state))
    seat = Seat(room)
    for follower in followers:
        seat.viewers[follower.viewer] = None
        seat.enter(follower.viewer, 0, MOMENT)
    for _ in range(2, EACH // 4):
        told = len(evening.log)
        for _ in range(crowd.random.randint(1, 4)):
            crowd.sends()
        seat.changed.update(*(touched(c) for c in evening.log[told:]))
        room.seq, room.state = room.seq + 1, as_json(evening.state)
        seat.publish(MOMENT, lambda _, viewer, show: show(viewer))
        newcomer = Follower(crowd.random.choice(crowd.viewers))
        seat.enter(newcomer.viewer, 0, MOMENT)
        for follower in (*followers, newcomer):
            sees = evening.sees(follower.viewer.actor)
            assert follower.records == as_json(sees)


@pytest.mark.parametrize("seed", range(4))
def test_bij_1_whatever_is_sent_nobody_reads_what_is_not_shown(seed: int) -> None:
    crowd = Crowd(3000 + seed)
    state = crowd.evening.state
    hidden = 0
    for turn in range(EACH // 3):
        if turn % 25 == 0:
            crowd.evening.go("schrijven")
        words = f"{crowd.words()} geheim{turn}x"
        if crowd.evening.state["fase"]["nu"] == "schrijven":
            crowd.evening.writes(crowd.random.choice(crowd.people), words)
        crowd.sends()
        for viewer in crowd.viewers:
            if viewer.rol != "systeem":
                seen = msgspec.json.encode(crowd.evening.sees(viewer)).decode()
                for geeltje, secret in foreign(state, viewer):
                    hidden += 1
                    assert geeltje not in seen
                    assert secret not in f"{seen} ".replace('"', " ")
    assert hidden > EACH


@pytest.mark.parametrize("seed", range(4))
def test_bij_71_whatever_is_sent_nobody_learns_what_another_chose(seed: int) -> None:
    crowd = Crowd(5000 + seed)
    evening = crowd.evening
    told_of = 0
    for turn in range(EACH // 2):
        if turn % 50 == 0:
            evening.go("herkennen")
            evening.must(BRAM, acts.HerkenningOpen())
            knop = evening.makes_knop(BRAM, "steeds een", tafel=1)
            for who in crowd.people:
                evening.must(who, acts.KnopRecognise(knop=knop, oordeel="deels"))
        if turn % 50 == 25:
            evening.go("herkennen")
            evening.must(BRAM, acts.HerkenningClose())
            show = BIJEENKOMST.prepare(evening.state, acts.HerkenningShow())
            evening.send(BRAM, show)
        crowd.sends()
        told_of += "uitslag" in evening.state
        for viewer in crowd.viewers:
            seen = evening.sees(viewer)
            mine = viewer.id if viewer.rol == "deelnemer" else ""
            assert set(ids(seen, "herkenning")) <= {mine}
            if evening.state.get("herkennen", {"open": True})["open"]:
                assert "uitslag" not in seen
    assert told_of


def foreign(state: State, viewer: Actor) -> Iterator[tuple[str, str]]:
    """Yield each geeltje of others that is not shown yet, with its secret word."""
    for geeltje, record in of(state, "geeltje"):
        own = record["by"] == viewer.id and viewer.rol != "scherm"
        if record["tekst"] and not own and not is_shown(state, record):
            yield geeltje, f"{record['tekst'].split()[-1]} "


@pytest.mark.parametrize("seed", range(4))
def test_f9_whatever_was_sent_a_file_of_the_new_evening_is_the_same(seed: int) -> None:
    crowd = Crowd(4000 + seed)
    for _ in range(EACH // 20):
        for _ in range(20):
            crowd.sends()
        file = transfer.export(crowd.evening.sees(BRAM), MOMENT)
        now = crowd.evening.state["fase"]["sinds"]
        records = transfer.complete(transfer.read_export(file), code="X", now=now)
        again = Evening()
        again.must(SERVER, acts.PlaatLoad(records=records))
        assert numbered(transfer.export(again.sees(BRAM), MOMENT)) == numbered(file)


def test_f9_a_removal_without_a_reason_comes_in_as_it_went_out() -> None:
    evening = Evening.started(fase="schrijven")
    geeltje = evening.writes(BRAM, "dubbel")
    evening.go("groeperen")
    evening.must(BRAM, acts.GeeltjeRemove(geeltje=geeltje))
    file = transfer.export(evening.sees(BRAM), MOMENT)
    again = transfer.complete(transfer.read_export(file), code="X", now=MOMENT)
    removed = [record for _, record in of(dict(again), "geeltje")]
    assert [record["reden"] for record in removed] == [""]


def numbered(file: bytes) -> Any:
    """Return a file with its ids counted, in their order, instead of written."""
    text = file.decode()
    numbers = {found: str(n) for n, found in enumerate(sorted(set(ID.findall(text))))}
    return msgspec.json.decode(ID.sub(lambda found: numbers[found[0]], text))


def of(state: State, kind: str) -> Iterator[tuple[str, Any]]:
    for key, record in state.items():
        if key.startswith(f"{kind}/"):
            yield key, record
