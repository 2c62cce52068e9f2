// SPDX-License-Identifier: EUPL-1.2
import "fake-indexeddb/auto";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import applyCases from "../../../tests/wire/apply.json";
import { Clock } from "./clock";
import type { ServerFrame } from "./frames";
import { Outbox } from "./outbox";
import { apply, type Changes, type Rec } from "./records";
import { LiveRoom } from "./room";

interface Sent {
  readonly t: string;
  readonly id?: string;
  readonly since?: number;
}

/** The server's end of a socket, played by the test. */
class FakeSocket extends EventTarget {
  static readonly OPEN = 1;
  static all: FakeSocket[] = [];
  static refuse = false;
  readyState = 0;
  readonly sent: Sent[] = [];

  constructor() {
    super();
    FakeSocket.all.push(this);
    queueMicrotask(() => {
      if (FakeSocket.refuse) {
        this.drop(1006);
      } else {
        this.readyState = 1;
        this.dispatchEvent(new Event("open"));
      }
    });
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Sent);
  }

  close(): void {
    this.readyState = 3;
  }

  drop(code: number): void {
    this.readyState = 3;
    this.dispatchEvent(Object.assign(new Event("close"), { code }));
  }

  say(frame: ServerFrame): void {
    this.dispatchEvent(new MessageEvent("message", { data: JSON.stringify(frame) }));
  }
}

let rooms = 0;
let room: LiveRoom;
let address: { room: string; ticket: string; socket: string };

beforeEach(() => {
  FakeSocket.all = [];
  FakeSocket.refuse = false;
  vi.stubGlobal("WebSocket", FakeSocket);
  rooms += 1;
  address = { room: `r${rooms}`, ticket: "t", socket: "/live/r/ws" };
  room = new LiveRoom(address);
});

afterEach(() => {
  room.stop();
  vi.unstubAllGlobals();
});

async function socket(n = 0): Promise<FakeSocket> {
  await vi.waitFor(() => expect(FakeSocket.all[n]?.sent.length).toBeGreaterThan(0), {
    timeout: 3000,
  });
  return FakeSocket.all[n] as FakeSocket;
}

const state = (seq: number, records: Record<string, Rec> = {}): ServerFrame => ({
  t: "state",
  seq,
  now: 1_790_000_000_000,
  records,
});

const acts = (line: FakeSocket): Sent[] =>
  line.sent.filter((frame) => frame.t === "act");

interface ApplyCase {
  readonly name: string;
  readonly before: Record<string, Rec>;
  readonly changes: readonly Changes[];
  readonly after: Record<string, Rec>;
}

for (const item of applyCases.cases as unknown as ApplyCase[]) {
  test(`apply: ${item.name}`, () => {
    const records = new Map(Object.entries(item.before));
    for (const changes of item.changes) {
      apply(records, changes);
    }
    expect([...records].sort()).toEqual(Object.entries(item.after).sort());
  });
}

test("i4 a record called __proto__ is a record like another", () => {
  const records = new Map<string, Rec>();
  apply(records, JSON.parse('{"put":{"__proto__":{"n":1}},"remove":[]}') as Changes);
  expect(records.get("__proto__")).toEqual({ n: 1 });
  expect(Object.hasOwn(Object.prototype, "n")).toBe(false);
});

test("live_20 a gap in the entries is answered with another hello", async () => {
  room.start();
  const line = await socket();
  line.say(state(3, { "tafel/1": { nr: 1 } }));
  line.say({ t: "entries", from: 3, seq: 4, now: 1, put: { a: { n: 1 } }, remove: [] });
  line.say({ t: "entries", from: 6, seq: 7, now: 1, put: { b: { n: 1 } }, remove: [] });
  expect([...room.records.keys()]).toEqual(["tafel/1", "a"]);
  expect(line.sent.at(-1)).toMatchObject({ t: "hello", since: 4 });
});

test("l1 Carla posts without network: kept, and sent once in order on return", async () => {
  room.start();
  (await socket()).drop(1006);
  await room.post({ kind: "geeltje.write", geeltje: "a", tekst: "een" });
  await room.post({ kind: "geeltje.write", geeltje: "b", tekst: "twee" });
  expect(room.pending.map((item) => item.act.tekst)).toEqual(["een", "twee"]);
  const line = await socket(1);
  line.say(state(1));
  await vi.waitFor(() => expect(acts(line)).toHaveLength(1));
  line.say({ t: "ack", id: acts(line)[0]?.id ?? "", seq: 2 });
  await vi.waitFor(() => expect(acts(line)).toHaveLength(2));
  line.say({ t: "ack", id: acts(line)[1]?.id ?? "", seq: 3 });
  await vi.waitFor(() => expect(room.pending).toEqual([]));
  expect(await new Outbox(address.room).all()).toEqual([]);
});

test("live_35 live_36 a room that was put back: all is sent again, and it is told", async () => {
  room.start();
  const first = await socket();
  first.say(state(1));
  await room.post({ kind: "geeltje.write", geeltje: "a", tekst: "een" });
  await vi.waitFor(() => expect(acts(first)).toHaveLength(1));
  const id = acts(first)[0]?.id ?? "";
  first.say({ t: "ack", id, seq: 2 });
  await vi.waitFor(() => expect(room.pending).toEqual([]));
  expect(room.restored).toBe(false);
  first.drop(1012);
  const second = await socket(1);
  second.say({ ...state(9), epoch: "1f2e3d4c" } as ServerFrame);
  expect(room.restored).toBe(true);
  await vi.waitFor(() => expect(acts(second)).toHaveLength(1));
  expect(acts(second)[0]?.id).toBe(id);
  second.say({ t: "ack", id, seq: 10 });
  await vi.waitFor(() => expect(room.pending).toEqual([]));
  second.drop(1012);
  const third = await socket(2);
  expect(third.sent[0]).toMatchObject({ t: "hello", since: 9, epoch: "1f2e3d4c" });
});

test("l2 an act whose ack was lost goes again with the same id", async () => {
  room.start();
  const first = await socket();
  first.say(state(1));
  await room.post({ kind: "geeltje.write", geeltje: "a", tekst: "een" });
  await vi.waitFor(() => expect(acts(first)).toHaveLength(1));
  first.drop(1006);
  const second = await socket(1);
  second.say(state(2));
  await vi.waitFor(() => expect(acts(second)).toHaveLength(1));
  expect(acts(second)[0]?.id).toBe(acts(first)[0]?.id);
});

test("l15 a second tab finds what the first could not send", async () => {
  await room.post({ kind: "geeltje.write", geeltje: "a", tekst: "een" });
  const kept = await new Outbox(address.room).all();
  expect(kept.map((item) => item.id)).toEqual(room.pending.map((item) => item.id));
});

test("l15 a private window without IndexedDB keeps the outbox all the same", async () => {
  vi.stubGlobal("indexedDB", {
    open: () => {
      throw new DOMException("refused", "SecurityError");
    },
  });
  const outbox = new Outbox(address.room);
  const item = { id: "1", act: { kind: "geeltje.write" }, n: 1, refusal: null };
  await outbox.put(item);
  expect(await new Outbox(address.room).all()).toEqual([item]);
  await outbox.remove("1");
  expect(await new Outbox(address.room).all()).toEqual([]);
});

test("a refused post keeps its words until they are taken over", async () => {
  room.start();
  const line = await socket();
  line.say(state(1));
  await room.post({ kind: "geeltje.write", geeltje: "a", tekst: "een" });
  await vi.waitFor(() => expect(acts(line)).toHaveLength(1));
  const id = acts(line)[0]?.id ?? "";
  line.say({ t: "no", id, code: "not-now", nl: "Nu niet.", en: "Not now." });
  await vi.waitFor(() => expect(room.pending[0]?.refusal?.code).toBe("not-now"));
  await room.discard(id);
  expect(room.pending).toEqual([]);
});

test("l13 another version asks to load the page again and stops", async () => {
  let outdated = 0;
  room.addEventListener("outdated", () => {
    outdated += 1;
  });
  room.start();
  const line = await socket();
  line.say({ t: "no", code: "version", nl: "", en: "" });
  line.drop(4001);
  expect(room.status).toBe("outdated");
  expect(outdated).toBe(1);
});

test("live_25 a page that was signed out does not come back", async () => {
  room.start();
  (await socket()).drop(4003);
  expect(room.status).toBe("gone");
});

test("live_36 a guest whom a restore lost: what was kept goes again, once in again", async () => {
  room.start();
  const line = await socket();
  line.say(state(1));
  for (const geeltje of ["a", "b"]) {
    await room.post({ kind: "geeltje.write", geeltje, tekst: geeltje });
    await vi.waitFor(() =>
      expect(acts(line).at(-1)).toMatchObject({ act: { geeltje } }),
    );
    line.say({ t: "ack", id: acts(line).at(-1)?.id ?? "", seq: 2 });
    await vi.waitFor(() => expect(room.pending).toEqual([]));
  }
  room.forget((act) => act.geeltje === "b");
  line.drop(4003);
  const id = acts(line)[0]?.id;
  await vi.waitFor(async () => {
    const kept = await new Outbox(address.room).all();
    expect(kept.map((item) => item.id)).toEqual([id]);
  });
  const again = new LiveRoom({ ...address, ticket: "new" });
  again.start();
  const second = await socket(1);
  second.say(state(1));
  await vi.waitFor(() => expect(acts(second).map((act) => act.id)).toEqual([id]));
  again.stop();
});

test("l14 two sockets that fail make the room poll, and acts go by POST", async () => {
  FakeSocket.refuse = true;
  let polls = 0;
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    if (init.method === "POST") {
      const { acts: sent } = JSON.parse(String(init.body)) as {
        acts: { id: string }[];
      };
      const answers = sent.map(({ id }) => ({ t: "ack", id, seq: 2 }));
      return Promise.resolve(Response.json({ answers }));
    }
    polls += 1;
    return polls === 1
      ? Promise.resolve(Response.json(state(1, { a: { n: 1 } })))
      : new Promise(() => url);
  });
  room.start();
  await vi.waitFor(() => expect(room.online).toBe(true), { timeout: 5000 });
  expect(FakeSocket.all).toHaveLength(2);
  expect(room.records.get("a")).toEqual({ n: 1 });
  expect(await room.send({ kind: "undo" })).toEqual({ ok: true, seq: 2 });
});

test("without a connection a sent act is answered with offline", async () => {
  expect(await room.send({ kind: "undo" })).toMatchObject({
    ok: false,
    code: "offline",
  });
});

test("l9 the clock follows the server, not the phone", () => {
  let ticks = 0;
  const clock = new Clock(() => ticks);
  clock.learn(1_790_000_000_000);
  ticks = 5000;
  expect(clock.now()).toBe(1_790_000_005_000);
  clock.learn(1_790_000_004_700);
  expect(clock.now()).toBe(1_790_000_005_000);
});
