# SPDX-License-Identifier: EUPL-1.2
"""Ports of this machine: of which family a host is, and whether one can be used."""

import socket
from typing import Any

Address = tuple[socket.AddressFamily, tuple[Any, ...]]


def addresses(host: str, port: int) -> list[Address]:
    """Return where a server on this host listens; raises OSError or ValueError."""
    found = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )
    return [(family, where) for family, _, _, _, where in found]


def probe(host: str, port: int) -> None:
    """Listen there for a moment; raises OSError or ValueError when that cannot be."""
    for family, where in addresses(host, port):
        with socket.socket(family) as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            tried.bind(where)


def can_be_of(host: str, port: str) -> bool:
    """Say whether this is a host of this machine, and a number of a port."""
    if not (host and port.isascii() and port.isdigit() and 0 < int(port[:6]) < 65536):
        return False
    try:
        probe(host, 0)
    except (OSError, ValueError):
        return False
    return True


def url(host: str, port: object) -> str:
    """Return the address of a server there, as a browser reads it."""
    return f"http://{f'[{host}]' if ':' in host else host}:{port}"
