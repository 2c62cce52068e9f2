# SPDX-License-Identifier: EUPL-1.2
"""The papers and the ways to divide a sheet: how it is now, streams, zero."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Paper:
    """A sheet of 1600 units wide; `least` is the smallest type of a knop's words."""

    id: str
    height: float
    millimetres: tuple[float, float]
    least: float
    paged: bool


PAPERS = {
    "screen": Paper("screen", 900, (338.7, 190.5), 3.6, paged=False),
    "A4": Paper("A4", 1131, (297, 210), 12, paged=True),
    "A1": Paper("A1", 1131, (841, 594), 4, paged=False),
}
WIDTH = 1600.0


@dataclass(frozen=True)
class Division:
    """How a sheet is shared out; roomy for few knoppen, dense for many."""

    margin: float
    left: float
    gutter: float
    flow: float
    rx: float
    stroke: float
    ratio: float
    wanted: float

    @property
    def zero_x(self) -> float:
        """The middle of the ring."""
        return WIDTH - self.margin - self.rx - self.stroke / 2

    @property
    def beds(self) -> tuple[float, float]:
        """Where the beds of the streams begin and end."""
        start = self.margin + self.left + self.gutter
        return start, self.zero_x - self.rx - self.stroke / 2 - self.flow


DIVISIONS = (
    Division(56, 290, 46, 92, 196, 46, 1.85, 22),
    Division(48, 244, 36, 78, 176, 42, 2.05, 18.5),
    Division(40, 214, 30, 66, 158, 37, 2.3, 12),
    Division(36, 190, 26, 58, 132, 32, 2.6, 0),
)
"""Tried in this order; the first whose words reach its wanted size is taken."""


@dataclass(frozen=True)
class Area:
    """What is left of a sheet between header and legend."""

    top: float
    bottom: float

    @property
    def middle(self) -> float:
        """The horizon: everything is balanced around it."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top
