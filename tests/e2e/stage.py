# SPDX-License-Identifier: EUPL-1.2
"""The people of a story: Bram leads, others hold phones, a crowd is on the wire."""

import asyncio
import re
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeVar

from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.browser import LAPTOP, PHONE, Watched, person
from tests.evenings import newcomer
from tests.people import Person
from tests.served import Served

T = TypeVar("T")
GOAL = "ouders ontevreden over de relatie met de hulpverlening"


@dataclass
class Stage:
    """One evening with its pages; `watched` says what went wrong unseen."""

    browser: Browser
    served: Served
    lang: str = "nl"
    watched: list[Watched] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)
    bram: Page = field(init=False)
    code: str = ""
    room: str = ""

    def context(self, **more: Any) -> BrowserContext:
        """Give somebody a browser of their own."""
        context, watched = person(
            self.browser, self.served.address, lang=self.lang, **more
        )
        self.contexts.append(context)
        self.watched.append(watched)
        return context

    def prepares(self, *, tafels: int = 2, goal: str = GOAL, naam: str = "") -> None:
        """Let Bram prepare an evening by the form, in his own browser."""
        self.bram = self.context(size=LAPTOP).new_page()
        self.bram.goto("/bijeenkomsten/nieuw/")
        self.bram.locator("#id_naam").fill(naam or "Avond in Zwolle")
        self.bram.locator("#id_nuldoel").fill(goal)
        self.bram.locator("#id_uitgangspositie").fill("Er wordt over hen gepraat.")
        self.bram.locator("#id_tafels").fill(str(tafels))
        self.bram.locator("main form button.button-main").click()
        self.enters_as_bram()

    def leads(self, link: str) -> None:
        """Let Bram enter by a one-time link."""
        self.bram = self.context(size=LAPTOP).new_page()
        self.bram.goto(link)
        self.bram.locator("main form button").click()
        self.enters_as_bram()

    def enters_as_bram(self) -> None:
        """Wait for the desk and read the code from it."""
        self.bram.wait_for_url(re.compile("/bijeenkomsten/[0-9a-f]{32}/"))
        self.room = self.bram.url.rstrip("/").rsplit("/", 1)[1]
        expect(self.bram.locator(".fc-header h1")).not_to_have_text("…")
        side = self.bram.locator(".fc-side")
        text = side.inner_text()
        found = re.search(r"[0-9A-Z]{3}-[0-9A-Z]{3}", text)
        assert found, text
        self.code = found[0]

    def phone(self, *, size: dict[str, int] | None = None, **more: Any) -> Page:
        """Let somebody in with a phone, by the code."""
        page = self.context(size=size or PHONE, has_touch=True, **more).new_page()
        page.goto(f"/mee/{self.code}/")
        page.locator("main form button.button-main").click()
        page.wait_for_selector("main h1")
        return page

    def screen(self, size: dict[str, int]) -> Page:
        """Open the screen for the room, in a window beside Bram's."""
        # A tab over Bram's would slow his: a hidden page draws once a second.
        known = self.contexts[0].storage_state()
        page = self.context(size=size, storage_state=known).new_page()
        page.goto(f"/bijeenkomsten/{self.room}/scherm/")
        return page

    def next(self, title: str) -> None:
        """Let Bram go on to the next fase, called this; the reveal is asked first."""
        here = self.bram.locator("nulplaat-facilitator")
        expect(here).not_to_have_attribute("data-fase", "")
        asked = here.get_attribute("data-fase") == "schrijven"
        self.bram.locator(".fc-steps .button-main").click()
        if asked:
            self.bram.locator(".fc-sheet .button-main").click()
        expect(self.bram.locator(".fc-header h1")).to_have_text(title)

    def jumps(self, number: int) -> None:
        """Let Bram press a fase; a jump and going on from writing are asked first."""
        fasen = self.bram.locator(".fc-fase")
        now = self.bram.locator(".fc-fase[aria-current=step] .fc-fase-name")
        expect(now).to_have_count(1)
        names = fasen.locator(".fc-fase-name").all_inner_texts()
        step = number - names.index(now.inner_text())
        here = self.bram.locator("nulplaat-facilitator")
        writing = here.get_attribute("data-fase") == "schrijven"
        fasen.nth(number).click()
        if abs(step) > 1 or (writing and step > 0):
            self.bram.locator(".fc-sheet .button-main").click()

    def ends(self) -> None:
        """Close everything and say that nothing went wrong unseen."""
        for context in self.contexts:
            context.close()
        for watched in self.watched:
            watched.clean()


class Crowd:
    """People on wires, in a thread of their own beside the browser's."""

    def __init__(self, served: Served, code: str) -> None:
        self._served, self._code = served, code
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        self.people: list[Person] = []

    def do(self, story: Coroutine[Any, Any, T]) -> T:
        """Let the crowd do something, and wait for it."""
        return asyncio.run_coroutine_threadsafe(story, self._loop).result(60)

    def each(self, story: Callable[[Person, int], Coroutine[Any, Any, T]]) -> list[T]:
        """Let everybody do the same, at the same time."""

        async def together() -> list[T]:
            return list(
                await asyncio.gather(*(story(p, n) for n, p in enumerate(self.people)))
            )

        return self.do(together())

    def enters(self, count: int) -> None:
        """Let people in, at the same time."""

        async def one() -> Person:
            somebody = await asyncio.to_thread(newcomer, self._served, self._code)
            await somebody.enters()
            return somebody

        async def all_of_them() -> list[Person]:
            return list(await asyncio.gather(*(one() for _ in range(count))))

        self.people = self.do(all_of_them())

    def ends(self) -> None:
        """Let everybody go."""

        async def leave() -> None:
            for somebody in self.people:
                await somebody.drops()

        self.do(leave())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
