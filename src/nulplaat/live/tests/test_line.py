# SPDX-License-Identifier: EUPL-1.2
"""Bytes over a real line: whole, in pieces, hostile, and read too slowly."""

import asyncio
from collections.abc import Callable

import pytest

from nulplaat.live import asgi, limits, line, outbox
from nulplaat.live.ids import new_id
from nulplaat.live.tests.people import Phone, evening, make_room
from nulplaat.live.tests.wires import BINARY, CLOSE, PING, PONG, Bare, frame, served

pytestmark = pytest.mark.django_db(transaction=True)


def whole(text: bytes) -> list[bytes]:
    return [frame(text)]


def bytewise(text: bytes) -> list[bytes]:
    return [bytes((byte,)) for byte in frame(text)]


def fragments(text: bytes) -> list[bytes]:
    first, more, last = text[:9], text[9:30], text[30:]
    return [
        frame(first, fin=False),
        frame(more, 0, fin=False) + frame(b"tussendoor", PING),
        frame(last, 0),
    ]


def halves(text: bytes) -> list[bytes]:
    sent = frame(b'{"t":"ping"}') + frame(text) + frame(b'{"t":"ping"}')
    return [sent[:1], sent[1:20], sent[20:23], sent[23:-3], sent[-3:]]


@pytest.mark.parametrize("pieces", [whole, bytewise, fragments, halves])
def test_live_39_a_text_is_read_alike_however_it_comes_in(
    pieces: Callable[[bytes], list[bytes]],
) -> None:
    room = make_room()

    async def story() -> None:
        async with served() as port:
            anna = await Bare(room, "anna", port).enter()
            for number in range(3):
                note = new_id()
                for piece in pieces(anna.note(note, "é" * 200)):
                    anna.writer.write(piece)
                    await anna.writer.drain()
                    await asyncio.sleep(0)
                ack = await anna.until("ack")
                assert (ack["id"], ack["seq"]) == (note, number + 2)
            anna.hang_up()

    evening(story)


def test_live_39_control_frames_are_answered_by_the_library() -> None:
    room = make_room()

    async def story() -> None:
        async with served() as port:
            anna = await Bare(room, "anna", port).enter()
            anna.writer.write(frame(b"er nog?", PING))
            pong = await anna.until(PONG)  # type: ignore[arg-type]
            assert pong["payload"] == b"er nog?"
            anna.writer.write(frame((1000).to_bytes(2, "big"), CLOSE))
            assert await anna.until("") == {}
            assert anna.closed == 1000
            anna.hang_up()

    evening(story)


HOSTILE = {
    "not masked": (bytes((0x81, 2)) + b"{}", 1002),
    "a reserved bit": (bytes((0xC1, 0x80, 0, 0, 0, 0)), 1002),
    "an unknown opcode": (bytes((0x83, 0x80, 0, 0, 0, 0)), 1002),
    "a continuation of nothing": (frame(b"{}", 0), 1002),
    "over 64 KiB": (frame(b" " * 70_000), 1009),
    "over what any frame may have": (frame(b" " * 200_000), 1009),
    "a gigabyte that never comes": (
        bytes((0x81, 0xFF)) + (2**30).to_bytes(8, "big") + b"\0" * 200_000,
        1009,
    ),
    "binary, twenty times": (frame(b"\x00\xff", BINARY) * 20, 1008),
    "broken UTF-8, twenty times": (frame(b'"\xff"') * 20, 1008),
    "100,000 tiny frames": (frame(b"[]") * 100_000, 1008),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_live_39_i5_hostile_bytes_close_that_line_and_no_other(name: str) -> None:
    room = make_room()
    sent, code = HOSTILE[name]

    async def story() -> None:
        async with served() as port:
            anna = await Bare(room, "anna", port).enter()
            dirk = await Bare(room, "dirk", port).enter()
            dirk.writer.write(sent)
            assert await dirk.until("") == {}
            assert dirk.closed in (code, None)
            anna.writer.write(frame(anna.note(new_id())))
            assert (await anna.until("ack"))["seq"] == 2
            anna.hang_up()
            dirk.hang_up()

    evening(story)


def test_live_28_who_takes_nothing_of_16_mb_is_closed_and_slows_nobody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(limits, "BURST", 1e9)
    monkeypatch.setattr(line, "CLOSE_WITHIN", 0.0)
    room = make_room()
    large = "x" * 60_000

    async def story() -> None:
        async with served() as port:
            anna = await Bare(room, "anna", port).enter()
            for _ in range(17):
                anna.writer.write(frame(anna.note(new_id(), large)))
                await anna.until("ack")
            anna.writer.write(
                frame(
                    b'{"t":"act","id":"%b","act":{"kind":"show","on":true}}'
                    % new_id().encode()
                )
            )
            await anna.until("ack")
            dirk = await Bare(room, "dirk", port).connect()
            outstanding = 0
            stats = asgi.hub().stats
            while not stats.too_slow:
                dirk.writer.write(dirk.hello())
                outstanding += 17 * len(large)
                anna.writer.write(frame(anna.note(new_id())))
                assert await anna.until("ack")
            assert outstanding > outbox.MOST_BYTES
            assert asgi.hub().count().viewers == 1
            anna.hang_up()
            dirk.hang_up()

    evening(story)


def test_live_28_presence_waits_for_a_slow_reader() -> None:
    room = make_room()

    async def story() -> None:
        async with served() as port:
            anna = await Bare(room, "anna", port).enter()
            (viewer,) = asgi.hub()._seats[room].viewers
            wire = viewer.wire
            assert isinstance(wire, line.LineWire)
            wire._line.writable.clear()
            phones = [await Phone(room, name).enter() for name in ("bram", "carla")]
            await phones[1].until(lambda: phones[1].here == 3)
            wire._line.resume_writing()
            told = [await anna.until("here")]
            while told[-1]["n"] != 3:
                told.append(await anna.until("here"))
            assert 2 not in [here["n"] for here in told]
            anna.hang_up()

    evening(story)
