# SPDX-License-Identifier: EUPL-1.2
"""The picture as SVG: safe, alone, accessible, the same every time."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest

from nulplaat.platen import svg
from nulplaat.platen.layout import lay_out
from nulplaat.platen.svg import draw
from nulplaat.platen.tests.platen import knop, plaat

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = (
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "{{7*7}}",
    "${7*7}",
    "javascript:alert(1)",
    "]]> & </text>",
    "één coördinatie Zoë 's-Hertogenbosch 0‑beweging IJ ij",
    "#strong[x] $x$ \\ @label <label>",
)


def parsed(drawn: str) -> ET.Element:
    return ET.fromstring(drawn)  # noqa: S314 - we drew it ourselves


def letters(text: str) -> str:
    return re.sub(r"[\s-]", "", text)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("alone", [True, False])
def test_i1_i6_hostile_words_are_shown_as_typed(text: str, alone: bool) -> None:
    hostile = plaat(
        0, naam=text, uitgangspositie=text, stem=text, nuldoel=text,
        knoppen=(replace(knop(4, "zelf"), titel=text, reden=text),),
    )  # fmt: skip
    root = parsed(draw(hostile, standalone=alone))
    shown = letters("".join(t.text or "" for t in root.iter(f"{SVG}text")))
    assert shown.count(letters(text)) == 6
    tags = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert tags <= {
        "svg", "title", "desc", "style", "rect", "path", "ellipse", "circle", "g",
        "a", "text", "linearGradient", "stop",
    }  # fmt: skip


def test_f7_alone_it_has_no_script_no_outside_reference_and_its_own_fonts() -> None:
    drawn = draw(plaat(18), standalone=True)
    assert "<script" not in drawn
    assert " on" not in re.sub(r">[^<]*<", "><", drawn)
    assert "var(" not in drawn
    assert "href" not in drawn
    urls = re.findall(r"url\(([^)]*)\)", drawn)
    assert urls
    assert all(u.startswith(("data:font/woff2;base64,", "#np-")) for u in urls)
    assert re.findall(r"https?://[^\s\"]+", drawn) == ["http://www.w3.org/2000/svg"]
    used = set(re.findall(r'font-weight="(\d+)"', drawn))
    assert used == set(re.findall(r"font-weight:(\d+)", drawn))


def test_inside_a_page_it_has_no_style_and_takes_the_colours_of_the_page() -> None:
    drawn = draw(plaat(7))
    assert "<style" not in drawn
    assert "style=" not in drawn.replace("font-style=", "")
    assert "var(--ink, #1d2430)" in drawn
    assert "var(--kring-zelf-tint, #dcefe9)" in drawn


@pytest.mark.parametrize("mode", ["inside", "sheet", "paper"])
def test_no_typeface_is_cut_where_the_page_or_the_paper_has_its_own(
    mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[object] = []
    monkeypatch.setattr(svg, "font_css", cut.append)
    made = plaat(7)
    svg.draw_page(made, lay_out(made).pages[0], "nl", mode)
    assert not cut


def test_each_knop_is_a_group_with_a_name_and_a_link() -> None:
    carla = plaat(7)
    root = parsed(draw(carla))
    links = [a.get("href") for a in root.iter(f"{SVG}a")]
    assert links == [f"#knop-{k.id}" for k in carla.knoppen]
    groups = [g.get("data-knop") for g in root.iter(f"{SVG}g") if g.get("data-knop")]
    assert groups == [k.id for k in carla.knoppen]
    alone = parsed(draw(carla, standalone=True))
    assert alone.get("role") == "img"
    assert [child.tag for child in alone][:2] == [f"{SVG}title", f"{SVG}desc"]


def test_f8_the_moment_is_printed() -> None:
    assert "10 juni 2026, 21:04" in draw(plaat(7))
    assert "10 June 2026, 21:04" in draw(plaat(7), lang="en")


def test_the_same_plaat_gives_the_same_bytes() -> None:
    first = draw(plaat(40), paper="A1", standalone=True)
    lay_out.cache_clear()
    assert draw(plaat(40), paper="A1", standalone=True) == first


def test_one_is_singular() -> None:
    drawn = draw(plaat(1, tafels=1, geeltjes=1))
    assert "1 tafel · 1 geeltje · " in drawn


def test_a_knop_let_go_is_struck_through_and_says_why() -> None:
    gone = replace(knop(4, "zelf"), titel="Kort")
    drawn = draw(plaat(0, knoppen=(gone,)))
    assert 'text-decoration="line-through">Kort<' in drawn
    assert "losgelaten: past niet meer" in drawn


def test_the_legend_explains_only_what_occurs() -> None:
    page = lay_out(plaat(1), "screen").pages[0]
    assert [line.text for _, line in page.legend] == ["helpt", "nog niet"]
    assert lay_out(plaat(0), "screen").pages[0].legend == ()
