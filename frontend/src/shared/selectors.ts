// SPDX-License-Identifier: EUPL-1.2
/** What a screen reads from the records of an evening. Pure. */

import type { Rec, Records } from "../live/records";
import { fold } from "./i18n";
import type {
  Bijeenkomst,
  Bron,
  Deelnemer,
  Deur,
  Fase,
  Geeltje,
  Import,
  Knop,
  Mij,
  OnScreen,
  Schakel,
  Stapel,
  Tafel,
  Telling,
  Thema,
  Titel,
  Vergelijking,
  Voorstel,
} from "./model";

export const KRING_ORDER: readonly string[] = [
  "zelf",
  "gemeente",
  "opleiding",
  "samenleving",
  "onderwijs",
  "politiek",
  "media",
  "departement",
  "rechtspraak",
  "vakontwikkeling",
  "onderzoek",
];

/** Give one record as its type, or null; the server is trusted to keep its shape. */
function one<T>(records: Records, key: string): T | null {
  return (records.get(key) as T | undefined) ?? null;
}

/** Give all records of a kind, by id and in the order of their ids. */
function all(records: Records, kind: string): [string, Rec][] {
  const prefix = `${kind}/`;
  const found: [string, Rec][] = [];
  for (const [key, record] of records) {
    if (key.startsWith(prefix)) {
      found.push([key.slice(prefix.length), record]);
    }
  }
  return found.sort(([a], [b]) => compare(a, b));
}

function compare<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function bijeenkomstOf(records: Records): Bijeenkomst | null {
  return one<Bijeenkomst>(records, "bijeenkomst");
}

export function faseOf(records: Records): Fase | null {
  return one<Fase>(records, "fase");
}

export function deurOf(records: Records): Deur | null {
  return one<Deur>(records, "deur");
}

export function tellingOf(records: Records): Telling | null {
  return one<Telling>(records, "telling");
}

export function mijOf(records: Records): Mij | null {
  return one<Mij>(records, "mij");
}

export function tafelsOf(records: Records): Tafel[] {
  return all(records, "tafel")
    .map(([id, record]) => ({
      nr: typeof record.nr === "number" ? record.nr : Number(id),
    }))
    .sort((a, b) => a.nr - b.nr);
}

export function deelnemersOf(records: Records): Deelnemer[] {
  return all(records, "deelnemer").map(
    ([id, record]) => ({ pseudoniem: false, ...record, id }) as Deelnemer,
  );
}

export function importsOf(records: Records): Import[] {
  return all(records, "import").map(([id, record]) => ({ ...record, id }) as Import);
}

function asGeeltje(id: string, record: Rec): Geeltje {
  return {
    tekst: "",
    tafel: null,
    perspectief: null,
    verwijderd: false,
    reden: "",
    ...record,
    id,
  };
}

export function geeltjeOf(records: Records, id: string): Geeltje | null {
  const record = records.get(`geeltje/${id}`);
  return record ? asGeeltje(id, record) : null;
}

function present(records: Records, ids: readonly string[]): Geeltje[] {
  return ids
    .map((id) => geeltjeOf(records, id))
    .filter((geeltje): geeltje is Geeltje => geeltje !== null && !geeltje.verwijderd);
}

/** All geeltjes that were not removed, in an order that tells nothing: by id. */
export function geeltjesOf(records: Records): Geeltje[] {
  return all(records, "geeltje")
    .map(([id, record]) => asGeeltje(id, record))
    .filter((geeltje) => !geeltje.verwijderd);
}

/** The geeltjes that lie in no knop of any tafel. */
export function unusedOf(records: Records): Geeltje[] {
  const used = new Set(
    all(records, "knop").flatMap(([, { geeltjes }]) => geeltjes as string[]),
  );
  return geeltjesOf(records).filter(({ id }) => !used.has(id));
}

/** The traces of removed geeltjes: no words, but the reason. */
export function removedOf(records: Records): Geeltje[] {
  return all(records, "geeltje")
    .map(([id, record]) => asGeeltje(id, record))
    .filter((geeltje) => geeltje.verwijderd);
}

/** My own geeltjes, the last written first; a removed one stays as a trace. */
export function ownGeeltjesOf(records: Records): Geeltje[] {
  return all(records, "eigen")
    .sort(([, a], [, b]) => Number(b.nr ?? 0) - Number(a.nr ?? 0))
    .map(([id]) => geeltjeOf(records, id))
    .filter((geeltje): geeltje is Geeltje => geeltje !== null);
}

/**
 * The ids of my own geeltjes that were shown: what is shown, less what others have.
 *
 * What is shown is the oldest part of what one wrote.
 */
export function ownShownOf(records: Records): ReadonlySet<string> {
  const own = ownGeeltjesOf(records).filter((geeltje) => !geeltje.verwijderd);
  const others = geeltjesOf(records).length - own.length;
  const shown = Math.max(0, (tellingOf(records)?.getoond ?? 0) - others);
  return new Set(
    own
      .reverse()
      .slice(0, shown)
      .map(({ id }) => id),
  );
}

/** The id of the thema that holds this geeltje, or null. */
export function themaIdOf(records: Records, geeltje: string): string | null {
  const thema = records.get(`plek/${geeltje}`)?.thema;
  return typeof thema === "string" ? thema : null;
}

/** All themas with their geeltjes, in the order of their ids. */
export function themasOf(records: Records): Thema[] {
  const inside = new Map<string, Geeltje[]>();
  for (const geeltje of geeltjesOf(records)) {
    const thema = themaIdOf(records, geeltje.id);
    if (thema !== null) {
      inside.set(thema, [...(inside.get(thema) ?? []), geeltje]);
    }
  }
  return all(records, "thema").map(([id, record]) => {
    const geeltjes = inside.get(id) ?? [];
    const { naam, bevestigd, kern } = record as unknown as Omit<Thema, "id">;
    const words = geeltjes.find((g) => g.id === kern) ?? geeltjes[0];
    return { id, naam, bevestigd, kern, titel: naam || (words?.tekst ?? ""), geeltjes };
  });
}

/** The geeltjes that are in no thema. */
export function looseOf(records: Records): Geeltje[] {
  return geeltjesOf(records).filter((g) => themaIdOf(records, g.id) === null);
}

/** All that the machine showed of a kind, the most alike first. */
function shownOf(records: Records, soort: Voorstel["soort"]): Voorstel[] {
  return all(records, "voorstel")
    .map(
      ([id, record]) =>
        ({ band: "likely", trefwoorden: [], ...record, id }) as unknown as Voorstel,
    )
    .filter((voorstel) => voorstel.soort === soort)
    .sort((a, b) => b.score - a.score || compare(a.id, b.id));
}

/** The open proposals of a kind, the most alike first: those that can be accepted. */
export function voorstellenOf(records: Records, soort: Voorstel["soort"]): Voorstel[] {
  return shownOf(records, soort).filter(
    ({ band }) => band === "strong" || band === "likely",
  );
}

/** The pairs that are only shown: related, or maybe opposite. */
export function pairsOf(
  records: Records,
  soort: Voorstel["soort"],
  band: "verwant" | "tegen",
): Voorstel[] {
  return shownOf(records, soort).filter((voorstel) => voorstel.band === band);
}

/** How the proposals of a kind were found, or null. */
export function vergelijkingOf(
  records: Records,
  soort: Voorstel["soort"],
): Vergelijking | null {
  return one<Vergelijking>(records, `vergelijking/${soort}`);
}

/** What was put on the screen to talk about, or null. */
export function schermOf(records: Records): OnScreen | null {
  return one<OnScreen>(records, "scherm");
}

/** The piles of a kind. */
export function stapelsOf(records: Records, soort: Stapel["soort"]): Stapel[] {
  return all(records, "stapel")
    .map(([id, record]) => ({ ...record, id }) as unknown as Stapel)
    .filter((stapel) => stapel.soort === soort);
}

/** One geeltje, or the first of those that lie on one pile. */
export interface Piled {
  readonly geeltje: Geeltje;
  readonly stapel: Stapel | null;
  /** All that lie here; one without a pile. */
  readonly lying: readonly Geeltje[];
}

/** Show each pile once, where its first geeltje lies. */
export function piledOf(records: Records, geeltjes: readonly Geeltje[]): Piled[] {
  const pile = new Map(
    stapelsOf(records, "groep").flatMap((stapel) =>
      stapel.leden.map((lid) => [lid, stapel] as const),
    ),
  );
  const lying = new Map<string, Geeltje[]>();
  for (const geeltje of geeltjes) {
    const place = pile.get(geeltje.id)?.id ?? geeltje.id;
    lying.set(place, [...(lying.get(place) ?? []), geeltje]);
  }
  return [...lying.values()].map((here) => {
    const first = here[0] as Geeltje;
    return { geeltje: first, stapel: pile.get(first.id) ?? null, lying: here };
  });
}

/** Whether a geeltje is of this perspectief; without one, all are. */
export function isOf(perspectief: string, geeltje: Geeltje): boolean {
  return perspectief === "" || geeltje.perspectief === perspectief;
}

/** The perspectieven that can be looked at alone: those of at least three people. */
export function perspectievenOf(records: Records): readonly string[] {
  return tellingOf(records)?.perspectieven ?? [];
}

export function schakelsOf(records: Records): Schakel[] {
  return all(records, "schakel").map(([id, record]) => {
    const [a = "", b = ""] = id.split("~");
    return { a, b, oordeel: record.oordeel as Schakel["oordeel"] };
  });
}

function asBron(records: Records, id: string, record: Rec): Bron {
  const raw = record as unknown as Omit<Bron, "geeltjes" | "eigen"> & {
    readonly geeltjes: readonly string[];
  };
  const geeltjes = present(records, raw.geeltjes ?? []);
  return {
    id,
    tafel: raw.tafel ?? null,
    tekst: raw.tekst || (geeltjes[0]?.tekst ?? ""),
    eigen: raw.tekst ?? "",
    kring: raw.kring,
    aard: raw.aard,
    stand: raw.stand ?? "nog-niet",
    reden: raw.reden ?? "",
    geeltjes,
  };
}

/** Every tafel's own knop, in the order of their ids. */
export function bronnenOf(records: Records): Bron[] {
  return all(records, "knop").map(([id, record]) => asBron(records, id, record));
}

/** The knoppen of one tafel's plaat, in the order of kring. */
export function tafelKnoppenOf(records: Records, tafel: number | null): Bron[] {
  return bronnenOf(records)
    .filter((bron) => bron.tafel === tafel)
    .sort((a, b) => kringRank(a.kring) - kringRank(b.kring) || compare(a.id, b.id));
}

/** Where a kring stands on a plaat; an unknown one comes last. */
export function kringRank(kring: string): number {
  const rank = KRING_ORDER.indexOf(kring);
  return rank < 0 ? KRING_ORDER.length : rank;
}

/** For each knop the smallest id of those it is joined with (BIJ-30). */
export function componentsOf(
  ids: readonly string[],
  schakels: readonly Schakel[],
): Map<string, string> {
  const parent = new Map(ids.map((id) => [id, id]));
  const root = (id: string): string => {
    let at = id;
    for (let up = parent.get(at); up !== undefined && up !== at; up = parent.get(at)) {
      at = up;
    }
    return at;
  };
  for (const { a, b, oordeel } of schakels) {
    if (oordeel === "samen" && parent.has(a) && parent.has(b)) {
      const [low = a, high = b] = [root(a), root(b)].sort();
      parent.set(high, low);
    }
  }
  return new Map(ids.map((id) => [id, root(id)]));
}

/** Order bronnen as BIJ-34 says: most geeltjes, lowest tafel, smallest id. */
function byLead(a: Bron, b: Bron): number {
  return (
    b.geeltjes.length - a.geeltjes.length ||
    (a.tafel ?? 0) - (b.tafel ?? 0) ||
    compare(a.id, b.id)
  );
}

function joined(records: Records, id: string, bronnen: readonly Bron[]): Knop {
  const sorted = [...bronnen].sort(byLead);
  const lead = sorted[0] as Bron;
  const titel = bronnen
    .map((bron) => one<Titel>(records, `titel/${bron.id}`))
    .find((found) => found !== null);
  const geeltjes = new Map(
    sorted.flatMap((bron) => bron.geeltjes.map((g) => [g.id, g])),
  );
  const tafels = new Set(bronnen.map((bron) => bron.tafel).filter((nr) => nr !== null));
  return {
    id,
    titel: titel?.tekst || lead.tekst,
    kring: titel?.kring || lead.kring,
    aard: titel?.aard || lead.aard,
    stand: lead.stand,
    reden: lead.reden,
    bronnen: sorted,
    geeltjes: [...geeltjes.values()],
    tafels: [...tafels].sort((a, b) => a - b),
  };
}

/**
 * The knoppen of the merged plaat: what is linked by `samen` is one (BIJ-30, BIJ-34).
 *
 * In the order of kring, then of weight (most tafels, most geeltjes), then of titel.
 */
export function knoppenOf(records: Records): Knop[] {
  const bronnen = bronnenOf(records);
  const component = componentsOf(
    bronnen.map((bron) => bron.id),
    schakelsOf(records),
  );
  const groups = new Map<string, Bron[]>();
  for (const bron of bronnen) {
    const id = component.get(bron.id) ?? bron.id;
    groups.set(id, [...(groups.get(id) ?? []), bron]);
  }
  return [...groups]
    .map(([id, members]) => joined(records, id, members))
    .sort(byWeight);
}

function byWeight(a: Knop, b: Knop): number {
  return (
    kringRank(a.kring) - kringRank(b.kring) ||
    b.tafels.length - a.tafels.length ||
    b.geeltjes.length - a.geeltjes.length ||
    compare(fold(a.titel), fold(b.titel)) ||
    compare(a.id, b.id)
  );
}
