# SPDX-License-Identifier: EUPL-1.2
"""Leading is handed over by a link that works once; the code and words can go."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import LAPTOP, PHONE, PROJECTOR
from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser


def prepared(browser: Browser, served: Served) -> Stage:
    """Let Bram prepare an evening."""
    stage = Stage(browser, served)
    stage.prepares()
    return stage


def hands_over(stage: Stage, button: str) -> str:
    """Let Bram make a link, in a tab beside his desk."""
    tab = stage.bram.context.new_page()
    tab.goto(f"/bijeenkomsten/{stage.room}/overdragen/")
    tab.get_by_role("button", name=button).click()
    expect(tab.get_by_role("img", name="QR-code van de link")).to_be_visible()
    link = tab.get_by_label("Link", exact=True).input_value()
    tab.close()
    return link


def enters(page: Page, link: str) -> None:
    """Open a one-time link and use it."""
    page.goto(link)
    page.locator("main form button").click()


def test_anna_takes_over_when_the_laptop_of_bram_dies(
    browser: Browser, served: Served
) -> None:
    stage = prepared(browser, served)
    link = hands_over(stage, "Link om mee te leiden")
    carla = stage.phone()
    anna = stage.context(size=LAPTOP).new_page()
    enters(anna, link)
    expect(anna.locator(".fc-side")).to_contain_text(stage.code)
    stage.bram.close()
    anna.locator(".fc-steps .button-main").click()
    expect(carla.locator("#ph-write")).to_be_visible()
    stage.ends()


def test_a_used_link_lets_nobody_in(browser: Browser, served: Served) -> None:
    stage = prepared(browser, served)
    link = hands_over(stage, "Link om mee te leiden")
    enters(stage.context(size=LAPTOP).new_page(), link)
    dirk = stage.context(size=PHONE).new_page()
    dirk.goto(link)
    expect(dirk.locator("main h1")).to_have_text("Deze link is al gebruikt")
    expect(dirk.locator("main")).to_contain_text("Vraag een nieuwe")
    answer = dirk.goto(f"/bijeenkomsten/{stage.room}/")
    assert answer is not None
    assert answer.status == 404
    stage.ends()


def test_a_link_for_the_screen_shows_and_does_not_lead(
    browser: Browser, served: Served
) -> None:
    stage = prepared(browser, served)
    link = hands_over(stage, "Link voor het scherm")
    screen = stage.context(size=PROJECTOR).new_page()
    enters(screen, link)
    screen.wait_for_url(re.compile("/scherm/"))
    expect(screen.locator("main")).to_contain_text(stage.code)
    screen.goto(f"/bijeenkomsten/{stage.room}/overdragen/")
    expect(screen.get_by_role("button", name="Link om mee te leiden")).to_have_count(0)
    stage.ends()


def test_a_new_code_drops_nobody(browser: Browser, served: Served) -> None:
    stage = prepared(browser, served)
    carla = stage.phone()
    door = stage.bram.locator(".fc-door")
    door.get_by_role("button").last.click()
    stage.bram.locator("dialog[open] .button-main").click()
    expect(door.locator(".fc-code")).not_to_have_text(stage.code)
    old, stage.code = stage.code, door.locator(".fc-code").inner_text()
    dirk = stage.context(size=PHONE).new_page()
    dirk.goto(f"/mee/{old}/")
    expect(dirk.get_by_role("button", name="Naar binnen")).to_be_visible()
    expect(dirk.locator("main")).to_contain_text("Deze code klopt niet")
    stage.next("Schrijven")
    expect(carla.locator("#ph-write")).to_be_visible()
    stage.phone()
    expect(door).to_contain_text("2")
    stage.ends()


def test_a_removed_geeltje_leaves_a_trace_without_words(
    browser: Browser, served: Served
) -> None:
    stage = prepared(browser, served)
    carla, dirk = stage.phone(), stage.phone()
    stage.next("Schrijven")
    carla.locator("#ph-write").fill("de naam van een kind")
    carla.get_by_role("button", name="Bewaar geeltje").click()
    expect(carla.locator("#ph-write")).to_have_value("")
    stage.next("Lezen en groeperen")
    expect(dirk.locator("main")).to_contain_text("de naam van een kind")
    bram = stage.bram
    bram.get_by_role("button", name="de naam van een kind").click()
    bram.get_by_role("button", name="Verwijder", exact=True).click()
    sheet = bram.locator("dialog[open]")
    sheet.get_by_label("Waarom?").fill("herleidbaar")
    sheet.get_by_role("button", name="Verwijder", exact=True).click()
    for page in (bram, carla, dirk):
        expect(page.locator("main")).not_to_contain_text("de naam van een kind")
    carla.reload()
    expect(carla.locator("main h1")).to_be_visible()
    assert "de naam van een kind" not in carla.content()
    everything = bram.request.get(f"/bijeenkomsten/{stage.room}/plaat.json").text()
    assert "de naam van een kind" not in everything
    stage.ends()
