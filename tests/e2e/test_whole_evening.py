# SPDX-License-Identifier: EUPL-1.2
"""A whole evening of twenty-five people behind one address, up to the printed A1."""

import io
import re

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from nulplaat.bijeenkomsten.lists import PSEUDONIEMEN
from nulplaat.live.ids import new_id
from tests.e2e.browser import PROJECTOR
from tests.e2e.stage import Crowd, Stage
from tests.people import Person
from tests.served import Served

pytestmark = pytest.mark.browser

PHONES = 3
CROWD = 22
NOTES = 3
SAYS = (
    "Bel ouders ook als er geen nieuws is",
    "Ouders bellen, ook zonder nieuws",
    "Eén vast gezicht voor elk gezin",
)


async def writes(me: Person, number: int) -> None:
    """Write a few geeltjes as soon as it is time to write."""
    await me.until(lambda who: who.records["fase"]["nu"] == "schrijven")
    for note in range(NOTES):
        words = SAYS[note] if number < 2 else PSEUDONIEMEN[number + note]
        await me.writes(f"{words}, zegt {PSEUDONIEMEN[number]}")


async def makes_a_knop(me: Person, number: int) -> None:
    """Make one knop at the own tafel, from an own geeltje."""
    await me.until(lambda who: who.records["fase"]["nu"] == "tafels")
    # The one that is looked for on paper comes first, for who wrote it.
    own = max(
        sorted(key[6:] for key in me.records if key.startswith("eigen/")),
        key=lambda geeltje: SAYS[0] in me.records[f"geeltje/{geeltje}"]["tekst"],
    )
    if number < 10:
        await me.must(
            "knop.make",
            knop=new_id(),
            tekst=f"Bellen zonder nieuws {'' if number % 2 else 'te hebben'}",
            kring="zelf",
            aard="helpend",
            geeltjes=[own],
        )


async def recognises(me: Person, number: int) -> None:
    """Answer every knop, all at once; of the first the last answer is what counts."""
    await me.until(lambda who: who.records["fase"]["nu"] == "herkennen")
    knoppen = sorted(key[5:] for key in me.records if key.startswith("knop/"))
    await me.must("knop.recognise", knop=knoppen[0], oordeel="deels")
    for knop in knoppen:
        oordeel = ("herkenbaar", "niet")[number % 2]
        await me.must("knop.recognise", knop=knop, oordeel=oordeel)


def writes_by_hand(phone: Page, text: str) -> None:
    """Write a geeltje on a phone."""
    phone.locator("#ph-write").fill(text)
    phone.get_by_role("button", name="Bewaar geeltje").click()
    expect(phone.locator("main")).to_contain_text(text)


def makes_by_hand(phone: Page, words: str) -> None:
    """Make a knop on a phone, from the first geeltje of the list."""
    phone.get_by_role("button", name="Nieuwe knop").click()
    sheet = phone.locator("dialog[open]")
    sheet.locator("#ph-knop").fill(words)
    sheet.get_by_label("helpt").check()
    sheet.get_by_label("Bij de gemeente").check()
    sheet.locator("summary").click()
    sheet.locator(".ph-checks input").first.check()
    sheet.get_by_role("button", name="Bewaar knop").click()
    expect(phone.locator(".ph-knop", has_text=words)).to_be_visible()


def test_l4_twenty_five_people_make_one_plaat(browser: Browser, served: Served) -> None:
    stage = Stage(browser, served)
    stage.prepares(tafels=5)
    screen = stage.screen(PROJECTOR)
    expect(screen.locator("main")).to_contain_text(stage.code)
    phones = [stage.phone() for _ in range(PHONES)]
    crowd = Crowd(served, stage.code)
    crowd.enters(CROWD)
    write(stage, screen, phones, crowd)
    group(stage, screen, phones)
    make_platen(stage, phones, crowd)
    merge(stage)
    recognise(stage, screen, phones, crowd)
    take_home(stage, screen, phones)
    crowd.ends()
    stage.ends()


def write(stage: Stage, screen: Page, phones: list[Page], crowd: Crowd) -> None:
    """Everybody writes alone; the room sees a count."""
    stage.next("Schrijven")
    crowd.each(writes)
    for number, phone in enumerate(phones):
        writes_by_hand(phone, f"Wij praten over ouders, niet met ouders {number}")
    count = CROWD * NOTES + PHONES
    expect(screen.locator("main")).to_contain_text(str(count))
    assert "Wij praten over ouders, niet met ouders 1" not in phones[0].inner_html(
        "main"
    )
    assert SAYS[0] not in screen.inner_html("main")


def group(stage: Stage, screen: Page, phones: list[Page]) -> None:
    """All is shown; a proposal is accepted, named by a person, undone by one press."""
    stage.next("Lezen en groeperen")
    bram = stage.bram
    expect(phones[0].locator("main")).to_contain_text(SAYS[2])
    expect(screen.locator(".sc-geeltje").first).to_be_visible()
    proposal = bram.locator(".fc-outline").first
    expect(proposal.locator(".fc-reason")).to_contain_text("noemen")
    for seen in (
        proposal,
        bram.locator(".fc-geeltje").first,
        bram.locator("#fc-filter"),
    ):
        expect(seen).to_be_in_viewport()
    proposal.get_by_role("button", name="Leg bij elkaar").click()
    thema = bram.locator(".fc-thema").first
    thema.get_by_role("button", name="Geef een naam").click()
    bram.locator("dialog textarea").fill("Contact houden")
    bram.keyboard.press("Enter")
    expect(phones[1].locator("main")).to_contain_text("Contact houden")
    bram.get_by_role("button", name="Maak ongedaan").click()
    expect(phones[1].get_by_role("heading", name="Contact houden")).to_have_count(0)


def make_platen(stage: Stage, phones: list[Page], crowd: Crowd) -> None:
    """All tafels work at once; each sees its own."""
    stage.next("Platen aan tafel")
    crowd.each(makes_a_knop)
    for number, phone in enumerate(phones):
        makes_by_hand(phone, f"Een vast gezicht per gezin {'abc'[number]}")


def merge(stage: Stage) -> None:
    """What says the same is joined with a reason; a stamboom keeps every word."""
    stage.next("Samenvoegen")
    bram = stage.bram
    proposal = bram.locator(".fc-proposal").first
    expect(proposal).to_contain_text("noemen")
    proposal.get_by_role("button", name="Voeg samen").click()
    bram.get_by_role("button", name=re.compile("samengevoegd")).click()
    joined = bram.locator(".fc-joined").first
    joined.locator("summary").click()
    expect(joined.locator(".fc-bron").first).to_be_visible()
    expect(joined.locator(".fc-leaves").first).to_contain_text("Tafel")


def recognise(stage: Stage, screen: Page, phones: list[Page], crowd: Crowd) -> None:
    """All choose at the same time, blind; then everybody sees the same counts."""
    stage.next("Herkennen")
    crowd.each(recognises)
    for phone in phones:
        phone.get_by_role("button", name="Deels").click()
        expect(phone.locator(".ph-own")).to_contain_text("Deels")
    everybody = f"van {CROWD + PHONES} hebben gekozen"
    figure = stage.bram.locator(".fc-figure")
    expect(figure).to_contain_text(f"{CROWD + PHONES} {everybody}")
    expect(screen.locator(".sc-figure").first).to_contain_text(everybody)
    assert "herkenbaar" not in screen.inner_html("main")
    stage.bram.get_by_role("button", name="Sluit en laat zien").click()
    stage.bram.locator("dialog").get_by_role(
        "button", name="Sluit en laat zien"
    ).click()
    first = stage.bram.locator(".fc-recognised", has_text=f"{PHONES} deels")
    expect(first).to_contain_text("11 herkenbaar")
    expect(first).to_contain_text("11 niet")
    expect(screen.locator("h1")).to_have_text("Dit herkennen jullie")
    shown = phones[0].locator(".ph-result", has_text=f"{PHONES} deels")
    expect(shown).to_contain_text("Jij koos: Deels")
    late = crowd.do(crowd.people[0].acts("knop.recognise", knop="0" * 32, oordeel=None))
    assert late["code"] == "choosing-closed"


def take_home(stage: Stage, screen: Page, phones: list[Page]) -> None:
    """The plaat on every screen, and on paper with everybody's own words."""
    stage.next("Onze plaat")
    expect(phones[0].locator("main h1")).to_have_text("Dit is onze plaat")
    expect(screen.locator("svg, img").first).to_be_visible()
    answer = stage.bram.request.get(f"/bijeenkomsten/{stage.room}/plaat.pdf?papier=A1")
    assert answer.ok
    document = PdfReader(io.BytesIO(answer.body()))
    assert document.trailer["/Root"]["/Lang"] == "nl"  # type: ignore[index]
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"]  # type: ignore[index]
    text = " ".join(" ".join(page.extract_text() for page in document.pages).split())
    assert "Een vast gezicht per gezin b" in text
    assert SAYS[0] in text
