# SPDX-License-Identifier: EUPL-1.2
"""A floor: picows hands on what it gets to all in the room. No logic, no storage."""

import os
from typing import Any

import uvloop
from picows import (
    WSListener,
    WSMsgType,
    WSTransport,
    WSUpgradeRequest,
    ws_create_server,
)

rooms: dict[str, set[WSTransport]] = {}


class Member(WSListener):
    """One connection."""

    def __init__(self, room: set[WSTransport]) -> None:
        self.room = room

    def on_ws_connected(self, transport: WSTransport) -> None:
        """Join the room."""
        self.room.add(transport)

    def on_ws_disconnected(self, transport: WSTransport) -> None:
        """Leave it."""
        self.room.discard(transport)

    def on_ws_frame(self, transport: WSTransport, frame: Any) -> None:
        """Hand on."""
        data = frame.get_payload_as_bytes()
        for member in list(self.room):
            member.send(WSMsgType.BINARY, data)


def member(request: WSUpgradeRequest) -> Member:
    """Bring a connection into the room that it names."""
    return Member(rooms.setdefault(str(request.path), set()))


async def main() -> None:
    """Serve until killed."""
    server = await ws_create_server(member, "127.0.0.1", int(os.environ["PORT"]))
    await server.serve_forever()


if __name__ == "__main__":
    uvloop.run(main())
