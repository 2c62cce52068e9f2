# SPDX-License-Identifier: EUPL-1.2
"""A plaat as CSV that a spreadsheet opens safely: no cell becomes a formula."""

import csv as table
import io
import re
from collections.abc import Iterator

from nulplaat.platen.labels import kring_name, labels
from nulplaat.platen.plaat import Geeltje, Knop, Plaat

_DANGER = re.compile(r"\s*'*[=+\-@\t\r\n＝＋－＠]")


def neutral(text: str) -> str:
    """Put an apostrophe before what a spreadsheet could take for a formula."""
    risky = _DANGER.match(text) or text[:1] in ("\t", "\r", "\n")
    return f"'{text}" if risky else text


def unneutral(text: str) -> str:
    """Give back the text that `neutral` was given."""
    inner = text[1:]
    return inner if text[:1] == "'" and neutral(inner) == text else text


def csv(plaat: Plaat, *, lang: str = "nl") -> bytes:
    """Write one row per geeltje per bron per knop, then one for each in no knop.

    The sheet is `;`-separated UTF-8 with BOM.
    """
    held = io.StringIO()
    writer = table.writer(held, delimiter=";", lineterminator="\r\n")
    writer.writerow(labels(lang).kolommen)
    for knop in plaat.knoppen:
        for row in _rows(knop, lang):
            writer.writerow([neutral(cell) for cell in row])
    for geeltje in plaat.los:
        loose = [labels(lang).los, *[""] * 6, *_leaf(geeltje, lang), *[""] * 6]
        writer.writerow([neutral(cell) for cell in loose])
    return held.getvalue().encode("utf-8-sig")


def _rows(knop: Knop, lang: str) -> Iterator[list[str]]:
    words = labels(lang)
    start = [
        knop.titel,
        kring_name(knop.kring, lang),
        words.aarden[knop.aard],
        words.standen[knop.stand],
        knop.reden,
    ]
    recognised = _recognised(knop, lang)
    for bron in knop.bronnen:
        own = [*start, _nr(bron.tafel), bron.tekst]
        seen = [kring_name(bron.kring, lang), words.aarden[bron.aard]]
        for geeltje in bron.geeltjes or (None,):
            yield [*own, *_leaf(geeltje, lang), *recognised, *seen]


def _recognised(knop: Knop, lang: str) -> list[str]:
    found = knop.herkenning
    if found is None:
        return [""] * 4
    beeld = labels(lang).beelden.get(found.beeld, "")
    return [str(found.herkenbaar), str(found.deels), str(found.niet), beeld]


def _leaf(geeltje: Geeltje | None, lang: str) -> list[str]:
    if geeltje is None:
        return ["", "", ""]
    said = labels(lang).perspectieven
    who = geeltje.perspectief or ""
    return [geeltje.tekst, _nr(geeltje.tafel), said.get(who, who)]


def _nr(tafel: int | None) -> str:
    return "" if tafel is None else str(tafel)
