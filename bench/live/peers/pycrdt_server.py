# SPDX-License-Identifier: EUPL-1.2
"""pycrdt-websocket on uvicorn, each room with the SQLite store of pycrdt-store."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Any

import uvicorn
from pycrdt.store import SQLiteYStore, YDocNotFound
from pycrdt.websocket import ASGIServer, WebsocketServer, YRoom


class Store(SQLiteYStore):
    """The updates of every room in one database."""

    db_path = f"{os.environ['DATA']}/pycrdt.sqlite"


class Rooms(WebsocketServer):
    """Makes a room from what is stored of it."""

    def __init__(self) -> None:
        super().__init__()
        self.one_at_a_time = asyncio.Lock()

    async def get_room(self, name: str) -> YRoom:
        """Return a room, read from the store when it is not in memory."""
        async with self.one_at_a_time:
            if name not in self.rooms:
                self.rooms[name] = await self._read(name)
        await self.start_room(self.rooms[name])
        return self.rooms[name]

    async def _read(self, name: str) -> YRoom:
        store = Store(path=name)
        room = YRoom(ready=False, ystore=store, log=self.log)
        await self.start_room(room)
        await store.started.wait()
        with suppress(YDocNotFound):
            await store.apply_updates(room.ydoc)
        room.ready = True
        return room


rooms = Rooms()
server = ASGIServer(rooms)


@asynccontextmanager
async def life() -> AsyncIterator[None]:
    """Keep the rooms running while the server does."""
    async with rooms:
        yield


async def app(scope: Any, receive: Any, send: Any) -> None:
    """Serve the sockets; the lifespan starts and stops the rooms."""
    if scope["type"] != "lifespan":
        await server(scope, receive, send)
        return
    await receive()
    async with life():
        await send({"type": "lifespan.startup.complete"})
        await receive()
    await send({"type": "lifespan.shutdown.complete"})


if __name__ == "__main__":
    uvicorn.run(
        app,
        port=int(os.environ["PORT"]),
        ws="websockets-sansio",
        ws_per_message_deflate=False,
        log_level="warning",
        access_log=False,
    )
