# SPDX-License-Identifier: EUPL-1.2
"""A browser and a server for each file of stories.

Not for the whole run: while Playwright is on, no test in this process may use asyncio.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.e2e.browser import running
from tests.served import Served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real Chromium."""
    with running() as found:
        yield found


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A real server with nothing in it."""
    with Served(tmp_path_factory.mktemp("served")) as found:
        yield found
