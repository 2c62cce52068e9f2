# SPDX-License-Identifier: EUPL-1.2
"""Takes the pictures of README: `python -m tests.screenshots` renews docs/images."""

import re
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from nulplaat.live.ids import new_id
from tests.e2e.browser import PROJECTOR, ROOT, running
from tests.e2e.stage import Crowd, Stage
from tests.people import Person
from tests.served import Served

IMAGES = ROOT / "docs" / "images"
NAAM = "Avond in Zwolle"
DOEL = "ouders ontevreden over de relatie met de hulpverlening"
NOW = "Er wordt vooral over ouders gepraat, en weinig met hen."
WIDTH = 1360
ADDRESS = "https://plaat.example.org"
KEPT = (
    "Bel ouders ook als er geen nieuws is",
    "Eén vast gezicht voor elk gezin, ook na een verhuizing",
)
TYPED = "Vraag bij de eerste afspraak wie er nog meer"


def shoot(page: Page, name: str) -> None:
    """Keep what a page shows, when it is done drawing."""
    page.bring_to_front()
    page.evaluate("document.fonts.ready")
    page.wait_for_timeout(1_000)
    page.screenshot(path=IMAGES / f"{name}.png", animations="disabled", caret="hide")


def plaat(browser: Browser, served: Served) -> None:
    """The merged plaat of the example evening, a picture by itself."""
    link = re.search(r"link (\S+)", served.run("manage", "example"))
    assert link
    stage = Stage(browser, served)
    stage.leads(link[1])
    drawn = stage.bram.request.get(f"/bijeenkomsten/{stage.room}/plaat.svg")
    alone = served.data / "plaat.svg"
    alone.write_bytes(drawn.body())
    page = browser.new_page()
    page.goto(alone.as_uri())
    height = page.evaluate(
        f"(box => Math.round({WIDTH} * box.height / box.width))"
        "(document.documentElement.viewBox.baseVal)"
    )
    page.set_viewport_size({"width": WIDTH, "height": height})
    shoot(page, "plaat")
    page.close()
    stage.ends()


def desk(browser: Browser, served: Served) -> None:
    """The desk while the platen of an evening on paper become one."""
    notes = ROOT / "src/nulplaat/bijeenkomsten/example/notes.csv"
    told = served.run(
        "import", "--yes", "--naam", NAAM, "--doel", DOEL,
        "--uitgangspositie", NOW, str(notes),
    )  # fmt: skip
    link = re.search(r"Begeleider: https?://[^/]+(/\S+)", told)
    assert link, told
    stage = Stage(browser, served)
    stage.leads(link[1])
    expect(stage.bram.locator(".fc-proposal").first).to_be_visible()
    shoot(stage.bram, "begeleider")
    stage.ends()


async def writes(somebody: Person, number: int) -> None:
    """Write two geeltjes."""
    await somebody.until(lambda me: me.records["fase"]["nu"] == "schrijven")
    for nth in range(2):
        await somebody.must(
            "geeltje.write", geeltje=new_id(), tekst=f"gedachte {number}-{nth}"
        )


def writing(browser: Browser, served: Served) -> None:
    """A phone and the screen while everybody writes."""
    stage = Stage(browser, served)
    stage.prepares(tafels=4, goal=DOEL, naam=NAAM)
    screen = stage.screen(PROJECTOR)
    phone = stage.phone()
    crowd = Crowd(served, stage.code)
    crowd.enters(16)
    stage.next("Schrijven")
    crowd.each(writes)
    for text in KEPT:
        phone.locator("#ph-write").fill(text)
        phone.get_by_role("button", name="Bewaar geeltje").click()
        expect(phone.get_by_text(text)).to_be_visible()
    phone.locator("#ph-write").fill(TYPED)
    expect(screen.locator("main")).to_contain_text("34")
    shoot(phone, "telefoon")
    shoot(screen, "scherm")
    crowd.ends()
    stage.ends()


def main() -> None:
    """Serve on a folder of its own, and take every picture."""
    IMAGES.mkdir(parents=True, exist_ok=True)
    with (
        tempfile.TemporaryDirectory() as data,
        Served(Path(data), env={"NULPLAAT_URL": ADDRESS}) as served,
        running() as browser,
    ):
        for take in (plaat, desk, writing):
            take(browser, served)


if __name__ == "__main__":
    main()
