# SPDX-License-Identifier: EUPL-1.2
"""People in a room for tests: Anna, Bram, Carla and their lines to the ASGI app."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import msgspec

from nulplaat.live import asgi
from nulplaat.live.domain import Actor, State
from nulplaat.live.hub import Hub
from nulplaat.live.ids import new_id
from nulplaat.live.services import open_room
from nulplaat.live.tests import toy

HOST = "localhost"
ORIGIN = f"http://{HOST}"
SYSTEEM = Actor(id="", rol="systeem")


def make_room() -> str:
    """Open a toy room."""
    room = new_id()
    open_room("toy", room, [(new_id(), toy.Show(on=False))], by=SYSTEEM)
    return room


def evening(story: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run a story with a hub of its own, and stop that hub."""

    async def told() -> None:
        try:
            async with asyncio.timeout(60):
                await story()
        finally:
            await asgi.stop()

    asyncio.run(told())


def headers(name: str, origin: str | None = ORIGIN, **more: str) -> list[Any]:
    """Return what a browser sends along."""
    found = {"host": HOST, "cookie": f"np={name}", **more}
    if origin is not None:
        found["origin"] = origin
    return [(k.replace("_", "-").encode(), v.encode()) for k, v in found.items()]


class Phone:
    """A client that follows a room as SPEC.md says, over the ASGI app."""

    def __init__(self, room: str, name: str, rol: str = "deelnemer") -> None:
        self.room, self.name = room, name
        self.ticket = toy.ticket(room, name, rol)
        self.records: State = {}
        self.seq = 0
        self.here = 0
        self.closed: int | None = None
        self.stuck = False
        self.frames: list[dict[str, Any]] = []
        self.answers: dict[str, dict[str, Any]] = {}
        self.lossy: Callable[[dict[str, Any]], bool] = lambda frame: False
        self._in: asyncio.Queue[dict[str, Any]] = asyncio.Queue()
        self._moved = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    async def connect(self, origin: str | None = ORIGIN, path: str = "") -> "Phone":
        """Open the line; say nothing yet."""
        self.closed = None
        self._in = asyncio.Queue()
        scope = {
            "type": "websocket",
            "path": path or f"/live/{self.room}/ws",
            "headers": headers(self.name, origin),
        }
        self._in.put_nowait({"type": "websocket.connect"})
        line = asgi.app(scope, self._in.get, self._take)
        self._task = asyncio.create_task(line)
        return self

    async def enter(self) -> "Phone":
        """Open the line, say hello, and wait until in step."""
        await self.connect()
        self.hello()
        count = len(self.frames)
        await self.until(lambda: self.closed or len(self.frames) > count)
        return self

    def hello(self, since: int | None = None, v: int = 2) -> None:
        """Say who I am and how far I followed."""
        since = self.seq if since is None else since
        self.send({"t": "hello", "v": v, "ticket": self.ticket, "since": since})

    def send(self, frame: object) -> None:
        """Send a frame; a text goes as it is."""
        text = frame if isinstance(frame, str) else msgspec.json.encode(frame).decode()
        self._in.put_nowait({"type": "websocket.receive", "text": text})

    def post(self, kind: str, act_id: str = "", **fields: object) -> str:
        """Send an act, and return its id."""
        act_id = act_id or new_id()
        self.send({"t": "act", "id": act_id, "act": {"kind": kind, **fields}})
        return act_id

    async def act(self, kind: str, act_id: str = "", **fields: object) -> Any:
        """Send an act and wait for its answer."""
        act_id = self.post(kind, act_id, **fields)
        self.answers.pop(act_id, None)
        await self.until(lambda: act_id in self.answers)
        return self.answers[act_id]

    async def write(self, text: str, note: str = "") -> Any:
        """Write a note and wait for the answer."""
        return await self.act("note.write", note=note or new_id(), text=text)

    async def leave(self) -> None:
        """Lose the line."""
        self._in.put_nowait({"type": "websocket.disconnect", "code": 1006})
        if self._task is not None:
            await self._task

    async def cut(self) -> None:
        """Lose the line at once, without a goodbye on either side."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def until(self, ready: Callable[[], object]) -> None:
        """Wait until something came in that makes this true."""
        while not ready():
            self._moved.clear()
            await self._moved.wait()

    async def until_seq(self, seq: int) -> None:
        """Wait until in step with the room at this `seq`."""
        await self.until(lambda: self.seq >= seq)

    async def _take(self, message: dict[str, Any]) -> None:
        if self.stuck:
            await asyncio.Event().wait()
        if message["type"] == "websocket.close":
            self.closed = message["code"]
        elif message["type"] == "websocket.send":
            frame = msgspec.json.decode(message["text"])
            if not self.lossy(frame):
                if frame["t"] != "here":
                    self.frames.append(frame)
                self.follow(frame)
        self._moved.set()

    def follow(self, frame: dict[str, Any]) -> None:
        """Follow one frame as SPEC.md says."""
        if frame["t"] == "state":
            self.records, self.seq = frame["records"], frame["seq"]
        elif frame["t"] == "entries" and frame["from"] == self.seq:
            for key in frame["remove"]:
                self.records.pop(key, None)
            self.records.update(frame["put"])
            self.seq = frame["seq"]
        elif frame["t"] == "entries":
            self.hello()
        elif frame["t"] == "here":
            self.here = frame["n"]
        elif frame["t"] in ("ack", "no"):
            self.answers[frame["id"]] = frame


async def http(
    method: str, path: str, who: list[Any], body: bytes = b"", query: str = ""
) -> tuple[int, Any]:
    """Send a request to the ASGI app; return status and body."""
    sent: list[Any] = []
    incoming = [{"type": "http.request", "body": body, "more_body": False}]

    async def receive() -> Any:
        return incoming.pop(0) if incoming else await asyncio.Event().wait()

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {
        "type": "http",
        "method": method,
        "path": path,
        "query_string": query.encode(),
        "headers": who,
    }
    await asgi.app(scope, receive, send)
    return sent[0]["status"], msgspec.json.decode(sent[1]["body"])


async def in_thread(job: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
    """Do something in another thread, as a view does."""
    hub: Hub = asgi.hub()
    return await hub._asker.run(job, *args, **kwargs)
