# SPDX-License-Identifier: EUPL-1.2
"""A toy kind of room and a database in a file, for every test of the log."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from nulplaat.live import registry
from nulplaat.live.tests.toy import TOY, identify


@pytest.fixture(scope="session")
def django_db_modify_db_settings() -> Iterator[None]:
    """Keep the test database in a file: threads share one in memory badly."""
    with tempfile.TemporaryDirectory() as folder:
        database = settings.DATABASES["default"]
        if database["ENGINE"].endswith("sqlite3"):
            database["TEST"]["NAME"] = str(Path(folder) / "test.sqlite3")
        yield


@pytest.fixture(autouse=True)
def _toy(monkeypatch: pytest.MonkeyPatch) -> None:
    """Register the toy, and let everybody in who has a cookie and a ticket."""
    monkeypatch.setitem(registry._domains, TOY.kind, TOY)
    monkeypatch.setattr(registry, "identify", identify)
