# SPDX-License-Identifier: EUPL-1.2
"""An evening goes out as one file and comes in elsewhere, the same plaat."""

import json
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from nulplaat.bijeenkomsten import transfer
from nulplaat.bijeenkomsten.acts import (
    BijeenkomstMake,
    FaseGo,
    FaseSetup,
    GeeltjeRemove,
    GeeltjeWrite,
    HerkenningClose,
    HerkenningShow,
    KnopJoin,
    KnopMake,
    KnopRecognise,
    KnopSplit,
    KnopTitle,
    ThemaMake,
)
from nulplaat.bijeenkomsten.models import Bijeenkomst
from nulplaat.bijeenkomsten.plaat import plaat_of
from nulplaat.bijeenkomsten.services import join, start_room
from nulplaat.bijeenkomsten.tests.test_who_may_open import browser
from nulplaat.bijeenkomsten.uitslag import OORDELEN
from nulplaat.live.domain import Act, Actor
from nulplaat.live.ids import new_id
from nulplaat.live.queries import read
from nulplaat.live.services import Ack, perform

pytestmark = pytest.mark.django_db

BRAM = Actor(id="b" * 32, rol="begeleider")
FASEN = ("schrijven", "groeperen", "tafels", "samenvoegen", "herkennen")


def do(room: str, act: Act, by: Actor = BRAM) -> None:
    answer = perform(room, act, by=by)
    assert isinstance(answer, Ack), answer


def full_evening() -> str:
    """Make an evening that holds a record of every kind."""
    room = start_room(
        BijeenkomstMake(
            naam="Avond",
            uitgangspositie="Zo is het.",
            stem="Niemand vroeg wat ik dacht.",
            nuldoel="ouders ontevreden",
            tafels=3,
            fasen=tuple(FaseSetup(id=fase, minuten=5) for fase in FASEN),
            code=new_id()[:7],
        )
    )
    join(
        room=room,
        deelnemer=new_id(),
        naam="Carla Geheim",
        perspectief="ouder",
        tafel=2,
    )
    notes = [new_id() for _ in range(6)]
    for index, note in enumerate(notes):
        do(room, GeeltjeWrite(geeltje=note, tekst=f"één {index}", tafel=index % 3 + 1))
    do(room, FaseGo(fase="groeperen", van="schrijven"))
    do(room, ThemaMake(thema=new_id(), geeltjes=tuple(notes[:2]), naam="samen"))
    do(room, FaseGo(fase="tafels", van="groeperen"))
    knoppen = [new_id() for _ in range(4)]
    for index, knop in enumerate(knoppen):
        do(
            room,
            KnopMake(
                knop=knop,
                kring=("zelf", "gemeente")[index % 2],
                aard="helpend",
                geeltjes=(notes[index],),
                tafel=index % 3 + 1,
            ),
        )
    do(room, FaseGo(fase="samenvoegen", van="tafels"))
    do(room, KnopJoin(knoppen=tuple(knoppen[:3])))
    do(room, KnopTitle(knop=knoppen[0], tekst="Bellen"))
    do(room, KnopSplit(knop=knoppen[2]))
    do(room, GeeltjeRemove(geeltje=notes[5], reden="dubbel"))
    recognise(room, knoppen)
    return room


def recognise(room: str, knoppen: list[str]) -> None:
    """Let five people say what they recognise, and show it."""
    do(room, FaseGo(fase="herkennen", van="samenvoegen"))
    for number in range(5):
        who = new_id()
        join(room=room, deelnemer=who, naam="", perspectief="ouder", tafel=1)
        for place, knop in enumerate(knoppen):
            oordeel = OORDELEN[(number * place) % 3]
            do(room, KnopRecognise(knop, oordeel), Actor(id=who, rol="deelnemer"))
    do(room, HerkenningClose())
    do(room, HerkenningShow())


def export(room: str) -> bytes:
    answer = browser(room, "begeleider").get(reverse("plaat_json", args=[room]))
    assert answer.status_code == 200
    return bytes(answer.content)


def bring_in(data: bytes, client: Client | None = None) -> tuple[int, str]:
    file = SimpleUploadedFile("avond.json", data)
    answer = (client or Client()).post(reverse("transfer"), {"bestand": file})
    return answer.status_code, answer.headers.get("Location", "")


def plain(data: bytes) -> str:
    """Replace ids by their place in the order, and times by nothing."""
    text = data.decode()
    ids = sorted(set(re.findall(r"[0-9a-f]{32}", text)))
    for place, found in enumerate(ids):
        text = text.replace(found, f"id-{place}")
    return re.sub(r'"(moment|sinds)": \d+', r'"\1": 0', text)


def test_f9_out_and_in_and_out_again_is_the_same() -> None:
    room = full_evening()
    first = export(room)
    kinds = {key.split("/")[0] for key in json.loads(first)["records"]}
    assert kinds == set(transfer.KINDS)
    for _round in range(2):
        status, location = bring_in(first)
        assert status == 302
        other = location.strip("/").split("/")[-1]
        again = export(other)
        assert plain(again) == plain(first)
        assert not set(re.findall(rb"[0-9a-f]{32}", first)) & set(
            re.findall(rb"[0-9a-f]{32}", again)
        )
        first = again
    plates = [plaat_of(read(r).state, moment=0) for r in (room, other)]
    assert [k.titel for k in plates[0].knoppen] == [k.titel for k in plates[1].knoppen]
    assert [k.herkenning for k in plates[0].knoppen] == [
        k.herkenning for k in plates[1].knoppen
    ]
    assert [len(k.bronnen) for k in plates[0].knoppen] == [
        len(k.bronnen) for k in plates[1].knoppen
    ]


def test_a2_a_file_holds_no_people_and_no_code() -> None:
    room = full_evening()
    text = export(room).decode()
    assert "Carla" not in text
    assert "deelnemer/" not in text
    state = read(room).state
    assert state["deur"]["code"] not in text
    for key in state:
        if key.startswith("deelnemer/"):
            assert key.split("/")[1] not in text
    assert BRAM.id not in text


def test_f9_a_deelnemer_takes_what_a_deelnemer_sees() -> None:
    room = full_evening()
    carla = browser(room, "deelnemer")
    answer = carla.get(reverse("plaat_json", args=[room]))
    assert plain(answer.content) == plain(export(room))


def broken(change: Any) -> bytes:
    whole = json.loads(export(full_evening()))
    change(whole)
    return json.dumps(whole).encode()


def key_of(whole: Any, kind: str) -> str:
    keys: list[str] = list(whole["records"])
    return next(key for key in keys if key.startswith(f"{kind}/"))


def _future(whole: Any) -> None:
    whole["version"] = 2


def _unknown_field(whole: Any) -> None:
    whole["records"][key_of(whole, "knop")]["script"] = "<script>"


def _unknown_kind(whole: Any) -> None:
    whole["records"]["__proto__"] = {}


def _other_owner(whole: Any) -> None:
    whole["records"][f"deelnemer/{'a' * 32}"] = {"naam": "x"}


def _points_nowhere(whole: Any) -> None:
    whole["records"][key_of(whole, "knop")]["geeltjes"] = ["f" * 32]


def _double(whole: Any) -> None:
    knop = whole["records"][key_of(whole, "knop")]
    knop["geeltjes"] = knop["geeltjes"] * 2


def _itself(whole: Any) -> None:
    knop = key_of(whole, "knop").split("/")[1]
    whole["records"][f"schakel/{knop}~{knop}"] = {"oordeel": "samen"}


def _wrong_kring(whole: Any) -> None:
    whole["records"][key_of(whole, "knop")]["kring"] = "constructor"


def _long(whole: Any) -> None:
    whole["records"]["bijeenkomst"]["nuldoel"] = "x" * 301


def _many(whole: Any) -> None:
    knop = whole["records"][key_of(whole, "knop")]
    for number in range(1001):
        whole["records"][f"knop/{number:032x}"] = {**knop, "tekst": "nog een"}


def _odd(whole: Any) -> None:
    whole["records"][key_of(whole, "thema")]["naam"] = "a\u202eb"


def _no_evening(whole: Any) -> None:
    del whole["records"]["bijeenkomst"]


def _wrong_type(whole: Any) -> None:
    whole["records"][key_of(whole, "tafel")]["nr"] = -1


def _wrong_fase(whole: Any) -> None:
    whole["records"]["fase"]["nu"] = "later"


@pytest.mark.parametrize(
    "change",
    [
        _future,
        _unknown_field,
        _unknown_kind,
        _other_owner,
        _points_nowhere,
        _double,
        _itself,
        _wrong_kring,
        _long,
        _many,
        _odd,
        _no_evening,
        _wrong_type,
        _wrong_fase,
    ],
)
def test_f2_a_file_that_is_not_right_is_refused_whole(change: Any) -> None:
    data = broken(change)
    before = Bijeenkomst.objects.count()
    assert bring_in(data)[0] == 400
    assert Bijeenkomst.objects.count() == before


@pytest.mark.parametrize(
    "data",
    [
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe",
        b'{"format":"nulplaat/bijeenkomst","version":1}',
        b"[" * 100_000,
        b'{"format":"nulplaat/bijeenkomst","version":NaN,"moment":0,"records":{}}',
        b" " * 3_000_001,
    ],
)
def test_i4_what_is_no_evening_is_refused(data: bytes) -> None:
    assert bring_in(data)[0] == 400
    assert Bijeenkomst.objects.count() == 0


def _minutes(minutes: Any) -> Any:
    def change(whole: Any) -> None:
        whole["records"]["fase"]["fasen"][0]["minuten"] = minutes

    return change


def _field(kind: str, field: str, value: Any) -> Any:
    def change(whole: Any) -> None:
        key = kind if kind in whole["records"] else key_of(whole, kind)
        whole["records"][key][field] = value

    return change


def _twice(whole: Any) -> None:
    fase = whole["records"]["fase"]
    fase["fasen"] = [*fase["fasen"], fase["fasen"][0]]


def _long_ago(whole: Any) -> None:
    whole["moment"] = -1e30


@pytest.mark.parametrize(
    "change",
    [
        _minutes(-5),
        _minutes(10**18),
        _minutes(2.5),
        _field("fase", "sinds", 1e40),
        _field("fase", "sinds", -1),
        _field("bijeenkomst", "naam", "Avond\nin Laren"),
        _field("bijeenkomst", "nuldoel", "ouders\nontevreden"),
        _field("thema", "naam", "een\ntwee"),
        _field("knop", "tekst", "een\ntwee"),
        _field("titel", "tekst", "een  twee"),
        _twice,
        _long_ago,
    ],
)
def test_f2_what_no_live_act_could_make_does_not_come_in(change: Any) -> None:
    with pytest.raises(transfer.UnfitError):
        transfer.read_export(broken(change))
