# SPDX-License-Identifier: EUPL-1.2
"""Tells the hub in the same process what other threads did, and others over the bus."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

Attendance = Mapping[str, Sequence[str]]
"""Who is connected, by room."""


class Listener(Protocol):
    """Hears news from any thread, so must hand it over to its own."""

    def wake(self, room: str, seq: int = 0) -> None:
        """Hear that a room has entries up to `seq` (0: somewhere after what it had)."""
        ...

    def dismiss(self, room: str, actor: str) -> None:
        """Hear that somebody is no longer in a room."""
        ...

    def attend(self, sender: str, rooms: Attendance, *, whole: bool) -> None:
        """Hear in the loop who is in rooms at another process (`whole`: in all)."""
        ...


class Carrier(Protocol):
    """Carries news of this process to the others; called from any thread."""

    def carry(self, room: str, seq: int) -> None:
        """Tell the others that a room has entries up to `seq`."""
        ...

    def carry_gone(self, room: str, actor: str) -> None:
        """Tell the others that somebody was removed from a room."""
        ...

    def carry_attended(self, room: str, people: Collection[str]) -> None:
        """Tell the others who is in a room at this process; in its loop."""
        ...


_listeners: set[Listener] = set()
_carriers: set[Carrier] = set()


def listen(listener: Listener) -> None:
    """Tell this listener from now on."""
    _listeners.add(listener)


def unlisten(listener: Listener) -> None:
    """Tell this listener no longer."""
    _listeners.discard(listener)


def carry_by(carrier: Carrier) -> None:
    """Hand news to this carrier from now on."""
    _carriers.add(carrier)


def carry_no_longer_by(carrier: Carrier) -> None:
    """Hand news to this carrier no longer."""
    _carriers.discard(carrier)


def tell(room: str, seq: int) -> None:
    """Tell that a thread stored entries up to `seq`. Call it after the commit."""
    hear(room, seq)
    stored(room, seq)


def tell_gone(room: str, actor: str) -> None:
    """Tell that somebody was removed from a room. Call it after the commit."""
    hear_gone(room, actor)
    for carrier in tuple(_carriers):
        carrier.carry_gone(room, actor)


def stored(room: str, seq: int) -> None:
    """Tell only the others that the hub itself stored entries up to `seq`."""
    for carrier in tuple(_carriers):
        carrier.carry(room, seq)


def hear(room: str, seq: int) -> None:
    """Tell only this process that a room has entries up to `seq`."""
    for listener in tuple(_listeners):
        listener.wake(room, seq)


def hear_gone(room: str, actor: str) -> None:
    """Tell only this process that somebody was removed from a room."""
    for listener in tuple(_listeners):
        listener.dismiss(room, actor)


def attended(room: str, people: Collection[str]) -> None:
    """Tell the others who is in a room at this process."""
    for carrier in tuple(_carriers):
        carrier.carry_attended(room, people)


def hear_attended(sender: str, rooms: Attendance, *, whole: bool) -> None:
    """Tell this process who is in rooms at another."""
    for listener in tuple(_listeners):
        listener.attend(sender, rooms, whole=whole)
