# SPDX-License-Identifier: EUPL-1.2
"""A plaat as placed shapes: every box known, nothing drawn yet."""

from dataclasses import dataclass

from nulplaat.platen.plaat import Knop


@dataclass(frozen=True)
class Box:
    """A rectangle on the sheet, in units of 1/1600 of its width."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The x of the right side."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The y of the lower side."""
        return self.y + self.h


@dataclass(frozen=True)
class Line:
    """One line of text on its baseline; `length` as measured; `anchor` as in SVG."""

    x: float
    y: float
    text: str
    size: float
    face: str
    colour: str
    length: float
    anchor: str = "start"
    strike: bool = False
    glued: bool = False
    hyphen: bool = False

    @property
    def box(self) -> Box:
        """The room that the letters take."""
        left = self.x - (self.length / 2 if self.anchor == "middle" else 0)
        return Box(left, self.y - 0.8 * self.size, self.length, self.size)


@dataclass(frozen=True)
class Dial:
    """A rotary knob: `r` is the radius of its outer arc."""

    x: float
    y: float
    r: float
    aard: str
    stand: str
    kring: str | None = None

    @property
    def box(self) -> Box:
        """The room that the knob takes."""
        return Box(self.x - self.r, self.y - self.r, 2 * self.r, 2 * self.r)


@dataclass(frozen=True)
class Card:
    """One knop: its dial, its words, and what carries it."""

    knop: Knop
    box: Box
    dial: Dial
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Stream:
    """One kring: its bed, its name in lines, its knoppen; it flows into the zero.

    `mouth` is the stretch of the ring it flows into: two points, upper and lower.
    """

    kring: str
    box: Box
    mouth: tuple[tuple[float, float], tuple[float, float]]
    titles: tuple[Line, ...]
    sign: Box
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Zero:
    """The ring: the middle of its stroke is the ellipse; the goal stands in it."""

    x: float
    y: float
    rx: float
    ry: float
    stroke: float
    lines: tuple[Line, ...]

    @property
    def box(self) -> Box:
        """The room of the whole ring, stroke included."""
        half = self.stroke / 2
        return Box(
            self.x - self.rx - half,
            self.y - self.ry - half,
            2 * self.rx + self.stroke,
            2 * self.ry + self.stroke,
        )


@dataclass(frozen=True)
class Page:
    """One sheet: a picture that can be read by itself."""

    width: float
    height: float
    number: int
    header: tuple[Line, ...]
    left: tuple[Line, ...]
    zero: Zero
    streams: tuple[Stream, ...]
    legend: tuple[tuple[Dial, Line], ...]
    empty: tuple[Line, ...] = ()

    @property
    def cards(self) -> tuple[Card, ...]:
        """Every knop on this page."""
        return tuple(card for stream in self.streams for card in stream.cards)


@dataclass(frozen=True)
class Picture:
    """A plaat placed on one or more sheets of a paper."""

    paper: str
    lang: str
    pages: tuple[Page, ...]
