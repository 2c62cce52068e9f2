# SPDX-License-Identifier: EUPL-1.2
"""axe finds nothing, nothing is wider than the screen, nothing comes from elsewhere."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.browser import LAPTOP, PROJECTOR, SMALL_PHONE, axe, wide
from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser

FASEN = (
    "welkom",
    "schrijven",
    "groeperen",
    "tafels",
    "samenvoegen",
    "herkennen",
    "resultaat",
)
OPEN_PAGES = (
    "/",
    "/bijeenkomsten/nieuw/",
    "/platen/import/",
    "/accounts/login/",
    "/accounts/signup/",
    "/accounts/password/reset/",
    "/mee/ZZZ-ZZZ/",
    "/nergens/",
    "/zoeken/",
)
LED_PAGES = ("plaat/", "import/", "overdragen/")


def ready(page: Page, fase: str) -> None:
    """Wait until a page shows a fase, and is done drawing."""
    expect(page.locator(f'[data-fase="{fase}"]').first).to_be_attached()
    page.wait_for_timeout(250)


def flawless(page: Page, where: str) -> None:
    """Say that axe is content and nothing sticks out."""
    assert axe(page) == [], where
    assert wide(page) <= 0, where


@pytest.mark.parametrize(("lang", "scheme"), [("nl", "light"), ("en", "dark")])
def test_o4_every_screen_in_every_fase(
    browser: Browser, served: Served, lang: str, scheme: str
) -> None:
    told = served.run("manage", "example")
    stage = Stage(browser, served, lang=lang)
    found = re.search(r"link (\S+)", told)
    assert found
    stage.leads(found[1])
    stage.bram.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    screen = stage.screen(PROJECTOR)
    screen.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    phone = stage.phone(size=SMALL_PHONE, color_scheme=scheme, reduced_motion="reduce")
    for number, fase in enumerate(FASEN):
        stage.jumps(number)
        for page, who in ((stage.bram, "begeleider"), (screen, "scherm"), (phone, "")):
            page.bring_to_front()
            ready(page, fase)
            flawless(page, f"{who or 'telefoon'} {fase}")
    for size in (LAPTOP, SMALL_PHONE):
        stage.bram.set_viewport_size(size)  # type: ignore[arg-type]
        for name in LED_PAGES:
            stage.bram.goto(f"/bijeenkomsten/{stage.room}/{name}")
            flawless(stage.bram, f"{name} {size}")
        for name in ("/zoeken/", "/zoeken/?q=ouders", "/zoeken/?q=zeppelin"):
            stage.bram.goto(name)
            flawless(stage.bram, f"{name} {size}")
    stage.ends()


@pytest.mark.parametrize(("lang", "scheme"), [("nl", "dark"), ("en", "light")])
def test_o4_every_open_page(
    browser: Browser, served: Served, lang: str, scheme: str
) -> None:
    stage = Stage(browser, served, lang=lang)
    page = stage.context(color_scheme=scheme, size=SMALL_PHONE).new_page()
    for path in OPEN_PAGES:
        page.goto(path)
        flawless(page, path)
        assert page.locator("html").get_attribute("lang") == lang
    page.emulate_media(forced_colors="active")
    page.goto("/")
    flawless(page, "forced colours")
    stage.ends()


def test_o4_the_desk_fits_a_phone_in_every_fase(
    browser: Browser, served: Served
) -> None:
    found = re.search(r"link (\S+)", served.run("manage", "example"))
    assert found
    stage = Stage(browser, served)
    stage.leads(found[1])
    stage.bram.set_viewport_size(SMALL_PHONE)  # type: ignore[arg-type]
    for number, fase in enumerate(FASEN):
        stage.jumps(number)
        ready(stage.bram, fase)
        assert wide(stage.bram) <= 0, fase
    stage.ends()
