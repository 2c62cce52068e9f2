// SPDX-License-Identifier: EUPL-1.2
/** A line to the room: a WebSocket, or long polling where sockets do not pass. */

import {
  type ActBody,
  type AnswerFrame,
  epochOf,
  type NoFrame,
  type ServerFrame,
  VERSION,
} from "./frames";

/** What a line tells its room. */
export interface LineEvents {
  frame(frame: ServerFrame): void;
  /** Over for this time; `code` as a WebSocket's, 0 when nothing came at all. */
  closed(code: number): void;
}

/** Up to where a page followed, and in which epoch of the room. */
export interface Since {
  readonly seq: number;
  readonly epoch: string;
}

export interface Line {
  hello(since: Since): void;
  act(id: string, act: ActBody): void;
  close(): void;
}

export interface Address {
  readonly ticket: string;
  /** Path of the socket, ending in `/ws`. */
  readonly socket: string;
}

export const CLOSE_VERSION = 4001;
export const CLOSE_GONE = 4003;
const FIRST_FRAME_LIMIT = 10_000;
const PING_EVERY = 20_000;
const PONG_LIMIT = 10_000;
const POLL_LIMIT = 35_000;

/** Open a WebSocket; it says hello by itself. */
export function openSocket(address: Address, since: Since, events: LineEvents): Line {
  const url = new URL(address.socket, window.location.href);
  url.protocol = url.protocol === "https:" ? "wss:" : "ws:";
  const socket = new WebSocket(url);
  let over = false;
  let watchdog: ReturnType<typeof setTimeout> | undefined;
  let pinging: ReturnType<typeof setTimeout> | undefined;
  const send = (frame: object): void => {
    if (socket.readyState === WebSocket.OPEN) {
      socket.send(JSON.stringify(frame));
    }
  };
  const end = (code: number): void => {
    clearTimeout(watchdog);
    clearTimeout(pinging);
    if (!over) {
      over = true;
      socket.close();
      events.closed(code);
    }
  };
  const expect = (limit: number): void => {
    clearTimeout(watchdog);
    watchdog = setTimeout(() => end(0), limit);
  };
  const restPing = (): void => {
    clearTimeout(watchdog);
    clearTimeout(pinging);
    pinging = setTimeout(() => {
      send({ t: "ping" });
      expect(PONG_LIMIT);
    }, PING_EVERY);
  };
  const line: Line = {
    hello: (from) =>
      send({
        t: "hello",
        v: VERSION,
        ticket: address.ticket,
        since: from.seq,
        ...(from.epoch === "" ? {} : { epoch: from.epoch }),
      }),
    act: (id, act) => send({ t: "act", id, act }),
    close: () => {
      over = true;
      end(0);
      socket.close();
    },
  };
  expect(FIRST_FRAME_LIMIT);
  socket.addEventListener("open", () => line.hello(since));
  socket.addEventListener("message", (event) => {
    if (!over && typeof event.data === "string") {
      restPing();
      events.frame(JSON.parse(event.data) as ServerFrame);
    }
  });
  socket.addEventListener("close", (event) => end(event.code));
  socket.addEventListener("error", () => end(0));
  return line;
}

/** Poll over plain HTTP; acts go one by one by POST. */
export function openPoll(address: Address, events: LineEvents): Line {
  const base = address.socket.replace(/\/ws$/, "");
  const stop = new AbortController();
  // The first answer must come at once, so it asks for everything.
  let at = 0;
  let epoch = "";
  const end = (code: number): void => {
    if (!stop.signal.aborted) {
      stop.abort();
      events.closed(code);
    }
  };
  const ask = async <T>(path: string, init: RequestInit): Promise<T> => {
    const response = await fetch(base + path, {
      ...init,
      credentials: "same-origin",
      cache: "no-store",
      headers: {
        "Nulplaat-Ticket": address.ticket,
        "Content-Type": "application/json",
      },
      signal: AbortSignal.any
        ? AbortSignal.any([stop.signal, AbortSignal.timeout(POLL_LIMIT)])
        : stop.signal,
    });
    if (response.status === 403 || response.status === 404) {
      end(CLOSE_GONE);
    }
    return (await response.json()) as T;
  };
  const take = (frame: ServerFrame): void => {
    if (frame.t === "no") {
      end(frame.code === "version" ? CLOSE_VERSION : 0);
      return;
    }
    if (frame.t === "state") {
      epoch = epochOf(frame);
      at = frame.seq;
    } else if (frame.t === "entries") {
      at = frame.seq;
    }
    events.frame(frame);
  };
  const loop = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      take(
        await ask<ServerFrame>(`/entries?since=${at}&v=${VERSION}&epoch=${epoch}`, {}),
      );
    }
  };
  const post = async (id: string, act: ActBody): Promise<void> => {
    const body = JSON.stringify({ v: VERSION, acts: [{ id, act }] });
    const answer = await ask<{ answers: readonly AnswerFrame[] } | NoFrame>("/acts", {
      method: "POST",
      body,
    });
    if ("answers" in answer) {
      for (const frame of answer.answers) {
        events.frame(frame);
      }
    } else {
      events.frame({ ...answer, id });
    }
  };
  loop().catch(() => end(0));
  return {
    hello: () => undefined,
    act: (id, act) => {
      post(id, act).catch(() => end(0));
    },
    close: () => stop.abort(),
  };
}
