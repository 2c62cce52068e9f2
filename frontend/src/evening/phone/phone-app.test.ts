// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test } from "vitest";
import type { ActBody, Answer, LiveRoom, PendingAct, Rec } from "../../live/room";
import { Drafts } from "../../shared/drafts";
import type { Kader } from "../../shared/kader";
import type { FaseId } from "../../shared/model";
import { PhoneApp } from "./phone-app";

const FASEN = [
  "welkom",
  "schrijven",
  "groeperen",
  "tafels",
  "samenvoegen",
  "resultaat",
];

const KADER: Kader = {
  room: "r",
  ticket: "t",
  rol: "deelnemer",
  lang: "nl",
  socket: "/live/r/ws",
  urls: { plaat: "/plaat/", svg: "/plaat.svg", csv: "/plaat.csv" },
  kringen: [{ id: "zelf", naam: "Bij onszelf", hue: "", tint: "", sign: "" }],
  perspectieven: [{ id: "ouder", naam: "Ouder", vraag: "Wat zeggen ouders?" }],
  fasen: FASEN.map((id) => ({ id, naam: id, vraag: `${id}?`, uitleg: "" })),
  aarden: [{ id: "helpend", naam: "Helpt" }],
  standen: [],
  most: {
    naam: 120,
    uitgangspositie: 1000,
    stem: 300,
    nuldoel: 300,
    geeltje: 500,
    thema: 120,
    knop: 200,
    reden: 300,
    deelnemer: 40,
  },
};

/** A room without a network: the test says what it holds and how it answers. */
class FakeRoom extends EventTarget {
  readonly records = new Map<string, Rec>();
  readonly sent: ActBody[] = [];
  pending: PendingAct[] = [];
  status = "online";
  online = true;
  answer: Answer = { ok: true, seq: 1 };

  start(): void {}
  stop(): void {}

  send(act: ActBody): Promise<Answer> {
    this.sent.push(act);
    return Promise.resolve(this.answer);
  }

  post(act: ActBody, id = String(this.pending.length)): Promise<void> {
    this.pending.push({ id, act, n: 0, refusal: null });
    return Promise.resolve();
  }

  discard(id: string): Promise<void> {
    this.pending = this.pending.filter((item) => item.id !== id);
    return Promise.resolve();
  }

  forget(): void {}
}

let room: FakeRoom;
let phone: PhoneApp;

async function put(records: Record<string, Rec>): Promise<void> {
  for (const [key, record] of Object.entries(records)) {
    room.records.set(key, record);
  }
  room.dispatchEvent(new Event("change"));
  await phone.updateComplete;
}

const fase = (nu: FaseId): Record<string, Rec> => ({
  fase: { nu, sinds: 0, fasen: FASEN.map((id) => ({ id, minuten: 5 })) },
});

function find<T extends HTMLElement>(selector: string): T {
  const found = phone.querySelector<T>(selector);
  if (!found) {
    throw new Error(`No ${selector} in ${phone.innerHTML}`);
  }
  return found;
}

async function type(selector: string, text: string): Promise<void> {
  const field = find<HTMLTextAreaElement>(selector);
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await phone.updateComplete;
}

async function submit(selector: string): Promise<void> {
  find(selector).dispatchEvent(new Event("submit", { cancelable: true }));
  await new Promise((done) => setTimeout(done));
  await phone.updateComplete;
}

async function press(words: string): Promise<void> {
  const button = [...phone.querySelectorAll("button")].find((item) =>
    item.textContent?.includes(words),
  );
  expect(button, words).toBeDefined();
  button?.click();
  await new Promise((done) => setTimeout(done));
  await phone.updateComplete;
}

function open(): void {
  phone = new PhoneApp(KADER, room as unknown as LiveRoom);
  document.body.replaceChildren(phone);
}

beforeEach(async () => {
  room = new FakeRoom();
  open();
  await put({
    ...fase("schrijven"),
    bijeenkomst: { naam: "", uitgangspositie: "", stem: "", nuldoel: "ouders" },
    mij: {
      id: "c",
      naam: "Carla",
      perspectief: null,
      tafel: 1,
      undo: null,
    },
    telling: { geeltjes: 8 },
    "eigen/g": {},
    "geeltje/g": { tekst: "Eén gezicht", tafel: 1, perspectief: null },
  });
});

afterEach(() => {
  new Drafts("r").clear("removed");
  new Drafts("r").clear("geeltje");
  new Drafts("r").clear("knop/new");
  new Drafts("r").clear("knop/b");
  new Drafts("r").clear("thema/new");
  document.body.replaceChildren();
});

test("Carla writes a geeltje; until it is acknowledged it is marked", async () => {
  await type("#ph-write", "Bellen");
  await submit(".ph-compose");
  expect(room.pending[0]?.act).toMatchObject({
    kind: "geeltje.write",
    tekst: "Bellen",
  });
  expect(phone.textContent).toContain("nog niet verstuurd");
  expect(find<HTMLTextAreaElement>("#ph-write").value).toBe("");
  expect(phone.textContent).toContain("7 geeltjes van anderen");
});

test("l12 what Carla types when the fase changes stays, in the same field", async () => {
  await type("#ph-write", "Bellen");
  const field = find("#ph-write");
  await put(fase("groeperen"));
  expect(find("#ph-write")).toBe(field);
  await press("Plaats dit geeltje alsnog");
  expect(room.pending[0]?.act.tekst).toBe("Bellen");
  expect(phone.querySelector("#ph-write")).toBeNull();
});

test("l12 what Carla typed is there after a reload", async () => {
  await type("#ph-write", "Bellen");
  Drafts.forgetMemory();
  open();
  room.dispatchEvent(new Event("change"));
  await phone.updateComplete;
  expect(find<HTMLTextAreaElement>("#ph-write").value).toBe("Bellen");
});

test("a7 details of a person give a warning first, and can still be sent", async () => {
  await type("#ph-write", "Bel Emma op 06-12345678");
  await submit(".ph-compose");
  expect(room.pending).toEqual([]);
  expect(phone.textContent).toContain("Noem geen naam van een kind");
  await press("Toch bewaren");
  expect(room.pending).toHaveLength(1);
});

test("a refusal stands in the page's language where Carla pressed", async () => {
  room.answer = { ok: false, code: "shown", nl: "Al getoond.", en: "Shown." };
  await press("Haal weg");
  expect(find(".ph-note .ph-refusal").textContent).toBe("Al getoond.");
});

test("what Carla took away is told, and its words come back by one press", async () => {
  await press("Haal weg");
  expect(find(".ph-trace").textContent).toContain("‘Eén gezicht’ is weg.");
  await press("Zet terug");
  expect(room.pending[0]?.act.tekst).toBe("Eén gezicht");
  expect(phone.querySelector(".ph-trace")).toBeNull();
});

test("back in writing, what was read already cannot be changed and says so", async () => {
  await put({
    telling: { geeltjes: 2, getoond: 1 },
    "eigen/g": { nr: 1 },
    "eigen/h": { nr: 2 },
    "geeltje/h": { tekst: "Later", tafel: 1, perspectief: null },
  });
  const [later, read] = [...phone.querySelectorAll(".ph-notes .ph-note")];
  expect(later?.textContent).toContain("Wijzig");
  expect(read?.textContent).toContain("de woorden staan vast");
  expect(read?.querySelector("button")).toBeNull();
});

test("words half written when writing is over say why they stay here", async () => {
  await type("#ph-write", "Bellen");
  await put(fase("samenvoegen"));
  expect(find(".ph-late").textContent).toContain("Schrijven is voorbij");
  expect(find<HTMLTextAreaElement>("#ph-write").value).toBe("Bellen");
});

test("a chosen thema counts in how many geeltjes go along", async () => {
  await put({
    ...fase("tafels"),
    "thema/t": { naam: "Gezicht", bevestigd: true, kern: "g" },
    "plek/g": { thema: "t" },
  });
  await press("Nieuwe knop");
  const field = find<HTMLSelectElement>("#ph-thema");
  field.value = "t";
  field.dispatchEvent(new Event("change"));
  await phone.updateComplete;
  expect(find(".ph-pick summary").textContent).toBe("Kies geeltjes (1 gekozen)");
});

test("bij_12 a proposal says its reason and is left by one press", async () => {
  await put({
    ...fase("groeperen"),
    "geeltje/h": { tekst: "Een vast gezicht", tafel: 2, perspectief: null },
    "voorstel/v": {
      soort: "groep",
      leden: ["g", "h"],
      kern: "g",
      termen: ["gezicht"],
      score: 1,
    },
  });
  expect(find(".ph-outline").textContent).toContain("Beide noemen ‘gezicht’");
  await press("Laat los");
  expect(room.sent).toEqual([{ kind: "voorstel.leave", voorstel: "v" }]);
});

test("an open knop form keeps what Carla typed when others change the plaat", async () => {
  await put(fase("tafels"));
  await press("Nieuwe knop");
  await type("#ph-knop", "Eerst luisteren");
  find<HTMLInputElement>("[name=aard]").dispatchEvent(new Event("change"));
  find<HTMLInputElement>("[name=kring]").dispatchEvent(new Event("change"));
  await put({
    "knop/b": {
      tafel: 1,
      tekst: "Van Dirk",
      kring: "zelf",
      aard: "helpend",
      geeltjes: [],
    },
  });
  expect(find<HTMLTextAreaElement>("#ph-knop").value).toBe("Eerst luisteren");
  await submit(".ph-sheet form");
  expect(room.sent[0]).toMatchObject({
    kind: "knop.make",
    tekst: "Eerst luisteren",
    kring: "zelf",
    aard: "helpend",
  });
});

test("bij_15 a pile is one line in the knop form, and is chosen as one", async () => {
  await put({
    ...fase("tafels"),
    "geeltje/g": { tekst: "Eén gezicht", tafel: 1, perspectief: null },
    "geeltje/h": { tekst: "eén gezicht!", tafel: 2, perspectief: null },
    "geeltje/i": { tekst: "Eén gezicht", tafel: 2, perspectief: null },
    "stapel/s": { soort: "groep", leden: ["g", "h", "i"], oordeel: "samen" },
  });
  await press("Nieuwe knop");
  const lines = [...phone.querySelectorAll(".ph-checks li")];
  expect(lines).toHaveLength(1);
  expect(lines[0]?.textContent).toContain("Eén gezicht × 3");
  expect(lines[0]?.textContent).toContain("ook: “eén gezicht!”");
  find<HTMLInputElement>(".ph-checks input").click();
  await phone.updateComplete;
  expect(find(".ph-pick summary").textContent).toBe("Kies geeltjes (3 gekozen)");
});

test("what is looked for is found with a typing error, or it says that nothing is", async () => {
  await put(fase("tafels"));
  await press("Nieuwe knop");
  const status = find(".ph-pick [role=status]");
  expect(status.textContent).toBe("");
  await type("#ph-pick-filter", "gezigt");
  expect(phone.querySelectorAll(".ph-checks li")).toHaveLength(1);
  await type("#ph-pick-filter", " fiets ");
  expect(phone.querySelectorAll(".ph-checks li")).toHaveLength(0);
  expect(find(".ph-pick [role=status]")).toBe(status);
  expect(status.textContent).toBe("Niets gevonden voor ‘fiets’.");
  await press("Sluit");
  await put(fase("groeperen"));
  await type("#ph-filter", "gezcht");
  expect(find(".ph-main [role=status]").textContent).toBe("1 geeltje gevonden");
  await type("#ph-filter", "fiets");
  expect(find(".ph-main [role=status]").textContent).toContain("Niets gevonden");
});

test("what can be undone is said in words; what was kept is said near the button", async () => {
  const mij = { id: "c", naam: "Carla", perspectief: null, tafel: 1 };
  await put({ ...fase("tafels"), mij: { ...mij, undo: "voorstel.accept" } });
  expect(find(".ph-undo").textContent).toContain("Maak ongedaan: voorstel");
  await put(fase("welkom"));
  expect(phone.textContent).not.toContain("✓ Bewaard");
  await submit(".ph-main form");
  expect(phone.textContent).toContain("✓ Bewaard");
  await type("#ph-naam", "Carla J.");
  find("#ph-naam").dispatchEvent(new Event("input", { bubbles: true }));
  await phone.updateComplete;
  expect(phone.textContent).not.toContain("✓ Bewaard");
});

test("bij_47 a perspectief that was chosen can be taken back", async () => {
  const mij = { id: "c", naam: "Carla", tafel: 1, undo: null };
  await put({ ...fase("welkom"), mij: { ...mij, perspectief: "ouder" } });
  expect(phone.textContent).toContain("iedereen in de groep kan het zien");
  await submit(".ph-main form");
  expect(room.sent.at(-1)).not.toHaveProperty("perspectief");
  find<HTMLSelectElement>("#ph-perspectief").value = "";
  await submit(".ph-main form");
  expect(room.sent.at(-1)).toHaveProperty("perspectief", "");
});

test("what a knop came from stands first, then what the own tafel wrote", async () => {
  await put({
    ...fase("tafels"),
    "geeltje/a": { tekst: "Tafel twee", tafel: 2, perspectief: null },
    "geeltje/z": { tekst: "Van deze knop", tafel: 2, perspectief: null },
    "knop/b": {
      tafel: 1,
      tekst: "Luisteren",
      kring: "zelf",
      aard: "helpend",
      geeltjes: ["z"],
    },
  });
  await press("Luisteren");
  const lines = [...phone.querySelectorAll(".ph-checks li")];
  expect(lines.map((line) => line.textContent?.trim())).toEqual([
    "Van deze knop",
    "Eén gezicht",
    "Tafel twee",
  ]);
});

test("a refused knop keeps its form open with the words in it", async () => {
  await put(fase("tafels"));
  await press("Nieuwe knop");
  await type("#ph-knop", "Eerst luisteren");
  await submit(".ph-sheet form");
  expect(find(".ph-sheet .ph-refusal").textContent).toContain("Kies een kring");
  expect(find<HTMLTextAreaElement>("#ph-knop").value).toBe("Eerst luisteren");
});

const OVER = "Deze fase is voorbij.";

const isOpen = (): boolean => find<HTMLDialogElement>(".ph-sheet").open;

test("a sheet without words closes when its fase is over", async () => {
  await put(fase("groeperen"));
  await press("Eén gezicht");
  expect(find("#ph-sheet-title").textContent).toBe("Waar hoort dit bij?");
  await put(fase("tafels"));
  expect(isOpen()).toBe(false);
  await press("Nieuwe knop");
  find<HTMLInputElement>("[name=aard]").dispatchEvent(new Event("change"));
  await put(fase("samenvoegen"));
  expect(isOpen()).toBe(false);
  expect(phone.textContent).not.toContain(OVER);
});

test("words typed in a knop form stay when the fase is over, and cannot be saved", async () => {
  await put(fase("tafels"));
  await press("Nieuwe knop");
  await type("#ph-knop", "Eerst luisteren");
  const field = find<HTMLTextAreaElement>("#ph-knop");
  await put(fase("samenvoegen"));
  expect(isOpen()).toBe(true);
  expect(find(".ph-sheet .ph-refusal").textContent).toContain(OVER);
  expect(find("#ph-knop")).toBe(field);
  expect(field.value).toBe("Eerst luisteren");
  expect(phone.querySelector(".ph-sheet .ph-primary")).toBeNull();
  await submit(".ph-sheet form");
  expect(room.sent).toEqual([]);
  await press("Sluit");
  expect(isOpen()).toBe(false);
});

test("a name typed for a new thema stays; with its fase back it can be saved", async () => {
  await put(fase("groeperen"));
  await press("Eén gezicht");
  await type("#ph-new-thema", "Vast gezicht");
  await put(fase("tafels"));
  expect(find(".ph-sheet .ph-refusal").textContent).toContain(OVER);
  await put(fase("groeperen"));
  expect(phone.textContent).not.toContain(OVER);
  await submit(".ph-sheet form");
  expect(room.sent[0]).toMatchObject({ kind: "thema.make", naam: "Vast gezicht" });
});

test("a knop form with words that nobody changed closes when the fase is over", async () => {
  const knop = { tafel: 1, tekst: "Van Dirk", kring: "zelf", aard: "helpend" };
  await put({ ...fase("tafels"), "knop/b": { ...knop, geeltjes: [] } });
  await press("Van Dirk");
  await put(fase("samenvoegen"));
  expect(isOpen()).toBe(false);
});

test("the sheet with one's own name stays open in every fase", async () => {
  await press("Carla");
  await put(fase("groeperen"));
  expect(isOpen()).toBe(true);
});

test("bij_30 a knop on the merged plaat opens to its bronnen", async () => {
  await put({
    ...fase("samenvoegen"),
    "knop/a": { tafel: 1, tekst: "", kring: "zelf", aard: "helpend", geeltjes: ["g"] },
    "knop/b": { tafel: 2, tekst: "Twee", kring: "zelf", aard: "helpend", geeltjes: [] },
    "schakel/a~b": { oordeel: "samen" },
  });
  expect(phone.querySelectorAll(".ph-stamboom")).toHaveLength(1);
  expect(find(".ph-bronnen").textContent).toContain("“Eén gezicht”");
  expect(find(".ph-bronnen").textContent).toContain("Tafel 2");
});

test("bij_30 the same words are one line in a stamboom, with their count and places", async () => {
  const same = { tekst: "Bel terug", perspectief: "ouder" };
  await put({
    ...fase("samenvoegen"),
    "geeltje/h": { ...same, tafel: 1 },
    "geeltje/i": { ...same, tafel: 2 },
    "geeltje/j": { ...same, tekst: "Bel terug!", tafel: 2 },
    "knop/a": {
      tafel: 1,
      tekst: "Bellen",
      kring: "zelf",
      aard: "helpend",
      geeltjes: ["h", "i", "j"],
    },
  });
  const lines = [...phone.querySelectorAll(".ph-quote")].map((line) =>
    line.textContent?.replace(/\s+/g, " "),
  );
  expect(lines).toEqual([
    "“Bel terug” × 2 Tafel 1 · Ouder, Tafel 2 · Ouder",
    "“Bel terug!” Tafel 2 · Ouder",
  ]);
});

test("i1 what people write is shown as typed", async () => {
  const nasty = "<img src=x onerror=alert(1)>";
  await put({ "geeltje/g": { tekst: nasty, tafel: 1, perspectief: null } });
  expect(phone.querySelector("img")).toBeNull();
  expect(phone.textContent).toContain(nasty);
});

test("live_36 who was lost by a restore keeps the words, and sees they are not kept", async () => {
  await put({
    ...fase("schrijven"),
    "eigen/g1": {},
    "geeltje/g1": { tekst: "Later bellen", by: "d" },
    "eigen/g2": {},
    "geeltje/g2": { tekst: "Vaker eten", by: "d" },
  });
  await type("#ph-write", "Half getypt");
  const act = { kind: "geeltje.write", geeltje: "g2", tekst: "Vaak eten" };
  room.pending = [{ id: "2", act, n: 1, refusal: null }];
  room.status = "gone";
  room.online = false;
  room.dispatchEvent(new Event("status"));
  room.dispatchEvent(new Event("status"));
  await phone.updateComplete;
  const kept = room.pending.map(({ id, act: { geeltje, tekst } }) => [
    id,
    geeltje,
    tekst,
  ]);
  expect(kept.sort()).toEqual([
    ["g", "g", "Eén gezicht"],
    ["g1", "g1", "Later bellen"],
    ["g2", "g2", "Vaker eten"],
  ]);
  const shown = find(".ph-main").textContent ?? "";
  for (const text of [
    "Later bellen",
    "Vaker eten",
    "Half getypt",
    "nog niet bewaard",
  ]) {
    expect(shown).toContain(text);
  }
  expect(phone.querySelector("#ph-write")).toBeNull();
});

test("o4 after a proposal is decided the focus goes to the next one, then to the heading", async () => {
  const proposal = (one: string, two: string): Rec => ({
    soort: "groep",
    leden: [one, two],
    kern: one,
    termen: ["gezicht"],
    score: 1,
  });
  await put({
    ...fase("groeperen"),
    "geeltje/g": { tekst: "Eén vast gezicht", tafel: 1, perspectief: null },
    "geeltje/h": { tekst: "Een vast gezicht", tafel: 2, perspectief: null },
    "geeltje/i": { tekst: "Bel terug", tafel: 1, perspectief: null },
    "geeltje/j": { tekst: "Bel vaker", tafel: 2, perspectief: null },
    "voorstel/v": proposal("g", "h"),
    "voorstel/w": proposal("i", "j"),
  });
  find<HTMLElement>(".ph-outline .ph-second").focus();
  room.records.delete("voorstel/v");
  await put({});
  expect(document.activeElement?.className).toBe("ph-outline");
  expect(document.activeElement?.textContent).toContain("Bel terug");
  find<HTMLElement>(".ph-outline .ph-second").focus();
  room.records.delete("voorstel/w");
  await put({});
  expect(document.activeElement?.tagName).toBe("H1");
});
