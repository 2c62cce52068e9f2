# SPDX-License-Identifier: EUPL-1.2
"""Who sends what was never meant to be sent breaks nothing, also not for others."""

import asyncio
import contextlib
import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from nulplaat.live.ids import new_id
from tests.evenings import Evening, an_evening, newcomer
from tests.people import PATIENCE_S, Person
from tests.served import Served

MOST_KB = 60_000
"""How much the server may grow while it is attacked, in kB."""

JUNK: tuple[str | bytes, ...] = (
    "",
    "null",
    "[]",
    '{"t":"act","id":"',
    '{"t":"hello","v":2}',
    '{"t":"__proto__","__proto__":{"rol":"begeleider"}}',
    '{"t":"act","id":"constructor","act":{"kind":"__proto__"}}',
    '{"t":"act","id":"' + "a" * 32 + '","act":{"kind":"plaat.load","records":{}}}',
    '{"t":"act","id":"' + "a" * 32 + '","act":{"kind":"tafel.add","rol":"systeem"}}',
    '{"t":"ping","v":' + "9" * 4000 + "}",
    "[" * 30_000,
    '{"a":' * 10_000,
    b"\x00\xff\xfe",
    '{"t":"act","id":"'
    + "b" * 32
    + '","act":{"kind":"geeltje.write","tekst":"\\ud800"}}',
)

pytestmark = pytest.mark.slow


def memory_kb(served: Served) -> int:
    """Return how much memory the server holds."""
    assert served.process is not None
    status = Path(f"/proc/{served.process.pid}/status").read_text(encoding="utf8")
    return int(status.split("VmRSS:")[1].split()[0])


def opening(person: Person, **more: str) -> Any:
    """Open a socket as this person, but for what is told otherwise."""
    address = person.address.replace("http", "ws", 1) + person.kader["socket"]
    return connect(
        address,
        origin=more.get("origin", person.address),  # type: ignore[arg-type]
        additional_headers={"Cookie": more.get("cookie", person.cookie)},
        compression=None,
        max_size=None,
    )


def hello(person: Person, **more: Any) -> str:
    """Return a first frame."""
    ticket = person.kader["ticket"]
    return json.dumps({"t": "hello", "v": 2, "ticket": ticket, "since": 0, **more})


async def end_of(socket: ClientConnection) -> tuple[int | None, list[str]]:
    """Read until the server closes; return its code and what it said."""
    said: list[str] = []
    async with asyncio.timeout(PATIENCE_S):
        with contextlib.suppress(ConnectionClosed):
            while True:
                said.append(str(await socket.recv()))
    return socket.close_code, said


async def closed_with(
    person: Person, *frames: str | bytes, **more: str
) -> tuple[int | None, list[str]]:
    """Send frames on a fresh socket and see how that ends."""
    async with opening(person, **more) as socket:
        with contextlib.suppress(ConnectionClosed):
            for frame in frames:
                await socket.send(frame)
        return await end_of(socket)


async def attacks(carla: Person, screen: Person, other: Evening) -> None:
    """Send everything that was never meant to be sent."""
    big = "x" * 70_000
    tafel = json.dumps({"t": "act", "id": new_id(), "act": {"kind": "tafel.add"}})
    first = hello(carla)
    stolen = hello(carla, ticket=other.bram.kader["ticket"])
    assert (await closed_with(carla, *JUNK, *JUNK))[0] == 1008
    assert (await closed_with(carla, first, *JUNK, *JUNK))[0] == 1008
    assert (await closed_with(carla, *[tafel] * 20))[0] == 1008
    assert (await closed_with(carla, first, *["{}"] * 5_000))[0] in (1008, 1006)
    assert (await closed_with(carla, first, big))[0] == 1009
    assert (await closed_with(carla, hello(carla, v=1)))[0] == 4001
    assert (await closed_with(carla, stolen))[0] == 4003
    assert (await closed_with(carla, first, stolen))[0] == 4003
    assert (await closed_with(carla, first, cookie=""))[0] == 4003
    assert (await closed_with(carla, first, cookie=other.bram.cookie))[0] == 4003
    assert (await closed_with(carla, first, origin="https://evil.example"))[0] == 4003
    await screen.enters()
    assert (await screen.acts("tafel.add"))["code"] == "not-allowed"
    await screen.drops()
    _code, said = await closed_with(carla, first, first, *["{}"] * 20)
    assert sum('"t":"state"' in s for s in said) == 2


def posted_wrong(carla: Person, other: Evening) -> list[int]:
    """Post acts in ways that no page does; return how that was answered."""
    address = f"{carla.address}/live/{carla.kader['room']}/acts"
    good = {
        "Cookie": carla.cookie,
        "Origin": carla.address,
        "Nulplaat-Ticket": carla.kader["ticket"],
    }
    act = {"id": new_id(), "act": {"kind": "tafel.add"}}
    body = json.dumps({"v": 2, "acts": [act]})
    wrong: list[tuple[dict[str, str], str]] = [
        ({**good, "Origin": "https://evil.example"}, body),
        ({**good, "Nulplaat-Ticket": ""}, body),
        ({**good, "Nulplaat-Ticket": other.bram.kader["ticket"]}, body),
        ({**good, "Cookie": ""}, body),
        (good, "acts=1"),
        (good, body[:-3]),
        (good, json.dumps({"v": 2, "acts": [act] * 51})),
        (good, "x" * 70_000),
        ({**good, "Content-Type": "text/plain"}, json.dumps({"v": 1, "acts": []})),
    ]
    return [
        httpx.post(address, headers=headers, content=content).status_code
        for headers, content in wrong
    ]


def test_s6_what_was_never_meant_to_be_sent_harms_nobody(tmp_path: Path) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_attacked(served))


async def _attacked(served: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served)
    other = await asyncio.to_thread(an_evening, served)
    carla = await asyncio.to_thread(newcomer, served, evening.code)
    page = f"/bijeenkomsten/{evening.room}/scherm/"
    screen = await asyncio.to_thread(Person.from_page, evening.visitor, page)
    await other.bram.enters()
    await other.bram.goes("schrijven")
    before = memory_kb(served)
    attack = asyncio.create_task(attacks(carla, screen, other))
    answers: list[int] = []
    while not attack.done():
        async with asyncio.timeout(5):
            await other.bram.must("bijeenkomst.edit", stem=f"{len(answers)}")
        await asyncio.wait((attack,), timeout=0.6)
    await attack
    answers = await asyncio.to_thread(posted_wrong, carla, other)
    assert answers == [404, 404, 404, 404, 400, 400, 400, 413, 400]
    assert memory_kb(served) - before < MOST_KB
    await evening.bram.enters()
    tafels = [key for key in evening.bram.records if key.startswith("tafel/")]
    assert len(tafels) == 2
    assert "Traceback" not in served.log()
    await evening.bram.drops()
    await other.bram.drops()


def test_live_8_two_processes_show_each_other_and_one_kill_loses_nothing(
    tmp_path: Path,
) -> None:
    with Served(tmp_path) as served:
        second = Served(tmp_path)
        second.start()
        try:
            asyncio.run(_two_processes(served, second))
        finally:
            second.kill()


async def _two_processes(served: Served, second: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served)
    bram = evening.bram
    await bram.enters()
    await bram.goes("schrijven")
    carla = await asyncio.to_thread(newcomer, second, evening.code)
    await carla.enters()
    kept = []
    for number in range(10):
        kept.append(await carla.writes(f"gedachte {number}"))
        async with asyncio.timeout(3):
            await bram.until(
                lambda who: who.records["telling"]["geeltjes"] == len(kept)
            )
    await asyncio.to_thread(second.kill)
    await carla.drops()
    await bram.goes("groeperen")
    carla.address = served.address
    await carla.enters()
    await carla.until(lambda who: who.records["fase"]["nu"] == "groeperen")
    for who in (bram, carla):
        assert all(f"geeltje/{geeltje}" in who.records for geeltje in kept)
    await bram.drops()
    await carla.drops()
