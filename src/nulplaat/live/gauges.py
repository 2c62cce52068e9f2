# SPDX-License-Identifier: EUPL-1.2
"""What a hub counts while it serves: plain numbers, for whoever reports them. Pure."""

from bisect import bisect_left
from dataclasses import dataclass, field

BOUNDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5)
"""Upper bounds of the buckets, in seconds; one more bucket is above the last."""


@dataclass(slots=True)
class Histogram:
    """How many timings fell in which bucket, and their sum in seconds."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    total: float = 0.0
    longest: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one timing."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.total += seconds
        self.longest = max(self.longest, seconds)

    @property
    def number(self) -> int:
        """How many timings there were."""
        return sum(self.counts)


@dataclass(slots=True)
class Stats:
    """The counts of one hub. Those in the first group only grow."""

    acts: int = 0
    """Acts that were stored."""
    refused: int = 0
    """Acts that were answered with a refusal, whatever the reason."""
    codes: dict[str, int] = field(default_factory=dict)
    """The same, by the code of the refusal."""
    slowed: int = 0
    """Acts refused because one token, or one room, went too fast."""
    malformed: int = 0
    """Frames refused as a whole."""
    commits: int = 0
    """Transactions that were committed."""
    failed_commits: int = 0
    """Transactions that failed; every act in them was refused."""
    frames: int = 0
    """Frames with news and answers that were handed to a connection."""
    too_slow: int = 0
    """Connections closed because they read too slowly."""
    loads: int = 0
    """Rooms read into memory."""
    commit_seconds: Histogram = field(default_factory=Histogram)
    load_seconds: Histogram = field(default_factory=Histogram)
    lag_seconds: Histogram = field(default_factory=Histogram)
    """How late the loop was for what was due, looked at a few times a second."""

    rooms: int = 0
    """Rooms in memory now."""
    viewers: int = 0
    """Connections and polls that follow a room now."""
    queue: int = 0
    """Acts that wait for the next tick now."""

    def refuse(self, code: str) -> None:
        """Count a refusal."""
        self.refused += 1
        self.codes[code] = self.codes.get(code, 0) + 1
