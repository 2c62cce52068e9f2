// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import type { Rec } from "../../live/records";
import { knoppenOf } from "../../shared/selectors";
import { linksOf, newLink, shownKnop } from "./merging";

const knop = (tafel: number, tekst: string): Rec => ({
  tafel,
  tekst,
  kring: "zelf",
  aard: "helpend",
  geeltjes: [],
  stand: "nog-niet",
  reden: "",
});

const RECORDS = new Map<string, Rec>([
  ["knop/a", knop(1, "Bellen")],
  ["knop/b", knop(2, "Vaker bellen")],
  ["knop/c", knop(3, "Bel ook zonder nieuws")],
  ["knop/d", knop(1, "Samen eten")],
  ["knop/e", knop(2, "Eten")],
  ["schakel/a~b", { oordeel: "samen" }],
  ["schakel/b~c", { oordeel: "samen" }],
  ["schakel/a~e", { oordeel: "apart" }],
]);

test("without news the knop that most tafels carry is shown", () => {
  expect(shownKnop(knoppenOf(RECORDS), null)).toMatchObject({
    fresh: false,
    knop: { id: "a", tafels: [1, 2, 3] },
  });
});

test("a new link shows the knop that it made", () => {
  const before = linksOf(RECORDS);
  const after = new Map([...RECORDS, ["schakel/d~e", { oordeel: "samen" }] as const]);
  const link = newLink(before, linksOf(after));
  expect(link).toBe("d~e");
  expect(shownKnop(knoppenOf(after), link)).toMatchObject({
    fresh: true,
    knop: { id: "d" },
  });
});

test("what was taken apart again is no longer shown as joined", () => {
  expect(shownKnop(knoppenOf(RECORDS), "d~e")?.knop.id).toBe("a");
  expect(shownKnop([], "d~e")).toBeNull();
  expect(newLink(linksOf(RECORDS), linksOf(RECORDS))).toBeNull();
});
