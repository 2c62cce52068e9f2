# SPDX-License-Identifier: EUPL-1.2
"""How fast one token, and one room, may send. Pure: the caller says what time it is."""

from dataclasses import dataclass

BURST = 20.0
PER_SECOND = 2.0
"""Of one token: acts at once, and acts a second after that."""

ROOM_BURST = 8_000.0
ROOM_PER_SECOND = 400.0
"""Of one room: all that 400 people may send at once, and one act of each a second."""


TOLD_FOR = 60.0
"""So many seconds after an act came too soon, its room is said to be slowed."""


@dataclass(frozen=True)
class Pace:
    """So many at once, and so many a second after that."""

    burst: float
    per_second: float


class Bucket:
    """What each of many may still send at one pace; times are in seconds."""

    def __init__(self, pace: Pace) -> None:
        self.pace = pace
        self._left: dict[object, tuple[float, float]] = {}

    def left(self, who: object, now: float) -> float:
        """Return how many acts this one may send now."""
        found = self._left.get(who)
        if found is None:
            return self.pace.burst
        left, at = found
        if now <= at:
            return left
        return min(self.pace.burst, left + (now - at) * self.pace.per_second)

    def take(self, who: object, left: float, now: float) -> None:
        """Count one act of somebody who had so many left."""
        self._left[who] = (left - 1, now)

    def forget(self, now: float) -> None:
        """Drop those that may send all again; they count from anew."""
        full = self.pace.burst / self.pace.per_second
        self._left = {
            who: (left, at) for who, (left, at) in self._left.items() if now - at < full
        }


class Limits:
    """Counts acts per token and per room. Nothing is counted per address."""

    def __init__(self, token: Pace | None = None, room: Pace | None = None) -> None:
        self._tokens = Bucket(token or Pace(BURST, PER_SECOND))
        self._rooms = Bucket(room or Pace(ROOM_BURST, ROOM_PER_SECOND))
        self._slowed: dict[str, float] = {}

    def allows(self, room: str, token: object, now: float) -> bool:
        """Say whether this token may send one more act in this room, and count it.

        What a token may not send does not count for its room.
        """
        left = self._tokens.left(token, now)
        if left < 1:
            self._slowed[room] = now
            return False
        room_left = self._rooms.left(room, now)
        if room_left < 1:
            self._slowed[room] = now
            return False
        self._tokens.take(token, left, now)
        self._rooms.take(room, room_left, now)
        return True

    def slows(self, room: str, now: float) -> bool:
        """Say whether somebody in this room was slowed a moment ago; never who."""
        return now - self._slowed.get(room, -TOLD_FOR) < TOLD_FOR

    def forget(self, now: float) -> None:
        """Drop what counts as never seen."""
        self._slowed = {
            room: at for room, at in self._slowed.items() if self.slows(room, now)
        }
        self._tokens.forget(now)
        self._rooms.forget(now)
