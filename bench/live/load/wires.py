# SPDX-License-Identifier: EUPL-1.2
"""What each server speaks: how to come in, how to send a geeltje, what an ack is.

Every geeltje bears a number in its text, so that a delivery is found in the bytes of
any protocol, without decoding them.
"""

import json
import re
import secrets
from collections import deque
from dataclasses import dataclass, field
from typing import Any, Protocol

from pycrdt import Doc, Map, TransactionEvent

TEXT_BYTES = 240
MARK = re.compile(rb"@@(\d{7})@")
SEQ = re.compile(rb'"seq":(\d+)')

Person = dict[str, str]


def text_of(seq: int) -> str:
    """Return the words of one geeltje: its number, filled up to 240 bytes."""
    words = "ouders voelen zich beter gehoord als een vast gezicht mee blijft denken "
    return f"@@{seq:07d}@ {words * 4}"[:TEXT_BYTES]


class Wire(Protocol):
    """One client's side of a protocol; one object for each client."""

    binary: bool

    def path(self) -> str:
        """Return where to connect to."""
        ...

    def headers(self, port: int) -> dict[str, str]:
        """Return what the opening request brings."""
        ...

    def hello(self) -> list[bytes]:
        """Return the frames that a client begins with."""
        ...

    def is_in(self, frame: bytes) -> bool:
        """Say whether this frame holds the state: the client is in."""
        ...

    def says(self, seq: int) -> bytes:
        """Return the frame that writes geeltje `seq`."""
        ...

    def acked(self, frame: bytes) -> list[int]:
        """Return the geeltjes that this frame confirms to their sender."""
        ...

    def refused(self, frame: bytes) -> bool:
        """Say whether this frame refuses something."""
        ...

    def ping(self) -> bytes | None:
        """Return a frame that the server's loop answers, if there is one."""
        ...

    def is_pong(self, frame: bytes) -> bool:
        """Say whether this frame answers a ping."""
        ...


@dataclass
class Nulplaat:
    """The wire of Nulplaat, version 1."""

    room: str
    person: Person
    updates: "Updates"
    since: int = 0
    seq: int = 0
    binary: bool = False
    start: str = field(default_factory=lambda: secrets.token_hex(8))

    def __post_init__(self) -> None:
        self._ack = re.compile(self.start.encode() + rb"([0-9a-f]{16})")

    def path(self) -> str:
        """Return the socket of the room."""
        return f"/live/{self.room}/ws"

    def headers(self, port: int) -> dict[str, str]:
        """Bring the cookie, as the page's own browser does."""
        return {
            "Origin": f"http://127.0.0.1:{port}",
            "Cookie": self.person.get("cookie", ""),
        }

    def hello(self) -> list[bytes]:
        """Show the ticket."""
        hello = {"t": "hello", "v": 2, "ticket": self.person.get("ticket", "")}
        return [json.dumps({**hello, "since": self.since}).encode()]

    def is_in(self, frame: bytes) -> bool:
        """The whole state (its keys are sorted), or what came after what is known."""
        head, tail = frame[:100], frame[-60:]
        is_state = tail.endswith(b'"t":"state"}') or head.startswith(b'{"t":"state"')
        if not is_state and not head.startswith(b'{"t":"entries"'):
            return False
        found = SEQ.search(tail if tail.endswith(b'"t":"state"}') else head)
        self.seq = int(found.group(1)) if found else 0
        return True

    def says(self, seq: int) -> bytes:
        """Write a geeltje; its id and that of the act hold the number."""
        key = f"{self.start}{seq:016x}"
        return (
            f'{{"t":"act","id":"{key}","act":{{"kind":"geeltje.write",'
            f'"geeltje":"{key[::-1]}","tekst":"{text_of(seq)}"}}}}'
        ).encode()

    def acked(self, frame: bytes) -> list[int]:
        """An ack holds the id of its act; the room's entries never do."""
        if not frame.startswith(b'{"t":"ack'):
            return []
        return [int(found, 16) for found in self._ack.findall(frame)]

    def refused(self, frame: bytes) -> bool:
        """A `no` frame."""
        return frame.startswith(b'{"t":"no"')

    def ping(self) -> bytes | None:
        """Ask for the server's clock."""
        return b'{"t":"ping"}'

    def is_pong(self, frame: bytes) -> bool:
        """The server's clock."""
        return frame.startswith(b'{"t":"pong"')


def vector_of(frame: bytes, start: bytes) -> bytes:
    """Return the state vector of a client that has taken in a sync step 2."""
    at, size, shift = len(start) + 2, 0, 0
    while frame[at] & 128:
        size |= (frame[at] & 127) << shift
        shift, at = shift + 7, at + 1
    size |= frame[at] << shift
    doc: Doc[Any] = Doc()
    doc.apply_update(frame[at + 1 : at + 1 + size])
    return bytes(doc.get_state())


class Updates:
    """Changes of Yjs documents, made before the measuring and kept for the next cell.

    Client `w` of `clients` writes number `w`, `w + clients`, … into a map of a document
    of its own; each change is one small update, as a browser would send it. After
    `geeltjes` of them the writers only change a small record of their own.
    """

    def __init__(self, clients: int, geeltjes: int = 10**9) -> None:
        self._docs: list[Doc[Any]] = [Doc() for _ in range(clients)]
        self._maps = [doc.get("geeltjes", type=Map) for doc in self._docs]
        self._geeltjes = geeltjes
        self._made: list[bytes] = []
        # Without this reference they would stop watching.
        self._watching = [doc.observe(self._keep) for doc in self._docs]

    def _keep(self, event: TransactionEvent) -> None:
        self._made.append(bytes(event.update))

    def upto(self, count: int) -> None:
        """Make what is missing of the first `count` updates."""
        for seq in range(len(self._made), count):
            writer = seq % len(self._maps)
            if seq < self._geeltjes:
                key, value = secrets.token_hex(16), {"tekst": text_of(seq), "tafel": 1}
            else:
                key, value = f"deelnemer {writer}", {"naam": f"@@{seq:07d}@"}
            self._maps[writer][key] = value

    def __getitem__(self, seq: int) -> bytes:
        return self._made[seq]


def var_uint(number: int) -> bytes:
    """Write a number as lib0 does."""
    parts = bytearray()
    while number > 127:
        parts.append(128 | (number & 127))
        number >>= 7
    parts.append(number)
    return bytes(parts)


def sized(data: bytes) -> bytes:
    """Write bytes with their length before them."""
    return var_uint(len(data)) + data


@dataclass
class Yjs:
    """The y-sync protocol, as @y/websocket-server and pycrdt-websocket speak it."""

    room: str
    person: Person
    updates: Updates
    since: int = 0
    seq: int = 0
    binary: bool = True
    start: bytes = b""
    vector: bytes = b"\x00"

    def path(self) -> str:
        """Return the document's address."""
        return f"/{self.room}"

    def headers(self, port: int) -> dict[str, str]:
        """Bring nothing."""
        return {}

    def hello(self) -> list[bytes]:
        """Ask for what is there."""
        return [self.start + b"\x00\x00" + sized(self.vector)]

    def is_in(self, frame: bytes) -> bool:
        """Sync step 2 holds the state."""
        return frame.startswith(self.start + b"\x00\x01")

    def says(self, seq: int) -> bytes:
        """Send an update made before."""
        return self.start + b"\x00\x02" + sized(self.updates[seq])

    def acked(self, frame: bytes) -> list[int]:
        """Nothing confirms."""
        return []

    def refused(self, frame: bytes) -> bool:
        """Nothing is refused."""
        return False

    def ping(self) -> bytes | None:
        """Ask again for what is there: of a small document that costs little."""
        return self.start + b"\x00\x00" + sized(self.vector)

    def is_pong(self, frame: bytes) -> bool:
        """The answer to that."""
        return self.is_in(frame)


@dataclass
class Hocuspocus(Yjs):
    """The same behind the document's name, after an exchange about who comes."""

    waiting: deque[int] = field(default_factory=deque)

    def __post_init__(self) -> None:
        self.start = sized(self.room.encode())

    def path(self) -> str:
        """All documents go over one address."""
        return "/"

    def hello(self) -> list[bytes]:
        """Say who comes (an empty token), then ask for what is there."""
        return [self.start + b"\x02\x00" + sized(b""), *super().hello()]

    def says(self, seq: int) -> bytes:
        """Send an update; its confirmation comes in the order of sending."""
        self.waiting.append(seq)
        return super().says(seq)

    def acked(self, frame: bytes) -> list[int]:
        """A sync status confirms that an update is in memory (not that it is kept)."""
        if frame == self.start + b"\x08\x01" and self.waiting:
            return [self.waiting.popleft()]
        return []


@dataclass
class Relay(Yjs):
    """No protocol at all: what one sends, all get."""

    def hello(self) -> list[bytes]:
        """Say nothing."""
        return []

    def says(self, seq: int) -> bytes:
        """Send the words alone."""
        return text_of(seq).encode()

    def ping(self) -> bytes | None:
        """Know no answer that would come to the sender alone."""
        return None


WIRES: dict[str, type[Nulplaat] | type[Yjs]] = {
    "nulplaat": Nulplaat,
    "yjs": Yjs,
    "hocuspocus": Hocuspocus,
    "relay": Relay,
}
