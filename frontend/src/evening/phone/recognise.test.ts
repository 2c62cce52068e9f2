// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ActBody, LiveRoom, PendingAct, Rec } from "../../live/room";
import type { Kader } from "../../shared/kader";
import { PhoneApp } from "./phone-app";

const KADER = {
  room: "r",
  rol: "deelnemer",
  lang: "nl",
  urls: {},
  kringen: [{ id: "zelf", naam: "Bij onszelf", hue: "", tint: "", sign: "" }],
  perspectieven: [{ id: "ouder", naam: "Ouder" }],
  fasen: [{ id: "herkennen", naam: "Herkennen", vraag: "Wat herken je?", uitleg: "" }],
  aarden: [{ id: "helpend", naam: "Helpt" }],
  standen: [],
  most: {},
} as unknown as Kader;

const knop = (tekst: string): Rec => ({
  tafel: 1,
  tekst,
  kring: "zelf",
  aard: "helpend",
  geeltjes: [],
  stand: "nog-niet",
  reden: "",
});

/** A room that keeps what is posted until the test says otherwise. */
class FakeRoom extends EventTarget {
  readonly records = new Map<string, Rec>(
    Object.entries({
      fase: { nu: "herkennen", sinds: 0, fasen: [{ id: "herkennen", minuten: 10 }] },
      mij: { id: "carla", naam: "Carla", tafel: 1, geeltjes: [] },
      "knop/a": knop("Bellen"),
      "knop/b": knop("Luisteren"),
    }),
  );
  pending: PendingAct[] = [];
  status = "online";
  online = true;

  start(): void {}
  stop(): void {}

  post(act: ActBody): Promise<void> {
    this.pending.push({ id: String(this.pending.length), act, n: 0, refusal: null });
    return Promise.resolve();
  }

  discard(id: string): Promise<void> {
    this.pending = this.pending.filter((item) => item.id !== id);
    this.dispatchEvent(new Event("status"));
    return Promise.resolve();
  }
}

let room: FakeRoom;
let phone: PhoneApp;

async function changed(records: Record<string, Rec> = {}): Promise<void> {
  for (const [key, record] of Object.entries(records)) {
    room.records.set(key, record);
  }
  room.dispatchEvent(new Event("change"));
  await phone.updateComplete;
}

async function press(words: string): Promise<void> {
  // Between two presses lies the time in which a double tap counts once.
  vi.setSystemTime(Date.now() + 1000);
  button(words).click();
  await phone.updateComplete;
}

function button(words: string): HTMLButtonElement {
  const found = [...phone.querySelectorAll("button")].find((item) =>
    item.textContent?.includes(words),
  );
  if (!found) {
    throw new Error(`No button ${words} in ${phone.innerHTML}`);
  }
  return found;
}

const asked = (): string | undefined =>
  phone.querySelector("#ph-knop-words span")?.textContent ?? undefined;

const sent = (): unknown[] => room.pending.map(({ act }) => [act.knop, act.oordeel]);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  room = new FakeRoom();
  phone = new PhoneApp(KADER, room as unknown as LiveRoom);
  document.body.replaceChildren(phone);
  await changed();
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

test("Carla answers one knop after the other, and may change her mind", async () => {
  expect(asked()).toBe("Bellen");
  await press("Herkenbaar");
  expect(asked()).toBe("Luisteren");
  await press("Niet");
  expect(phone.textContent).toContain("Je hebt alle 2 knoppen bekeken");
  await press("Bellen");
  expect(button("Herkenbaar").getAttribute("aria-pressed")).toBe("true");
  await press("Deels");
  expect(sent()).toEqual([
    ["a", "herkenbaar"],
    ["b", "niet"],
    ["a", "deels"],
  ]);
});

test("a double tap answers one knop, not the next one too", async () => {
  vi.setSystemTime(Date.now() + 1000);
  button("Herkenbaar").click();
  await phone.updateComplete;
  button("Herkenbaar").click();
  expect(sent()).toEqual([["a", "herkenbaar"]]);
});

test("an answer is taken back", async () => {
  await changed({ "herkenning/carla": { oordelen: { a: "niet" } } });
  await press("Vorige");
  await press("Haal keuze weg");
  expect(sent()).toEqual([["a", null]]);
  expect(phone.textContent).not.toContain("Haal keuze weg");
});

test("S10: an answer that came too late is told, and put away", async () => {
  await press("Herkenbaar");
  const [item] = room.pending;
  const refusal = { ok: false, code: "choosing-closed", nl: "Te laat.", en: "Late." };
  room.pending = [{ ...item, refusal } as PendingAct];
  await changed({ herkennen: { open: false } });
  expect(phone.querySelector("[role=alert]")?.textContent).toBe("Te laat.");
  expect(phone.textContent).toContain("nog niet gekozen");
  await press("Sluit");
  expect(phone.querySelector("[role=alert]")).toBeNull();
});

test("once shown there are counts and my own answer, by perspectief where told", async () => {
  const counts = { herkenbaar: 3, deels: 1, niet: 0 };
  await changed({
    herkennen: { open: false },
    "herkenning/carla": { oordelen: { a: "deels" } },
    uitslag: {
      deelnemers: 5,
      gekozen: 4,
      knoppen: {
        a: { bronnen: ["a"], gekozen: 4, ...counts, perspectieven: { ouder: counts } },
        b: { bronnen: ["b"], gekozen: 1 },
      },
      gedeeld: { a: "herkenbaar" },
      betwist: [],
      groepen: [],
      waarom: "too_few",
    },
  });
  const text = phone.textContent?.replace(/\s+/g, " ") ?? "";
  expect(text).toContain("4 van 5 hebben gekozen");
  expect(text).toContain("3 herkenbaar 1 deels 0 niet");
  expect(text).toContain("Jij koos: Deels");
  expect(text).toContain("Ouder");
  expect(text).toContain("Te weinig mensen kozen hier");
  expect(text).toContain("pas bij 20 mensen");
});
