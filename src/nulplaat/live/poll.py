# SPDX-License-Identifier: EUPL-1.2
"""The same as the socket over plain HTTP: POST acts, and a long poll for entries.

And what a desk asks now and then: whether somebody is being slowed.
"""

import asyncio
import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs

import msgspec

from nulplaat.live import frames
from nulplaat.live.clock import now_ms
from nulplaat.live.domain import Domain, Refusal
from nulplaat.live.doors import Scope, guest_of, headers_of, is_own_origin, token_of
from nulplaat.live.errors import (
    MALFORMED,
    SLOW_DOWN,
    STORAGE,
    VERSION,
    NoSuchRoom,
    Unavailable,
)
from nulplaat.live.frames import Malformed, Posted, Sent, WrongVersion
from nulplaat.live.hub import Hub, Saying
from nulplaat.live.registry import Guest
from nulplaat.live.rooms import Answer
from nulplaat.live.viewers import Viewer

WAIT = 20.0
"""The most seconds that a poll waits for news."""

BODY_WITHIN = 10.0
"""The most seconds that a body may take to arrive."""

TICKET = "nulplaat-ticket"


class Reply(Exception):
    """The answer to a request: a status and a body in JSON."""

    def __init__(self, status: int, body: bytes) -> None:
        super().__init__(status)
        self.status = status
        self.body = body


def refusal(status: int, why: Refusal) -> Reply:
    """Return a refusal of the whole request."""
    return Reply(status, frames.no(why))


def not_found() -> Reply:
    """Return the same for no room, no ticket and another's room."""
    return Reply(404, b"{}")


class Catch:
    """The wire of a poll: keeps the first news."""

    def __init__(self) -> None:
        self.news: asyncio.Future[bytes | None] = (
            asyncio.get_running_loop().create_future()
        )

    def push(self, frame: bytes, kind: str) -> None:
        """Take the first frame with news."""
        if kind == "news" and not self.news.done():
            self.news.set_result(frame)

    def close(self, code: int) -> None:
        """End without news: the client asks again."""
        if not self.news.done():
            self.news.set_result(None)


async def answer(hub: Hub, room: str, what: str, scope: Scope, receive: Any) -> Reply:
    """Answer a request for `acts`, `entries` or `pace` of a room."""
    try:
        return await _answer(hub, await _guest(hub, room, scope), what, scope, receive)
    except Reply as reply:
        return reply
    except Malformed:
        return refusal(400, MALFORMED)
    except WrongVersion:
        return refusal(400, VERSION)
    except NoSuchRoom:
        return not_found()
    except Unavailable:
        return refusal(503, STORAGE)


async def _answer(
    hub: Hub, guest: Guest, what: str, scope: Scope, receive: Any
) -> Reply:
    match what, scope["method"]:
        case "acts", "POST":
            posted = frames.read_posted(await _body(receive))
            return await _acts(hub, guest, posted)
        case "entries", "GET":
            return await _entries(hub, guest, scope, receive)
        case "pace", "GET":
            return await _pace(hub, guest)
    raise Reply(405, b"{}")


async def _guest(hub: Hub, room: str, scope: Scope) -> Guest:
    headers = headers_of(scope)
    # Browsers leave Origin out of a GET to the own site.
    foreign = "origin" in headers and not is_own_origin(headers)
    ticket = headers.get(TICKET, "")
    guest = None if foreign else await guest_of(hub, room, ticket, headers)
    if guest is None:
        raise not_found()
    return guest


async def _body(receive: Any) -> bytes:
    parts: list[bytes] = []
    more = True
    try:
        async with asyncio.timeout(BODY_WITHIN):
            while more:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise Malformed
                parts.append(message.get("body", b""))
                more = message.get("more_body", False)
                if sum(map(len, parts)) > frames.MOST_BYTES:
                    raise refusal(413, MALFORMED)
    except TimeoutError as error:
        raise refusal(408, MALFORMED) from error
    return b"".join(parts)


async def _acts(hub: Hub, guest: Guest, posted: Posted) -> Reply:
    visitor = Viewer(guest.actor, None, counts=False)
    try:
        domain = await hub.enter(guest.room, visitor, 0)
        answers = [await _act(hub, guest, domain, sent) for sent in posted.acts]
        done = [
            msgspec.Raw(frames.answer(sent.id, await waiting))
            for sent, waiting in zip(posted.acts, answers, strict=True)
        ]
    finally:
        hub.leave(guest.room, visitor)
    return Reply(200, msgspec.json.encode({"answers": done}))


async def _act(
    hub: Hub, guest: Guest, domain: Domain, sent: Sent
) -> asyncio.Future[Answer]:
    """Hand one act to the hub; the answer comes with the tick."""
    waiting: asyncio.Future[Answer] = asyncio.get_running_loop().create_future()

    def settle(_act_id: str, answered: Answer) -> None:
        if not waiting.done():
            waiting.set_result(answered)

    try:
        act = domain.decode(bytes(sent.act))
    except frames.UNREADABLE:
        settle(sent.id, MALFORMED)
        return waiting
    if not hub.limits.allows(guest.room, token_of(guest), time.monotonic()):
        settle(sent.id, SLOW_DOWN)
        return waiting
    ready = await hub.prepare(guest.room, act, guest.actor)
    if isinstance(ready, Refusal):
        settle(sent.id, ready)
        return waiting
    hub.say(Saying(guest.room, sent.id, ready, guest.actor, settle))
    return waiting


async def _entries(hub: Hub, guest: Guest, scope: Scope, receive: Any) -> Reply:
    since, epoch = _since(scope)
    catch = Catch()
    viewer = Viewer(guest.actor, catch, counts=False)
    gone = asyncio.create_task(_gone(receive))
    try:
        await hub.enter(guest.room, viewer, since, epoch)
        await asyncio.wait(
            (catch.news, gone), timeout=WAIT, return_when=asyncio.FIRST_COMPLETED
        )
    finally:
        gone.cancel()
        hub.leave(guest.room, viewer)
    news = catch.news.result() if catch.news.done() else None
    return Reply(200, news or frames.entries(since, since, now_ms()))


async def _pace(hub: Hub, guest: Guest) -> Reply:
    """Tell whether somebody in the room is being slowed, and never who."""
    visitor = Viewer(guest.actor, None, counts=False)
    try:
        domain = await hub.enter(guest.room, visitor, 0)
    finally:
        hub.leave(guest.room, visitor)
    if guest.actor.rol not in domain.minds:
        raise not_found()
    slowed = hub.limits.slows(guest.room, time.monotonic())
    return Reply(200, msgspec.json.encode({"slowed": slowed}))


async def _gone(receive: Any) -> None:
    """Wait until the client hangs up."""
    while (await receive())["type"] != "http.disconnect":
        pass


def _since(scope: Scope) -> tuple[int, str]:
    query: Mapping[str, list[str]] = parse_qs(scope["query_string"].decode("latin-1"))
    if query.get("v") != [str(frames.VERSION)]:
        raise WrongVersion
    since = query.get("since", [""])[0]
    if not (since.isascii() and since.isdigit() and len(since) < 16):
        raise Malformed
    return int(since), query.get("epoch", [""])[0]
