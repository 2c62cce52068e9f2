# SPDX-License-Identifier: EUPL-1.2
"""Carla says what she recognises, by keyboard, on a small phone; late is told."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import PHONE, PROJECTOR, SMALL_PHONE, axe, wide
from tests.e2e.stage import Stage
from tests.e2e.test_merge_by_hand import from_paper
from tests.served import Served

pytestmark = pytest.mark.browser


def question(phone: Page) -> str:
    """Return the words of the knop that is asked now."""
    return phone.locator("#ph-knop-words > span").inner_text()


def flawless(page: Page) -> None:
    """Say that axe is content and nothing sticks out."""
    assert axe(page) == []
    assert wide(page) <= 0


def sure(stage: Stage, button: str) -> None:
    """Let Bram press a button that asks first, and say yes."""
    stage.bram.get_by_role("button", name=button).click()
    stage.bram.locator("dialog").get_by_role("button", name=button).click()


def begins(
    browser: Browser, served: Served, folder: Path, size: dict[str, int]
) -> tuple[Stage, Page]:
    """Let Carla and two others see the first knop; return her phone."""
    stage = from_paper(browser, served, folder)
    carla = stage.phone(size=size)
    others = [stage.phone() for _ in range(2)]
    stage.next("Herkennen")
    for phone in others:
        phone.get_by_role("button", name="Niet", exact=True).click()
        expect(phone.locator(".ph-own")).to_contain_text("Niet")
    expect(carla.locator("main h1")).to_have_text("Wat herken je?")
    return stage, carla


def test_bij_70_bij_72_carla_chooses_by_keyboard_and_sees_counts(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage, carla = begins(browser, served, tmp_path, SMALL_PHONE)
    screen = stage.screen(PROJECTOR)
    flawless(carla)
    flawless(stage.bram)
    first = question(carla)
    carla.locator("#ph-knop-words").focus()
    carla.keyboard.press("Tab")
    carla.keyboard.press("Enter")
    expect(carla.locator("#ph-knop-words > span")).not_to_have_text(first)
    expect(carla.locator("#ph-knop-words")).to_be_focused()
    expect(stage.bram.locator(".fc-figure")).to_contain_text("3 van 3 hebben gekozen")
    sure(stage, "Sluit en laat zien")
    result = carla.locator(".ph-result", has_text=first)
    for words in ("1 herkenbaar", "2 niet", "Jij koos: Herkenbaar"):
        expect(result).to_contain_text(words)
    expect(screen.locator(".sc-telling", has_text=first)).to_contain_text("1 van 3")
    expect(stage.bram.locator(".fc-recognised", has_text=first)).to_be_visible()
    for page in (carla, stage.bram, screen):
        flawless(page)
    sure(stage, "Laat weer kiezen")
    expect(carla.locator(".ph-oordeel")).to_have_count(3)
    expect(screen.locator(".sc-telling")).to_have_count(0)
    stage.ends()


def test_s10_an_answer_from_a_phone_that_was_away_is_too_late_and_told(
    browser: Browser, served: Served, tmp_path: Path
) -> None:
    stage, carla = begins(browser, served, tmp_path, PHONE)
    first = question(carla)
    carla.context.set_offline(True)
    expect(carla.locator(".ph-connection")).to_be_visible()
    carla.get_by_role("button", name="Herkenbaar").click()
    expect(carla.locator(".ph-own")).to_contain_text("Herkenbaar")
    sure(stage, "Sluit en laat zien")
    expect(stage.bram.locator(".fc-recognised", has_text=first)).to_be_visible()
    carla.context.set_offline(False)
    expect(carla.get_by_role("alert")).to_contain_text("telt niet meer mee")
    result = carla.locator(".ph-result", has_text=first)
    expect(result).to_contain_text("Te weinig mensen")
    expect(result).not_to_contain_text("Jij koos")
    flawless(carla)
    stage.ends()
