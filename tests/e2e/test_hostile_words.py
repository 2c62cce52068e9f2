# SPDX-License-Identifier: EUPL-1.2
"""Words that look like code are shown as they were typed, on every surface."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, expect

from tests.e2e.browser import PROJECTOR
from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

NAAM = '"><svg onload=alert(1)>'
DOEL = "<img src=x onerror=alert(1)> {{7*7}}"
WHO = "${7*7}<b onclick=alert(1)>"
NOTE = '<img src=x onerror=alert(1)>"><svg onload=alert(1)>{{7*7}}'
THEMA = "javascript:alert(1) <i>"
ALIVE = """[...document.querySelectorAll("*")].flatMap((e) => [...e.attributes])
  .filter((a) => a.name.startsWith("on") || /javascript:/i.test(a.value)).length"""
KNOP = "<script>alert(1)</script>${7*7}"


class Quiet:
    """Listens for dialogs that nobody asked for."""

    def __init__(self) -> None:
        self.heard: list[str] = []

    def listens(self, context: BrowserContext) -> None:
        """Listen to every page of a browser."""
        context.on("dialog", self._hears)

    def _hears(self, dialog: Dialog) -> None:
        self.heard.append(dialog.message)
        dialog.dismiss()


def shows(page: Page, *words: str) -> None:
    """Say that a page shows words as typed, and made nothing of them."""
    for each in words:
        # A drawing breaks its lines without a space.
        typed = re.compile(r"\s*".join(map(re.escape, "".join(each.split()))))
        expect(page.locator("body")).to_contain_text(typed)
    for made in ("[onerror]", "[onload]", "[onclick]", 'img[src="x"]'):
        expect(page.locator(made)).to_have_count(0)


def evening(browser: Browser, served: Served, quiet: Quiet) -> tuple[Stage, Page, Page]:
    """Prepare an evening with such a name and goal; Carla has such a name too."""
    stage = Stage(browser, served)
    stage.prepares(naam=NAAM, goal=DOEL, tafels=2)
    quiet.listens(stage.bram.context)
    shows(stage.bram, NAAM, DOEL)
    carla = stage.context(has_touch=True).new_page()
    quiet.listens(carla.context)
    carla.goto(f"/mee/{stage.code}/")
    shows(carla, NAAM, DOEL)
    carla.get_by_label("Je naam (hoeft niet)").fill(WHO)
    carla.get_by_role("button", name="Naar binnen").click()
    shows(carla, WHO, DOEL)
    shows(stage.bram, WHO)
    screen = stage.screen(PROJECTOR)
    shows(screen, DOEL)
    return stage, carla, screen


def test_i1_words_that_look_like_code_are_words(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    quiet = Quiet()
    stage, carla, screen = evening(browser, served, quiet)
    bram = stage.bram
    writes_and_groups(stage, carla)
    for page in (bram, carla, screen):
        shows(page, NOTE, THEMA)
    makes_a_knop(stage)
    stage.next("Samenvoegen")
    stage.next("Herkennen")
    stage.next("Onze plaat")
    for page in (bram, carla, screen):
        shows(page, KNOP)
    reads_the_plaat(stage)
    stands_alone(browser, stage, tmp_path)
    assert quiet.heard == []
    stage.ends()


def writes_and_groups(stage: Stage, carla: Page) -> None:
    """Carla writes such a geeltje, Bram puts it in a thema with such a name."""
    bram = stage.bram
    stage.next("Schrijven")
    carla.locator("#ph-write").fill(NOTE)
    carla.get_by_role("button", name="Bewaar geeltje").click()
    shows(carla, NOTE)
    stage.next("Lezen en groeperen")
    bram.locator(".fc-geeltje").click()
    bram.get_by_role("button", name="Nieuw thema").click()
    bram.locator("dialog textarea").fill(THEMA)
    bram.get_by_role("button", name="Maak thema").click()
    expect(bram.locator("dialog[open]")).to_have_count(0)


def makes_a_knop(stage: Stage) -> None:
    """Bram makes a knop with such words."""
    bram = stage.bram
    stage.next("Platen aan tafel")
    bram.get_by_role("button", name="Knop erbij Tafel 1").click()
    bram.locator("dialog textarea").fill(KNOP)
    bram.get_by_label("Kring").select_option(index=1)
    bram.get_by_label("Wat doet hij?").select_option(index=1)
    bram.locator("dialog").get_by_role("checkbox").check()
    bram.locator("dialog").get_by_role("button", name="Bewaar").click()
    expect(bram.locator("dialog[open]")).to_have_count(0)
    shows(bram, KNOP)


def reads_the_plaat(stage: Stage) -> None:
    """The page of the plaat and the sheet hold the words as typed."""
    stage.bram.goto(f"/bijeenkomsten/{stage.room}/plaat/")
    stage.bram.get_by_role("button", name="Open alle stambomen").click()
    shows(stage.bram, NAAM, DOEL, KNOP, NOTE)
    sheet = stage.bram.request.get(f"/bijeenkomsten/{stage.room}/plaat.csv")
    rows = csv.reader(io.StringIO(sheet.body().decode("utf-8-sig")), delimiter=";")
    cells = {cell for row in rows for cell in row}
    assert {KNOP, NOTE} <= cells, cells
    named = sheet.headers["content-disposition"]
    assert "<" not in named, named


def stands_alone(browser: Browser, stage: Stage, folder: Path) -> None:
    """F7: the SVG by itself runs nothing and asks nobody for anything."""
    drawn = stage.bram.request.get(f"/bijeenkomsten/{stage.room}/plaat.svg")
    alone = folder / "plaat.svg"
    alone.write_bytes(drawn.body())
    page = browser.new_page()
    quiet, asked = Quiet(), []
    quiet.listens(page.context)
    page.on("request", lambda request: asked.append(request.url))
    page.goto(alone.as_uri())
    page.evaluate("document.fonts.ready")
    shown = "".join((page.locator("svg").first.text_content() or "").split())
    for words in (NAAM, DOEL, KNOP):
        assert "".join(words.split()) in shown, (words, shown)
    assert page.locator("script, foreignObject, image, img").count() == 0
    assert page.evaluate(ALIVE) == 0
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []
    assert quiet.heard == []
    page.context.close()
