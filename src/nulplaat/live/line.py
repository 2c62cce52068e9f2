# SPDX-License-Identifier: EUPL-1.2
"""A WebSocket of uvicorn with a fast lane: no task and no queue for a plain frame.

Nearly all frames are whole, short, masked texts. Those are read here and handed over at
once; anything else (fragments, control frames, half frames, mistakes) is left to the
`websockets` library, as always. Long frames to clients are written without being
copied, so that many readers share the same bytes.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from uvicorn.protocols.websockets.websockets_sansio_impl import (
    WebSocketsSansIOProtocol,
)
from websockets.http11 import Request

try:
    from websockets.speedups import apply_mask
except ImportError:  # pragma: no cover (a platform without the compiled part)
    from websockets.utils import apply_mask

from nulplaat.live import outbox
from nulplaat.live.outbox import LOST, TOO_SLOW

EXTENSION = "nulplaat.line"
"""The name in the scope's `extensions` under which an app finds its line."""

CLOSE_WITHIN = 5.0
"""Seconds that a client has to answer a close."""

MOST_HELD = 80 * 1024
"""The most bytes of a frame that is not whole yet; more than any frame may have."""

COPIED = 64 * 1024
"""Longer frames are never copied to stand behind their head."""

TEXT, MASKED = 0x81, 0x80


def head(size: int) -> bytes:
    """Return what stands before a text of so many bytes that a server sends."""
    if size < 126:
        return bytes((TEXT, size))
    if size < 65_536:
        return bytes((TEXT, 126)) + size.to_bytes(2, "big")
    return bytes((TEXT, 127)) + size.to_bytes(8, "big")


class Framing:
    """Puts heads before frames; one that many readers get in a row, once for all."""

    def __init__(self) -> None:
        self._frame = b""
        self._framed = head(0)

    def framed(self, frame: bytes) -> bytes:
        """Return a frame with its head before it."""
        if frame is not self._frame:
            self._frame, self._framed = frame, head(len(frame)) + frame
        return self._framed


_framing = Framing()

Feed = Callable[[bytes], None]


class Found(NamedTuple):
    """Where the payload of a frame starts, and where the frame ends."""

    start: int
    end: int


def _next_frame(data: bytes, at: int) -> Found | None:
    """Return where the frame lies that begins here; None when it is not whole."""
    size = len(data) - at
    if size < 2:
        return None
    length, start = data[at + 1] & 127, at + 2
    if length > 125:
        more = 2 if length == 126 else 8
        if size < 2 + more:
            return None
        length, start = int.from_bytes(data[start : start + more], "big"), start + more
    if data[at + 1] & MASKED:
        start += 4
    found = Found(start, start + length)
    return found if found.end <= len(data) else None


class LineWire:
    """The wire of a line: writes at once; what waits is bounded."""

    __slots__ = ("_here", "_largest", "_line", "code")

    def __init__(self, line: "Line") -> None:
        self.code: int | None = None
        self._line = line
        self._here: bytes | None = None
        self._largest = 0

    def push(self, frame: bytes, kind: str) -> None:
        """Send a frame. Presence waits for a slow reader; overflow closes."""
        if self.code is not None:
            return
        line = self._line
        if kind == "here" and not line.writable.is_set():
            self._here = frame
            return
        waiting = line.transport.get_write_buffer_size()
        if waiting > outbox.MOST_BYTES and waiting > 2 * self._largest:
            self.close(TOO_SLOW)
            return
        if len(frame) > self._largest:
            # One large state alone is no sign of a slow reader.
            self._largest = len(frame)
        line.write(frame)

    def cork(self) -> None:
        """Hold what is pushed from now on."""
        self._line.held = []

    def uncork(self) -> None:
        """Send what was held, in one piece."""
        held, self._line.held = self._line.held, None
        if held:
            self._line.send_out(held)

    def close(self, code: int) -> None:
        """Close after what is waiting."""
        if self.code is None:
            self.code = code
            self.uncork()
            if code != LOST:
                self._line.finish(code)

    def resume(self) -> None:
        """Send the presence that waited."""
        here, self._here = self._here, None
        if here is not None:
            self.push(here, "here")


class Line(WebSocketsSansIOProtocol):
    """One WebSocket connection, that an app may attach itself to."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.wire = LineWire(self)
        self._feed: Feed | None = None
        self.held: list[bytes] | None = None
        """Frames that wait until the wire is uncorked."""
        self._tail = b""
        self._whole = True
        """Whether the library was given nothing but whole frames."""

    # What the app does

    def attach(self, feed: Feed) -> None:
        """Hand every text frame to this from now on.

        Call it at once after accepting: a client sends nothing before it hears that.
        """
        self._feed = feed

    def detach(self) -> None:
        """Hand over nothing any more."""
        self._feed = _ignore

    def write(self, frame: bytes) -> None:
        """Send a text frame."""
        if self.held is not None:
            self.held.append(frame)
        elif len(frame) > COPIED:
            self.send_out((frame,))
        elif not self.close_sent and not self.transport.is_closing():
            self.transport.write(_framing.framed(frame))

    def send_out(self, frames: Sequence[bytes]) -> None:
        """Send text frames in one write; a long one is not copied."""
        if self.close_sent or self.transport.is_closing():
            return
        parts: list[bytes] = []
        for frame in frames:
            parts += (head(len(frame)), frame)
        self.transport.writelines(parts)

    def finish(self, code: int) -> None:
        """Begin to close; who does not answer in time is cut off."""
        if self.close_sent or self.transport.is_closing():
            return
        self.queue.put_nowait({"type": "websocket.disconnect", "code": code})
        self.conn.send_close(code)
        self.transport.write(b"".join(self.conn.data_to_send()))
        self.close_sent = True
        self.close_timer = self.loop.call_later(CLOSE_WITHIN, self.transport.abort)

    # What the server does

    def handle_connect(self, event: Request) -> None:
        """Let the app find this line in its scope."""
        super().handle_connect(event)
        if self.handshake_initiated and hasattr(self, "scope"):
            extensions: dict[str, Any] = {**(self.scope["extensions"] or {})}
            extensions[EXTENSION] = self
            self.scope["extensions"] = extensions

    def data_received(self, data: bytes) -> None:
        """Read plain frames here, and give the library the others, each one whole."""
        if self._feed is not None and self._whole and not self.close_sent:
            self._take(self._tail + data if self._tail else data, self._feed)
        else:
            super().data_received(data)

    def _take(self, data: bytes, feed: Feed) -> None:
        """Read frame by frame, and keep what is not whole yet."""
        at = 0
        while frame := _next_frame(data, at):
            if data[at] == TEXT and data[at + 1] & MASKED and self._is_between():
                mask = data[frame.start - 4 : frame.start]
                feed(apply_mask(data[frame.start : frame.end], mask))
            else:
                super().data_received(data[at : frame.end])
            at = frame.end
            if self.close_sent:
                break
        self._tail = data[at:]
        if len(self._tail) > MOST_HELD or self.close_sent:
            # Too long, or closing: from here on the library says what that means.
            tail, self._tail, self._whole = self._tail, b"", False
            super().data_received(tail)

    def _is_between(self) -> bool:
        """Say whether no message in parts is on its way."""
        return self.conn.current_size is None

    def send_receive_event_to_app(self) -> None:
        """Hand over a text that the library put together."""
        if self.curr_msg_data_type != "text" or self._feed is None:
            super().send_receive_event_to_app()
            return
        text = b"".join(self.frames)
        self.frames = []
        if not self.close_sent:
            self._feed(text)

    def resume_writing(self) -> None:
        """Go on after a slow reader took what waited."""
        super().resume_writing()
        self.wire.resume()


def _ignore(text: bytes) -> None:
    """Take a frame of a client that was left already."""
