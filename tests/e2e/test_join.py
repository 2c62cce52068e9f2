# SPDX-License-Identifier: EUPL-1.2
"""Coming in: by code, by QR, without JavaScript, light; and friendly when it fails."""

import pytest
import segno
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import PHONE, SMALL_PHONE
from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

MOST_BYTES = 100_000
WORDS = "Bel ook zonder nieuws"


def prepared(browser: Browser, served: Served) -> Stage:
    """Let Bram prepare an evening."""
    stage = Stage(browser, served)
    stage.prepares()
    return stage


def typed(page: Page, code: str) -> None:
    """Type a code on the start page, and send it."""
    page.goto("/")
    page.get_by_label("Code op het scherm").fill(code)
    page.get_by_role("button", name="Naar binnen").click()


def test_the_join_page_is_light(browser: Browser, served: Served) -> None:
    stage = prepared(browser, served)
    page = stage.context(size=SMALL_PHONE).new_page()
    wire = page.context.new_cdp_session(page)
    wire.send("Network.enable")
    took: list[float] = []
    wire.on(
        "Network.loadingFinished", lambda done: took.append(done["encodedDataLength"])
    )
    page.goto(f"/mee/{stage.code}/", wait_until="networkidle")
    page.evaluate("document.fonts.ready")
    assert len(took) >= 3, "the page, its look and its letters"
    assert sum(took) < MOST_BYTES, took
    stage.ends()


def test_carla_types_the_code_as_she_reads_it(browser: Browser, served: Served) -> None:
    stage = prepared(browser, served)
    carla = stage.context(size=PHONE).new_page()
    typed(carla, stage.code.replace("-", " ").lower())
    carla.get_by_label("Je naam (hoeft niet)").fill("Carla")
    carla.get_by_label("Van waaruit kijk je?").select_option("ouder")
    carla.get_by_label("Je tafel").select_option(label="Tafel 2")
    carla.get_by_role("button", name="Naar binnen").click()
    expect(carla.locator("main h1")).to_have_text("Welkom, Carla")
    people = stage.bram.locator(".fc-people")
    expect(people).to_contain_text("Carla")
    expect(people).to_contain_text("Ouder")
    expect(stage.bram.get_by_label("Tafel van Carla")).to_have_value("2")
    typed(carla, stage.code)
    expect(carla.locator("main h1")).to_have_text("Welkom, Carla")
    stage.ends()


def test_the_qr_code_is_the_address_of_the_join_page(
    browser: Browser, served: Served
) -> None:
    stage = prepared(browser, served)
    address = f"{served.address}/mee/{stage.code}/"
    shown = stage.bram.locator("img.fc-qr")
    expect(shown).to_have_attribute("alt", f"QR-code van {address}")
    drawn = stage.bram.request.get(shown.get_attribute("src") or "").text()
    path = segno.make(address, error="m").svg_inline(border=2, omitsize=True)
    assert path.split(' d="')[1].split('"')[0] in drawn
    dirk = stage.context(size=PHONE).new_page()
    dirk.goto(address)
    dirk.get_by_role("button", name="Naar binnen").click()
    expect(dirk.locator("main h1")).to_contain_text("Welkom, ")
    stage.ends()


def test_without_javascript_carla_takes_part(browser: Browser, served: Served) -> None:
    stage = prepared(browser, served)
    carla = stage.context(size=PHONE, java_script_enabled=False).new_page()
    typed(carla, stage.code)
    carla.get_by_role("button", name="Naar binnen").click()
    expect(carla.locator("main h1")).to_have_text("Waarom nul?")
    stage.next("Schrijven")
    carla.reload()
    carla.get_by_label("Je geeltje").fill(WORDS)
    carla.get_by_role("button", name="Bewaar geeltje").click()
    expect(carla.get_by_role("status")).to_contain_text("Je geeltje is bewaard.")
    expect(carla.locator(".geeltjes")).to_have_text(WORDS)
    makes_a_knop(stage, WORDS)
    carla.reload()
    carla.get_by_role("link", name="Bekijk de plaat").click()
    carla.locator(".knop-item summary").click()
    expect(carla.locator(".knop-item .geeltje")).to_contain_text(WORDS)
    stage.ends()


def makes_a_knop(stage: Stage, words: str) -> None:
    """Let Bram make a knop from a geeltje, and go on to the result."""
    for fase in ("Lezen en groeperen", "Platen aan tafel"):
        stage.next(fase)
    stage.bram.get_by_role("button", name="Knop erbij Tafel 1").click()
    stage.bram.get_by_label("Kring").select_option(index=1)
    stage.bram.get_by_label("Wat doet hij?").select_option(index=1)
    stage.bram.get_by_role("checkbox", name=words).check()
    stage.bram.get_by_role("button", name="Bewaar", exact=True).click()
    expect(stage.bram.locator(".fc-knop-title")).to_have_text(words)
    for fase in ("Samenvoegen", "Herkennen", "Onze plaat"):
        stage.next(fase)


def test_a_wrong_code_is_told_beside_what_was_typed(
    browser: Browser, served: Served
) -> None:
    stage = Stage(browser, served)
    dirk = stage.context(size=SMALL_PHONE).new_page()
    typed(dirk, "AAA-BBB")
    field = dirk.get_by_label("Code op het scherm")
    expect(field).to_have_value("AAA-BBB")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_accessible_description(
        "Deze code klopt niet. Kijk nog eens op het scherm."
    )
    stage.ends()


def test_a_closed_door_lets_nobody_in_and_drops_nobody(
    browser: Browser, served: Served
) -> None:
    stage = prepared(browser, served)
    carla = stage.phone()
    stage.bram.get_by_role("button", name="Doe de deur dicht").click()
    expect(stage.bram.locator(".fc-door")).to_contain_text("deur dicht")
    dirk = stage.context(size=PHONE).new_page()
    typed(dirk, stage.code)
    expect(dirk.locator("main h1")).to_have_text("Deze bijeenkomst is gesloten")
    expect(dirk.locator("main")).to_contain_text("Vraag het de begeleider")
    carla.reload()
    expect(carla.locator("main h1")).to_contain_text("Welkom, ")
    stage.bram.get_by_role("button", name="Doe de deur open").click()
    expect(stage.bram.locator(".fc-door")).to_contain_text("deur open")
    typed(dirk, stage.code)
    dirk.get_by_role("button", name="Naar binnen").click()
    expect(dirk.locator("main h1")).to_contain_text("Welkom, ")
    stage.ends()
