# SPDX-License-Identifier: EUPL-1.2
"""Grouping by a finger on a phone, by a finger or a mouse at the desk, and undoing."""

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.e2e.browser import LAPTOP
from tests.e2e.stage import Crowd, Stage
from tests.people import Person
from tests.served import Served

pytestmark = pytest.mark.browser

SAYS = ("Eén vast gezicht", "Kortere wachtlijst", "Ouders aan tafel")


async def writes(me: Person, _: int) -> None:
    """Write the geeltjes of this story."""
    await me.until(lambda who: who.records["fase"]["nu"] == "schrijven")
    for words in SAYS:
        await me.writes(words)


def at_grouping(browser: Browser, served: Served) -> Stage:
    """Bring an evening with three geeltjes to grouping."""
    stage = Stage(browser, served)
    stage.prepares()
    crowd = Crowd(served, stage.code)
    crowd.enters(1)
    stage.next("Schrijven")
    crowd.each(writes)
    crowd.ends()
    stage.next("Lezen en groeperen")
    return stage


def note(page: Page, words: str) -> Locator:
    """Return a geeltje on a page."""
    return page.get_by_role("button", name=words)


def thema(desk: Page, name: str) -> Locator:
    """Return a thema at the desk."""
    return desk.locator(".fc-thema", has=desk.get_by_role("heading", name=name))


def drags(desk: Page, what: Locator, to: Locator) -> None:
    """Take something with the mouse, and let go of it in the middle of another."""
    what.scroll_into_view_if_needed()
    start, end = what.bounding_box(), to.bounding_box()
    assert start
    assert end
    desk.mouse.move(start["x"] + 20, start["y"] + 20)
    desk.mouse.down()
    desk.mouse.move(end["x"] + 40, end["y"] + 15, steps=8)
    desk.mouse.up()


def test_carla_groups_with_her_thumb(browser: Browser, served: Served) -> None:
    stage = at_grouping(browser, served)
    carla = stage.phone()
    note(carla, SAYS[0]).tap()
    carla.get_by_label("Naam (mag ook later)").fill("Nabij")
    carla.get_by_role("button", name="Maak thema").tap()
    expect(carla.get_by_role("heading", name="Nabij")).to_be_visible()
    note(carla, SAYS[2]).tap()
    carla.locator("dialog").get_by_role("button", name="Nabij").tap()
    expect(carla.locator("dialog[open]")).to_have_count(0)
    expect(thema(stage.bram, "Nabij")).to_contain_text(SAYS[2])
    carla.get_by_role("button", name="Maak ongedaan").tap()
    expect(thema(stage.bram, "Nabij")).not_to_contain_text(SAYS[2])
    note(carla, SAYS[0]).tap()
    carla.get_by_role("button", name="Leg los").tap()
    expect(stage.bram.locator('[data-drop=""]')).to_contain_text(SAYS[0])
    stage.ends()


def test_bram_groups_with_a_finger(browser: Browser, served: Served) -> None:
    stage = at_grouping(browser, served)
    known = stage.bram.context.storage_state()
    desk = stage.context(has_touch=True, size=LAPTOP, storage_state=known).new_page()
    desk.goto(f"/bijeenkomsten/{stage.room}/")
    note(desk, SAYS[0]).tap()
    expect(note(desk, SAYS[0])).to_have_attribute("aria-pressed", "true")
    desk.get_by_role("button", name="Nieuw thema").tap()
    desk.get_by_role("button", name="Maak thema").tap()
    expect(desk.locator(".fc-thema")).to_have_count(1)
    expect(desk.locator(".fc-chosen")).to_have_count(0)
    note(desk, SAYS[1]).tap()
    note(desk, SAYS[2]).tap()
    desk.get_by_role("button", name="Leg hier").tap()
    expect(desk.locator(".fc-thema .fc-geeltje")).to_have_count(3)
    expect(desk.locator("main")).to_contain_text("Alles ligt in een thema.")
    desk.get_by_role("button", name="Maak ongedaan").tap()
    expect(desk.locator(".fc-thema .fc-geeltje")).to_have_count(1)
    stage.ends()


def test_bram_drags_with_a_mouse(browser: Browser, served: Served) -> None:
    stage = at_grouping(browser, served)
    bram = stage.bram
    note(bram, SAYS[0]).click()
    bram.get_by_role("button", name="Nieuw thema").click()
    bram.get_by_role("button", name="Maak thema").click()
    expect(bram.locator("dialog[open]")).to_have_count(0)
    group = bram.locator(".fc-thema")
    expect(group).to_contain_text(SAYS[0])
    drags(bram, note(bram, SAYS[2]), group)
    expect(group).to_contain_text(SAYS[2])
    expect(bram.locator('[aria-pressed="true"]')).to_have_count(0)
    drags(bram, note(bram, SAYS[0]), bram.locator('[data-drop=""] h2'))
    expect(bram.locator('[data-drop=""]')).to_contain_text(SAYS[0])
    bram.get_by_role("button", name="Maak ongedaan").click()
    expect(group).to_contain_text(SAYS[0])
    drags(bram, note(bram, SAYS[1]), bram.locator(".fc-header h1"))
    expect(bram.locator('[data-drop=""]')).to_contain_text(SAYS[1])
    stage.ends()


def test_searching_een_finds_een_with_accents(browser: Browser, served: Served) -> None:
    stage = at_grouping(browser, served)
    for page in (stage.phone(), stage.bram):
        page.get_by_label("Zoek in de geeltjes").fill("een vast")
        expect(note(page, SAYS[0])).to_be_visible()
        expect(note(page, SAYS[1])).to_have_count(0)
        page.get_by_label("Zoek in de geeltjes").fill("")
        expect(note(page, SAYS[1])).to_be_visible()
    stage.ends()
