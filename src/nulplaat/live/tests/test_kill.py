# SPDX-License-Identifier: EUPL-1.2
"""`kill -9` on a real server: what anybody was shown is there afterwards (L7)."""

import asyncio
import os
import signal
import socket
import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import msgspec
import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from nulplaat.live.ids import new_id
from nulplaat.live.tests import toy

SRC = Path(__file__).parents[3]


class Server:
    """A server process with its data in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        with closing(socket.socket()) as found:
            found.bind(("127.0.0.1", 0))
            self.port = found.getsockname()[1]
        self.environment = {
            **os.environ,
            "NULPLAAT_DATA": str(folder),
            "DJANGO_SETTINGS_MODULE": "nulplaat.live.tests.settings",
            "PYTHONPATH": str(SRC),
        }

    def run(self, code: str) -> None:
        """Run a line of Python beside the server."""
        command = [sys.executable, "-c", f"import django; django.setup(); {code}"]
        subprocess.run(command, check=True, env=self.environment)

    def start(self) -> None:
        """Start the server; it may take a moment before it listens."""
        path = Path(__file__).with_name("server.py")
        self.process = subprocess.Popen(
            [sys.executable, str(path), str(self.port)], env=self.environment
        )

    def kill(self) -> None:
        """Kill it without any warning."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    async def connect(self, room: str, name: str) -> ClientConnection:
        """Open a line and say hello, as soon as the server listens."""
        address = f"ws://127.0.0.1:{self.port}/live/{room}/ws"
        origin: Any = f"http://127.0.0.1:{self.port}"
        while True:
            try:
                line = await connect(
                    address,
                    origin=origin,
                    additional_headers={"Cookie": f"np={name}"},
                    proxy=None,
                )
            except OSError:
                await asyncio.sleep(0.05)
                continue
            ticket = toy.ticket(room, name)
            await say(line, {"t": "hello", "v": 2, "ticket": ticket, "since": 0})
            return line


async def say(line: ClientConnection, frame: dict[str, Any]) -> None:
    """Send a frame."""
    await line.send(msgspec.json.encode(frame).decode())


def rows(folder: Path) -> list[tuple[int, str]]:
    """Read the log as it stands on disk."""
    with closing(sqlite3.connect(folder / "live.sqlite3")) as found:
        query = "SELECT seq, act FROM live_entry ORDER BY seq"
        return found.execute(query).fetchall()


def acts() -> dict[str, dict[str, Any]]:
    """Make as many acts as one token may send at once: presses and notes."""
    found: dict[str, dict[str, Any]] = {}
    for number in range(20):
        act_id = new_id()
        found[act_id] = {"kind": "note.write", "note": act_id, "text": str(number)}
        if number % 5 == 0:
            found[act_id] = {"kind": "show", "on": True}
    return found


async def burst(server: Server, room: str, seen: list[dict[str, Any]]) -> list[str]:
    """Let Anna press and write without pause, and kill the server halfway."""
    anna = await server.connect(room, "anna")
    carla = await server.connect(room, "carla")
    sending = acts()
    for act_id, act in sending.items():
        await say(anna, {"t": "act", "id": act_id, "act": act})
    acks = 0
    with suppress(ConnectionClosed):
        async for text in anna:
            seen.append(frame := msgspec.json.decode(text))
            acks += frame["t"] == "ack"
            if acks == 7:
                server.kill()
    with suppress(ConnectionClosed):
        async for text in carla:
            frame = msgspec.json.decode(text)
            seen.append(frame)
    return list(sending)


def check_stored(stored: list[tuple[int, str]], seen: list[dict[str, Any]]) -> None:
    """Check that all that was shown or acknowledged is stored, without gaps."""
    assert [seq for seq, _ in stored] == list(range(1, len(stored) + 1))
    assert max(frame.get("seq", 0) for frame in seen) <= len(stored)
    acked = {frame["id"] for frame in seen if frame["t"] == "ack"}
    assert acked <= {act for _, act in stored}
    assert len(acked) >= 7


async def check_again(
    server: Server, room: str, ids: list[str], stored: list[tuple[int, str]]
) -> None:
    """Come back, send everything again, and check that it is there once."""
    anna = await server.connect(room, "anna")
    first = msgspec.json.decode(await anna.recv())
    assert (first["t"], first["seq"]) == ("state", len(stored))
    for act_id in ids:
        act = {"kind": "note.write", "note": act_id, "text": "opnieuw"}
        await say(anna, {"t": "act", "id": act_id, "act": act})
    answers: dict[str, int] = {}
    while len(answers) < len(ids):
        frame = msgspec.json.decode(await anna.recv())
        if frame["t"] == "ack":
            answers[frame["id"]] = frame["seq"]
    assert {act: answers[act] for _, act in stored} == {act: seq for seq, act in stored}
    await anna.close()


@pytest.mark.parametrize("round_number", [1, 2, 3])
def test_l7_live_1_what_was_shown_survives_kill_9(
    tmp_path: Path, round_number: int
) -> None:
    server = Server(tmp_path)
    room = new_id()
    server.run(
        "from django.core.management import call_command;"
        "call_command('migrate', verbosity=0);"
        "from nulplaat.live import log;"
        f"log.make('{room}', 'toy', {round_number})"
    )

    async def story() -> None:
        seen: list[dict[str, Any]] = []
        async with asyncio.timeout(50):
            server.start()
            ids = await burst(server, room, seen)
            stored = rows(tmp_path)
            check_stored(stored, seen)
            server.start()
            await check_again(server, room, ids, stored)

    try:
        asyncio.run(story())
    finally:
        server.kill()
