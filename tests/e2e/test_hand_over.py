# SPDX-License-Identifier: EUPL-1.2
"""Handing over: a link for one press, a second begeleider, a new code, a shut door."""

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import LAPTOP, PHONE, PROJECTOR
from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

STAYS = "Bel ook zonder nieuws"
GONE = "Piet van de gemeente heeft dit gezegd"
STALE = """() => document.querySelector("nulplaat-facilitator")
  .act({ kind: "fase.go", fase: "groeperen", van: "schrijven" })"""
"""What a press does on a screen that still showed the fase before."""


def link_for(bram: Page, button: str) -> str:
    """Let Bram make a one-time link."""
    bram.get_by_role("link", name="Geef over aan ander apparaat").click()
    bram.get_by_role("button", name=button).click()
    expect(bram.get_by_role("img", name="QR-code van de link")).to_be_visible()
    link = bram.get_by_label("Link", exact=True).input_value()
    bram.get_by_role("link", name="Naar de avond").click()
    expect(bram.locator(".fc-header h1")).to_have_text("Welkom")
    return link


def enters(stage: Stage, link: str) -> Page:
    """Let Anna lead with a device of her own."""
    anna = stage.context(size=LAPTOP).new_page()
    anna.goto(link)
    expect(anna.locator("main h1")).to_have_text("Deze avond leiden")
    anna.get_by_role("button", name="Naar binnen").click()
    expect(anna.locator(".fc-header h1")).to_have_text("Welkom")
    return anna


def goes(desk: Page, title: str) -> None:
    """Go on to the next fase, at one of the desks."""
    asked = desk.locator(".fc-header h1").inner_text() == "Schrijven"
    desk.get_by_role("button", name=f"Naar: {title}").click()
    if asked:
        desk.locator("dialog .button-main").click()
    expect(desk.locator(".fc-header h1")).to_have_text(title)


def used(page: Page) -> None:
    """Say that a page tells that the link was used, and what to do."""
    expect(page.locator("main h1")).to_have_text("Deze link is al gebruikt")
    expect(page.locator("main")).to_contain_text("Vraag een nieuwe.")


def test_s12_a_link_opens_one_device_by_a_press(
    browser: Browser, served: Served
) -> None:
    stage = Stage(browser, served)
    stage.prepares()
    link = link_for(stage.bram, "Link om mee te leiden")
    dirk = stage.context(size=PHONE).new_page()
    for _ in range(2):
        assert dirk.request.get(link).ok, "a mail scanner looks, and uses nothing up"
    dirk.goto(link)
    enters(stage, link)
    dirk.get_by_role("button", name="Naar binnen").click()
    used(dirk)
    dirk.goto(link)
    used(dirk)
    screen = stage.context(size=PROJECTOR).new_page()
    screen.goto(link_for(stage.bram, "Link voor het scherm"))
    screen.get_by_role("button", name="Naar binnen").click()
    expect(screen.locator("main")).to_contain_text(stage.code)
    screen.goto(f"/bijeenkomsten/{stage.room}/import/")
    expect(screen.locator("main h1")).to_have_text("Dit kunnen we niet vinden")
    stage.ends()


def test_l10_anna_goes_on_when_the_laptop_of_bram_dies(
    browser: Browser, served: Served
) -> None:
    stage = Stage(browser, served)
    stage.prepares()
    bram, carla = stage.bram, stage.phone()
    anna = enters(stage, link_for(bram, "Link om mee te leiden"))
    goes(bram, "Schrijven")
    expect(anna.locator(".fc-header h1")).to_have_text("Schrijven")
    known = bram.context.storage_state()
    bram.context.close()
    goes(anna, "Lezen en groeperen")
    goes(anna, "Platen aan tafel")
    expect(carla.locator("main h1")).to_contain_text("De plaat van tafel")
    back = stage.context(size=LAPTOP, storage_state=known).new_page()
    back.goto(f"/bijeenkomsten/{stage.room}/")
    expect(back.locator(".fc-header h1")).to_have_text("Platen aan tafel")
    back.evaluate(STALE)
    expect(back.locator(".fc-refusal")).to_be_visible()
    expect(back.locator(".fc-refusal p")).not_to_be_empty()
    expect(anna.locator(".fc-header h1")).to_have_text("Platen aan tafel")
    goes(back, "Samenvoegen")
    expect(anna.locator(".fc-header h1")).to_have_text("Samenvoegen")
    stage.ends()


def test_l10_a_new_code_and_a_closed_door_drop_nobody(
    browser: Browser, served: Served
) -> None:
    stage = Stage(browser, served)
    stage.prepares()
    bram, carla = stage.bram, stage.phone()
    bram.get_by_role("button", name="Nieuwe code").click()
    bram.get_by_role("button", name="Maak een nieuwe code").click()
    expect(bram.locator(".fc-code")).not_to_have_text(stage.code)
    fresh = bram.locator(".fc-code").inner_text()
    expect(bram.locator("img.fc-qr")).to_have_attribute(
        "alt", f"QR-code van {served.address}/mee/{fresh}/"
    )
    dirk = stage.context(size=PHONE).new_page()
    dirk.goto(f"/mee/{stage.code}/")
    expect(dirk.locator("main")).to_contain_text("Deze code klopt niet.")
    dirk.goto(f"/mee/{fresh}/")
    expect(dirk.get_by_role("button", name="Naar binnen")).to_be_visible()
    bram.get_by_role("button", name="Doe de deur dicht").click()
    expect(bram.locator(".fc-door")).to_contain_text("deur dicht")
    dirk.get_by_role("button", name="Naar binnen").click()
    expect(dirk.locator("main h1")).to_have_text("Deze bijeenkomst is gesloten")
    goes(bram, "Schrijven")
    carla.locator("#ph-write").fill("ik ben er nog")
    carla.get_by_role("button", name="Bewaar geeltje").click()
    expect(bram.locator(".fc-figure-big")).to_have_text("1")
    stage.ends()


def test_a_removed_geeltje_leaves_a_trace_and_its_words_are_gone(
    browser: Browser, served: Served
) -> None:
    stage = Stage(browser, served)
    stage.prepares()
    bram, carla, dirk = stage.bram, stage.phone(), stage.phone()
    screen = stage.screen(PROJECTOR)
    bram.bring_to_front()
    in_a_thema(bram, carla)
    everywhere = (bram, carla, dirk, screen)
    for page in everywhere:
        expect(page.locator("body")).to_contain_text(GONE)
    removes(bram)
    for page in everywhere:
        expect(page.locator("body")).not_to_contain_text(GONE)
        expect(page.locator("body")).to_contain_text(STAYS)
    nowhere(stage, carla)
    bram.get_by_role("button", name="Terug", exact=True).click()
    trace = carla.locator(".ph-trace")
    expect(trace).to_contain_text("De begeleider heeft dit geeltje weggehaald.")
    expect(trace).to_contain_text("Een naam hoort hier niet")
    stage.ends()


def in_a_thema(bram: Page, carla: Page) -> None:
    """Carla writes two geeltjes, Bram puts them in a thema that he does not name."""
    goes(bram, "Schrijven")
    for text in (GONE, STAYS):
        carla.locator("#ph-write").fill(text)
        carla.get_by_role("button", name="Bewaar geeltje").click()
        expect(carla.locator(".ph-notes")).to_contain_text(text)
    goes(bram, "Lezen en groeperen")
    for text in (GONE, STAYS):
        bram.get_by_role("button", name=text).click()
    bram.get_by_role("button", name="Nieuw thema").click()
    bram.get_by_role("button", name="Maak thema").click()
    expect(bram.locator("dialog[open]")).to_have_count(0)


def removes(bram: Page) -> None:
    """Let Bram take away a geeltje, and say why."""
    bram.get_by_role("button", name=GONE).click()
    bram.get_by_role("button", name="Verwijder", exact=True).click()
    bram.get_by_label("Waarom?").fill("Een naam hoort hier niet")
    bram.locator("dialog").get_by_role("button", name="Verwijder").click()
    expect(bram.locator("dialog[open]")).to_have_count(0)


def nowhere(stage: Stage, carla: Page) -> None:
    """Say that no page or file of the evening holds the words any more."""
    base = f"/bijeenkomsten/{stage.room}/"
    for name in ("", "scherm/", "plaat/", "plaat.csv", "plaat.json", "import/"):
        answer = stage.bram.request.get(f"{base}{name}")
        assert answer.ok, name
        assert GONE not in answer.text(), name
    plain = carla.request.get(base).text()
    assert "Weggehaald door de begeleider" in plain
    assert GONE not in plain
