// SPDX-License-Identifier: EUPL-1.2
import { render } from "lit";
import { afterEach, expect, test, vi } from "vitest";
import type { Rec } from "../../live/room";
import { alikeView, oppositesOf } from "./alike";
import type { Desk } from "./context";

const NEAR = {
  lijkt: [
    { id: "b", termen: ["ouders"], tegen: false },
    { id: "c", termen: ["ouders"], tegen: true },
  ],
};

afterEach(() => {
  vi.unstubAllGlobals();
});

function deskThat(...answers: Response[]) {
  const asked = vi.fn(async (_where: string, _how: { signal: AbortSignal }) => {
    const answer = answers.shift();
    if (!answer) {
      throw new TypeError("no network");
    }
    return answer;
  });
  vi.stubGlobal("fetch", asked);
  const words: Record<string, string> = {
    a: "Ouders bellen",
    b: "Bel ouders terug",
    c: "Geen ouders bellen",
  };
  const place = document.createElement("div");
  const chosen = new Set<string>();
  const desk = {
    kader: { urls: { lijktOp: "/lijkt-op/" } },
    records: new Map<string, Rec>(),
    ui: { chosen },
    redraw: (): void => {
      render(
        alikeView(
          desk as unknown as Desk,
          (ids) => ids.map((id) => ({ id, tekst: words[id] ?? "" })),
          (id) => words[id] ?? "",
          (id) => chosen.add(id),
        ),
        place,
      );
    },
  };
  const settle = (): Promise<void> => new Promise((done) => setTimeout(done));
  return { asked, chosen, desk, place, settle };
}

test("bij-84 what is most like the first that was chosen can be chosen along", async () => {
  const { asked, chosen, desk, place, settle } = deskThat(Response.json(NEAR));
  desk.redraw();
  expect(place.textContent?.trim()).toBe("");
  chosen.add("a");
  desk.redraw();
  await settle();
  expect(asked.mock.calls).toHaveLength(1);
  expect(asked.mock.calls[0]?.[0]).toBe("/lijkt-op/?van=a");
  expect(place.textContent).toContain("Lijkt op “Ouders bellen”");
  const near = [...place.querySelectorAll("button")];
  expect(near.map((each) => each.getAttribute("aria-pressed"))).toEqual([
    "false",
    "false",
  ]);
  expect(near[1]?.querySelector("[role=img]")?.getAttribute("aria-label")).toBeTruthy();
  expect(oppositesOf(desk as unknown as Desk)).toEqual([["a", "c"]]);
  near[0]?.click();
  desk.redraw();
  expect(near[0]?.getAttribute("aria-pressed")).toBe("true");
  expect(asked.mock.calls).toHaveLength(1);
});

test("bij-84 without an answer one goes on by hand, and is asked for anew next time", async () => {
  const { chosen, desk, place, settle } = deskThat(
    new Response("", { status: 404 }),
    Response.json(NEAR),
  );
  chosen.add("a");
  desk.redraw();
  await settle();
  expect(place.querySelector("button")).toBeNull();
  chosen.clear();
  desk.redraw();
  chosen.add("a");
  desk.redraw();
  await settle();
  expect(place.querySelectorAll("button")).toHaveLength(2);
  chosen.clear();
  chosen.add("b");
  desk.redraw();
  await settle();
  expect(place.querySelector("button")).toBeNull();
});

test("bij-84 only the last one is waited for, and the same is not asked twice", async () => {
  const { asked, chosen, desk, place, settle } = deskThat();
  const waiting: ((answer: Response) => void)[] = [];
  asked.mockImplementation(
    (_where, { signal }) =>
      new Promise((done, fail) => {
        waiting.push(done);
        signal.addEventListener("abort", () => fail(new Error("stopped")));
      }),
  );
  const chooses = (id: string): void => {
    chosen.clear();
    desk.redraw();
    chosen.add(id);
    desk.redraw();
  };
  chooses("a");
  chooses("a");
  expect(asked.mock.calls).toHaveLength(1);
  chooses("d");
  expect(asked.mock.calls.map(([, { signal }]) => signal.aborted)).toEqual([
    true,
    false,
  ]);
  waiting[1]?.(Response.json(NEAR));
  await settle();
  expect(place.querySelectorAll("button")).toHaveLength(2);
  expect(asked.mock.calls).toHaveLength(2);
});

test("bij-84 what failed is asked again with the next choice, not with every redraw", async () => {
  const { asked, chosen, desk, place, settle } = deskThat();
  chosen.add("a");
  desk.redraw();
  await settle();
  desk.redraw();
  await settle();
  expect(asked.mock.calls).toHaveLength(1);
  asked.mockImplementation(async () => Response.json(NEAR));
  chosen.add("d");
  desk.redraw();
  await settle();
  expect(asked.mock.calls.map(([where]) => where)).toEqual([
    "/lijkt-op/?van=a",
    "/lijkt-op/?van=a",
  ]);
  expect(place.querySelectorAll("button")).toHaveLength(2);
});
