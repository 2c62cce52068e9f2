// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import recognised from "../../../../tests/wire/recognised.json";
import type { Rec } from "../../live/records";
import {
  type Counted,
  countedOf,
  isBehind,
  type Oordelen,
  said,
  withBeeld,
} from "./result";

const knop = (tekst: string): Rec => ({
  tafel: 1,
  tekst,
  kring: "zelf",
  aard: "helpend",
  geeltjes: [],
  stand: "nog-niet",
  reden: "",
});

const row = (bronnen: string[], herkenbaar: number, deels: number, niet: number) => ({
  bronnen,
  gekozen: herkenbaar + deels + niet,
  herkenbaar,
  deels,
  niet,
  perspectieven: {},
});

function evening(more: Record<string, Rec> = {}): Map<string, Rec> {
  return new Map<string, Rec>(
    Object.entries({
      "knop/a": knop("Bellen"),
      "knop/b": knop("Luisteren"),
      "knop/c": knop("Wachten"),
      uitslag: {
        deelnemers: 6,
        gekozen: 6,
        knoppen: {
          a: row(["a"], 6, 0, 0),
          b: row(["b"], 3, 0, 3),
          c: { bronnen: ["c"], gekozen: 2 },
        },
        gedeeld: { a: "herkenbaar" },
        betwist: ["b"],
        groepen: [],
        waarom: "too_few",
      },
      ...more,
    }),
  );
}

const ids = (items: readonly Counted[]): string[] => items.map(({ knop }) => knop.id);

for (const { name, oordelen, bronnen, said: expected } of recognised.cases) {
  test(`BIJ-74 as in Python: ${name}`, () => {
    expect(said(oordelen as unknown as Oordelen, bronnen)).toBe(expected);
  });
}

test("shared, contested and too few are told apart", () => {
  const all = countedOf(evening());
  expect(ids(withBeeld(all, "herkend"))).toEqual(["a"]);
  expect(ids(withBeeld(all, "betwist"))).toEqual(["b"]);
  const [few] = withBeeld(all, "gemengd");
  expect([few?.gekozen, few?.counts]).toEqual([2, null]);
});

test("a knop that was joined since shows no counts", () => {
  const joined = evening({ "schakel/a~b": { oordeel: "samen" } });
  expect(ids(countedOf(joined))).toEqual(["c"]);
  expect(isBehind(joined)).toBe(true);
  expect(isBehind(evening())).toBe(false);
});

test("the surest comes first", () => {
  const records = evening();
  const uitslag = records.get("uitslag") as Rec & { gedeeld: object };
  const knoppen = { a: row(["a"], 4, 2, 0), b: row(["b"], 6, 0, 0) };
  const gedeeld = { a: "herkenbaar", b: "herkenbaar" };
  records.set("uitslag", { ...uitslag, knoppen, gedeeld, betwist: [] });
  expect(ids(withBeeld(countedOf(records), "herkend"))).toEqual(["b", "a"]);
});
