# SPDX-License-Identifier: EUPL-1.2
"""O5: marked words go in through every door; no log and no metric tells them."""

import asyncio
import contextlib
import json
from pathlib import Path

import httpx
import pytest

from tests.evenings import an_evening, newcomer
from tests.people import Visitor
from tests.served import Served

pytestmark = pytest.mark.slow

WORD = "zwaluwstaart"
MAIL = f"{WORD}@example.org"
TOKEN = "a token that opens the metrics"


def metrics(served: Served, **headers: str) -> httpx.Response:
    return httpx.get(f"{served.address}/metrics", headers=headers)


async def by_the_socket(served: Served, code: str) -> None:
    """Say marked words in a name, a geeltje, a broken frame and a wrong act."""
    carla = await asyncio.to_thread(newcomer, served, code, naam=f"Carla {WORD}")
    await carla.enters()
    await carla.acts("geeltje.write", geeltje="a" * 32, tekst=f"Bel {WORD} eens")
    assert carla.socket is not None
    for odd in (WORD, f'{{"t":"{WORD}"}}', f'{{"t":"act","id":"{"b" * 32}","act":0}}'):
        await carla.socket.send(odd)
    await carla.acts("geeltje.place", geeltjes=[WORD], thema=WORD)
    await carla.drops()


def by_pages(served: Served, room: str) -> None:
    """Type marked words in every form and address that takes some."""
    dirk = Visitor(served.address)
    dirk.sends("/accounts/login/", login=MAIL, password=WORD)
    dirk.sends("/accounts/signup/", email=MAIL, password1=f"{WORD} long enough")
    dirk.sends("/accounts/password/reset/", email=MAIL)
    dirk.sends("/zoeken/", page="/accounts/login/", q=WORD)
    dirk.asks(f"/mee/?code={WORD}")
    for path in (
        f"/mee/{WORD}/",
        f"/{WORD}/",
        f"/binnen/{WORD}/",
        f"/live/{room}/{WORD}",
    ):
        dirk.asks(path)
    with contextlib.suppress(httpx.HTTPError):
        httpx.get(served.address, headers={"Host": WORD, "Cookie": f"np={WORD}"})
    acts = f"{served.address}/live/{room}/acts"
    httpx.post(acts, content=WORD, headers={"Nulplaat-Ticket": WORD})


def test_o5_marked_words_are_in_no_log_and_no_metric(tmp_path: Path) -> None:
    env = {"NULPLAAT_LOG": "json", "NULPLAAT_METRICS_TOKEN": TOKEN}
    with Served(tmp_path, env=env) as served:
        evening = an_evening(served)

        async def story() -> None:
            await evening.bram.enters()
            await evening.bram.goes("schrijven")
            await by_the_socket(served, evening.code)
            await evening.bram.drops()

        asyncio.run(story())
        by_pages(served, evening.room)
        told = metrics(served).text
        served.stop()
        log = served.log()
    for line in log.splitlines():
        assert line.startswith("{"), log
        assert json.loads(line)["message"]
    for text in (log, told):
        assert WORD not in text
        assert "127.0.0.1" not in text
        assert evening.room not in text


def test_metrics_count_and_are_only_for_this_house(tmp_path: Path) -> None:
    env = {"NULPLAAT_METRICS_TOKEN": TOKEN, "PROCESSES": "2"}
    with Served(tmp_path, env=env) as served:
        evening = an_evening(served)

        async def story() -> None:
            await evening.bram.enters()
            await evening.bram.goes("schrijven")
            assert (await evening.bram.acts("undo"))["t"] == "no"
            async with asyncio.timeout(60):
                while not await asyncio.to_thread(counted, served):
                    await asyncio.sleep(0.2)
            await evening.bram.drops()

        asyncio.run(story())
        far = {"X-Forwarded-For": "9.9.9.9"}
        assert metrics(served, **far).status_code == 404
        wrong = {**far, "Authorization": f"Bearer {TOKEN}?"}
        assert metrics(served, **wrong).status_code == 404
        right = {**far, "Authorization": f"Bearer {TOKEN}"}
        assert metrics(served, **right).status_code == 200


def counted(served: Served) -> bool:
    """Say whether both processes are counted, with Bram and his acts at one of them."""
    wanted = (
        "nulplaat_processes 2.0",
        "nulplaat_viewers 1.0",
        "nulplaat_acts_total 1.0",
        "nulplaat_refused_total 1.0",
        'nulplaat_commit_seconds_bucket{le="+Inf"} 1.0',
    )
    text = metrics(served).text
    return all(f"{line}\n" in text for line in wanted)
