// SPDX-License-Identifier: EUPL-1.2
import { render } from "lit";
import { expect, test } from "vitest";
import type { ActBody, Rec } from "../../live/room";
import type { Desk } from "./context";
import { Doubt, doubtView } from "./doubt";

const tegen = (soort: string, ...leden: string[]): Rec => ({
  soort,
  leden,
  kern: leden[0],
  termen: [],
  score: 0.6,
  band: "tegen",
});

const knop = (tekst: string): Rec => ({
  tafel: 1,
  tekst,
  kring: "zelf",
  aard: "helpend",
  geeltjes: [],
});

function evening() {
  return new Map<string, Rec>(
    Object.entries({
      "geeltje/a": { tekst: "Meer tijd" },
      "geeltje/b": { tekst: "Minder tijd" },
      "geeltje/c": { tekst: "Soep" },
      "plek/b": { thema: "t" },
      "thema/t": { naam: "Tijd", bevestigd: true, kern: "b" },
      "voorstel/v": tegen("groep", "a", "b"),
      "knop/k": knop("Meer bellen"),
      "knop/l": knop("Minder bellen"),
      "knop/m": knop("Vaak bellen"),
      "schakel/k~m": { oordeel: "samen" },
      "voorstel/w": tegen("knop", "k", "l"),
    }),
  );
}

/** Bram's act, and the news of it that comes before or after the answer. */
function does(act: ActBody, news: Record<string, Rec>, gone: string, late = false) {
  const [doubt, records] = [new Doubt(), evening()];
  const room = { seq: 1, records };
  const arrives = (): void => {
    for (const [key, record] of Object.entries(news)) {
      records.set(key, record);
    }
    records.delete(gone);
    room.seq = 2;
    doubt.look(room);
  };
  doubt.before(records, act);
  if (!late) {
    arrives();
  }
  doubt.after({ ok: true, seq: 2 }, room);
  if (late) {
    expect(doubt.found).toEqual([]);
    arrives();
  }
  return { doubt, records };
}

const place = { kind: "geeltje.place", geeltjes: ["a"], thema: "t" };
const news = { "plek/a": { thema: "t" } };

test.each([false, true])(
  "bij_18 what may be opposite is asked after it was put together (news late: %s)",
  (late) => {
    const { doubt } = does(place, news, "voorstel/v", late);
    expect(doubt.found).toEqual([["Meer tijd", "Minder tijd"]]);
  },
);

test("bij_18 knoppen that are joined by way of another one are asked about too", () => {
  const join = { kind: "knop.join", knoppen: ["m", "l"] };
  const { doubt } = does(join, { "schakel/l~m": { oordeel: "samen" } }, "voorstel/w");
  expect(doubt.found).toHaveLength(1);
  expect(doubt.found[0]).toContain("Minder bellen");
});

test("bij_18 what was shown as opposite of the one in hand is asked about as well", () => {
  const [doubt, records] = [new Doubt(), evening()];
  const room = { seq: 1, records };
  doubt.before(records, place, [
    ["a", "b"],
    ["c", "b"],
  ]);
  records.set("plek/a", { thema: "t" });
  doubt.after({ ok: true, seq: 1 }, room);
  expect(doubt.found).toEqual([["Meer tijd", "Minder tijd"]]);
  const join = { kind: "knop.join", knoppen: ["m", "l"] };
  records.delete("voorstel/w");
  doubt.before(records, join, [["m", "l"]]);
  records.set("schakel/l~m", { oordeel: "samen" });
  doubt.after({ ok: true, seq: 1 }, room);
  expect(doubt.found).toEqual([["Vaak bellen", "Minder bellen"]]);
});

test("other things that are put together are not asked about, nor a refused act", () => {
  const soup = { kind: "geeltje.place", geeltjes: ["c"], thema: "t" };
  expect(does(soup, { "plek/c": { thema: "t" } }, "").doubt.found).toEqual([]);
  const doubt = new Doubt();
  const records = evening();
  doubt.before(records, place);
  doubt.after(
    { ok: false, code: "gone", nl: "Weg.", en: "Gone." },
    { seq: 9, records },
  );
  expect(doubt.found).toEqual([]);
});

test("bij_14 the question goes when the pair was taken apart elsewhere", () => {
  const { doubt, records } = does(place, news, "voorstel/v");
  doubt.look({ seq: 3, records });
  expect(doubt.found).toHaveLength(1);
  records.delete("plek/a");
  doubt.look({ seq: 4, records });
  expect(doubt.found).toEqual([]);
});

test("bij_14 the question goes when another act of the same person would be undone", () => {
  const mij = { undo: "geeltje.place", stap: 4 };
  const { doubt, records } = does(place, { ...news, mij }, "voorstel/v");
  expect(doubt.stap).toBe(4);
  records.set("geeltje/n", { tekst: "Van een ander" });
  doubt.look({ seq: 3, records });
  expect(doubt.found).toHaveLength(1);
  records.set("mij", { ...mij, stap: 5 });
  doubt.look({ seq: 4, records });
  expect(doubt.found).toEqual([]);
});

test("the question is read out, undone or waved away, and goes with the next act", () => {
  const mij = { undo: "geeltje.place", stap: 2 };
  const { doubt, records } = does(place, { ...news, mij }, "voorstel/v");
  const sent: ActBody[] = [];
  const page = document.createElement("div");
  const bram = {
    act: (act: ActBody) => {
      sent.push(act);
      return Promise.resolve({ ok: true, seq: 3 });
    },
    say: () => undefined,
    redraw: () => render(doubtView(bram, doubt), page),
  } as unknown as Desk;
  bram.redraw();
  const status = page.querySelector("[role=status]");
  expect(status?.textContent).toContain("misschien het tegenovergestelde");
  expect(status?.textContent).toContain("Meer tijd");
  const [undo, fine] = page.querySelectorAll("button");
  undo?.click();
  expect(sent).toEqual([{ kind: "undo", stap: 2 }]);
  fine?.click();
  expect(page.querySelector("[role=status]")).toBe(status);
  expect(page.textContent?.trim()).toBe("");
  const again = does(place, news, "voorstel/v").doubt;
  again.before(records, { kind: "undo" });
  expect(again.found).toEqual([]);
});
