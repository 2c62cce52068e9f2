# SPDX-License-Identifier: EUPL-1.2
"""Nothing overlaps, nothing is cut, nothing leaves the sheet, at any size."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.platen.layout import lay_out
from nulplaat.platen.layout.grid import words_height, words_of
from nulplaat.platen.picture import Box, Line, Page, Picture
from nulplaat.platen.plaat import Plaat
from nulplaat.platen.tests.platen import GOAL, knop, plaat

PAPERS = ("screen", "A4", "A1")
LONG_GOAL = (f"{GOAL} " * 6)[:300].strip()
LONG_NOW = ("Ouders voelen zich niet gehoord, en niemand belt. " * 21)[:1000].strip()
EDGE = 0.01


def text_of(lines: list[Line]) -> str:
    """Put broken lines together again."""
    parts = []
    for line in lines:
        text = line.text.removesuffix("-") if line.hyphen else line.text
        parts.append(text if line.glued else f"{text} ")
    return "".join(parts).strip()


def apart(a: Box, b: Box) -> bool:
    beside = a.right <= b.x + EDGE or b.right <= a.x + EDGE
    return beside or a.bottom <= b.y + EDGE or b.bottom <= a.y + EDGE


def within(inner: Box, outer: Box) -> bool:
    across = outer.x - EDGE <= inner.x and inner.right <= outer.right + EDGE
    return across and outer.y - EDGE <= inner.y and inner.bottom <= outer.bottom + EDGE


def check_page(page: Page) -> None:
    sheet = Box(0, 0, page.width, page.height)
    words = [line.box for line in (*page.header, *page.left, *page.empty)]
    words += [line.box for _, line in page.legend]
    beds = [stream.box for stream in page.streams]
    free = words + beds + [page.zero.box] + [dial.box for dial, _ in page.legend]
    assert all(within(box, sheet) for box in free)
    for a, b in combinations(free, 2):
        assert apart(a, b), (a, b)
    for stream in page.streams:
        check_stream(
            stream.box,
            [line.box for line in stream.titles],
            [c.box for c in stream.cards],
        )
        for card in stream.cards:
            inside = [card.dial.box, *(line.box for line in card.lines)]
            assert all(within(box, card.box) for box in inside)
            assert all(apart(a, b) for a, b in combinations(inside, 2))
    check_zero(page)


def check_stream(bed: Box, title: list[Box], cards: list[Box]) -> None:
    assert all(within(box, bed) for box in title + cards)
    assert all(apart(a, b) for a, b in combinations(title + cards, 2))


def check_zero(page: Page) -> None:
    zero = page.zero
    rx, ry = zero.rx - zero.stroke / 2, zero.ry - zero.stroke / 2
    for line in zero.lines:
        box = line.box
        for x in (box.x, box.right):
            for y in (box.y, box.bottom):
                assert ((x - zero.x) / rx) ** 2 + ((y - zero.y) / ry) ** 2 <= 1
    assert all(apart(a.box, b.box) for a, b in combinations(zero.lines, 2))


def check(picture: Picture, given_plaat: Plaat) -> None:
    for page in picture.pages:
        check_page(page)
        assert text_of(list(page.left)).find(given_plaat.stem[:5].split(" ")[0]) >= 0
        goal = " ".join(given_plaat.nuldoel.split())
        assert text_of(list(page.zero.lines)).startswith(goal)
    cards = [card for page in picture.pages for card in page.cards]
    assert [card.knop.id for card in cards] == [k.id for k in given_plaat.knoppen]
    for card in cards:
        title = text_of([line for line in card.lines if line.face == "600"])
        assert title == " ".join(card.knop.titel.split())


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [0, 1, 7, 18, 40, 200])
def test_i7_any_number_of_knoppen_without_overlap(count: int, paper: str) -> None:
    carla = plaat(count)
    check(lay_out(carla, paper), carla)


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("count", [0, 7, 200])
def test_i7_the_longest_texts_fit(count: int, paper: str) -> None:
    long = plaat(
        count, naam="W" * 120, nuldoel=LONG_GOAL, uitgangspositie=LONG_NOW,
        stem=LONG_NOW[:300],
    )  # fmt: skip
    check(lay_out(long, paper), long)


@pytest.mark.parametrize("paper", PAPERS)
def test_i7_words_without_end_are_hyphenated_and_never_cut(paper: str) -> None:
    endless = "jeugdhulpverleningsbeschikkingsprocedures" * 4
    knoppen = tuple(replace(knop(n, "media"), titel=endless) for n in range(9))
    long = plaat(0, nuldoel=endless + endless[:100], knoppen=knoppen)
    check(lay_out(long, paper), long)


def test_i7_200_knoppen_are_one_sheet_on_a1_and_several_on_a4() -> None:
    assert len(lay_out(plaat(200), "A1").pages) == 1
    assert len(lay_out(plaat(200), "screen").pages) == 1
    assert len(lay_out(plaat(200), "A4").pages) > 1


def test_a_kring_that_goes_on_says_so() -> None:
    many = tuple(knop(n, "media") for n in range(90))
    pages = lay_out(plaat(0, knoppen=many), "A4").pages
    titles = [
        " ".join(line.text for line in stream.titles)
        for page in pages
        for stream in page.streams
    ]
    assert any(title.endswith("(vervolg)") for title in titles)
    assert all(page.zero.lines for page in pages)


words = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S")), min_size=1
)
titles = st.lists(words, min_size=1, max_size=12).map(lambda w: " ".join(w)[:200])


@settings(max_examples=25, deadline=None)
@given(
    st.lists(titles.filter(str.strip), max_size=30),
    titles.filter(str.strip),
    st.sampled_from(PAPERS),
)
def test_i7_whatever_is_typed_stays_whole(
    texts: list[str], goal: str, paper: str
) -> None:
    kringen = ("zelf", "gemeente", "media")
    knoppen = tuple(
        replace(knop(n, kringen[n * 3 // len(texts)]), titel=text)
        for n, text in enumerate(texts)
    )
    typed = plaat(0, nuldoel=goal, knoppen=knoppen)
    check(lay_out(typed, paper), typed)


@given(titles, titles, st.integers(60, 300), st.integers(0, 4))
def test_i7_a_card_is_as_high_as_its_balanced_words(
    titel: str, reden: str, tenths: int, n: int
) -> None:
    one = replace(knop(n, "zelf"), titel=titel, reden=reden)
    measure = tenths / 10
    assert words_height(one, measure, "nl") == words_of(one, measure, "nl").height
