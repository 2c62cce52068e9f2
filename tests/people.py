# SPDX-License-Identifier: EUPL-1.2
"""People without a browser: they enter by the pages and take part over the wire."""

import asyncio
import contextlib
import html
import json
import re
from dataclasses import dataclass, field
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from nulplaat.live.ids import new_id

PATIENCE_S = 20.0


def kader_of(page: str) -> dict[str, Any]:
    """Return the frame data that a page hands to its island."""
    found = re.search(r'<script[^>]*id="kader"[^>]*>(.*?)</script>', page, re.DOTALL)
    assert found, page[:2000]
    kader: dict[str, Any] = json.loads(found.group(1))
    return kader


def csrf_of(page: str) -> str:
    """Return the token of the first form on a page."""
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    assert found, page[:2000]
    return html.unescape(found.group(1))


@dataclass
class Visitor:
    """Somebody with cookies: opens pages and sends forms."""

    address: str
    lang: str = "nl"
    cookies: httpx.Cookies = field(default_factory=httpx.Cookies)

    def _asks(self, method: str, path: str, **more: Any) -> httpx.Response:
        with httpx.Client(
            base_url=self.address,
            cookies=self.cookies,
            follow_redirects=True,
            headers={"Accept-Language": self.lang},
            timeout=PATIENCE_S,
        ) as client:
            answer = client.request(method, path, **more)
            self.cookies = client.cookies
        return answer

    def asks(self, path: str) -> httpx.Response:
        """Ask for a page that may not be there."""
        return self._asks("GET", path)

    def opens(self, path: str) -> str:
        """Open a page that must be there."""
        answer = self.asks(path)
        assert answer.status_code == 200, (path, answer.status_code)
        return answer.text

    def sends(self, path: str, *, page: str = "", **fields: object) -> httpx.Response:
        """Send the form of a page (by default the page itself), with its token."""
        token = csrf_of(self.opens(page or path))
        return self._asks(
            "POST",
            path,
            data={"csrfmiddlewaretoken": token, **fields},
            headers={"Referer": f"{self.address}{path}", "Origin": self.address},
        )


@dataclass
class Person:
    """A client of one evening that follows the wire as a phone does."""

    address: str
    kader: dict[str, Any]
    cookie: str
    seq: int = 0
    records: dict[str, Any] = field(default_factory=dict)
    frames: list[str] = field(default_factory=list)
    answers: dict[str, dict[str, Any]] = field(default_factory=dict)
    socket: ClientConnection | None = None
    reader: asyncio.Task[None] | None = None
    news: asyncio.Event = field(default_factory=asyncio.Event)

    @classmethod
    def from_page(cls, visitor: Visitor, path: str) -> "Person":
        """Take over from a page that a visitor may open."""
        kader = kader_of(visitor.opens(path))
        cookie = "; ".join(f"{c.name}={c.value}" for c in visitor.cookies.jar)
        return cls(address=visitor.address, kader=kader, cookie=cookie)

    @property
    def me(self) -> str:
        """The own id in this evening."""
        return str(self.records["mij"]["id"])

    async def connects(self) -> None:
        """Open the socket and say hello with what is known."""
        address = self.address.replace("http", "ws", 1) + self.kader["socket"]
        self.socket = await connect(
            address,
            origin=self.address,  # type: ignore[arg-type]
            additional_headers={"Cookie": self.cookie},
            compression=None,
            max_size=None,
        )
        hello = {"t": "hello", "v": 2, "ticket": self.kader["ticket"]}
        await self.socket.send(json.dumps({**hello, "since": self.seq}))
        self.reader = asyncio.create_task(self._follow(self.socket))

    async def enters(self) -> None:
        """Connect, and wait until there is something to see."""
        await self.connects()
        await self.until(lambda me: me.records)

    async def _follow(self, socket: ClientConnection) -> None:
        with contextlib.suppress(ConnectionClosed):
            async for raw in socket:
                assert isinstance(raw, str)
                self.frames.append(raw)
                self._take(json.loads(raw))
                self.news.set()

    def _take(self, frame: dict[str, Any]) -> None:
        if frame["t"] == "state":
            self.seq, self.records = frame["seq"], dict(frame["records"])
        elif frame["t"] == "entries":
            assert frame["from"] == self.seq, (frame, self.seq)
            for key in frame["remove"]:
                self.records.pop(key, None)
            self.records.update(frame["put"])
            self.seq = frame["seq"]
        elif frame["t"] in ("ack", "no"):
            self.answers[frame.get("id", "")] = frame

    async def drops(self) -> None:
        """Lose the connection without a goodbye."""
        if self.socket is not None:
            self.socket.transport.abort()
        if self.reader is not None:
            await asyncio.gather(self.reader, return_exceptions=True)
        self.socket = None

    async def until(self, holds: Any) -> None:
        """Wait until something holds of what this person sees."""
        async with asyncio.timeout(PATIENCE_S):
            while not holds(self):
                self.news.clear()
                await self.news.wait()

    async def sends(self, act: dict[str, Any], act_id: str | None = None) -> str:
        """Send an act without waiting; return its id."""
        act_id = act_id or new_id()
        assert self.socket is not None
        frame = {"t": "act", "id": act_id, "act": act}
        await self.socket.send(json.dumps(frame))
        return act_id

    async def acts(self, kind: str, **fields: Any) -> dict[str, Any]:
        """Send an act and wait for the answer."""
        act_id = await self.sends({"kind": kind, **fields})
        await self.until(lambda me: act_id in me.answers)
        return self.answers[act_id]

    async def must(self, kind: str, **fields: Any) -> None:
        """Send an act that is accepted."""
        answer = await self.acts(kind, **fields)
        assert answer["t"] == "ack", answer

    async def writes(self, tekst: str) -> str:
        """Write a geeltje and wait until it is kept."""
        geeltje = new_id()
        await self.must("geeltje.write", geeltje=geeltje, tekst=tekst)
        return geeltje

    async def goes(self, fase: str) -> None:
        """Go to a fase, as begeleider."""
        await self.must("fase.go", fase=fase, van=self.records["fase"]["nu"])
