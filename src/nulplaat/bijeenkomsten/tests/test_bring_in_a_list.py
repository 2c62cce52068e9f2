# SPDX-License-Identifier: EUPL-1.2
"""Bram brings in a list on paper, whatever his spreadsheet made of it."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from nulplaat.bijeenkomsten.paper import MOST_ROWS, read_paper
from nulplaat.bijeenkomsten.tests.test_who_may_open import browser, make_room
from nulplaat.live.queries import read

pytestmark = pytest.mark.django_db

LIST = (
    "tafel;tekst;kring;aard;perspectief\n1;Zoë belt één keer;gemeente;helpend;ouder\n"
)


@pytest.mark.parametrize(
    "data",
    [
        LIST.encode(),
        LIST.encode("utf-8-sig"),
        LIST.encode("cp1252"),
        LIST.encode("utf-16"),
        LIST.encode("utf-16-le"),
        LIST.encode("utf-16-be"),
        LIST.replace(";", ",").encode(),
        LIST.replace("\n", "\r\n").encode(),
        LIST.replace("\n", "\r").encode(),
        LIST.replace("gemeente", "Bij de gemeente").encode(),
        LIST.replace("tafel;tekst", "Table;Text").encode(),
        ("\n\n" + LIST + ";;;;\n\r\n").encode(),
    ],
)
def test_f1_a_list_as_spreadsheets_write_it(data: bytes) -> None:
    found = read_paper(data)
    assert found.problems == []
    [row] = found.rows
    assert (row.tafel, row.tekst) == (1, "Zoë belt één keer")
    assert (row.kring, row.aard, row.perspectief) == ("gemeente", "helpend", "ouder")


def test_f1_a_row_without_words_is_told_as_such() -> None:
    with override("nl"):
        found = read_paper(b"tafel;tekst\n1; \n")
    assert found.problems == [(2, "De tekst is leeg.")]


def test_f1_every_wrong_row_has_its_own_message() -> None:
    lines = [
        "tafel;tekst;kring",
        "1;goed;",
        "nul;tekst;",
        "99;tekst;",
        "2;;zelf",
        "2;" + "x" * 501 + ";",
        "2;tekst;maan",
        "2;a\u202eb;",
        "3",
        '2;"twee\nregels";zelf',
    ]
    found = read_paper("\n".join(lines).encode())
    assert [row.tekst for row in found.rows] == ["goed", "twee\nregels"]
    assert [problem.row for problem in found.problems] == [3, 4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\x00\xff\xfe" * 50,
        b"hallo\nwereld\n",
        b'tafel;tekst\n1;"open\n2;rest\n',
        b"tafel;tekst\n1;" + b"x" * 200_000,
        b"tafel;tekst\n" + b"1;x\n" * (MOST_ROWS + 1),
        b"tafel;tekst\n" + b"1;x\n" * 600_000,
        b"tafel;tekst\n" + b"x;x\n" * 1_000,
    ],
)
def test_f1_a_list_that_cannot_be_read_gives_nothing(data: bytes) -> None:
    found = read_paper(data)
    assert found.rows == []
    assert found.problems


def upload(bram: Client, room: str, data: bytes) -> str:
    file = SimpleUploadedFile("geeltjes.csv", data)
    answer = bram.post(reverse("import", args=[room]), {"lijst": file})
    return str(answer.content.decode())


def geeltjes(room: str) -> list[str]:
    return [r["tekst"] for k, r in read(room).state.items() if k[:8] == "geeltje/"]


def test_f1_nothing_is_added_before_confirming_and_one_press_takes_it_back() -> None:
    room = make_room()
    bram = browser(room, "begeleider")
    page = upload(bram, room, LIST.encode() + b"9999;fout;;;\n")
    assert "Zoë belt één keer" in page
    assert "Regel 3" in page
    assert geeltjes(room) == []
    found = re.search(r'name="preview" value="([^"]+)"', page)
    assert found is not None
    for _press in range(2):
        bram.post(reverse("import_apply", args=[room]), {"preview": found[1]})
    assert geeltjes(room) == ["Zoë belt één keer"]
    [importid] = [k[7:] for k in read(room).state if k.startswith("import/")]
    assert importid in bram.get(reverse("import", args=[room])).content.decode()
    bram.post(reverse("import_undo", args=[room, importid]))
    assert geeltjes(room) == []
    assert not any(k.startswith("knop/") for k in read(room).state)


def test_s6_a_preview_is_only_for_its_own_evening_and_person() -> None:
    room, other = make_room(), make_room()
    bram, anna = browser(room, "begeleider"), browser(room, "begeleider")
    found = re.search(
        r'name="preview" value="([^"]+)"', upload(bram, room, LIST.encode())
    )
    assert found is not None
    stranger = browser(other, "begeleider")
    for who, where in ((anna, room), (stranger, other)):
        who.post(reverse("import_apply", args=[where]), {"preview": found[1]})
        who.post(reverse("import_apply", args=[where]), {"preview": found[1][:-1]})
    assert geeltjes(room) == []
    assert geeltjes(other) == []


def test_f6_text_that_a_sheet_made_harmless_comes_back_as_it_was() -> None:
    data = "tafel;tekst\n1;'=1+1\n1;'@naam\n1;'s-Hertogenbosch\n"
    texts = [row.tekst for row in read_paper(data.encode()).rows]
    assert texts == ["=1+1", "@naam", "'s-Hertogenbosch"]


def test_i1_a_file_name_is_shown_as_typed() -> None:
    room = make_room()
    bram = browser(room, "begeleider")
    file = SimpleUploadedFile("<img src=x onerror=y>.csv", LIST.encode())
    page = bram.post(reverse("import", args=[room]), {"lijst": file}).content.decode()
    found = re.search(r'name="preview" value="([^"]+)"', page)
    assert found is not None
    bram.post(reverse("import_apply", args=[room]), {"preview": found[1]})
    assert "<img" not in bram.get(reverse("import", args=[room])).content.decode()


def test_f1_every_word_that_the_page_offers_may_stand_in_the_list() -> None:
    from nulplaat.bijeenkomsten.views.importing import column_words

    for column, words in column_words():
        for word in words:
            listed = f"tafel;tekst;{column}\n1;Bel terug;{word}\n"
            assert read_paper(listed.encode()).problems == [], (column, word)
