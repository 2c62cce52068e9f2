# SPDX-License-Identifier: EUPL-1.2
"""How much is measured: the full run, or the quick one."""

import time
from dataclasses import dataclass, field

LIMIT_MS = 250.0
"""The p95 that "most acts/s" must hold."""

WRITTEN = (25, 100, 300)
"""How many people write in one room."""

RATES = (20.0, 120.0)


@dataclass
class Plan:
    """Numbers and times of one run."""

    quick: bool
    minutes: float
    only: frozenset[str] = frozenset()
    sections: frozenset[str] = frozenset()
    begun: float = field(default_factory=time.monotonic)

    @property
    def windows(self) -> int:
        """How often each cell is measured."""
        return 2 if self.quick else 3

    def seconds(self, rate: float, *, main: bool) -> float:
        """How long one window of a cell takes."""
        if self.quick:
            return 2.0
        return (4.0 if rate < 100 else 3.0) if main else 2.0

    @property
    def step_s(self) -> float:
        """How long one step of the ladder takes."""
        return 1.5 if self.quick else 2.0

    @property
    def times(self) -> int:
        """How often something that is no window is done."""
        return 1 if self.quick else 3

    def wants(self, server: str) -> bool:
        """Say whether a server is measured."""
        return not self.only or server in self.only

    def has(self, section: str) -> bool:
        """Say whether a part of the bench is wanted."""
        return not self.sections or section in self.sections

    @property
    def spent(self) -> float:
        """Minutes since the start."""
        return (time.monotonic() - self.begun) / 60

    def is_late(self, share: float = 1.0) -> bool:
        """Say whether this share of the time is used up."""
        return self.spent > self.minutes * share
