# SPDX-License-Identifier: EUPL-1.2
"""What somebody typed is never lost: no network, a killed server, a next fase."""

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.stage import Stage
from tests.served import Served

pytestmark = pytest.mark.browser


def writes(phone: Page, text: str) -> None:
    """Write a geeltje."""
    phone.locator("#ph-write").fill(text)
    phone.get_by_role("button", name="Bewaar geeltje").click()
    expect(phone.locator("#ph-write")).to_have_value("")


def own(phone: Page) -> list[str]:
    """Return the geeltjes on a phone, as they stand."""
    return phone.locator(".ph-notes > li").all_inner_texts()


def at_writing(browser: Browser, served: Served) -> tuple[Stage, Page]:
    """Prepare an evening, let Carla in, and start writing."""
    stage = Stage(browser, served)
    stage.prepares()
    carla = stage.phone()
    stage.next("Schrijven")
    expect(carla.locator("#ph-write")).to_be_visible()
    return stage, carla


def test_l1_without_network_geeltjes_wait_and_go_out_once(
    browser: Browser, served: Served
) -> None:
    stage, carla = at_writing(browser, served)
    carla.context.set_offline(True)
    for text in ("eerste", "tweede", "derde"):
        writes(carla, text)
    expect(carla.locator("main").get_by_text("nog niet verstuurd")).to_have_count(3)
    carla.context.set_offline(False)
    expect(carla.locator("main").get_by_text("nog niet verstuurd")).to_have_count(0)
    expect(stage.bram.locator("main")).to_contain_text("3")
    stage.next("Lezen en groeperen")
    for text in ("eerste", "tweede", "derde"):
        expect(stage.bram.get_by_role("button", name=text)).to_have_count(1)
    stage.ends()


def test_l7_l12_a_killed_server_loses_nothing_and_phones_come_back(
    browser: Browser, served: Served
) -> None:
    stage, carla = at_writing(browser, served)
    writes(carla, "bewaard voor de storing")
    expect(carla.get_by_text("bewaard", exact=True)).to_have_count(1)
    served.kill()
    writes(carla, "tijdens de storing")
    carla.locator("#ph-write").fill("nog aan het typen")
    served.start()
    # Not the live region: what was said there stays until the next sentence.
    waiting = carla.locator("main").get_by_text("nog niet verstuurd")
    expect(waiting).to_have_count(0, timeout=30_000)
    unplugged = stage.bram.get_by_text("Geen verbinding")
    expect(unplugged).to_have_count(0, timeout=30_000)
    carla.reload()
    expect(carla.locator("#ph-write")).to_have_value("nog aan het typen")
    expect(stage.bram.locator(".fc-view")).to_contain_text(
        re.compile(r"2\s*geeltjes geschreven"), timeout=30_000
    )
    stage.next("Lezen en groeperen")
    expect(carla.locator("#ph-write")).to_have_value("nog aan het typen")
    carla.get_by_role("button", name="Plaats dit geeltje alsnog").click()
    for text in ("bewaard voor de storing", "tijdens de storing", "nog aan het typen"):
        expect(stage.bram.get_by_role("button", name=text)).to_have_count(1)
    stage.ends()


def test_l15_a1_a_second_tab_is_the_same_person_and_others_read_nothing(
    browser: Browser, served: Served
) -> None:
    stage, carla = at_writing(browser, served)
    dirk = stage.phone()
    writes(carla, "alleen van mij")
    tab = carla.context.new_page()
    tab.goto(f"/bijeenkomsten/{stage.room}/")
    expect(tab.get_by_text("alleen van mij")).to_be_visible()
    expect(dirk.locator("main")).to_contain_text("1 geeltje van anderen")
    assert "alleen van mij" not in dirk.content()
    assert "alleen van mij" not in stage.bram.content()
    stage.ends()


def test_l14_without_websocket_everything_works(
    browser: Browser, served: Served
) -> None:
    stage, carla = at_writing(browser, served)
    context = stage.context(has_touch=True)
    context.add_init_script("delete window.WebSocket")
    dirk = context.new_page()
    dirk.goto(f"/mee/{stage.code}/")
    dirk.locator("main form button.button-main").click()
    writes(dirk, "door de schoolmuur heen")
    expect(carla.locator("main")).to_contain_text("1 geeltje van anderen")
    stage.next("Lezen en groeperen")
    # In Schrijven its own buttons are named after it too; there they hold other words.
    expect(dirk.locator("button", has_text="door de schoolmuur heen")).to_be_visible(
        timeout=30_000
    )
    stage.ends()


def test_l9_a_phone_with_a_wrong_clock_follows_the_server(
    browser: Browser, served: Served
) -> None:
    stage, _ = at_writing(browser, served)
    context = stage.context()
    context.clock.install(time="2020-01-01T00:00:00Z")
    late = context.new_page()
    late.goto(f"/mee/{stage.code}/")
    late.locator("main form button.button-main").click()
    writes(late, "de klok staat stil")
    expect(stage.bram.locator(".fc-timer")).to_contain_text("7:")
    stage.ends()
