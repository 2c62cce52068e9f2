# SPDX-License-Identifier: EUPL-1.2
"""The main path with keys only: no mouse, no finger, nothing focused for anybody."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import PHONE
from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

MOST_TABS = 60
NAME = """() => {
  const at = document.activeElement;
  const labels = [...(at?.labels ?? [])].map((label) => label.textContent).join(" ");
  const name = at?.getAttribute("aria-label") || labels || at?.textContent || "";
  return at === document.body ? "" : name.replace(/\\s+/g, " ").trim();
}"""


def reaches(page: Page, name: str) -> None:
    """Press Tab until what has the focus is called this (as its name begins)."""
    passed = []
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(NAME))
        if passed[-1].startswith(name):
            return
    raise AssertionError((name, passed))


def presses(page: Page, name: str, key: str = "Enter") -> None:
    """Reach something, and press it."""
    reaches(page, name)
    page.keyboard.press(key)


def types(page: Page, name: str, text: str) -> None:
    """Reach a field, and type in it instead of what is there."""
    reaches(page, name)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def prepares(stage: Stage) -> None:
    """Bram prepares an evening."""
    stage.bram = bram = stage.context().new_page()
    bram.goto("/")
    presses(bram, "Een avond voorbereiden")
    expect(bram.locator("main h1")).to_have_text("Een avond voorbereiden")
    types(bram, "Naam van de avond", "Avond in Zwolle")
    types(bram, "Het 0-doel", "wachten zonder bericht")
    types(bram, "Hoeveel tafels?", "2")
    presses(bram, "Maak de avond")
    stage.enters_as_bram()


def joins(stage: Stage) -> Page:
    """Carla comes in by the code."""
    carla = stage.context(size=PHONE).new_page()
    carla.goto("/")
    types(carla, "Code op het scherm", stage.code)
    carla.keyboard.press("Enter")
    expect(carla.get_by_label("Je naam (hoeft niet)")).to_be_visible()
    types(carla, "Je naam (hoeft niet)", "Carla")
    reaches(carla, "Je tafel")
    carla.keyboard.type("Tafel 1")
    presses(carla, "Naar binnen")
    expect(carla.locator("main h1")).to_have_text("Welkom, Carla")
    return carla


def goes(stage: Stage, title: str) -> None:
    """Bram goes on to the next fase; the reveal is asked first."""
    asked = stage.bram.locator(".fc-header h1").inner_text() == "Schrijven"
    presses(stage.bram, f"Naar: {title}")
    if asked:
        expect(stage.bram.locator("dialog .button-main")).to_be_focused()
        stage.bram.keyboard.press("Enter")
    expect(stage.bram.locator(".fc-header h1")).to_have_text(title)


def groups(stage: Stage, carla: Page) -> None:
    """Bram chooses two geeltjes, makes a thema of them with a name."""
    bram = stage.bram
    reaches(bram, "Bel ouders")
    bram.keyboard.press("Space")
    # Geeltjes lie in an order that tells nothing, so the other one may be above.
    first = bram.locator("[data-geeltje]").first.inner_text()
    bram.keyboard.press("ArrowDown" if "Bel ouders" in first else "ArrowUp")
    bram.keyboard.press("Space")
    expect(bram.locator(".fc-chosen")).to_contain_text("2 geeltjes gekozen")
    bram.keyboard.press("n")
    expect(bram.locator("dialog textarea")).to_be_focused()
    bram.keyboard.type("Contact houden")
    presses(bram, "Maak thema")
    expect(bram.locator(".fc-thema")).to_have_count(1)
    expect(carla.get_by_role("heading", name="Contact houden")).to_be_visible()


def carla_makes_a_knop(carla: Page) -> None:
    """Carla makes a knop from a geeltje, on her phone."""
    presses(carla, "+ Nieuwe knop")
    types(carla, "Waar kun je aan draaien?", "Ouders bellen zonder nieuws")
    reaches(carla, "houdt")
    carla.keyboard.press("ArrowDown")
    presses(carla, "Bij onszelf", "Space")
    presses(carla, "Kies geeltjes")
    presses(carla, "Bel ouders", "Space")
    presses(carla, "Bewaar knop")
    expect(carla.locator(".ph-knop")).to_contain_text("Ouders bellen zonder nieuws")
    expect(carla.locator(".ph-knop")).to_contain_text("helpt · 1 geeltje")


def bram_makes_a_knop(bram: Page) -> None:
    """Bram makes a knop for the other tafel, at the desk."""
    presses(bram, "Knop erbij Tafel 2")
    expect(bram.locator("dialog textarea")).to_be_focused()
    bram.keyboard.type("Ook zonder nieuws ouders bellen")
    reaches(bram, "Kring")
    bram.keyboard.type("Bij onszelf")
    reaches(bram, "Wat doet hij?")
    bram.keyboard.type("helpt")
    presses(bram, "Vertel eerlijk", "Space")
    presses(bram, "Bewaar")
    expect(bram.locator(".fc-knop")).to_have_count(2)


def merges(bram: Page) -> None:
    """Bram accepts a proposal, and opens the stamboom."""
    presses(bram, "Voeg samen")
    chip = bram.get_by_role("button", name="1 samengevoegd")
    expect(chip).to_be_visible()
    presses(bram, "1 samengevoegd")
    presses(bram, "Stamboom:")
    for words in ("Bel ouders ook zonder nieuws", "Vertel eerlijk dat het wachten is"):
        expect(bram.locator(".fc-leaves", has_text=words)).to_be_visible()


def reads(bram: Page) -> None:
    """Bram opens the page of the plaat, and a knop on it."""
    presses(bram, "Open de plaat als pagina")
    bram.wait_for_url(re.compile("/plaat/"))
    expect(bram.get_by_role("searchbox")).to_be_visible()
    presses(bram, "Ouders bellen zonder nieuws")
    expect(bram.get_by_text("Vertel eerlijk dat het wachten is")).to_be_visible()
    expect(bram.get_by_text("Ook zonder nieuws ouders bellen")).to_be_visible()


def test_o4_the_main_path_with_keys_only(browser: Browser, served: Served) -> None:
    stage = Stage(browser, served)
    prepares(stage)
    carla = joins(stage)
    goes(stage, "Schrijven")
    types(carla, "Jouw geeltje", "Bel ouders ook zonder nieuws")
    presses(carla, "Bewaar geeltje")
    expect(carla.get_by_text("bewaard", exact=True)).to_have_count(1)
    expect(carla.locator("#ph-write")).to_be_focused()
    carla.keyboard.type("Vertel eerlijk dat het wachten is")
    carla.keyboard.press("Control+Enter")
    expect(carla.get_by_text("bewaard", exact=True)).to_have_count(2)
    goes(stage, "Lezen en groeperen")
    groups(stage, carla)
    goes(stage, "Platen aan tafel")
    carla_makes_a_knop(carla)
    bram_makes_a_knop(stage.bram)
    goes(stage, "Samenvoegen")
    merges(stage.bram)
    goes(stage, "Herkennen")
    goes(stage, "Onze plaat")
    reads(stage.bram)
    stage.ends()
