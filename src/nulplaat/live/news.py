# SPDX-License-Identifier: EUPL-1.2
"""Tells the hub in the same process what other threads did."""

from typing import Protocol


class Listener(Protocol):
    """Hears news from any thread, so must hand it over to its own."""

    def wake(self, room: str) -> None:
        """Hear that a room has new entries."""
        ...

    def dismiss(self, room: str, actor: str) -> None:
        """Hear that somebody is no longer in a room."""
        ...


_listeners: set[Listener] = set()


def listen(listener: Listener) -> None:
    """Tell this listener from now on."""
    _listeners.add(listener)


def unlisten(listener: Listener) -> None:
    """Tell this listener no longer."""
    _listeners.discard(listener)


def tell(room: str) -> None:
    """Tell that a room has new entries. Call it after the commit."""
    for listener in tuple(_listeners):
        listener.wake(room)


def tell_gone(room: str, actor: str) -> None:
    """Tell that somebody was removed from a room. Call it after the commit."""
    for listener in tuple(_listeners):
        listener.dismiss(room, actor)
