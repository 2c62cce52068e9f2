// SPDX-License-Identifier: EUPL-1.2
import { render } from "lit";
import { expect, test } from "vitest";
import type { ActBody, Rec } from "../../live/room";
import type { Desk, Sheet } from "./context";
import { recogniseView } from "./recognise";

const knop = (tekst: string): Rec => ({
  tafel: 1,
  tekst,
  kring: "zelf",
  aard: "helpend",
  geeltjes: [],
  stand: "nog-niet",
  reden: "",
});

const UITSLAG: Rec = {
  deelnemers: 9,
  gekozen: 8,
  knoppen: {
    a: {
      bronnen: ["a"],
      gekozen: 8,
      herkenbaar: 7,
      deels: 1,
      niet: 0,
      perspectieven: {},
    },
    b: {
      bronnen: ["b"],
      gekozen: 8,
      herkenbaar: 4,
      deels: 0,
      niet: 4,
      perspectieven: {},
    },
  },
  gedeeld: { a: "herkenbaar" },
  betwist: ["b"],
  groepen: [],
  waarom: "too_few",
};

const KNOPPEN = { "knop/a": knop("Bellen"), "knop/b": knop("Wachten") };

/** Bram's desk in fase herkennen, with what he sent and was asked. */
function bram(records: Record<string, Rec>) {
  const sent: ActBody[] = [];
  const asked: Sheet[] = [];
  const place = document.createElement("div");
  const desk = {
    kader: { kringen: [], perspectieven: [] },
    records: new Map(Object.entries({ ...KNOPPEN, ...records })),
    ui: { recognised: "all", closed: new Map<string, unknown>() },
    act: (act: ActBody) => {
      sent.push(act);
      return Promise.resolve({ ok: true, seq: 1 });
    },
    open: (sheet: Sheet) => asked.push(sheet),
    redraw: () => draw(),
  } as unknown as Desk;
  const draw = (): void => {
    render(recogniseView(desk), place);
  };
  draw();
  const press = (words: string): void => {
    const found = [...place.querySelectorAll("button")].find((button) =>
      button.textContent?.includes(words),
    );
    expect(found, words).toBeDefined();
    found?.click();
  };
  const text = (): string => place.textContent?.replace(/\s+/g, " ") ?? "";
  return { sent, asked, press, text, place };
}

test("BIJ-71 before it is closed Bram sees how many, and closing is asked", () => {
  const desk = bram({ telling: { deelnemers: 9, gekozen: 8, klaar: 5 } });
  expect(desk.text()).toContain("8 van 9 hebben gekozen");
  expect(desk.text()).toContain("5 kozen bij alle knoppen");
  desk.press("Sluit en laat zien");
  expect(desk.sent).toEqual([]);
  expect(desk.asked).toEqual([{ kind: "close-choosing" }]);
});

test("closed and not shown yet, Bram shows or lets people choose on", () => {
  const desk = bram({ herkennen: { open: false } });
  desk.press("Laat zien");
  desk.press("Laat weer kiezen");
  expect(desk.sent.map(({ kind }) => kind)).toEqual([
    "herkenning.show",
    "herkenning.open",
  ]);
});

test("shown, the list is of what is shared or contested, as Bram asks", () => {
  const desk = bram({ herkennen: { open: false }, uitslag: UITSLAG });
  const titles = (): (string | null)[] =>
    [...desk.place.querySelectorAll(".fc-knop-title")].map((item) => item.textContent);
  expect(titles()).toEqual(["Bellen", "Wachten"]);
  expect(desk.text()).toContain("7 herkenbaar 1 deels 0 niet");
  desk.press("verdeeld");
  expect(titles()).toEqual(["Wachten"]);
  expect(desk.text()).not.toContain("Tel opnieuw");
});

test("with few people the counts stand there without a verdict", () => {
  const desk = bram({ uitslag: { ...UITSLAG, gekozen: 4, gedeeld: {}, betwist: [] } });
  expect(desk.text()).toContain("Met zo weinig mensen noemen we niets");
  expect(desk.text()).toContain("7 herkenbaar 1 deels 0 niet");
  expect(desk.text()).not.toContain("Geen duidelijk beeld");
});

test("BIJ-75 what was joined since is counted again by one press", () => {
  const desk = bram({ uitslag: UITSLAG, "schakel/a~b": { oordeel: "samen" } });
  desk.press("Tel opnieuw");
  expect(desk.sent).toEqual([{ kind: "herkenning.show" }]);
});

test("BIJ-79 Bram is told that one or two answers do not count yet", () => {
  const records = { herkennen: { open: false }, uitslag: UITSLAG };
  const words = "Een of twee mensen kozen daarna anders";
  expect(bram(records).text()).not.toContain(words);
  const uitslag = { ...UITSLAG, nagekomen: true };
  expect(bram({ ...records, uitslag }).text()).toContain(words);
});
