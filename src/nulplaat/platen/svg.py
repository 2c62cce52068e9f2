# SPDX-License-Identifier: EUPL-1.2
"""Draw a placed plaat as SVG: inside a page, alone as a file, or for paper."""

import base64
import io
from functools import lru_cache
from html import escape
from math import cos, radians, sin

from fontTools import subset
from fontTools.ttLib import TTFont

from nulplaat.platen.kringen import KRINGEN
from nulplaat.platen.labels import carried, kring_name, labels, summary
from nulplaat.platen.layout import lay_out
from nulplaat.platen.picture import Card, Dial, Line, Page, Stream
from nulplaat.platen.plaat import Knop, Plaat
from nulplaat.platen.type import FACES, known

COLOURS = {
    "paper": "#faf6ee",
    "ink": "#1d2430",
    "soft": "#63676e",
    "line": "#e4dccd",
    "card": "#ffffff",
    "accent": "#bf3a1e",
}
FAMILY = "Atkinson Hyperlegible Next"
SHARES = tuple(n / 7 for n in range(1, 7))
TURNS = {"nog-niet": -130, "begonnen": 0, "gedraaid": 130}


def draw(
    plaat: Plaat, *, paper: str = "screen", lang: str = "nl", standalone: bool = False
) -> str:
    """Return the first sheet of a plaat as SVG.

    Inside a page colours are CSS variables (`--paper`, `--kring-zelf`,
    `--kring-zelf-tint`, …) and each knop links to `#knop-<id>`; alone it holds its own
    fonts and refers to nothing.
    """
    page = lay_out(plaat, paper, lang).pages[0]
    return draw_page(plaat, page, lang, "alone" if standalone else "inside")


def draw_page(plaat: Plaat, page: Page, lang: str, mode: str) -> str:
    """Draw one sheet; `mode`: `inside` a page, `alone`, `sheet` or on white `paper`."""
    return _Pen(plaat, lang, mode).page(page)


class _Pen:
    def __init__(self, plaat: Plaat, lang: str, mode: str) -> None:
        self.plaat = plaat
        self.lang = lang
        self.mode = mode

    def colour(self, name: str) -> str:
        """Return a colour by its token: a variable inside a page, else its value."""
        kring = name.removesuffix("-tint")
        if kring in KRINGEN:
            value = KRINGEN[kring].tint if name != kring else KRINGEN[kring].hue
            token = f"kring-{name}"
        else:
            value, token = COLOURS[name], name
        if self.mode == "paper" and name == "paper":
            return COLOURS["card"]
        return f"var(--{token}, {value})" if self.mode == "inside" else value

    def page(self, page: Page) -> str:
        words = labels(self.lang)
        title = f"{words.picture}: 0 {self.plaat.nuldoel}".strip()
        about = f"{self.plaat.naam}. {summary(self.plaat, self.lang)}. {words.reads}"
        size = f"{_n(page.width)} {_n(page.height)}"
        tag = "np" if page.number == 1 else f"np{page.number}"
        ground = "" if self.mode == "inside" else self._ground(page)
        parts = [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size}" '
            f'role="{"group" if self.mode == "inside" else "img"}" '
            f'aria-labelledby="{tag}-title {tag}-desc" '
            f'lang="{self.lang}" font-family="{self._family()}" class="plaat">',
            f'<title id="{tag}-title">{_t(title)}</title>',
            f'<desc id="{tag}-desc">{_t(about)}</desc>',
            self._fonts(page),
            ground,
            *(self._bed(stream) for stream in page.streams),
            self._zero(page),
            *(self._line(line) for line in page.header + page.left + page.empty),
            *(self._stream(stream) for stream in page.streams),
            *(
                f'<g aria-hidden="true">{self._dial(dial)}{self._line(line)}</g>'
                for dial, line in page.legend
            ),
            "</svg>",
        ]
        return "".join(parts)

    def _family(self) -> str:
        return f"'{FAMILY}', 'Atkinson Hyperlegible', sans-serif"

    def _ground(self, page: Page) -> str:
        size = f'width="{_n(page.width)}" height="{_n(page.height)}"'
        return f'<rect {size} fill="{self.colour("paper")}"/>'

    def _fonts(self, page: Page) -> str:
        if self.mode != "alone":
            return ""
        return f"<style>{font_css(_letters(page))}</style>"

    def _bed(self, stream: Stream) -> str:
        box, ((ax, ay), (bx, by)) = stream.box, stream.mouth
        r = min(14.0, box.h / 4)
        top, low, end = box.y, box.bottom, box.right
        mid_a, mid_b = (end + ax) / 2, (end + bx) / 2
        bed = (
            f"M{_n(box.x + r)} {_n(top)}H{_n(end)}"
            f"C{_n(mid_a)} {_n(top)} {_n(mid_a)} {_n(ay)} {_n(ax)} {_n(ay)}"
            f"L{_n(bx)} {_n(by)}"
            f"C{_n(mid_b)} {_n(by)} {_n(mid_b)} {_n(low)} {_n(end)} {_n(low)}"
            f"H{_n(box.x + r)}q{_n(-r)} 0 {_n(-r)} {_n(-r)}"
            f"V{_n(top + r)}q0 {_n(-r)} {_n(r)} {_n(-r)}z"
        )
        return (
            f'<path d="{bed}" fill="{self.colour(f"{stream.kring}-tint")}"/>'
            + self._flow(stream)
        )

    def _flow(self, stream: Stream) -> str:
        """Draw the water between bed and ring, rising from nothing."""
        tag, colour = f"np-flow-{stream.kring}", self.colour(stream.kring)
        lines = "".join(self._current(stream, share) for share in SHARES)
        return (
            f'<linearGradient id="{tag}" gradientUnits="userSpaceOnUse" '
            f'x1="{_n(stream.box.right - 30)}" y1="0" '
            f'x2="{_n(min(stream.mouth[0][0], stream.mouth[1][0]))}" y2="0">'
            f'<stop offset="0" stop-color="{colour}" stop-opacity="0"/>'
            f'<stop offset="1" stop-color="{colour}" stop-opacity=".42"/>'
            f'</linearGradient><path d="{lines}" fill="none" stroke="url(#{tag})" '
            'stroke-width="1.4"/>'
        )

    def _current(self, stream: Stream, share: float) -> str:
        """Return a line of the water between bed and ring."""
        box, ((ax, ay), (bx, by)) = stream.box, stream.mouth
        x, y = ax + (bx - ax) * share, ay + (by - ay) * share
        start, high = box.right, box.y + box.h * share
        mid = (start + x) / 2
        return (
            f"M{_n(start)} {_n(high)}"
            f"C{_n(mid)} {_n(high)} {_n(mid)} {_n(y)} {_n(x)} {_n(y)}"
        )

    def _zero(self, page: Page) -> str:
        zero = page.zero
        shape = (
            f'<ellipse cx="{_n(zero.x)}" cy="{_n(zero.y)}" '
            f'rx="{_n(zero.rx)}" ry="{_n(zero.ry)}" '
        )
        return (
            f'{shape}fill="{self.colour("card")}" stroke="{self.colour("ink")}" '
            f'stroke-width="{_n(zero.stroke)}"/>' + "".join(map(self._line, zero.lines))
        )

    def _stream(self, stream: Stream) -> str:
        kring, sign = KRINGEN[stream.kring], stream.sign
        return (
            f'<g data-kring="{kring.id}">'
            f'<g transform="translate({_n(sign.x)} {_n(sign.y)}) '
            f'scale({_n(sign.w / 20)})" fill="none" '
            f'stroke="{self.colour(kring.id)}" stroke-width="2.2" '
            f'stroke-linecap="round" stroke-linejoin="round">{kring.sign}</g>'
            f"{''.join(map(self._line, stream.titles))}"
            f"{''.join(map(self._card, stream.cards))}</g>"
        )

    def _card(self, card: Card) -> str:
        knop = card.knop
        inner = (
            f"{self._dial(card.dial)}{''.join(self._line(line) for line in card.lines)}"
        )
        name = _t(self._said(knop))
        drawn = f'<g data-knop="{_t(knop.id)}"><title>{name}</title>{inner}</g>'
        if self.mode != "inside":
            return drawn
        # The title inside names the link: words broken over lines are read as one.
        return f'<a href="#knop-{_t(knop.id)}">{drawn}</a>'

    def _said(self, knop: Knop) -> str:
        words = labels(self.lang)
        # First what is seen, word for word: who speaks to a computer says that.
        gone = f"{words.losgelaten} ·" if knop.stand == "losgelaten" else ""
        seen = [knop.titel, gone, carried(knop, self.lang)]
        told = [
            kring_name(knop.kring, self.lang),
            words.aarden[knop.aard],
            words.standen[knop.stand],
            knop.reden,
        ]
        return "; ".join(
            (" ".join(part for part in seen if part), *(part for part in told if part))
        )

    def _dial(self, dial: Dial) -> str:
        """Draw a knob: an arc for how far, a face for its aard, a pointer."""
        ink = self.colour(dial.kring or "ink")
        x, y, unit = dial.x, dial.y, dial.r / 31
        arc, face = 27.5 * unit, 19 * unit
        card = self.colour("card")
        if dial.stand == "losgelaten":
            return (
                f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(face)}" fill="none" '
                f'stroke="{ink}" stroke-width="{_n(2.6 * unit)}" '
                f'stroke-dasharray="{_n(4.6 * unit)} {_n(4 * unit)}"/>'
            )
        fill = ink if dial.aard == "instandhoudend" else card
        drawn = [
            f'<circle cx="{_n(x)}" cy="{_n(y)}" r="{_n(face)}" fill="{fill}" '
            f'stroke="{ink}" stroke-width="{_n(3 * unit)}"/>'
        ]
        if dial.stand:
            turn = TURNS[dial.stand]
            back = _arc(x, y, arc, -130, 130)
            line = 'fill="none" stroke-linecap="round"'
            drawn.insert(
                0,
                f'<path d="{back}" {line} stroke="{ink}" stroke-opacity=".26" '
                f'stroke-width="{_n(3 * unit)}"/>',
            )
            if turn > -130:
                drawn.insert(
                    1,
                    f'<path d="{_arc(x, y, arc, -130, turn)}" {line} stroke="{ink}" '
                    f'stroke-width="{_n(6.4 * unit)}"/>',
                )
            (ax, ay), (bx, by) = _at(x, y, 5 * unit, turn), _at(x, y, 14 * unit, turn)
            point = card if fill == ink else ink
            drawn.append(
                f'<path d="M{_n(ax)} {_n(ay)}L{_n(bx)} {_n(by)}" {line} '
                f'stroke="{point}" stroke-width="{_n(4.6 * unit)}"/>'
            )
        return "".join(drawn)

    def _line(self, line: Line) -> str:
        style = ' font-style="italic"' if line.face.endswith("i") else ""
        style += ' text-anchor="middle"' if line.anchor == "middle" else ""
        style += ' text-decoration="line-through"' if line.strike else ""
        if not known(line.text, line.face):
            # Another typeface takes over here: keep it within the measured room.
            style += f' textLength="{_n(line.length)}" lengthAdjust="spacingAndGlyphs"'
        return (
            f'<text x="{_n(line.x)}" y="{_n(line.y)}" font-size="{_n(line.size)}" '
            f'font-weight="{line.face[:3]}" fill="{self.colour(line.colour)}"{style}>'
            f"{_t(line.text)}</text>"
        )


def _n(number: float) -> str:
    # Adding zero turns -0.0 into 0.0: the same plaat must give the same bytes.
    return f"{round(number, 2) + 0:.2f}".rstrip("0").rstrip(".")


def _t(text: str) -> str:
    return escape(text, quote=True)


def _at(x: float, y: float, r: float, degrees: float) -> tuple[float, float]:
    angle = radians(degrees)
    return x + r * sin(angle), y - r * cos(angle)


def _arc(x: float, y: float, r: float, start: float, end: float) -> str:
    (ax, ay), (bx, by) = _at(x, y, r, start), _at(x, y, r, end)
    large = int(end - start > 180)
    return f"M{_n(ax)} {_n(ay)}A{_n(r)} {_n(r)} 0 {large} 1 {_n(bx)} {_n(by)}"


def _letters(page: Page) -> tuple[tuple[str, str], ...]:
    """Return the characters that each face draws on this sheet, sorted."""
    found: dict[str, set[str]] = {}
    lines = [*page.header, *page.left, *page.empty, *page.zero.lines]
    lines += [line for card in page.cards for line in card.lines]
    lines += [line for stream in page.streams for line in stream.titles]
    lines += [line for _, line in page.legend]
    for line in lines:
        found.setdefault(line.face, set()).update(line.text)
    return tuple((face, "".join(sorted(found[face]))) for face in sorted(found))


@lru_cache(maxsize=16)
def font_css(letters: tuple[tuple[str, str], ...]) -> str:
    """Return `@font-face` rules with subsets of the faces inside."""
    rules = []
    for face, text in letters:
        style = "italic" if face.endswith("i") else "normal"
        data = base64.b64encode(_subset(face, text)).decode("ascii")
        rules.append(
            f"@font-face{{font-family:'{FAMILY}';font-weight:{face[:3]};"
            f"font-style:{style};src:url(data:font/woff2;base64,{data})}}"
        )
    return "".join(rules)


def _subset(face: str, text: str) -> bytes:
    options = subset.Options()
    options.flavor = "woff2"
    held = io.BytesIO()
    with TTFont(FACES[face], recalcTimestamp=False) as font:
        cutter = subset.Subsetter(options)
        cutter.populate(text=text)
        cutter.subset(font)
        font.flavor = "woff2"
        font.save(held)
    return held.getvalue()
