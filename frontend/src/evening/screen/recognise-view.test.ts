// SPDX-License-Identifier: EUPL-1.2
import { render } from "lit";
import { expect, test } from "vitest";
import type { Rec } from "../../live/room";
import type { Counted } from "../../shared/recognising/result";
import type { Screen } from "./context";
import type { Level } from "./fit";
import { inTurn, recogniseView } from "./recognise-view";

const item = (id: string): Counted => ({ knop: { id } }) as Counted;

const ids = (items: readonly Counted[]): string[] => items.map(({ knop }) => knop.id);

test("a long list leaves places for a short one, each in its own order", () => {
  const shared = ["a", "b", "c", "d"].map(item);
  const contested = ["x", "y"].map(item);
  expect(ids(inTurn([shared, contested], 4))).toEqual(["a", "b", "x", "y"]);
  expect(ids(inTurn([shared, contested, []], 9))).toHaveLength(6);
  expect(inTurn([shared], 0)).toEqual([]);
});

function shown(records: Record<string, Rec>): string {
  const place = document.createElement("div");
  const screen = {
    records: new Map(Object.entries(records)),
    level: (ways: readonly Level[]) => ways[0],
  } as unknown as Screen;
  render(recogniseView(screen), place);
  return place.textContent?.replace(/\s+/g, " ") ?? "";
}

test("BIJ-71 the room sees how many chose, and no more until it is shown", () => {
  const records = { telling: { deelnemers: 25, gekozen: 14 } };
  expect(shown(records)).toContain("14 van 25 hebben gekozen");
  expect(shown({ ...records, herkennen: { open: false } })).toContain("is klaar");
});

test("BIJ-71 the room sees where to look and how far it is, and nobody's answer", () => {
  const knop = { tafel: 1, tekst: "Bellen", kring: "zelf", aard: "helpend" };
  const records = {
    "knop/a": { ...knop, geeltjes: [] },
    "knop/b": { ...knop, tekst: "Wachten", geeltjes: [] },
    telling: { deelnemers: 25, gekozen: 14, klaar: 6 },
    "herkenning/p": { oordelen: { a: "niet" } },
  };
  const words = shown(records);
  expect(words).toContain("Kies op je telefoon bij alle 2 knoppen.");
  expect(words).toMatch(/Herkenbaar Deels Niet/);
  expect(words).toContain("6 zijn helemaal klaar");
  const other = { ...records, "herkenning/p": { oordelen: { a: "herkenbaar" } } };
  expect(shown(other)).toBe(words);
});

test("without anything clear the counts are shown all the same", () => {
  const knop = { tafel: 1, tekst: "Bellen", kring: "zelf", aard: "helpend" };
  const row = { herkenbaar: 2, deels: 2, niet: 2, perspectieven: {} };
  const uitslag = {
    deelnemers: 7,
    gekozen: 6,
    knoppen: { a: { bronnen: ["a"], gekozen: 6, ...row } },
    gedeeld: {},
    betwist: [],
    groepen: [],
    waarom: "too_few",
  };
  const words = shown({ "knop/a": { ...knop, geeltjes: [] }, uitslag });
  expect(words).toContain("Geen duidelijk beeld");
  expect(words).toContain("2 van 6");
  const few = { ...uitslag, gekozen: 4 };
  const told = shown({ "knop/a": { ...knop, geeltjes: [] }, uitslag: few });
  expect(told).toContain("Met zo weinig mensen noemen we niets");
  expect(told).not.toContain("Geen duidelijk beeld");
});
