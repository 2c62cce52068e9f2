// SPDX-License-Identifier: EUPL-1.2
import { html, render } from "lit";
import { beforeEach, expect, test } from "vitest";
import type { ActBody } from "../../live/room";
import { Drafts } from "../../shared/drafts";
import type { Fase, Knop, Voorstel } from "../../shared/model";
import { UNDOABLE } from "../../shared/undoable";
import { agenda, beside, go, header } from "./agenda";
import type { Desk, KnopForm, Sheet } from "./context";
import { placeOf, restore } from "./focus";
import { gather, pressed, put } from "./grouping";
import { knopWith } from "./merging";
import { accept, tick } from "./proposals/choosing";
import { knopActs, sheetView } from "./sheets";
import { side } from "./side";
import { sourcePicker } from "./sources";
import { writingView } from "./writing";

beforeEach(() => {
  Drafts.forgetMemory();
  localStorage.clear();
  sessionStorage.clear();
});

/** Bram's desk, with what he sent. */
function desk(records: Record<string, Record<string, unknown>> = {}) {
  const sent: ActBody[] = [];
  const made = {
    kader: { room: "r", most: { geeltje: 500 }, perspectieven: [], fasen: [] },
    records: new Map(Object.entries(records)),
    ui: { chosen: new Set<string>(), unticked: new Set<string>(), paper: null },
    act: (act: ActBody) => {
      sent.push(act);
      return Promise.resolve({ ok: true, seq: 1 });
    },
    say: () => undefined,
    redraw: () => undefined,
  };
  return { desk: made as unknown as Desk, sent };
}

const FORM: KnopForm = {
  knop: "k",
  tafel: 2,
  tekst: "",
  kring: "zelf",
  aard: "helpend",
  geeltjes: new Set(),
  picked: new Set(),
  zoek: "",
};

const fase: Fase = {
  nu: "schrijven",
  sinds: 0,
  fasen: [
    { id: "welkom", minuten: 5 },
    { id: "schrijven", minuten: 8 },
  ],
};

test("bij_40 a press for another fase tells from which fase Bram pressed", () => {
  const { desk: bram, sent } = desk({ fase: { ...fase } });
  go(bram, "welkom");
  expect(sent).toEqual([{ kind: "fase.go", fase: "welkom", van: "schrijven" }]);
  expect(beside(fase, -1)).toBe("welkom");
  expect(beside(fase, 1)).toBeNull();
});

test("a jump in the programme is asked first, a step is not", () => {
  const fasen = ["welkom", "schrijven", "groeperen"].map((id) => ({ id, minuten: 5 }));
  const opened: Sheet[] = [];
  const { desk: bram, sent } = desk({ fase: { nu: "welkom", sinds: 0, fasen } });
  const asking: Desk = { ...bram, open: (sheet) => opened.push(sheet) };
  const place = document.createElement("div");
  render(agenda(asking), place);
  const buttons = place.querySelectorAll("button");
  buttons[2]?.click();
  expect(sent).toEqual([]);
  expect(opened).toEqual([{ kind: "fase", naar: "groeperen" }]);
  buttons[1]?.click();
  expect(sent).toEqual([{ kind: "fase.go", fase: "schrijven", van: "welkom" }]);
});

test("going on from writing is asked first: then everybody reads", () => {
  const fasen = ["welkom", "schrijven", "groeperen"].map((id) => ({ id, minuten: 5 }));
  const opened: Sheet[] = [];
  const { desk: bram, sent } = desk({ fase: { nu: "schrijven", sinds: 0, fasen } });
  const asking = { ...bram, open: (sheet: Sheet) => opened.push(sheet) };
  Object.assign(asking, { room: { now: () => 0 } });
  const place = document.createElement("div");
  render(header(asking as unknown as Desk), place);
  place.querySelector<HTMLElement>(".button-main")?.click();
  expect(sent).toEqual([]);
  expect(opened).toEqual([{ kind: "fase", naar: "groeperen" }]);
  render(sheetView(asking as unknown as Desk, opened[0] as Sheet), place);
  expect(place.textContent).toContain("Iedereen leest dan wat is geschreven.");
});

test("Bram gathers what he chose in a new thema, and its name is asked", () => {
  const { desk: bram } = desk();
  const opened: Sheet[] = [];
  const asking: Desk = { ...bram, open: (sheet) => opened.push(sheet) };
  gather(asking);
  expect(opened).toEqual([]);
  bram.ui.chosen.add("a").add("b");
  gather(asking);
  expect(opened).toEqual([{ kind: "gather" }]);
});

test("a geeltje stays ticked while Bram looks for another", () => {
  const { desk: bram } = desk({
    "geeltje/a": { tekst: "Bellen", tafel: 1 },
    "geeltje/b": { tekst: "Wachten", tafel: 2 },
    "geeltje/c": { tekst: "Luisteren", tafel: 2 },
    "thema/t": { naam: "Contact", bevestigd: true },
    "plek/a": { thema: "t" },
  });
  const form: KnopForm = { ...FORM, picked: new Set(["a"]), zoek: "wachten" };
  const place = document.createElement("div");
  render(sourcePicker(bram, form), place);
  expect(place.querySelector<HTMLInputElement>("label[hidden] input")?.checked).toBe(
    true,
  );
  const seen = [...place.querySelectorAll<HTMLElement>(".check")].filter(
    (label) => !label.hidden,
  );
  expect(seen.map((label) => label.textContent)).toEqual(["Wachten"]);
  expect(place.querySelector("[role=status]")?.textContent).toBe("");
  render(sourcePicker(bram, { ...form, zoek: "fiets" }), place);
  expect(place.querySelector("[role=status]")?.textContent).toBe(
    "Niets gevonden voor ‘fiets’.",
  );
  const groups = [...place.querySelectorAll("[role=group]")];
  expect(groups.map((group) => group.getAttribute("aria-label"))).toEqual([
    "Contact",
    "Niet in een thema",
  ]);
});

test("bij_15 a pile is one line in the knop sheet, with its count and all its words", () => {
  const { desk: bram } = desk({
    "geeltje/a": { tekst: "Vaker bellen" },
    "geeltje/b": { tekst: "vaker bellen!" },
    "geeltje/c": { tekst: "Wachten" },
    "stapel/s": { soort: "groep", leden: ["a", "b"], oordeel: "samen" },
  });
  const form: KnopForm = { ...FORM, picked: new Set(["b"]) };
  const place = document.createElement("div");
  document.body.replaceChildren(place);
  render(sourcePicker(bram, form), place);
  const lines = [...place.querySelectorAll(".check")];
  expect(lines.map((line) => line.textContent)).toEqual([
    "Vaker bellen × 2ook: “vaker bellen!”",
    "Wachten",
  ]);
  const box = lines[0]?.querySelector("input") as HTMLInputElement;
  expect(box.indeterminate).toBe(true);
  box.click();
  expect([...form.picked].sort()).toEqual(["a", "b"]);
  box.click();
  expect(form.picked.size).toBe(0);
});

test("a geeltje that lies there already is not put there again", async () => {
  const { desk: bram, sent } = desk({ "plek/a": { thema: "t" } });
  await put(bram, ["a", "b"], "t");
  expect(sent).toEqual([{ kind: "geeltje.place", geeltjes: ["b"], thema: "t" }]);
  await put(bram, ["a"], "t");
  expect(sent).toHaveLength(1);
});

test("what Bram chose is put there in one act, so one press undoes it (BIJ-14)", async () => {
  const { desk: bram, sent } = desk();
  bram.ui.chosen.add("a").add("b").add("c");
  await put(bram, [...bram.ui.chosen], "t");
  expect(sent).toEqual([
    { kind: "geeltje.place", geeltjes: ["a", "b", "c"], thema: "t" },
  ]);
  expect(bram.ui.chosen.size).toBe(0);
});

test("the key 1 puts what is chosen in the first thema", () => {
  const { desk: bram, sent } = desk({ "thema/t": { naam: "T", bevestigd: true } });
  bram.ui.chosen.add("a");
  const card = document.createElement("button");
  card.dataset.geeltje = "a";
  document.body.append(card);
  card.addEventListener("keydown", (event) => pressed(bram, event));
  card.dispatchEvent(new KeyboardEvent("keydown", { key: "1" }));
  expect(sent).toEqual([{ kind: "geeltje.place", geeltjes: ["a"], thema: "t" }]);
});

test("Bram accepts a proposal whole, or with a member unticked", async () => {
  const { desk: bram, sent } = desk();
  const voorstel = { id: "v", leden: ["a", "b", "c"] } as unknown as Voorstel;
  await accept(bram, voorstel);
  tick(bram, voorstel, "c");
  await accept(bram, voorstel);
  expect(sent).toEqual([
    { kind: "voorstel.accept", voorstel: "v" },
    { kind: "voorstel.accept", voorstel: "v", leden: ["a", "b"] },
  ]);
});

test("a proposed knop is found by any of its bronnen", () => {
  const knop = { id: "a", bronnen: [{ id: "a" }, { id: "b" }] } as unknown as Knop;
  expect(knopWith([knop], "b")).toBe(knop);
  expect(knopWith([knop], "z")).toBeNull();
});

test("changing a knop adds sources before it takes others away (BIJ-22)", () => {
  const form: KnopForm = {
    ...FORM,
    geeltjes: new Set(["old"]),
    picked: new Set(["new"]),
  };
  const acts = knopActs(form, new FormData());
  expect(acts[0]).toEqual({ kind: "knop.source", knop: "k", geeltje: "new" });
  expect(acts.at(-1)).toMatchObject({ geeltje: "old", weg: true });
});

test("l12 a geeltje from paper is still there when another fase came between", () => {
  const { desk: bram } = desk();
  const place = document.createElement("div");
  const field = (): HTMLTextAreaElement =>
    place.querySelector("textarea") as HTMLTextAreaElement;
  render(writingView(bram), place);
  field().value = "Half getypt";
  field().dispatchEvent(new Event("input"));
  render(html`another fase`, place);
  render(writingView(bram), place);
  expect(field().value).toBe("Half getypt");
  expect(new Drafts("r").read("from-paper")).toBe("Half getypt");
});

test("the undo button tells in words what it undoes", () => {
  expect(UNDOABLE["knop.join"]?.nl).toBe("samenvoegen");
  expect(Object.values(UNDOABLE).every(({ nl, en }) => nl !== "" && en !== "")).toBe(
    true,
  );
});

test("the focus follows a geeltje to its thema, and else goes to the top", () => {
  const root = document.createElement("div");
  document.body.append(root);
  const draw = (inside: string): void => {
    root.innerHTML = `<h1 tabindex="-1">Groeperen</h1>${inside}`;
  };
  draw('<button data-geeltje="a">A</button>');
  root.querySelector("button")?.focus();
  const first = placeOf(root);
  draw('<section><button data-geeltje="a">A</button></section>');
  restore(root, first);
  expect(document.activeElement).toBe(root.querySelector("section button"));
  const second = placeOf(root);
  draw("");
  restore(root, second);
  expect(document.activeElement).toBe(root.querySelector("h1"));
  root.remove();
});

test("l5 Bram reads quietly that somebody sends very much, and no name", () => {
  const { desk: bram } = desk({ fase: { ...fase } });
  const place = document.createElement("div");
  const line = "Iemand stuurt heel veel tegelijk. De rest merkt daar niets van.";
  for (const slowed of [false, true, false]) {
    const kader = { ...bram.kader, urls: {} };
    const shown = { ...bram, kader, slowed, room: { now: () => 0 } };
    render(side(shown as unknown as Desk), place);
    expect(place.textContent?.includes(line)).toBe(slowed);
  }
});
