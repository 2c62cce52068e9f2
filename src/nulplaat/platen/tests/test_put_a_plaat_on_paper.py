# SPDX-License-Identifier: EUPL-1.2
"""PDF, PNG, CSV and text of a plaat: whole, tagged, safe."""

import csv
import io
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from nulplaat.platen import paper, sheet, text
from nulplaat.platen.plaat import Bron, Geeltje, Plaat
from nulplaat.platen.tests.platen import knop, plaat
from nulplaat.platen.tests.test_draw_a_plaat import HOSTILE
from nulplaat.platen.type import _advances


def squeezed(words: str) -> str:
    return re.sub(r"[\s\u00ad‐‑-]", "", words)


def read(made: bytes) -> tuple[PdfReader, str]:
    reader = PdfReader(io.BytesIO(made))
    return reader, squeezed("".join(page.extract_text() for page in reader.pages))


def hostile_plaat() -> Plaat:
    knoppen = []
    for n, words in enumerate(HOSTILE):
        one = knop(n, "zelf")
        bron = replace(one.bronnen[0], tekst=words)
        leaf = replace(bron.geeltjes[0], tekst=words)
        bron = replace(bron, geeltjes=(leaf,))
        knoppen.append(replace(one, titel=words, bronnen=(bron,)))
    return plaat(0, naam=HOSTILE[0], nuldoel=HOSTILE[2], knoppen=tuple(knoppen))


@pytest.mark.parametrize("size", ["A4", "A1"])
def test_f11_the_pdf_is_tagged_titled_and_dutch(size: str) -> None:
    carla = plaat(7)
    made = paper.pdf(carla, paper=size)
    reader, words = read(made)
    root = reader.root_object
    marks = root["/MarkInfo"]
    assert isinstance(marks, DictionaryObject)
    assert str(root["/Lang"]) == "nl"
    assert marks["/Marked"]
    assert "/StructTreeRoot" in root
    assert reader.metadata is not None
    assert reader.metadata.title == carla.naam
    assert not reader.metadata.author
    assert b"pdfuaid" in made
    box = reader.pages[0].mediabox
    assert round(float(box.width) / 72 * 25.4) == (297 if size == "A4" else 841)
    for one in carla.knoppen:
        assert all(squeezed(g.tekst) in words for g in one.geeltjes)
    assert squeezed("10 juni 2026, 21:04") in words


def test_i1_i6_hostile_words_are_words_in_the_pdf() -> None:
    _, words = read(paper.pdf(hostile_plaat()))
    for typed in HOSTILE:
        assert words.count(squeezed(typed)) >= 3


@pytest.mark.parametrize("count", [0, 1, 200])
def test_i7_empty_small_and_large_platen_print(count: int) -> None:
    reader, _ = read(paper.pdf(plaat(count), paper="A4", lang="en"))
    assert str(reader.root_object["/Lang"]) == "en"
    assert len(reader.pages) >= 2


def test_what_lies_in_no_knop_comes_last_on_paper_and_in_the_sheet() -> None:
    loose = (Geeltje("f" * 32, "=Niemand pakte dit op", 2, "ouder"),)
    made = plaat(1, los=loose)
    rows = sheet.csv(made).decode("utf-8-sig").splitlines()
    assert rows[-1].startswith("Niet in een knop;;;;;;;'=Niemand pakte dit op;2;ouder")
    end = text.plain(made).splitlines()[-1]
    assert end == "· =Niemand pakte dit op (tafel 2 · ouder)"
    _, words = read(paper.pdf(made))
    assert "Nietineenknop·=Niemandpakteditop" in "".join(words.split())


def test_i7_3000_geeltjes_all_come_out() -> None:
    leaves = tuple(Geeltje(f"{n:032x}", f"geeltje{n}!", 1, None) for n in range(3000))
    bron = Bron("0" * 32, "Veel", 1, "zelf", "helpend", leaves)
    many = plaat(0, knoppen=(replace(knop(0, "zelf"), bronnen=(bron,)),))
    _, words = read(paper.pdf(many))
    assert all(f"geeltje{n}!" in words for n in range(3000))
    assert sheet.csv(many).count(b"\r\n") == 3001


def test_a_sign_that_the_typeface_lacks_is_named() -> None:
    odd = plaat(0, naam="Feest 🎉", knoppen=(replace(knop(0, "zelf"), titel="漢 🎉"),))
    _, words = read(paper.pdf(odd))
    assert "[feest]" in words
    _, words = read(paper.pdf(odd, lang="en"))
    assert "[partypopper]" in words
    assert paper.png(odd).startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("text", "nl", "en"),
    [
        ("Eén gezicht… €5 •", "Eén gezicht… €5 •", "Eén gezicht… €5 •"),
        ("👍🏽 top", "[duim omhoog] top", "[thumbs up sign] top"),
        ("❤️", "[hart]", "[heavy black heart]"),
        ("🇳🇱🇧🇪", "[vlag NL][vlag BE]", "[flag NL][flag BE]"),
        ("👩‍👧", "[vrouw][meisje]", "[woman][girl]"),
        ("1️⃣ eerst", "1 eerst", "1 eerst"),
        ("🦔", "[hedgehog]", "[hedgehog]"),
    ],
)
def test_a_sign_is_named_in_the_language_of_the_paper(
    text: str, nl: str, en: str
) -> None:
    for lang, told in (("nl", nl), ("en", en)):
        assert paper.printable(plaat(0, naam=text), lang).naam == told


def test_a_pdf_can_be_made_in_threads() -> None:
    with ThreadPoolExecutor(2) as threads:
        made = list(threads.map(lambda n: paper.pdf(plaat(n)), (1, 1, 2)))
    assert made[0] == made[1]
    assert all(one.startswith(b"%PDF") for one in made)


def test_the_first_pdf_finds_every_typeface_loaded() -> None:
    paper.warm()
    before = paper._fonts.cache_info().misses, _advances.cache_info().misses
    assert paper.pdf(plaat(7)).startswith(b"%PDF")
    assert (paper._fonts.cache_info().misses, _advances.cache_info().misses) == before


def test_f6_cells_are_neutral_and_come_back() -> None:
    typed = (
        "=HYPERLINK(1)", "+1", "-1", "@x", "\tx", "\rx", "＝1", "＋1", "－1", "＠1",
        "'=1", "'gewoon", " =1", 'a;b"c', "gewoon",
    )  # fmt: skip
    leaves = tuple(Geeltje(f"{n:032x}", t, 1, None) for n, t in enumerate(typed))
    bron = Bron("0" * 32, "=1+1", 1, "zelf", "helpend", leaves)
    one = replace(knop(0, "zelf"), titel="@SUM(1)", bronnen=(bron,))
    made = sheet.csv(plaat(0, knoppen=(one,)))
    assert made.startswith(b"\xef\xbb\xbf")
    held = io.StringIO(made.decode("utf-8-sig"), newline="")
    rows = list(csv.reader(held, delimiter=";"))[1:]
    assert all(c[:1] not in "=+-@\t\r＝＋－＠" or not c for r in rows for c in r)
    assert [sheet.unneutral(row[7]) for row in rows] == list(typed)
    assert sheet.unneutral(rows[0][0]) == "@SUM(1)"


@given(st.text())
def test_f6_neutral_is_undone_by_unneutral(typed: str) -> None:
    assert sheet.unneutral(sheet.neutral(typed)) == typed


def test_i1_every_geeltje_stands_word_for_word_in_the_text() -> None:
    written = text.plain(hostile_plaat())
    assert all(written.count(typed) >= 3 for typed in HOSTILE)
    assert "10 juni 2026, 21:04" in written
    assert "nog geen knoppen" in text.plain(plaat(0))
    assert "no knobs" in text.plain(plaat(0), lang="en")


def test_bij_85_how_a_tafel_saw_its_own_knop_is_told() -> None:
    leaf = (Geeltje("1" * 32, "Te weinig kamers", 2, None),)
    bron = Bron("0" * 32, "Te weinig kamers", 2, "gemeente", "instandhoudend", leaf)
    one = replace(knop(0, "zelf"), aard="helpend", bronnen=(bron,))
    joined = plaat(0, knoppen=(one,))
    held = io.StringIO(sheet.csv(joined).decode("utf-8-sig"), newline="")
    head, row = csv.reader(held, delimiter=";")
    told = dict(zip(head, row, strict=True))
    assert (told["aard"], told["aard van de tafel"]) == ("helpt", "houdt het in stand")
    assert told["kring van de tafel"] == "Bij de gemeente"
    assert "2 · Bij de gemeente · houdt het in stand" in text.plain(joined)
