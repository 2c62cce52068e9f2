// SPDX-License-Identifier: EUPL-1.2
import { afterEach, expect, test, vi } from "vitest";
import { LiveRoom, type Rec } from "../../live/room";
import type { Kader } from "../../shared/kader";
import type { FaseId } from "../../shared/model";
import { ScreenApp } from "./screen-app";

const FASEN: readonly FaseId[] = [
  "welkom",
  "schrijven",
  "groeperen",
  "tafels",
  "samenvoegen",
  "resultaat",
];

const KADER: Kader = {
  room: "a".repeat(32),
  ticket: "",
  rol: "scherm",
  lang: "nl",
  socket: "/live/x/ws",
  urls: { qr: "/qr.svg", join: "http://plaat.example/mee/KEEL-92/", plaat: "/plaat/" },
  kringen: [
    { id: "zelf", naam: "Bij onszelf", hue: "#000000", tint: "#ffffff", sign: "" },
  ],
  perspectieven: [{ id: "ouder", naam: "Ouder", vraag: "Wat zeggen ouders?" }],
  fasen: FASEN.map((id) => ({
    id,
    naam: id,
    vraag: `Vraag van ${id}?`,
    uitleg: "Kort.",
  })),
  aarden: [{ id: "helpend", naam: "helpt" }],
  standen: [],
  most: {} as Kader["most"],
};

/** A room that holds records and goes nowhere. */
class StillRoom extends LiveRoom {
  readonly held = new Map<string, Rec>();
  state: LiveRoom["status"] = "online";

  override get records(): LiveRoom["records"] {
    return this.held;
  }

  override get status(): LiveRoom["status"] {
    return this.state;
  }

  override start(): void {}
  override stop(): void {}
}

const knop = (tafel: number, tekst: string): Rec => ({
  tafel,
  tekst,
  kring: "zelf",
  aard: "helpend",
  geeltjes: [],
  stand: "nog-niet",
  reden: "",
});

async function screenIn(
  nu: FaseId,
  more: Readonly<Record<string, Rec>> = {},
): Promise<[ScreenApp, StillRoom]> {
  const room = new StillRoom({ room: KADER.room, ticket: "", socket: KADER.socket });
  const records: Readonly<Record<string, Rec>> = {
    bijeenkomst: { naam: "Avond", nuldoel: "klachten", uitgangspositie: "", stem: "" },
    fase: { nu, sinds: 0, fasen: FASEN.map((id) => ({ id, minuten: 8 })) },
    deur: { open: true, code: "KEEL-92" },
    telling: {
      geeltjes: 41,
      getoond: 0,
      deelnemers: 25,
      knoppen: 3,
      tafels: { 1: { deelnemers: 5, geeltjes: 8, knoppen: 3 } },
    },
    "tafel/1": { nr: 1 },
    ...more,
  };
  for (const [key, record] of Object.entries(records)) {
    room.held.set(key, record);
  }
  const screen = new ScreenApp(KADER, room);
  document.body.replaceChildren(screen);
  await changed(screen, room);
  return [screen, room];
}

async function changed(screen: ScreenApp, room: StillRoom): Promise<void> {
  room.dispatchEvent(new Event("change"));
  await screen.updateComplete;
}

const words = (screen: ScreenApp): string =>
  screen.innerHTML.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
});

test("the room reads the code, the address and how many people are in", async () => {
  const [screen] = await screenIn("welkom");
  expect(words(screen)).toContain("KEEL-92 plaat.example");
  expect(words(screen)).toContain("25 mensen doen mee");
  expect(screen.querySelector("img")?.getAttribute("src")).toContain("/qr.svg");
});

test("a closed door shows no code", async () => {
  const [screen] = await screenIn("welkom", { deur: { open: false, code: "KEEL-92" } });
  expect(words(screen)).not.toContain("KEEL-92");
});

test("bij_1 while people write the room sees a count, and that they are closed", async () => {
  const [screen] = await screenIn("schrijven");
  expect(screen.querySelector("h1")?.textContent).toBe("Vraag van schrijven?");
  expect(words(screen)).toContain("41 geeltjes, nog dicht");
});

test("a thema shows its name, some geeltjes and how many more", async () => {
  const geeltjes = ["Bellen", "Appen", "Mailen", "Langsgaan", "Schrijven"];
  const [screen] = await screenIn("groeperen", {
    "thema/t": { naam: "Contact", bevestigd: true, kern: "g0" },
    ...Object.fromEntries(
      geeltjes.flatMap((tekst, n) => [
        [`geeltje/g${n}`, { tekst, tafel: 1, perspectief: null }],
        [`plek/g${n}`, { thema: "t" }],
      ]),
    ),
    "geeltje/los": { tekst: "Los", tafel: 1, perspectief: null },
  });
  expect(words(screen)).toContain("Contact Bellen Appen Mailen en 2 meer");
  expect(words(screen)).toContain("1 geeltje ligt nog los");
});

test("at the tafels only counts are shown", async () => {
  const [screen] = await screenIn("tafels");
  expect(words(screen)).toContain("Tafel 1 3 knoppen 5 mensen");
  expect(words(screen)).toContain("Tik op je telefoon op ‘Nieuwe knop’.");
  expect(words(screen)).toContain("3 knoppen op 1 tafel");
  expect(screen.querySelectorAll(".sc-dots circle")).toHaveLength(3);
});

test("what is joined now comes on the screen with the words of each tafel", async () => {
  const [screen, room] = await screenIn("samenvoegen", {
    "knop/a": knop(1, "Bellen"),
    "knop/b": knop(2, "Vaker bellen"),
    "knop/c": knop(1, "Samen eten"),
    "knop/d": knop(2, "Eten"),
    "schakel/a~b": { oordeel: "samen" },
  });
  expect(words(screen)).toContain("Dit zegt hetzelfde");
  room.held.set("schakel/c~d", { oordeel: "samen" });
  await changed(screen, room);
  expect(words(screen)).toContain("Net samengevoegd");
  expect(words(screen)).toContain("Tafel 1 Samen eten Tafel 2 Eten");
  expect(words(screen)).toContain("2 knoppen van 2 tafels");
});

test("the result is the picture when it reads, without links", async () => {
  const page = `<figure class="plaat-picture"><svg viewBox="0 0 1600 900"><a href="#knop-a">
    <g data-knop="a"><text font-size="14">Bellen</text></g></a></svg></figure>`;
  vi.stubGlobal("fetch", async () => new Response(page));
  const [screen] = await screenIn("resultaat", { "knop/a": knop(1, "Bellen") });
  await vi.waitFor(() =>
    expect(screen.querySelector(".sc-picture svg")).not.toBeNull(),
  );
  expect(screen.querySelector(".sc-picture a")).toBeNull();
  expect(screen.querySelector("h1")?.textContent).toContain("0 klachten");
});

test("a plaat too full to read is shown as its kringen", async () => {
  const page = `<figure class="plaat-picture"><svg viewBox="0 0 1600 900">
    <g data-knop="a"><text font-size="5">Bellen</text></g></svg></figure>`;
  vi.stubGlobal("fetch", async () => new Response(page));
  const [screen] = await screenIn("resultaat", { "knop/a": knop(1, "Bellen") });
  await vi.waitFor(() => expect(screen.picture.drawn).not.toBeNull());
  expect(words(screen)).toContain("Bij onszelf Bellen");
});

test("without a connection the room keeps what it saw, and is told quietly", async () => {
  const [screen, room] = await screenIn("schrijven");
  room.state = "offline";
  room.dispatchEvent(new Event("status"));
  await screen.updateComplete;
  expect(words(screen)).toContain("Geen verbinding");
  expect(words(screen)).toContain("41 geeltjes");
});

const geeltje = (tekst: string, perspectief: string | null = null): Rec => ({
  tekst,
  tafel: 1,
  perspectief,
});

const onScreen = (soort: string, band: string, ...leden: string[]): Rec => ({
  voorstel: { id: "v", soort, leden, termen: ["gezicht"], band },
  perspectief: null,
});

test("bij_80 the voorstel that is talked about is read in its own words, with why", async () => {
  const [screen, room] = await screenIn("groeperen", {
    "geeltje/a": geeltje("Eén vast gezicht"),
    "geeltje/b": geeltje("Een gezicht per gezin"),
    "geeltje/c": geeltje("Heel iets anders"),
    scherm: onScreen("groep", "strong", "a", "b"),
  });
  expect(screen.querySelector("h1")?.textContent).toBe("Hoort dit bij elkaar?");
  expect(words(screen)).toContain("Heel waarschijnlijk hetzelfde");
  expect(words(screen)).toContain("Beide noemen gezicht .");
  const said = [...screen.querySelectorAll(".sc-said")].map((li) => li.textContent);
  expect(said).toEqual(["Eén vast gezicht", "Een gezicht per gezin"]);
  room.held.delete("scherm");
  await changed(screen, room);
  expect(screen.querySelector("h1")?.textContent).toBe("Vraag van groeperen?");
  expect(words(screen)).toContain("Heel iets anders");
});

test("bij_80 what is not ticked is not read, and why names only what is left", async () => {
  const shown = onScreen("groep", "strong", "a", "b", "c");
  const voorstel = { ...(shown.voorstel as Rec), termen: ["gezicht", "gezin"] };
  const [screen, room] = await screenIn("groeperen", {
    "geeltje/a": geeltje("Eén vast gezicht"),
    "geeltje/b": geeltje("Een gezicht per gezin"),
    "geeltje/c": geeltje("Elk gezin zijn plan"),
    scherm: { voorstel: { ...voorstel, uit: [] }, perspectief: null },
  });
  expect(words(screen)).toContain("Ze noemen gezicht en gezin .");
  room.held.set("scherm", {
    voorstel: { ...voorstel, uit: ["c"] },
    perspectief: null,
  });
  await changed(screen, room);
  expect(words(screen)).not.toContain("Elk gezin zijn plan");
  expect(words(screen)).toContain("1 hoort er nu niet bij");
  expect(words(screen)).toContain("Beide noemen gezicht .");
  room.held.set("scherm", {
    voorstel: { ...voorstel, uit: ["a", "b", "c"] },
    perspectief: null,
  });
  await changed(screen, room);
  expect(screen.querySelector("h1")?.textContent).toBe("Wat hoort bij elkaar?");
  expect(screen.querySelectorAll(".sc-said")).toHaveLength(3);
  expect(words(screen)).toContain("Nog niet gekozen wat bij elkaar hoort.");
  expect(words(screen)).not.toContain("noemen");
});

test("bij_80 two that may be opposite stand against each other", async () => {
  const [screen] = await screenIn("samenvoegen", {
    "geeltje/g": geeltje("Dan bellen ze nooit terug"),
    "knop/a": { ...knop(1, "Vaker bellen"), geeltjes: ["g"] },
    "knop/b": knop(2, "Minder bellen"),
    scherm: onScreen("knop", "tegen", "a", "b"),
  });
  expect(screen.querySelector("h1")?.textContent).toBe("Zeggen deze het omgekeerde?");
  expect(words(screen)).toContain("Mogelijk tegenovergesteld");
  expect(screen.querySelector(".sc-against .sc-sign svg")).not.toBeNull();
  expect(words(screen)).toContain("Vaker bellen Tafel 1 · Bij onszelf");
  expect(words(screen)).toContain("“ Dan bellen ze nooit terug ”");
});

test("bij_82 what ouders say stands under its thema, without tafels and others", async () => {
  const [screen] = await screenIn("groeperen", {
    "thema/t": { naam: "Contact", bevestigd: true, kern: "a" },
    "geeltje/a": geeltje("Bellen", "ouder"),
    "geeltje/b": geeltje("Mailen", "gemeente"),
    "geeltje/c": geeltje("Luisteren", "ouder"),
    "plek/a": { thema: "t" },
    "plek/b": { thema: "t" },
    scherm: { voorstel: null, perspectief: "ouder" },
  });
  expect(screen.querySelector("h1")?.textContent).toBe("Wat zeggen ouders?");
  expect(words(screen)).toContain("Contact Bellen");
  expect(words(screen)).toContain("Luisteren");
  expect(words(screen)).not.toMatch(/Mailen|Tafel/);
});
