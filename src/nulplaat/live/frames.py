# SPDX-License-Identifier: EUPL-1.2
"""The frames of the wire, read and written; see SPEC.md. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Annotated, Any

import msgspec

from nulplaat.live.domain import Refusal
from nulplaat.live.ids import is_id
from nulplaat.live.rooms import Ack, Answer

VERSION = 2
MOST_BYTES = 64 * 1024
MOST_ACTS = 50

Seq = Annotated[int, msgspec.Meta(ge=0, le=2**53)]


def _check(act_id: str) -> None:
    if not is_id(act_id):
        raise ValueError(act_id)


class Frame(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag_field="t"):
    """The base of what a client sends."""


class Hello(Frame, frozen=True, tag="hello"):
    """The first frame: who I am, and up to where I have followed."""

    v: int
    ticket: Annotated[str, msgspec.Meta(max_length=2000)]
    since: Seq
    epoch: Annotated[str, msgspec.Meta(max_length=8)] = ""


class Say(Frame, frozen=True, tag="act"):
    """An act. What it says is read by the kind of room."""

    id: str
    act: msgspec.Raw

    def __post_init__(self) -> None:
        """Check the id: a pattern would be looked up for each frame, and cost most."""
        _check(self.id)


class Ping(Frame, frozen=True, tag="ping"):
    """Asks for the server's clock."""


class Sent(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One act of a POST."""

    id: str
    act: msgspec.Raw

    def __post_init__(self) -> None:
        """Check the id."""
        _check(self.id)


class Posted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The body of a POST: acts in order."""

    v: int
    acts: Annotated[tuple[Sent, ...], msgspec.Meta(max_length=MOST_ACTS)]


class Malformed(Exception):
    """A frame is refused as a whole. `id` is of the act in it, where one is found."""

    def __init__(self, act_id: str = "") -> None:
        super().__init__(act_id)
        self.id = act_id


class WrongVersion(Exception):
    """The client speaks another version."""


class _Loose(msgspec.Struct):
    t: Any = None
    v: Any = None
    id: Any = None


_frame = msgspec.json.Decoder(Hello | Say | Ping)
_posted = msgspec.json.Decoder(Posted)
_loose = msgspec.json.Decoder(_Loose)
_encode = msgspec.json.Encoder().encode

# A nesting deeper than the stack, and lone surrogates, are not a MsgspecError.
UNREADABLE = (msgspec.MsgspecError, RecursionError, ValueError)


def read(text: str | bytes) -> Hello | Say | Ping:
    """Read a client's frame; raises Malformed or WrongVersion."""
    try:
        frame: Hello | Say | Ping = _frame.decode(text)
    except UNREADABLE as error:
        raise _refused(text) from error
    if isinstance(frame, Hello) and frame.v != VERSION:
        raise WrongVersion
    return frame


def read_posted(body: bytes) -> Posted:
    """Read the body of a POST; raises Malformed or WrongVersion."""
    try:
        posted = _posted.decode(body)
    except UNREADABLE as error:
        raise _refused(body) from error
    if posted.v != VERSION:
        raise WrongVersion
    return posted


def _refused(text: str | bytes) -> Exception:
    """Find out whether it is another version, and which act it was."""
    try:
        found = _loose.decode(text)
    except UNREADABLE:
        return Malformed()
    other = type(found.v) is int and found.v != VERSION
    if other and found.t in ("hello", None):
        return WrongVersion()
    return Malformed(found.id if is_id(found.id) else "")


def member(key: str, record: Mapping[str, Any]) -> bytes:
    """Write one record with its key before it, to be joined into a frame."""
    return _encode({key: record})[1:-1]


def members(records: Mapping[str, Mapping[str, Any]]) -> bytes:
    """Write records to be joined into a frame. Sorted: their order tells nothing."""
    return _encode({key: records[key] for key in sorted(records)})[1:-1]


def state(seq: int, now: int, records: Iterable[bytes], epoch: str = "") -> bytes:
    """Write a whole view of these members; `epoch` only of a room that was restored.

    The members may be megabytes, and are copied once.
    """
    told = b'"epoch":"%b",' % epoch.encode() if epoch else b""
    start = b'{"t":"state",%b"seq":%d,"now":%d,"records":{' % (told, seq, now)
    parts = [start]
    for members in filter(None, records):
        parts += (b",", members) if len(parts) > 1 else (members,)
    return b"".join((*parts, b"}}"))


def entries(
    since: int, seq: int, now: int, put: bytes = b"", remove: Sequence[str] = ()
) -> bytes:
    """Write what changed for a viewer after `since` up to `seq`."""
    return b'{"t":"entries","seq":%d,"now":%d,"put":{%b},"remove":%b,"from":%d}' % (
        seq,
        now,
        put,
        _encode(remove),
        since,
    )


def answer(act_id: str, answered: Answer) -> bytes:
    """Write the ack or no frame of an act."""
    if isinstance(answered, Ack):
        return b'{"t":"ack","id":"%b","seq":%d}' % (act_id.encode(), answered.seq)
    return no(answered, act_id)


def no(refusal: Refusal, act_id: str = "") -> bytes:
    """Write the frame of a refusal."""
    return _encode({"t": "no", "id": act_id, **msgspec.structs.asdict(refusal)})


def here(people: int) -> bytes:
    """Write how many people are connected."""
    return _encode({"t": "here", "n": people})


def pong(now: int) -> bytes:
    """Write the server's clock."""
    return _encode({"t": "pong", "now": now})
