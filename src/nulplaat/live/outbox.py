# SPDX-License-Identifier: EUPL-1.2
"""What still has to be sent over one connection: bounded, so nobody waits for it."""

import asyncio
from collections import deque

MOST_FRAMES = 400
MOST_BYTES = 8 * 1024 * 1024
"""More than this waiting means a reader who is too slow; one large state alone not."""

TOO_SLOW = 4008
LOST = 0
"""In place of a close code: there is no line left to close."""


class Outbox:
    """Frames waiting for one reader. Too many of them close the connection."""

    def __init__(self) -> None:
        self.code: int | None = None
        self.closed = asyncio.Event()
        self._frames: deque[bytes] = deque()
        self._bytes = 0
        self._here: bytes | None = None
        self._some = asyncio.Event()

    def push(self, frame: bytes, kind: str) -> None:
        """Take a frame; of presence only the last is kept, overflow closes."""
        if self.code is not None:
            return
        if kind == "here":
            self._here = frame
            self._some.set()
            return
        self._frames.append(frame)
        self._bytes += len(frame)
        self._some.set()
        # One large state alone is no sign of a slow reader.
        waiting = len(self._frames)
        if waiting > MOST_FRAMES or (waiting > 2 and self._bytes > MOST_BYTES):
            self._frames.clear()
            self.close(TOO_SLOW)

    def cork(self) -> None:
        """Hold nothing: frames wait here anyhow."""

    def uncork(self) -> None:
        """Send nothing: frames are taken one by one."""

    def close(self, code: int) -> None:
        """Close after what is waiting."""
        if self.code is None:
            self.code = code
            self.closed.set()
        if code == LOST:
            self._frames.clear()
        self._some.set()

    async def next(self) -> bytes | None:
        """Wait for the next frame; None when it is time to close."""
        while not self._frames:
            if self._here is not None and self.code is None:
                here, self._here = self._here, None
                return here
            if self.code is not None:
                return None
            self._some.clear()
            await self._some.wait()
        frame = self._frames.popleft()
        self._bytes -= len(frame)
        return frame
