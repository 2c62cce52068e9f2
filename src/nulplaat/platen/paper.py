# SPDX-License-Identifier: EUPL-1.2
"""A plaat on paper: PDF (tagged, PDF/UA-1) and PNG, made by typst without a network."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, fields, is_dataclass, replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

import typst

from nulplaat.platen.kringen import KRINGEN
from nulplaat.platen.labels import labels
from nulplaat.platen.layout import lay_out
from nulplaat.platen.layout.sheets import PAPERS
from nulplaat.platen.outline import outline
from nulplaat.platen.plaat import Plaat
from nulplaat.platen.signs import named
from nulplaat.platen.svg import draw_page
from nulplaat.platen.text import plain
from nulplaat.platen.type import FACES, FOLDER, known

SOURCE = Path(__file__).with_name("paper.typ").read_bytes()
SIGN = re.compile(r"[\U0001F1E6-\U0001F1FF]{2}|\S")
SHEET = b"""#let data = json(bytes(sys.inputs.data))
#set page(width: data.width * 1pt, height: data.height * 1pt, margin: 0pt)
#image(bytes(data.svg), format: "svg", width: 100%, alt: data.alt)
"""


def pdf(plaat: Plaat, *, paper: str = "A4", lang: str = "nl") -> bytes:
    """Make the picture on A4 or A1 (landscape), then the list with every geeltje."""
    return _compile(SOURCE, _data(printable(plaat, lang), paper, lang), plaat, "pdf")


def png(plaat: Plaat, *, lang: str = "nl") -> bytes:
    """Make the picture as it is on a screen, 3200 pixels wide."""
    plaat = printable(plaat, lang)
    page = lay_out(plaat, "screen", lang).pages[0]
    data = {
        "svg": draw_page(plaat, page, lang, "sheet"),
        "alt": labels(lang).picture,
        "width": page.width,
        "height": page.height,
    }
    return _compile(SHEET, data, plaat, "png")


def warm() -> None:
    """Load the typefaces and the typesetter, so that the first PDF waits for neither.

    Some 20 ms and 16 MB, most of which several processes share.
    """
    pdf(Plaat("0", "", "", "0", 0, 0, 0, ()))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[str(FOLDER)],
    )


def _compile(source: bytes, data: dict[str, Any], plaat: Plaat, form: str) -> bytes:
    made = typst.compile(
        source,
        format="pdf" if form == "pdf" else "png",
        ppi=144,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards=["ua-1"] if form == "pdf" else [],
        timestamp=datetime.fromtimestamp(plaat.moment // 1000, UTC),
    )
    return made if isinstance(made, bytes) else bytes(made)


def _data(plaat: Plaat, paper: str, lang: str) -> dict[str, Any]:
    words, sheet = labels(lang), PAPERS[paper]
    pictured = replace(plaat, los=())
    pictures = [
        {
            "svg": draw_page(plaat, page, lang, "paper"),
            "alt": plain(pictured, lang=lang) if page.number == 1 else words.vervolg,
        }
        for page in lay_out(plaat, paper, lang).pages
    ]
    whole: dict[str, Any] = asdict(outline(plaat, lang))
    for section in whole["sections"]:
        section["hue"] = KRINGEN[section["kring"]].hue
    more = {
        "lang": "en" if lang.startswith("en") else "nl",
        "nowLabel": words.nu,
        "empty": words.leeg,
        "looseLabel": words.los,
        "pictures": pictures,
        "width": sheet.millimetres[0],
        "height": sheet.millimetres[1],
    }
    return whole | more


def printable(plaat: Plaat, lang: str) -> Plaat:
    """Name the characters that the typeface lacks: PDF/UA allows no empty glyphs."""
    shown: Plaat = _printable(plaat, lang)
    return shown


def _printable(value: Any, lang: str) -> Any:
    if isinstance(value, str):
        return value if _everywhere(value) else SIGN.sub(_named(lang), value)
    if isinstance(value, tuple):
        return tuple(_printable(inner, lang) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        names = [field.name for field in fields(value)]
        return replace(value, **{n: _printable(getattr(value, n), lang) for n in names})
    return value


def _everywhere(text: str) -> bool:
    return all(known(text, face) for face in FACES)


def _named(lang: str) -> Callable[[re.Match[str]], str]:
    def of(match: re.Match[str]) -> str:
        sign = match.group()
        return sign if _everywhere(sign) else named(sign, lang)

    return of
