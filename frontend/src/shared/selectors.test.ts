// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, test } from "vitest";
import joinedKnop from "../../../tests/wire/joined-knop.json";
import type { Rec } from "../live/records";
import { fold } from "./i18n";
import { knoppenOf, looseOf, ownGeeltjesOf, themasOf } from "./selectors";

const records = (all: object): Map<string, Rec> =>
  new Map(Object.entries(all as Record<string, Rec>));

describe("joined knoppen, as Python makes them", () => {
  for (const { name, records: given, knoppen } of joinedKnop.cases) {
    test(`bij_30 bij_34 ${name}`, () => {
      const found = knoppenOf(records(given)).map(({ reden: _, ...knop }) => ({
        ...knop,
        bronnen: knop.bronnen.map((bron) => bron.id),
        geeltjes: knop.geeltjes.map((geeltje) => geeltje.id),
      }));
      expect(found).toEqual(knoppen);
    });
  }

  test("bij_31 the order of the records makes no difference", () => {
    for (const { records: given } of joinedKnop.cases) {
      const turned = new Map([...records(given)].reverse());
      expect(knoppenOf(turned)).toEqual(knoppenOf(records(given)));
    }
  });
});

const GROUPED = records({
  "geeltje/a": { tekst: "Eén", tafel: 1, perspectief: null },
  "geeltje/b": { tekst: "Twee", tafel: 1, perspectief: null },
  "geeltje/c": { tekst: "", verwijderd: true, reden: "naam" },
  "plek/a": { thema: "t" },
  "thema/t": { naam: "", bevestigd: false, kern: "a" },
  "eigen/a": { nr: 1 },
  "eigen/c": { nr: 2 },
});

test("bij_13 the words of the most central geeltje stand in for a name", () => {
  expect(themasOf(GROUPED)[0]?.titel).toBe("Eén");
});

test("bij_6 a removed geeltje is nowhere but a trace for its writer", () => {
  expect(looseOf(GROUPED).map((g) => g.id)).toEqual(["b"]);
  expect(ownGeeltjesOf(GROUPED).map((g) => g.verwijderd)).toEqual([true, false]);
});

test("bij_5 one's own geeltjes stand as they were written, however they came", () => {
  const own = records({
    "eigen/a": { nr: 2 },
    "eigen/b": { nr: 10 },
    "eigen/c": { nr: 1 },
    "geeltje/b": { tekst: "Drie" },
    "geeltje/c": { tekst: "Eén" },
    "geeltje/a": { tekst: "Twee" },
  });
  const words = ["Drie", "Twee", "Eén"];
  expect(ownGeeltjesOf(own).map((g) => g.tekst)).toEqual(words);
  const reloaded = new Map([...own].reverse());
  expect(ownGeeltjesOf(reloaded).map((g) => g.tekst)).toEqual(words);
});

test("i6 'een' finds 'één', and 0-beweging is found however it is written", () => {
  expect(fold("Één vast gezicht")).toContain(fold("een"));
  expect(fold("0‑beweging")).toBe(fold("0-Beweging"));
});
