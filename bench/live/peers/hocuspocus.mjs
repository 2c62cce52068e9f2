// SPDX-License-Identifier: EUPL-1.2
// Hocuspocus with its SQLite extension. As installed, or with another flushDelay.
import { SQLite } from "@hocuspocus/extension-sqlite";
import { Server } from "@hocuspocus/server";

const { PORT, DATA, FLUSH_DELAY } = process.env;

const server = new Server({
  port: Number(PORT),
  address: "127.0.0.1",
  quiet: true,
  extensions: [new SQLite({ database: `${DATA}/hocuspocus.sqlite` })],
  ...(FLUSH_DELAY ? { flushDelay: Number(FLUSH_DELAY) } : {}),
});

await server.listen();
