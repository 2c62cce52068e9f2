# SPDX-License-Identifier: EUPL-1.2
"""Bram sees how sure the machine is: he takes over, looks twice, and finds."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.e2e.browser import LAPTOP, PROJECTOR, SMALL_PHONE, axe, wide
from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

LIST = """tafel;tekst;kring;aard;perspectief
1;Eén vast gezicht;zelf;helpend;ouder
2;eén vast gezicht!;zelf;helpend;ouder
1;Wachtlijsten duren een half jaar;gemeente;instandhoudend;ouder
2;Wachtlijsten van een half jaar;gemeente;instandhoudend;jongere
1;Bel ouders terug binnen een dag;zelf;helpend;jongere
3;Bel ons een keer terug;zelf;helpend;ouder
1;Meer regels bij de gemeente;gemeente;helpend;ouder
3;Minder regels bij de gemeente;gemeente;helpend;gemeente
"""
SURE, TWICE = "Heel waarschijnlijk hetzelfde", "Lijkt op elkaar, kijk even"
AGAINST = "Mogelijk tegenovergesteld"


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


def section(stage: Stage, heading: str) -> Locator:
    """Return what stands under a heading."""
    title = stage.bram.get_by_role("heading", name=heading)
    return stage.bram.locator("section", has=title).last


def counted(stage: Stage, chip: str) -> None:
    """Wait until a list has so many."""
    expect(stage.bram.locator(".fc-chip", has_text=chip)).to_be_visible()


def test_m1_bram_takes_over_what_is_sure_and_goes_back(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage = from_paper(browser, served, tmp_path)
    bram, sure = stage.bram, section(stage, SURE)
    expect(bram.get_by_text("1 stapel is vanzelf gemaakt")).to_be_visible()
    counted(stage, "1 samengevoegd")
    expect(sure.locator("[data-voorstel]")).to_have_count(1)
    for size in (SMALL_PHONE, LAPTOP):
        bram.set_viewport_size(size)  # type: ignore[arg-type]
        assert axe(bram) == []
        assert wide(bram) <= 0
    verdict = sure.locator(".fc-verdict-acts").first
    apart, together = (
        verdict.get_by_role("button", name=name).bounding_box()
        for name in ("Apart houden", "Voeg samen")
    )
    assert apart
    assert together
    assert apart["y"] == together["y"]
    take = sure.get_by_role("button", name="aangevinkte over")
    sure.get_by_role("checkbox").uncheck()
    expect(take).to_be_disabled()
    sure.get_by_role("checkbox").check()
    take.click()
    counted(stage, "2 samengevoegd")
    bram.get_by_role("button", name="Maak ongedaan: voorstellen").click()
    counted(stage, "1 samengevoegd")
    stage.ends()


def test_m1_by_keyboard_bram_looks_twice_and_keeps_apart_what_is_opposite(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage = from_paper(browser, served, tmp_path)
    bram, against = stage.bram, section(stage, AGAINST)
    expect(section(stage, TWICE).locator("[data-voorstel]")).to_have_count(1)
    screen = stage.screen(PROJECTOR)
    section(stage, SURE).get_by_role("checkbox").focus()
    bram.keyboard.press("ArrowDown")
    bram.keyboard.press("t")
    expect(screen.locator("h1")).to_have_text("Zeggen deze hetzelfde?")
    expect(screen.locator(".sc-said")).to_have_count(2)
    assert axe(screen) == []
    bram.keyboard.press("j")
    counted(stage, "2 samengevoegd")
    expect(screen.locator("h1")).to_have_text("Welke knoppen zeggen hetzelfde?")
    expect(section(stage, TWICE)).to_have_count(0)
    expect(against).to_contain_text("Meer regels bij de gemeente")
    against.get_by_role("button", name="Gezien, houd apart").click()
    expect(against).to_have_count(0)
    counted(stage, "1 apart gehouden")
    stage.ends()


def test_m1_a_pile_comes_apart_in_one_press_and_stays_so(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage = from_paper(browser, served, tmp_path)
    bram = stage.bram
    chips = bram.locator(".fc-chip")
    chips.filter(has_text="1 samengevoegd").click()
    expect(bram.locator(".fc-joined")).to_contain_text("vanzelf op één stapel")
    bram.get_by_role("button", name="Haal uit elkaar").click()
    expect(chips.filter(has_text="0 samengevoegd")).to_be_visible()
    chips.filter(has_text="open").click()
    bram.get_by_role("button", name="Vraag voorstellen").click()
    expect(chips.filter(has_text="zelf kiezen")).to_contain_text("8")
    expect(bram.get_by_text("vanzelf gemaakt")).to_have_count(0)
    stage.ends()


def test_a6_bram_hears_what_ouders_say_and_finds_a_knop_with_a_typing_error(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage = from_paper(browser, served, tmp_path)
    bram = stage.bram
    bram.locator(".fc-chip", has_text="zelf kiezen").click()
    who = bram.get_by_role("group", name="Wat zegt")
    expect(who.get_by_role("button")).to_have_text(["Iedereen", "Ouder"])
    expect(bram.get_by_text("te klein om te tonen")).to_be_visible()
    who.get_by_role("button", name="Ouder").click()
    expect(bram.locator(".fc-pick")).to_have_count(5)
    bram.locator("#fc-filter").fill("wachtljsten")
    expect(bram.locator(".fc-pick")).to_have_count(1)
    bram.goto("/zoeken/?q=wachtlijst")
    hit = bram.locator(".hit-words", has_text="Wachtlijsten duren een half jaar")
    hit.click()
    expect(bram).to_have_url(re.compile(f"/bijeenkomsten/{stage.room}/plaat/#knop-"))
    expect(bram.locator(".knop-item details[open]")).to_contain_text("Wachtlijsten")
    stage.ends()
