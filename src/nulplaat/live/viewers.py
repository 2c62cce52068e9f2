# SPDX-License-Identifier: EUPL-1.2
"""Who is shown a room, and over what. Pure."""

from typing import Protocol

from nulplaat.live.domain import NOBODY, Actor, Eyes

CLOSED = Eyes(NOBODY, "")


class Wire(Protocol):
    """Takes frames for one viewer; never makes anybody wait."""

    def push(self, frame: bytes, kind: str) -> None:
        """Take a frame: `news`, `sync` (nothing new), `answer` or `here`."""
        ...

    def close(self, code: int) -> None:
        """End the connection."""
        ...


class ClientWire(Wire, Protocol):
    """The wire of a client that also sends: its news and answers go out together."""

    def cork(self) -> None:
        """Hold what is pushed from now on."""
        ...

    def uncork(self) -> None:
        """Send what was held, in one piece."""
        ...


class Viewer:
    """Somebody who is shown a room. Without a wire they only keep it open."""

    __slots__ = ("actor", "counts", "eyes", "gone", "sight", "wire")

    def __init__(self, actor: Actor, wire: Wire | None, *, counts: bool = True) -> None:
        self.actor = actor
        self.wire = wire
        self.counts = counts
        self.gone = False
        self.eyes = CLOSED
        self.sight = CLOSED

    def look(self, eyes: Eyes) -> None:
        """See with these eyes from now on."""
        self.eyes, self.sight = eyes, eyes.sight

    def push(self, frame: bytes, kind: str) -> None:
        """Send a frame, if there is a wire."""
        if self.wire is not None:
            self.wire.push(frame, kind)

    def close(self, code: int) -> None:
        """End the connection, if there is one."""
        self.gone = True
        if self.wire is not None:
            self.wire.close(code)
