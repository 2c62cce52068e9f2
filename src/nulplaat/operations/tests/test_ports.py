# SPDX-License-Identifier: EUPL-1.2
"""Anna chooses a host and a port."""

import socket
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from nulplaat.operations import ports, stamps
from nulplaat.operations.doctor import machine


@pytest.mark.parametrize(
    ("host", "family"), [("127.0.0.1", socket.AF_INET), ("::1", socket.AF_INET6)]
)
def test_a_port_is_tried_in_the_family_of_its_host(
    host: str, family: socket.AddressFamily
) -> None:
    (found,) = ports.addresses(host, 8000)
    assert found[0] == family
    assert found[1][:2] == (host, 8000)


def test_a_port_that_something_else_has_cannot_be_used() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number = taken.getsockname()[1]
        with pytest.raises(OSError, match="in use"):
            ports.probe("127.0.0.1", number)
    ports.probe("127.0.0.1", number)


@pytest.mark.parametrize(
    "kept",
    ["garbage", "127.0.0.1 1e3", "127.0.0.1 0", "127.0.0.1 65536", "a..b 80", " 80"],
)
def test_o2_nonsense_about_where_it_listens_is_passed_over(
    tmp_path: Path,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    kept: str,
) -> None:
    settings.DATA = tmp_path
    for name in ("HOST", "PORT"):
        monkeypatch.delenv(name, raising=False)
    stamps.serves_at("http://localhost", "127.0.0.1", 8765)
    assert machine._where_it_listens() == ("127.0.0.1", "8765")
    (tmp_path / stamps.LISTENING).write_text(kept, "utf8")
    assert machine._where_it_listens() == ("127.0.0.1", "8000")
