# SPDX-License-Identifier: EUPL-1.2
"""A server that cannot store anything says that it is not ready."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from nulplaat.config import storage


@pytest.mark.django_db
def test_l8_a_server_that_cannot_store_is_not_ready(
    client: Client, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert client.get(reverse("ready")).status_code == 200
    database = tmp_path / "nulplaat.sqlite3"
    database.touch()
    assert storage._fits(database)
    assert list(tmp_path.iterdir()) == [database]
    assert not storage._fits(Path("/proc/version"))
    monkeypatch.setattr(storage, "works", lambda: False)
    answer = client.get(reverse("ready"))
    assert (answer.status_code, answer.json()) == (503, {"status": "cannot-store"})
