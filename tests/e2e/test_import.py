# SPDX-License-Identifier: EUPL-1.2
"""Bram brings in a list from paper: he looks first, adds it, and takes it back."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

GOOD = "Bel ouders ook zonder nieuws"
LIST = (
    "tafel;tekst;kring;aard;perspectief\r\n"
    f"1;{GOOD};zelf;helpend;ouder\r\n"
    "1;Een kring die niet bestaat;maan;helpend;ouder\r\n"
    "2;Los geeltje over een café;;;\r\n"
    "2;;;;\r\n"
)


def uploads(page: Page, room: str, content: bytes) -> None:
    """Choose a list and look what is in it."""
    page.goto(f"/bijeenkomsten/{room}/import/")
    page.locator("input[type=file]").set_input_files(
        {"name": "avond.csv", "mimeType": "text/csv", "buffer": content}
    )
    page.get_by_role("button", name="Eerst bekijken").click()


def test_f1_a_list_is_looked_at_added_and_taken_back(
    browser: Browser, served: Served
) -> None:
    stage = Stage(browser, served)
    stage.prepares()
    for fase in ("Schrijven", "Lezen en groeperen"):
        stage.next(fase)
    tab = stage.bram.context.new_page()
    uploads(tab, stage.room, LIST.encode("cp1252"))
    expect(tab.get_by_role("alert")).to_contain_text("Regel 3:")
    preview = tab.get_by_role("region", name="Wat erbij komt")
    expect(preview.locator("tbody tr")).to_have_count(2)
    expect(preview).to_contain_text("café")
    expect(stage.bram.get_by_role("button", name=GOOD)).to_have_count(0)
    tab.get_by_role("button", name="Voeg ze toe").click()
    expect(tab.locator(".imports li")).to_contain_text("avond.csv")
    expect(stage.bram.get_by_role("button", name=GOOD)).to_have_count(1)
    tab.get_by_role("button", name="Haal terug: avond.csv").click()
    expect(tab.locator(".imports li")).to_have_count(0)
    expect(stage.bram.get_by_role("button", name=GOOD)).to_have_count(0)
    stage.ends()


def test_f1_what_is_not_a_list_is_told_and_adds_nothing(
    browser: Browser, served: Served
) -> None:
    stage = Stage(browser, served)
    stage.prepares()
    tab = stage.bram.context.new_page()
    uploads(tab, stage.room, b"\x89PNG\r\n\x1a\n\x00\x00")
    expect(tab.get_by_role("button", name="Voeg ze toe")).to_have_count(0)
    expect(tab.locator(".problems, .field-error, [role=alert]").first).to_be_visible()
    stage.ends()
