# SPDX-License-Identifier: EUPL-1.2
"""Several processes: the bus wakes, and whatever it does, nobody waits for it."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from typing import Any

import msgspec
import pytest
from django.conf import settings
from redis.asyncio import Redis as Client

from nulplaat.live import asgi, bus, hub, log, news, presence, services
from nulplaat.live.ids import new_id
from nulplaat.live.tests import toy
from nulplaat.live.tests.people import SYSTEEM, Phone, evening, in_thread, make_room
from tests.databases import Redis

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Iterator[Redis]:
    """A bus, and processes that do not look at the log by themselves."""
    with Redis() as found:
        monkeypatch.setattr(settings, "BUS_URL", found.url, raising=False)
        monkeypatch.setattr(hub, "LOOK_EVERY", 3600)
        yield found


async def until(holds: Callable[[], Any]) -> None:
    """Wait until something holds."""
    async with asyncio.timeout(30):
        while not holds():
            await asyncio.sleep(0.01)


async def on_the_bus() -> None:
    """Wait until this process is on the bus."""
    asgi.hub()
    await until(bus.connected)


@asynccontextmanager
async def another_process(redis: Redis) -> AsyncIterator[Any]:
    """Speak and hear on the bus as another process does; yields both."""
    async with Client.from_url(redis.url) as client, client.pubsub() as line:
        await line.subscribe(bus.CHANNEL)

        async def say(**fields: Any) -> None:
            text = msgspec.json.encode({"sender": new_id(), **fields})
            await client.publish(bus.CHANNEL, text)

        async def hear() -> dict[str, Any]:
            async for heard in line.listen():
                if heard["type"] == "message":
                    found: dict[str, Any] = msgspec.json.decode(heard["data"])
                    if found.keys() & {"seqs", "gone"}:
                        return found
            raise AssertionError

        yield say, hear


def test_live_8_the_bus_wakes_a_room_that_another_process_wrote_in(
    redis: Redis, monkeypatch: pytest.MonkeyPatch
) -> None:
    room = make_room()

    async def story() -> None:
        await on_the_bus()
        anna = await Phone(room, "anna").enter()
        with monkeypatch.context() as away:
            # What this process stores by a thread is, for once, not told here.
            away.setattr(news, "tell", lambda room, seq: None)
            act = toy.Show(on=True)
            await in_thread(lambda: services.perform(room, act, by=SYSTEEM))
        async with another_process(redis) as (say, _):
            await say(seqs={room: anna.seq + 1})
            await anna.until(lambda: anna.seq == 2)

    evening(story)


def test_live_33_what_a_process_stored_is_told_on_the_bus(redis: Redis) -> None:
    room = make_room()

    async def story() -> None:
        await on_the_bus()
        async with another_process(redis) as (_, hear):
            anna = await Phone(room, "anna").enter()
            await anna.write("Begin met koffie")
            assert (await hear())["seqs"] == {room: 2}
            act = toy.Show(on=True)
            await in_thread(lambda: services.perform(room, act, by=SYSTEEM))
            assert (await hear())["seqs"] == {room: 3}

    evening(story)


def test_live_29_33_who_is_removed_at_another_process_is_closed_here(
    redis: Redis,
) -> None:
    room = make_room()

    async def story() -> None:
        await on_the_bus()
        dirk = await Phone(room, "dirk").enter()
        async with another_process(redis) as (say, _):
            await say(gone=[(room, "dirk")])
            await dirk.until(lambda: dirk.closed == hub.NO_ROOM)

    evening(story)


def test_live_33_acts_go_on_while_the_bus_is_down_and_it_comes_back_by_itself(
    redis: Redis,
) -> None:
    room = make_room()

    async def story() -> None:
        await on_the_bus()
        anna = await Phone(room, "anna").enter()
        redis.kill()
        await until(lambda: bus.connected() is False)
        answer = await anna.write("Zonder bus")
        assert answer["t"] == "ack"
        redis.start()
        await until(bus.connected)
        async with another_process(redis) as (_, hear):
            await anna.write("Met bus")
            assert (await hear())["seqs"] == {room: anna.seq}

    evening(story)


def test_live_33_what_is_not_ours_on_the_bus_is_passed_over(redis: Redis) -> None:
    room = make_room()

    async def story() -> None:
        await on_the_bus()
        anna = await Phone(room, "anna").enter()
        async with Client.from_url(redis.url) as client:
            for odd in (b"\xff\xfe", b"[]", b'{"sender":1}', b'{"seqs":{"a":"b"}}'):
                await client.publish(bus.CHANNEL, odd)
        async with another_process(redis) as (say, _):
            await say(seqs={room: 10**15, new_id(): 1}, gone=[(new_id(), "anna")])
        assert (await anna.write("Nog steeds"))["t"] == "ack"
        assert bus.connected()

    evening(story)


def test_live_34_who_saw_more_at_another_process_is_not_shown_less_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()
    monkeypatch.setattr(hub, "LOOK_EVERY", 3600)
    monkeypatch.setattr(news, "tell", lambda room, seq: None)

    async def story() -> None:
        bram = await Phone(room, "bram").enter()
        act = toy.Write(note=new_id(), text="van elders")
        await in_thread(lambda: services.perform(room, act, by=SYSTEEM))
        assert bram.seq == 1
        anna = await Phone(room, "anna").connect()
        anna.hello(since=2)
        await anna.until(lambda: anna.frames)
        assert anna.frames[0]["seq"] == 2

    evening(story)


def test_live_34_without_the_log_who_saw_more_is_asked_to_come_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    room = make_room()
    monkeypatch.setattr(hub, "LOOK_EVERY", 3600)

    def away(seqs: object) -> None:
        raise OSError

    async def story() -> None:
        await Phone(room, "bram").enter()
        monkeypatch.setattr(log, "news", away)
        anna = await Phone(room, "anna").connect()
        anna.hello(since=2)
        await anna.until(lambda: anna.closed)
        assert (anna.closed, anna.frames) == (hub.LATER, [])

    evening(story)


def test_live_37_people_at_another_process_are_counted_once(redis: Redis) -> None:
    room = make_room()

    async def story() -> None:
        await on_the_bus()
        anna = await Phone(room, "anna").enter()
        async with another_process(redis) as (say, _):
            await say(here={room: ["anna", "bram", "carla"], new_id(): ["dirk"]})
            await anna.until(lambda: anna.here == 3)
        # That was another sender each time: this one takes nobody away.
        async with another_process(redis) as (say, _):
            await say(here={room: []}, whole=True)
            await say(here={room: ["dirk"]})
            await anna.until(lambda: anna.here == 4)

    evening(story)


def test_live_37_who_is_here_is_told_to_the_others(redis: Redis) -> None:
    room = make_room()

    async def story() -> None:
        await on_the_bus()
        async with Client.from_url(redis.url) as client, client.pubsub() as line:
            await line.subscribe(bus.CHANNEL)
            anna = await Phone(room, "anna").enter()
            assert await told(line, room) == ["anna"]
            await anna.leave()
            assert await told(line, room) == []

    async def told(line: Any, room: str) -> Any:
        async for heard in line.listen():
            here = heard["type"] == "message" and msgspec.json.decode(heard["data"])
            if here and room in here.get("here", {}):
                return here["here"][room]
        raise AssertionError

    evening(story)


def test_live_37_a_silent_process_has_nobody() -> None:
    others = presence.Elsewhere()
    assert others.take("p", {"a": ["x", "y"], "b": ["x"]}, 1.0, whole=True) == {
        "a",
        "b",
    }
    assert others.take("q", {"a": ["y", "z"]}, 9.0, whole=False) == {"a"}
    assert others.of("a") == {"x", "y", "z"}
    assert others.take("p", {"b": ["x"]}, 2.0, whole=True) == {"a", "b"}
    assert others.of("a") == {"y", "z"}
    assert others.forget(2.0 + presence.SILENT) == set()
    assert others.forget(3.0 + presence.SILENT) == {"b"}
    assert others.of("b") == frozenset()
