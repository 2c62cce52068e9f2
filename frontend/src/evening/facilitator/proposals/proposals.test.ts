// SPDX-License-Identifier: EUPL-1.2
import { render } from "lit";
import { beforeEach, expect, test } from "vitest";
import type { ActBody } from "../../../live/room";
import { header } from "../agenda";
import type { Desk } from "../context";
import { groupingView } from "../grouping";
import { mergingView } from "../merging";

type Shown = Record<string, Record<string, unknown>>;

/** Bram's desk, with what he sent. */
function desk(records: Shown) {
  const sent: ActBody[] = [];
  const made = {
    kader: {
      perspectieven: [{ id: "ouder", naam: "Ouder", vraag: "Wat zeggen ouders?" }],
      kringen: [],
      fasen: [],
      aarden: [],
      urls: {},
    },
    records: new Map(Object.entries(records)),
    ui: {
      chosen: new Set<string>(),
      unticked: new Set<string>(),
      unpicked: new Set<string>(),
      unfolded: new Set<string>(),
      closed: new Map<string, unknown>(),
      filter: "",
      perspectief: "",
      merge: "open",
    },
    act: (act: ActBody) => {
      sent.push(act);
      return Promise.resolve({ ok: true, seq: 1 });
    },
    room: { now: () => 0 },
    say: () => undefined,
    redraw: () => undefined,
  };
  return { bram: made as unknown as Desk, sent };
}

function geeltje(tekst: string, perspectief: string | null = null) {
  return { tekst, tafel: 1, perspectief };
}

function proposal(band: string, ...leden: string[]) {
  return {
    soort: "groep",
    leden,
    kern: leden[0],
    termen: ["gezicht"],
    score: 0.7,
    band,
    trefwoorden: ["gezicht", "vast", "gezin"],
  };
}

const NOTES: Shown = {
  "geeltje/a": geeltje("Eén vast gezicht", "ouder"),
  "geeltje/b": geeltje("eén vast gezicht!"),
  "geeltje/c": geeltje("Een vast gezicht per gezin"),
  "geeltje/d": geeltje("Wachtlijsten korter"),
  "geeltje/e": geeltje("Geen wachtlijsten"),
};

let place: HTMLElement;

beforeEach(() => {
  place = document.createElement("div");
  document.body.replaceChildren(place);
});

test("bij_19 what is ticked is taken over in one act, with who was unticked left out", () => {
  const { bram, sent } = desk({
    ...NOTES,
    "voorstel/v": proposal("strong", "a", "b", "c"),
    "voorstel/w": proposal("strong", "d", "e"),
    "voorstel/x": proposal("likely", "d", "e"),
  });
  bram.ui.unticked.add("v:c");
  bram.ui.unpicked.add("w");
  render(groupingView(bram), place);
  place.querySelector<HTMLElement>(".fc-strong .button-main")?.click();
  expect(sent).toEqual([
    { kind: "voorstel.take", keuzes: [{ voorstel: "v", leden: ["a", "b"] }] },
  ]);
});

test("the bands are said in words; a pair that may be opposite cannot be accepted", () => {
  const { bram } = desk({
    ...NOTES,
    "voorstel/v": proposal("strong", "a", "c"),
    "voorstel/w": proposal("likely", "b", "c"),
    "voorstel/t": proposal("tegen", "d", "e"),
    "voorstel/r": proposal("verwant", "a", "d"),
  });
  render(groupingView(bram), place);
  const headings = [...place.querySelectorAll(".fc-bands h3")].map(
    (h) => h.textContent,
  );
  expect(headings).toEqual([
    "Heel waarschijnlijk hetzelfde",
    "Lijkt op elkaar, kijk even",
    "Mogelijk tegenovergesteld",
  ]);
  const opposite = place.querySelector('[data-voorstel="t"]');
  expect(opposite?.textContent).toContain("Gezien, houd apart");
  expect(opposite?.querySelectorAll("button")).toHaveLength(2);
  expect(place.querySelector(".fc-related summary")?.textContent).toBe("Verwant (1)");
  expect(place.textContent).toContain("Trefwoorden: vast, gezin");
});

test("bij_15 a pile is one card, said to be one, and comes apart in one press", () => {
  const { bram, sent } = desk({
    ...NOTES,
    "stapel/s": { soort: "groep", leden: ["a", "b"], oordeel: "samen" },
  });
  render(groupingView(bram), place);
  expect(place.querySelectorAll("[data-geeltje]")).toHaveLength(4);
  const note = place.querySelector(".fc-pile-note");
  expect(note?.textContent).toContain("2× precies hetzelfde, vanzelf op één stapel");
  note?.querySelector("button")?.click();
  expect(sent).toEqual([{ kind: "stapel.drop", stapel: "s" }]);
});

test("J takes a proposal over and L leaves it, from wherever the focus is in it", () => {
  const { bram, sent } = desk({ ...NOTES, "voorstel/w": proposal("likely", "b", "c") });
  render(groupingView(bram), place);
  const button = place.querySelector<HTMLElement>('[data-voorstel="w"] button');
  for (const key of ["j", "l", "x"]) {
    button?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
  }
  expect(sent).toEqual([
    { kind: "voorstel.accept", voorstel: "w" },
    { kind: "voorstel.leave", voorstel: "w" },
  ]);
});

test("bij_46 a perspectief of fewer than three is explained and not offered", () => {
  const { bram } = desk({ ...NOTES, telling: { perspectieven: [] } });
  render(groupingView(bram), place);
  expect([...place.querySelectorAll(".fc-who button")]).toHaveLength(1);
  expect(place.querySelector(".fc-who")?.textContent).toContain("te klein om te tonen");
  bram.ui.perspectief = "ouder";
  render(groupingView(bram), place);
  expect(place.querySelectorAll("[data-geeltje]")).toHaveLength(5);
  (bram.records as Map<string, unknown>).set("telling", { perspectieven: ["ouder"] });
  render(groupingView(bram), place);
  expect(place.querySelectorAll("[data-geeltje]")).toHaveLength(1);
});

test("bij_38 the kring is a lens that Bram switches, and the proposals are asked anew", () => {
  const { bram, sent } = desk({
    "vergelijking/knop": { maat: "lexical", terugval: false, lens: false },
  });
  render(mergingView(bram), place);
  place.querySelector<HTMLInputElement>(".fc-ask input")?.click();
  expect(sent).toEqual([{ kind: "voorstel.ask", soort: "knop", lens: true }]);
  expect(place.querySelector(".notice")).toBeNull();
});

test("another measure, or one that failed, is told above the proposals", () => {
  const { bram } = desk({
    "vergelijking/knop": { maat: "endpoint", terugval: true, lens: false },
  });
  render(mergingView(bram), place);
  expect(place.querySelector(".notice")?.textContent).toContain("gaf geen antwoord");
  const how = { maat: "model", terugval: false, lens: false };
  button("Sluit dit bericht")?.click();
  render(mergingView(bram), place);
  expect(place.querySelector(".notice")).toBeNull();
  // What is told now is something else.
  (bram.records as Map<string, unknown>).set("vergelijking/knop", how);
  render(mergingView(bram), place);
  expect(place.querySelector(".notice")?.textContent).toContain("model");
});

const onScreen = (id: string) => ({
  voorstel: { id, soort: "groep", leden: ["a", "c"], termen: [], band: "strong" },
  perspectief: null,
});

function button(label: string, inside: Element = place): HTMLButtonElement | undefined {
  return [...inside.querySelectorAll("button")].find((found) =>
    found.textContent?.startsWith(label),
  );
}

test("bij_80 Bram puts a proposal on the screen, another instead, and takes it away", () => {
  const { bram, sent } = desk({
    ...NOTES,
    "voorstel/v": proposal("strong", "a", "c"),
    "voorstel/t": proposal("tegen", "d", "e"),
  });
  render(groupingView(bram), place);
  expect(place.querySelector(".fc-on-screen-bar")).toBeNull();
  button("Toon op het scherm")?.click();
  (bram.records as Map<string, unknown>).set("scherm", onScreen("v"));
  render(groupingView(bram), place);
  expect(place.querySelector(".fc-on-screen-bar")?.textContent).toContain(
    "Nu op het scherm: “Eén vast gezicht” …",
  );
  const opposite = place.querySelector('[data-voorstel="t"]');
  button("Toon op het scherm", opposite ?? place)?.click();
  const shown = place.querySelector<HTMLElement>('[data-voorstel="v"] button');
  expect(button("Haal van het scherm", shown?.parentElement ?? place)).toBeDefined();
  shown?.dispatchEvent(new KeyboardEvent("keydown", { key: "t", bubbles: true }));
  button("Haal van het scherm")?.click();
  expect(sent).toEqual([
    { kind: "scherm.show", voorstel: "v" },
    { kind: "scherm.show", voorstel: "t" },
    { kind: "scherm.show" },
    { kind: "scherm.show" },
  ]);
});

test("bij_80 what Bram unticks while it is on the screen is unticked there too", () => {
  const { bram, sent } = desk({
    ...NOTES,
    "voorstel/v": proposal("likely", "a", "b", "c"),
  });
  const box = (): HTMLInputElement | undefined =>
    [...place.querySelectorAll<HTMLInputElement>(".fc-members input")][1];
  render(groupingView(bram), place);
  box()?.click();
  expect(sent).toEqual([]);
  button("Toon op het scherm")?.click();
  (bram.records as Map<string, unknown>).set("scherm", onScreen("v"));
  render(groupingView(bram), place);
  box()?.click();
  expect(sent).toEqual([
    { kind: "scherm.show", voorstel: "v", leden: ["a", "c"] },
    { kind: "scherm.show", voorstel: "v" },
  ]);
});

test("bij_82 the perspectief that Bram looks at can be put on the screen", () => {
  const { bram, sent } = desk({ ...NOTES, telling: { perspectieven: ["ouder"] } });
  render(groupingView(bram), place);
  expect(button("Toon op het scherm")).toBeUndefined();
  bram.ui.perspectief = "ouder";
  render(groupingView(bram), place);
  button("Toon op het scherm")?.click();
  expect(sent).toEqual([{ kind: "scherm.show", perspectief: "ouder" }]);
});

test("among all knoppen those that were joined already say with what", () => {
  const knop = (tafel: number, tekst: string) => ({
    tafel,
    tekst,
    kring: "zelf",
    aard: "helpend",
    geeltjes: [],
    stand: "nog-niet",
    reden: "",
  });
  const { bram } = desk({
    "tafel/1": { nr: 1 },
    "tafel/2": { nr: 2 },
    "knop/a": knop(1, "Bel terug"),
    "knop/b": knop(2, "Bel vaker terug"),
    "knop/c": knop(2, "Samen eten"),
    "schakel/a~b": { oordeel: "samen" },
  });
  bram.ui.merge = "all";
  render(mergingView(bram), place);
  const marks = [...place.querySelectorAll(".fc-pick")].map(
    (pick) => pick.querySelector(".fc-joined-mark")?.textContent ?? "",
  );
  expect(marks).toEqual([
    "✓ Al samen met “Bel vaker terug”",
    "✓ Al samen met “Bel terug”",
    "",
  ]);
});

test("many proposals leave the work near: the first few, and the others in one press", () => {
  const { bram, sent } = desk({
    ...NOTES,
    ...Object.fromEntries(
      Array.from({ length: 16 }, (_, n) => [
        `voorstel/v${n}`,
        proposal("strong", "a", "c"),
      ]),
    ),
  });
  render(groupingView(bram), place);
  expect(place.querySelectorAll("[data-voorstel]")).toHaveLength(4);
  // What nobody can read is not taken over either.
  button("Neem de 4 aangevinkte over")?.click();
  expect(sent[0]?.keuzes).toHaveLength(4);
  button("Nog 12 tonen")?.click();
  render(groupingView(bram), place);
  expect(place.querySelectorAll("[data-voorstel]")).toHaveLength(16);
  expect(button("Nog")).toBeUndefined();
  bram.ui.filter = "wachtlijst";
  render(groupingView(bram), place);
  expect(place.querySelectorAll("[data-voorstel]")).toHaveLength(0);
});

test("looking for words is at hand in the bar at the top, with how many were found", () => {
  const { bram } = desk({ ...NOTES, fase: { nu: "groeperen", sinds: 0, fasen: [] } });
  render(header(bram), place);
  const field = place.querySelector<HTMLInputElement>(".fc-top #fc-filter");
  expect(place.querySelector(".fc-find [role=status]")?.textContent).toBe("");
  if (field) {
    field.value = "wachtlijsten";
    field.dispatchEvent(new Event("input"));
  }
  render(header(bram), place);
  expect(place.querySelector(".fc-find [role=status]")?.textContent).toBe("2 van 5");
});
