// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test } from "vitest";
import { LiveRoom, type Rec } from "../../live/room";
import type { Kader } from "../../shared/kader";
import { FacilitatorApp } from "./facilitator-app";

const FASEN = [{ id: "welkom", naam: "Welkom", vraag: "", uitleg: "" }] as const;

class StillRoom extends LiveRoom {
  state: LiveRoom["status"] = "online";
  readonly held = new Map<string, Rec>([
    ["bijeenkomst", { naam: "Avond", nuldoel: "klachten" }],
    ["fase", { nu: "welkom", sinds: 0, fasen: [{ id: "welkom", minuten: 8 }] }],
  ]);

  override get records(): LiveRoom["records"] {
    return this.held;
  }

  override get restored(): boolean {
    return true;
  }

  override get status(): LiveRoom["status"] {
    return this.state;
  }

  override start(): void {}
  override stop(): void {}
}

async function deskIn(lang: "nl" | "en"): Promise<[FacilitatorApp, StillRoom]> {
  const kader = { room: "r", ticket: "", socket: "", lang, fasen: FASEN, urls: {} };
  const room = new StillRoom(kader);
  const desk = new FacilitatorApp(kader as unknown as Kader, room);
  document.body.replaceChildren(desk);
  await desk.updateComplete;
  return [desk, room];
}

afterEach(() => document.body.replaceChildren());

for (const [lang, close, told] of [
  ["nl", "Sluit dit bericht", "teruggezet"],
  ["en", "Close this notice", "put back"],
] as const) {
  test(`a notice that was read can be put away, in ${lang}`, async () => {
    const [desk, room] = await deskIn(lang);
    const notice = (): Element | null => desk.querySelector(".fc-work > .notice");
    const status = async (now: LiveRoom["status"]): Promise<void> => {
      room.state = now;
      room.dispatchEvent(new Event("status"));
      await desk.updateComplete;
    };
    expect(notice()?.textContent).toContain(told);
    const button = notice()?.querySelector("button");
    expect(button?.textContent).toBe(close);
    button?.focus();
    button?.click();
    await desk.updateComplete;
    expect(notice()).toBeNull();
    expect(document.activeElement?.localName).toBe("h1");
    await status("offline");
    notice()?.querySelector("button")?.click();
    await desk.updateComplete;
    expect(notice()).toBeNull();
    // Back and lost again: that is news.
    await status("online");
    expect(notice()).toBeNull();
    await status("offline");
    expect(notice()).not.toBeNull();
  });
}
