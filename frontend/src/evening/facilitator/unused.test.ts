// SPDX-License-Identifier: EUPL-1.2
import { render } from "lit";
import { expect, test } from "vitest";
import type { Rec } from "../../live/room";
import type { Desk } from "./context";
import { unusedView } from "./unused";

function shown(records: Record<string, Rec>): string {
  const place = document.createElement("div");
  const kader = { perspectieven: [{ id: "ouder", naam: "Ouder" }] };
  const desk = { kader, records: new Map(Object.entries(records)) };
  render(unusedView(desk as unknown as Desk), place);
  return place.textContent?.replace(/\s+/g, " ") ?? "";
}

const note = (tekst: string): Rec => ({ tekst, tafel: 2, perspectief: "ouder" });

test("BIJ-39 Bram sees which geeltjes lie in no knop, and no removed ones", () => {
  const records: Record<string, Rec> = {
    "geeltje/a": note("Bellen"),
    "geeltje/b": note("Niemand pakte dit op"),
    "geeltje/c": { ...note(""), verwijderd: true },
    "knop/k": { tafel: 1, geeltjes: ["a"] },
  };
  const told = shown(records);
  expect(told).toContain("1 geeltje ligt in geen knop");
  expect(told).toContain("Niemand pakte dit op");
  expect(told).not.toContain("Bellen");
  expect(shown({ "geeltje/a": note("Bellen"), "knop/k": { geeltjes: ["a"] } })).toBe(
    "",
  );
});
