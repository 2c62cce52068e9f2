// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test, vi } from "vitest";
import { Pace } from "./pace";

const ROOM = { socket: "/live/r/ws", ticket: "t" };

afterEach(() => {
  vi.unstubAllGlobals();
});

test("l5 the desk hears that somebody is slowed, and that it is over", async () => {
  const answers = [
    new Response('{"slowed":true}'),
    new Response('{"slowed":true}'),
    new Response("{}", { status: 404 }),
  ];
  const asked = vi.fn(async (_where: string, _how: RequestInit) => answers.shift());
  vi.stubGlobal("fetch", asked);
  const heard: boolean[] = [];
  const pace: Pace = new Pace(ROOM, () => heard.push(pace.slowed));
  for (let n = 0; n < 4; n += 1) {
    await pace.ask();
  }
  expect(heard).toEqual([true, false]);
  expect(asked.mock.calls[0]?.[0]).toBe("/live/r/pace");
  expect(asked.mock.calls[0]?.[1].headers).toEqual({ "Nulplaat-Ticket": "t" });
});
