# SPDX-License-Identifier: EUPL-1.2
"""A list on paper comes in by the page: look first, then add, and take it back."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

WRONG = """tafel,tekst,kring
1,Bel ook zonder nieuws,zelf
99,Een tafel te ver,zelf
2,Een kring die er niet is,maan
"""
GOOD = """Tafel;Tekst;Kring;Aard;Perspectief\r
1;"Eén vast gezicht; ook na een verhuizing";zelf;helpend;ouder\r
2;Café om de hoek;In de samenleving;helpt;jongere\r
2;Zonder kring;;;\r
"""


def uploads(page: Page, name: str, data: bytes) -> None:
    """Choose a file, and look what it holds."""
    page.get_by_label("Lijst (CSV)").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": data}
    )
    page.get_by_role("button", name="Eerst bekijken").click()
    expect(page.locator(".preview, .problems").first).to_be_visible()


def at_the_list(browser: Browser, served: Served) -> Stage:
    """Let Bram prepare an evening and open the page for a list."""
    stage = Stage(browser, served)
    stage.prepares()
    stage.bram.get_by_role("link", name="Haal een lijst binnen (CSV)").click()
    expect(stage.bram.locator("main h1")).to_have_text("Een lijst toevoegen")
    return stage


def counts(stage: Stage, geeltjes: int, knoppen: int) -> None:
    """Say how much the desk has, while writing and while making platen."""
    stage.bram.goto(f"/bijeenkomsten/{stage.room}/")
    stage.jumps(1)
    expect(stage.bram.locator(".fc-figure-big")).to_have_text(str(geeltjes))
    stage.jumps(3)
    expect(stage.bram.locator(".fc-view-tafels")).to_be_visible()
    expect(stage.bram.locator(".fc-knop")).to_have_count(knoppen)


def test_f1_a_wrong_row_is_told_and_nothing_is_added_yet(
    browser: Browser, served: Served
) -> None:
    stage = at_the_list(browser, served)
    bram = stage.bram
    uploads(bram, "fout.csv", WRONG.encode())
    problems = bram.get_by_role("alert").locator("li")
    expect(problems).to_have_text(
        [
            "Regel 3: ‘99’ is geen tafel van 1 tot en met 40.",
            "Regel 4: ‘maan’ staat niet in de lijst van kring.",
        ]
    )
    expect(bram.locator(".preview")).to_contain_text("1 geeltje kan erbij")
    expect(bram.locator(".preview")).to_contain_text("Er is nog niets toegevoegd.")
    expect(bram.locator(".preview")).to_contain_text("Rijen met een fout gaan niet mee")
    bram.get_by_role("link", name="Laat maar").click()
    expect(bram.locator(".imports")).to_have_count(0)
    counts(stage, geeltjes=0, knoppen=0)
    stage.ends()


def test_f1_something_else_than_a_list_is_refused_in_a_sentence(
    browser: Browser, served: Served
) -> None:
    stage = at_the_list(browser, served)
    uploads(stage.bram, "plaatje.csv", b"\x89PNG\r\n\x1a\n\x00\x00")
    expect(stage.bram.get_by_role("alert")).to_contain_text(
        "De eerste rij noemt de kolommen: in elk geval tafel en tekst."
    )
    expect(stage.bram.get_by_role("button", name="Voeg ze toe")).to_have_count(0)
    stage.ends()


def test_f1_an_old_spreadsheet_comes_in_whole_and_goes_back_whole(
    browser: Browser, served: Served
) -> None:
    stage = at_the_list(browser, served)
    bram = stage.bram
    uploads(bram, "avond.csv", GOOD.encode("cp1252"))
    rows = bram.locator(".preview tbody tr")
    expect(rows).to_have_count(3)
    expect(rows.nth(0)).to_contain_text("Eén vast gezicht; ook na een verhuizing")
    expect(rows.nth(1)).to_contain_text("Café om de hoek")
    bram.get_by_role("button", name="Voeg ze toe").click()
    expect(bram.locator(".notices")).to_contain_text("De lijst is toegevoegd.")
    expect(bram.locator(".imports")).to_contain_text("avond.csv · 3 geeltjes")
    counts(stage, geeltjes=3, knoppen=2)
    bram.goto(f"/bijeenkomsten/{stage.room}/import/")
    bram.get_by_role("button", name="Haal terug: avond.csv").click()
    expect(bram.locator(".notices")).to_contain_text("De lijst is weer weggehaald.")
    expect(bram.locator(".imports")).to_have_count(0)
    counts(stage, geeltjes=0, knoppen=0)
    stage.ends()
