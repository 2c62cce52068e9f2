# SPDX-License-Identifier: EUPL-1.2
"""How fast one token may send. Pure: the caller says what time it is, in seconds."""

BURST = 20.0
PER_SECOND = 2.0


class Limits:
    """Counts acts per token."""

    def __init__(self) -> None:
        self._left: dict[object, tuple[float, float]] = {}

    def allows(self, token: object, now: float) -> bool:
        """Say whether this token may send one more act, and count it."""
        left, at = self._left.get(token, (BURST, now))
        left = min(BURST, left + max(0.0, now - at) * PER_SECOND)
        allowed = left >= 1
        self._left[token] = (left - 1 if allowed else left, now)
        return allowed

    def forget(self, now: float) -> None:
        """Drop the tokens that may send all again; they count from anew."""
        full = BURST / PER_SECOND
        self._left = {
            token: (left, at)
            for token, (left, at) in self._left.items()
            if now - at < full
        }
