# SPDX-License-Identifier: EUPL-1.2
"""What the wire takes and refuses: versions, tickets, origins, sizes, speed."""

import asyncio
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
import pytest

from nulplaat.live import asgi, frames, limits, outbox, poll, registry, services, socket
from nulplaat.live.ids import new_id
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import (
    ORIGIN,
    Phone,
    evening,
    headers,
    http,
    in_thread,
    make_room,
)

pytestmark = pytest.mark.django_db(transaction=True)


async def closed(phone: Phone) -> int:
    """Wait for the end of a line."""
    await phone.until(lambda: phone.closed is not None)
    assert phone.closed is not None
    return phone.closed


async def refusal_of(phone: Phone) -> dict[str, Any]:
    """Wait for the next `no`."""
    count = len(phone.frames)
    await phone.until(lambda: len(phone.frames) > count)
    assert phone.frames[-1]["t"] == "no"
    return phone.frames[-1]


HOSTILE = [
    "",
    "{",
    "null",
    "[]",
    '"text"',
    "\x00",
    "\ud83d",
    '{"t":"act"}',
    '{"t":"act","id":"x","act":{"kind":"show","on":true}}',
    '{"t":"act","id":"__proto__","act":{"kind":"show","on":true}}',
    '{"t":"ping","more":1}',
    '{"t":"constructor"}',
    '{"t":"hello","v":2,"ticket":[],"since":0}',
    '{"t":"hello","v":2,"ticket":"x","since":-1}',
    '{"t":"hello","v":2,"ticket":"x","since":NaN}',
    '{"t":"hello","v":2,"ticket":"x","since":1.5}',
    "[" * 30_000,
    '{"t":"ping","x":' + "[" * 20_000 + "]" * 20_000 + "}",
]
ACTS = [
    {"kind": "nothing"},
    {"kind": "show"},
    {"kind": "show", "on": 1},
    {"kind": "show", "on": True, "__proto__": {}},
    {"kind": "note.write", "note": [0] * 9000, "text": "x"},
    {"kind": "note.write", "note": None, "text": {}},
]


def test_live_23_i4_malformed_frames_are_refused_as_a_whole() -> None:
    room = make_room()

    async def story() -> None:
        for text in HOSTILE:
            anna = await Phone(room, "anna").enter()
            anna.send(text)
            assert (await refusal_of(anna))["code"] == "malformed"
            await anna.leave()
        anna = await Phone(room, "anna").enter()
        for act in ACTS:
            act_id = new_id()
            anna.send({"t": "act", "id": act_id, "act": act})
            assert (await refusal_of(anna))["id"] == act_id
        assert anna.seq == 1
        assert (await anna.write("gaat door"))["t"] == "ack"

    evening(story)


def test_live_23_after_20_malformed_frames_the_line_is_closed() -> None:
    room = make_room()

    async def story() -> None:
        dirk = await Phone(room, "dirk").enter()
        for _ in range(20):
            dirk.send("{")
        assert await closed(dirk) == 1008
        assert sum(frame["t"] == "no" for frame in dirk.frames) == 20
        early = await Phone(room, "dirk").connect()
        early.post("show", on=True)
        await early.until(lambda: early.answers)
        assert not any(frame["t"] == "state" for frame in early.frames)

    evening(story)


@pytest.mark.parametrize("more", [{}, {"new": "field"}])
def test_live_24_l13_another_version_must_load_the_page_again(
    more: dict[str, object],
) -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").connect()
        anna.send({"t": "hello", "v": 1, "ticket": anna.ticket, "since": 0, **more})
        assert await closed(anna) == 4001
        assert [frame["code"] for frame in anna.frames] == ["version"]

    evening(story)


def test_live_25_a_bad_ticket_is_closed_as_if_there_were_no_room() -> None:
    room, other = make_room(), make_room()

    async def story() -> None:
        for place, ticket in (
            (room, "nonsense"),
            (room, toy.ticket(other, "dirk")),
            (room, toy.ticket(room, "anna")),
            (new_id(), ""),
        ):
            dirk = Phone(place, "dirk")
            dirk.ticket = ticket or dirk.ticket
            await dirk.connect()
            dirk.hello()
            assert await closed(dirk) == 4003
            assert dirk.frames == []
        lost = await Phone(room, "dirk").connect(path="/live/x/ws")
        assert await closed(lost) == 4003

    evening(story)


@pytest.mark.parametrize(
    "origin",
    [
        None,
        "null",
        "",
        "http://elders.example",
        "http://localhost.elders.example",
        "http://elders-localhost",
        "http://localhost:81",
        "file://localhost",
        "http://localhost@elders.example",
        "http://[",
    ],
)
def test_live_25_s5_a_foreign_origin_is_refused(origin: str | None) -> None:
    room = make_room()

    async def story() -> None:
        dirk = await Phone(room, "dirk").connect(origin=origin)
        dirk.hello()
        assert await closed(dirk) == 4003
        assert dirk.frames == []

    evening(story)


def test_s5_the_cookie_alone_and_the_ticket_alone_open_nothing() -> None:
    room = make_room()

    async def story() -> None:
        path = f"/live/{room}/entries"
        found = toy.ticket(room, "anna")
        for who in (
            headers("anna"),
            headers("dirk", nulplaat_ticket=found),
            headers("anna", "http://elders.example", nulplaat_ticket=found),
        ):
            assert await http("GET", path, who, query="since=0&v=2") == (404, {})
            assert await http("POST", f"/live/{room}/acts", who) == (404, {})

    evening(story)


def test_live_26_i5_a_frame_that_is_too_big_closes_the_line() -> None:
    room = make_room()

    async def story() -> None:
        for text in ("x" * 70_000, "é" * 40_000, '{"t":"ping"}' + " " * 65_536):
            anna = await Phone(room, "anna").enter()
            anna.send(text)
            assert await closed(anna) == 1009

    evening(story)


def test_i5_binary_is_refused_and_a_flood_harms_nobody_else() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        dirk = await Phone(room, "dirk").enter()
        dirk._in.put_nowait({"type": "websocket.receive", "bytes": b"\x00\xff"})
        await dirk.until(lambda: dirk.frames[-1]["t"] == "no")
        for _ in range(100_000):
            dirk.send("[]")
        assert (await anna.write("gaat door"))["t"] == "ack"
        assert await closed(dirk) == 1008

    evening(story)


def test_i5_no_hello_in_time_closes_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(socket, "HELLO_WITHIN", 0.01)
    room = make_room()

    async def story() -> None:
        assert await closed(await Phone(room, "dirk").connect()) == 4003

    evening(story)


def test_live_27_l5_one_token_is_slowed_and_nobody_else() -> None:
    room = make_room()

    async def story() -> None:
        dirk = await Phone(room, "dirk").enter()
        anna = await Phone(room, "anna").enter()
        ids = [dirk.post("note.write", note=new_id(), text="x") for _ in range(50)]
        await dirk.until(lambda: all(act_id in dirk.answers for act_id in ids))
        codes = [dirk.answers[act_id].get("code", "ack") for act_id in ids]
        assert codes[:20] == ["ack"] * 20
        assert codes.count("slow-down") >= 28
        assert (await anna.write("rustig"))["t"] == "ack"
        late = ids[codes.index("slow-down")]
        asgi.hub().limits.forget(float("inf"))
        again = await dirk.act("note.write", late, note=new_id(), text="x")
        assert again["t"] == "ack"

    evening(story)


def test_live_42_l5_bram_hears_that_somebody_is_slowed_and_never_who() -> None:
    room, other = make_room(), make_room()

    async def story() -> None:
        leads = toy.ticket(room, "bram", "begeleider")
        bram, dirk = headers("bram", nulplaat_ticket=leads), Phone(room, "dirk")
        path = f"/live/{room}/pace"
        assert await http("GET", path, bram) == (200, {"slowed": False})
        await dirk.enter()
        ids = [dirk.post("note.write", note=new_id(), text="x") for _ in range(30)]
        await dirk.until(lambda: all(act_id in dirk.answers for act_id in ids))
        assert await http("GET", path, bram) == (200, {"slowed": True})
        his = headers("dirk", nulplaat_ticket=dirk.ticket)
        assert await http("GET", path, his) == (404, {})
        there = toy.ticket(other, "bram", "begeleider")
        elsewhere = headers("bram", nulplaat_ticket=there)
        assert await http("GET", path, elsewhere) == (404, {})
        quiet = await http("GET", f"/live/{other}/pace", elsewhere)
        assert quiet == (200, {"slowed": False})
        assert (await http("POST", path, bram))[0] == 405

    evening(story)


def test_live_42_l5_a_minute_later_nobody_is_slowed_any_more() -> None:
    pace = limits.Limits(token=limits.Pace(1, 1))
    assert pace.allows("zwolle", "dirk", 10)
    assert not pace.slows("zwolle", 10)
    assert not pace.allows("zwolle", "dirk", 10)
    assert pace.slows("zwolle", 69)
    assert not pace.slows("laren", 69)
    pace.forget(69)
    assert pace.slows("zwolle", 69)
    assert not pace.slows("zwolle", 70)


def test_live_28_a_reader_that_is_too_slow_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outbox, "MOST_FRAMES", 5)
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        slow = outbox.Outbox()
        for number in range(6):
            slow.push(b"%d" % number, "news")
        assert slow.code == 4008
        assert await slow.next() is None
        dirk = await Phone(room, "dirk").enter()
        for _ in range(30):
            dirk.send({"t": "ping"})
        assert (await anna.write("wacht op niemand"))["t"] == "ack"

    evening(story)


def test_live_28_nobody_waits_for_a_line_that_takes_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(outbox, "MOST_FRAMES", 10)
    monkeypatch.setattr(socket, "CLOSE_WITHIN", 0.01)
    monkeypatch.setattr(limits, "BURST", 1e9)
    room = make_room()

    async def story() -> None:
        dirk = await Phone(room, "dirk").enter()
        anna = await Phone(room, "anna").enter()
        await anna.until(lambda: anna.here == 2)
        dirk.stuck = True
        while anna.here == 2:
            assert (await anna.write("wacht op niemand"))["t"] == "ack"
        assert anna.seq > 10
        dirk.stuck = False
        await dirk.enter()
        assert dirk.frames[-1]["t"] == "state"
        assert dirk.seq == anna.seq

    evening(story)


def test_live_28_presence_is_dropped_first() -> None:
    async def story() -> None:
        slow = outbox.Outbox()
        for number in range(1000):
            slow.push(b"%d" % number, "here")
        slow.push(b"news", "news")
        assert [await slow.next(), await slow.next()] == [b"news", b"999"]

    evening(story)


def test_live_29_a_guest_who_was_removed_is_closed() -> None:
    room = make_room()

    async def story() -> None:
        carla = await Phone(room, "carla").enter()
        await in_thread(services.dismiss, room, "carla")
        assert await closed(carla) == 4003

    evening(story)


def test_live_29_a_guest_removed_by_another_process_is_closed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(socket, "LOOK_EVERY", 0.01)
    room = make_room()

    async def story() -> None:
        carla = await Phone(room, "carla").enter()
        monkeypatch.setattr(registry, "identify", none)
        assert await closed(carla) == 4003

    def none(ticket: str, found: object) -> None:
        return None

    evening(story)


def post(acts: Sequence[Mapping[str, object]]) -> bytes:
    """Write the body of a POST."""
    return msgspec.json.encode({"v": 2, "acts": acts})


def test_live_30_l14_acts_over_http_are_answered_in_order() -> None:
    room = make_room()

    async def story() -> None:
        who = headers("anna", nulplaat_ticket=toy.ticket(room, "anna"))
        path, ids = f"/live/{room}/acts", [new_id() for _ in range(4)]
        note = {"kind": "note.write", "note": new_id(), "text": "x"}
        acts = [note, {"kind": "draw"}, {"kind": "nothing"}, {"kind": "break"}]
        body = post([{"id": i, "act": act} for i, act in zip(ids, acts, strict=True)])
        status, answer = await http("POST", path, who, body)
        assert status == 200
        found = [(a["id"], a.get("code", a.get("seq"))) for a in answer["answers"]]
        assert found == list(zip(ids, [2, 3, "malformed", "failed"], strict=True))
        again = (await http("POST", path, who, body))[1]["answers"]
        assert again[:2] == answer["answers"][:2]
        many = [{"id": new_id(), "act": note} for _ in range(51)]
        for hostile, code in (
            (post(many), 400),
            (b"{", 400),
            (b"\xff\xfe", 400),
            (b'{"v":1,"acts":[]}', 400),
            (b" " * 70_000, 413),
        ):
            assert (await http("POST", path, who, hostile))[0] == code
        assert (await http("GET", path, who))[0] == 405

    evening(story)


def test_live_31_l14_a_poll_gets_news_at_once_or_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()

    async def story() -> None:
        who = headers("anna", None, nulplaat_ticket=toy.ticket(room, "anna"))
        path = f"/live/{room}/entries"
        status, frame = await http("GET", path, who, query="since=0&v=2")
        assert (status, frame["t"], frame["seq"]) == (200, "state", 1)
        bram = await Phone(room, "bram").enter()
        waiting = asyncio.create_task(http("GET", path, who, query="since=1&v=2"))
        hub = asgi.hub()
        await bram.act("draw")
        while not waiting.done() and len(hub._seats[room].viewers) < 2:
            await bram.act("draw")
        await bram.act("draw")
        status, frame = await waiting
        assert frame["t"] in ("entries", "state")
        assert frame["seq"] > 1
        monkeypatch.setattr(poll, "WAIT", 0.01)
        query = f"since={bram.seq}&v=2"
        status, frame = await http("GET", path, who, query=query)
        assert (frame["t"], frame["from"], frame["put"]) == ("entries", bram.seq, {})
        for query in ("since=0", "since=-1&v=2", "since=x&v=2", "v=2", "since=0&v=1"):
            assert (await http("GET", path, who, query=query))[0] == 400

    evening(story)


def test_the_clock_and_the_lifespan() -> None:
    room = make_room()

    async def story() -> None:
        anna = await Phone(room, "anna").enter()
        anna.send({"t": "ping"})
        await anna.until(lambda: anna.frames[-1]["t"] == "pong")
        assert anna.frames[-1]["now"] > 1_700_000_000_000
        assert frames.VERSION == 2
        assert ORIGIN.endswith("localhost")
        steps = [{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}]
        sent: list[str] = []

        async def receive() -> object:
            return steps.pop(0)

        async def send(message: dict[str, str]) -> None:
            sent.append(message["type"])

        await asgi.app({"type": "lifespan"}, receive, send)
        assert toy.WARMED[-1:] == ["toy"]
        assert sent == ["lifespan.startup.complete", "lifespan.shutdown.complete"]
        assert await closed(anna) == 1012

    evening(story)
