# SPDX-License-Identifier: EUPL-1.2
"""A floor: uvicorn hands on what it gets to all in the room. No logic, no storage."""

import os
from typing import Any

import uvicorn

rooms: dict[str, dict[int, Any]] = {}


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Serve one connection."""
    if scope["type"] != "websocket":
        return
    await receive()
    await send({"type": "websocket.accept"})
    room = rooms.setdefault(scope["path"], {})
    room[id(send)] = send
    try:
        while (message := await receive())["type"] == "websocket.receive":
            out = {"type": "websocket.send", "bytes": message["bytes"]}
            for other in list(room.values()):
                await other(out)
    finally:
        del room[id(send)]


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(os.environ["PORT"]),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
        lifespan="off",
    )
