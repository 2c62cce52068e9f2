# SPDX-License-Identifier: EUPL-1.2
"""A real browser that notices what people would not: axe, foreign requests, CSP."""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    expect,
    sync_playwright,
)

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE_MS = 15_000
PHONE = {"width": 390, "height": 844}
SMALL_PHONE = {"width": 320, "height": 640}
LAPTOP = {"width": 1440, "height": 900}
PROJECTOR = {"width": 1920, "height": 1080}
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def chromium() -> str:
    """Return where the system keeps Chromium."""
    found = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert found, "install Debian's package chromium"
    return found


@dataclass
class Watched:
    """What went wrong in a context while nobody looked."""

    address: str
    foreign: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def clean(self) -> None:
        """Say that nothing was wrong."""
        assert not self.foreign, self.foreign
        assert not self.complaints, self.complaints


@contextmanager
def running() -> Iterator[Browser]:
    """Start Chromium, and stop it."""
    # As patient as the pages are: a busy machine is no fault of what is tried.
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium(), args=FLAGS, headless=True
        )
        yield browser
        browser.close()


def person(
    browser: Browser,
    address: str,
    *,
    lang: str = "nl",
    size: dict[str, int] | None = None,
    **more: Any,
) -> tuple[BrowserContext, Watched]:
    """Give somebody a browser of their own, and watch what it does."""
    context = browser.new_context(
        base_url=address,
        locale="nl-NL" if lang == "nl" else "en-GB",
        viewport=size or LAPTOP,  # type: ignore[arg-type]
        **more,
    )
    watched = Watched(address)

    def follow(page: Page) -> None:
        page.on("pageerror", lambda error: watched.complaints.append(str(error)))
        page.on(
            "console",
            lambda message: (
                watched.complaints.append(message.text)
                if "Content Security Policy" in message.text
                or "Content-Security-Policy" in message.text
                else None
            ),
        )
        page.on("request", lambda request: _check(watched, request.url))

    context.on("page", follow)
    context.set_default_timeout(PATIENCE_MS)
    return context, watched


def _check(watched: Watched, url: str) -> None:
    own = (watched.address, watched.address.replace("http", "ws", 1))
    if not url.startswith((*own, "data:", "blob:", "about:")):
        watched.foreign.append(url)


def axe(page: Page) -> list[str]:
    """Return what axe finds wrong with a page as it is now, a line each."""
    page.evaluate(AXE.read_text(encoding="utf8"))
    options = json.dumps({"runOnly": WCAG, "resultTypes": ["violations"]})
    found = page.evaluate(f"axe.run(document, {options})")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


def wide(page: Page) -> int:
    """Return by how many pixels a page is wider than its window."""
    return int(
        page.evaluate(
            "(page => page.scrollWidth - page.clientWidth)(document.documentElement)"
        )
    )
