# SPDX-License-Identifier: EUPL-1.2
"""Anna chooses a host and a port."""

import socket

import pytest

from nulplaat.operations import ports


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
