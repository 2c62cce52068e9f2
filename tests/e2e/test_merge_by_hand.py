# SPDX-License-Identifier: EUPL-1.2
"""Merging by hand: join, name, take out, undo, keep apart; and every word is kept."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

LIST = """tafel;tekst;kring;aard;perspectief
1;Ouders bellen zonder nieuws;zelf;helpend;ouder
2;Ook zonder nieuws ouders bellen;zelf;helpend;jongere
1;Fietsenstalling bij het gebouw;gemeente;helpend;ouder
2;Soep op donderdag;gemeente;helpend;jongere
3;Eén sleutel voor iedereen;gemeente;instandhoudend;gemeente
1;Meer huisbezoek;zelf;helpend;ouder
3;Minder huisbezoek;zelf;helpend;gemeente
"""
BIKES, SOUP, KEY = "Fietsenstalling", "Soep op donderdag", "Eén sleutel"


def from_paper(browser: Browser, served: Served, folder: Path) -> Stage:
    """Start an evening from a list on paper; it stands at merging."""
    notes = folder / "avond.csv"
    notes.write_text(LIST, encoding="utf8")
    told = served.run("import", "--yes", "--doel", "wachten", str(notes))
    link = re.search(r"Begeleider: https?://[^/]+(/\S+)", told)
    assert link, told
    stage = Stage(browser, served)
    stage.leads(link[1])
    expect(stage.bram.locator(".fc-header h1")).to_have_text("Samenvoegen")
    return stage


def sees(stage: Stage, chip: str) -> None:
    """Let Bram look at one of the lists."""
    button = stage.bram.locator(".fc-chip", has_text=chip)
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")


def joins(stage: Stage, *words: str) -> None:
    """Let Bram join knoppen by hand."""
    sees(stage, "zelf kiezen")
    for each in words:
        stage.bram.locator(".fc-pick", has_text=each).click()
    stage.bram.get_by_role("button", name="Voeg samen").click()
    expect(stage.bram.locator(".fc-chosen")).to_have_count(0)


def joins_what_is_near(stage: Stage, first: str, near: str) -> None:
    """Let Bram join a knop with one that is shown to be most like it."""
    sees(stage, "zelf kiezen")
    stage.bram.locator(".fc-pick", has_text=first).click()
    alike = stage.bram.get_by_role("group", name=f"Lijkt op “{first}”")
    alike.get_by_role("button", name=near).click()
    expect(alike.get_by_role("button", pressed=True)).to_have_count(1)
    expect(alike.get_by_role("img")).to_have_count(1)
    stage.bram.get_by_role("button", name="Voeg samen").click()


def joined(stage: Stage) -> Locator:
    """Return the joined knoppen."""
    return stage.bram.locator(".fc-joined")


def test_m1_bram_joins_names_takes_out_and_undoes(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage = from_paper(browser, served, tmp_path)
    bram = stage.bram
    joins(stage, BIKES, SOUP, KEY)
    sees(stage, "1 samengevoegd")
    bram.get_by_role("button", name="Titel, kring, aard").click()
    bram.locator("dialog textarea").fill("Een gebouw waar je graag komt")
    bram.get_by_role("button", name="Bewaar").click()
    expect(joined(stage)).to_contain_text("Een gebouw waar je graag komt")
    expect(joined(stage)).to_contain_text("3 geeltjes · 3 tafels")
    joined(stage).locator("summary").click()
    bram.get_by_role("button", name=f"Haal eruit {SOUP}").click()
    expect(joined(stage)).to_contain_text("2 geeltjes · 2 tafels")
    expect(joined(stage)).to_contain_text("Een gebouw waar je graag komt")
    expect(joined(stage)).not_to_contain_text(SOUP)
    bram.get_by_role("button", name="Maak ongedaan: eruit halen").click()
    expect(joined(stage)).to_contain_text("3 geeltjes · 3 tafels")
    expect(joined(stage)).to_contain_text(SOUP)
    joins_what_is_near(stage, "Meer huisbezoek", "Minder huisbezoek")
    doubt = bram.locator(".fc-doubt")
    expect(doubt.get_by_role("status")).to_contain_text("misschien het")
    doubt.get_by_role("button", name="Maak ongedaan").click()
    expect(doubt.get_by_role("status")).to_be_empty()
    sees(stage, "open")
    expect(bram.locator(".fc-pair-opposite")).to_contain_text("Minder huisbezoek")
    stage.ends()


def test_m1_what_is_kept_apart_is_not_proposed_again(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage = from_paper(browser, served, tmp_path)
    bram = stage.bram
    expect(bram.locator(".fc-proposal")).to_have_count(1)
    bram.get_by_role("button", name="Apart houden").click()
    expect(bram.locator(".fc-proposal")).to_have_count(0)
    bram.get_by_role("button", name="Vraag voorstellen").click()
    # Acts of one screen are done in turn: after this one the other was done too.
    joins(stage, BIKES, SOUP)
    expect(bram.locator(".fc-chip", has_text="1 samengevoegd")).to_be_visible()
    sees(stage, "0 voorstellen open")
    expect(bram.locator(".fc-proposal")).to_have_count(0)
    sees(stage, "1 apart gehouden")
    expect(bram.locator(".fc-half")).to_have_text(
        [re.compile("ouders bellen", re.I)] * 2
    )
    bram.get_by_role("button", name="Voeg toch samen").click()
    expect(bram.locator(".fc-chip", has_text="2 samengevoegd")).to_be_visible()
    stage.ends()


def test_m1_the_plaat_tells_word_for_word_who_said_what_where(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage = from_paper(browser, served, tmp_path)
    bram = stage.bram
    bram.get_by_role("button", name="Voeg samen").click()
    sees(stage, "1 samengevoegd")
    bram.get_by_role("button", name="Titel, kring, aard").click()
    bram.locator("dialog textarea").fill("Contact zonder aanleiding")
    bram.get_by_role("button", name="Bewaar").click()
    stage.next("Herkennen")
    stage.next("Onze plaat")
    bram.get_by_role("link", name="Open de plaat als pagina").click()
    knop = bram.locator(".knop-item", has_text="Contact zonder aanleiding")
    knop.locator("summary").click()
    expect(knop.locator(".bron")).to_have_count(2)
    for words, origin in (
        ("Ouders bellen zonder nieuws", "Tafel 1 · ouder"),
        ("Ook zonder nieuws ouders bellen", "Tafel 2 · jongere"),
    ):
        card = knop.locator(".geeltje", has_text=words)
        expect(card.locator("p").first).to_have_text(words)
        expect(card.locator(".origin")).to_have_text(origin, ignore_case=True)
    stage.ends()
