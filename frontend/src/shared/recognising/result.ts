// SPDX-License-Identifier: EUPL-1.2
/** What was chosen and counted, as the screens read it. Pure. */

import type { Records } from "../../live/records";
import type { Knop } from "../model";
import { knoppenOf } from "../selectors";

export type Oordeel = "herkenbaar" | "deels" | "niet";

export const OORDELEN: readonly Oordeel[] = ["herkenbaar", "deels", "niet"];

export type Oordelen = Readonly<Record<string, Oordeel>>;

export interface Counts {
  readonly herkenbaar: number;
  readonly deels: number;
  readonly niet: number;
}

interface Row extends Partial<Counts> {
  readonly bronnen: readonly string[];
  /** How many chose here; of fewer than three that is all that is sent. */
  readonly gekozen: number;
  readonly perspectieven?: Readonly<Record<string, Counts>>;
}

export interface Groep {
  readonly mensen: number;
  readonly herkent: readonly string[];
  readonly niet: readonly string[];
}

/** The record `uitslag`: there once the choosing was closed and shown. */
export interface Uitslag {
  readonly deelnemers: number;
  readonly gekozen: number;
  readonly knoppen: Readonly<Record<string, Row>>;
  readonly gedeeld: Readonly<Record<string, "herkenbaar" | "niet">>;
  readonly betwist: readonly string[];
  readonly groepen: readonly Groep[];
  /** Why there are no groups; empty with groups. */
  readonly waarom: "" | "too_few" | "no_clear_groups";
  /** One or two people chose otherwise since; that is not counted. */
  readonly nagekomen?: boolean;
}

/** Of fewer who chose, nothing is called shared or contested (as the server counts). */
const FEWEST_TO_NAME = 5;

/** Whether so few chose that only the counts tell something. */
export function areTooFew({ gekozen }: Uitslag): boolean {
  return gekozen < FEWEST_TO_NAME;
}

export const BEELDEN = ["herkend", "betwist", "niet-herkend", "gemengd"] as const;

export type Beeld = (typeof BEELDEN)[number];

/** What was counted of one knop; without counts when fewer than three chose. */
export interface Counted {
  readonly knop: Knop;
  readonly gekozen: number;
  readonly counts: Counts | null;
  readonly perspectieven: Readonly<Record<string, Counts>>;
  readonly beeld: Beeld;
}

/** Whether people may still choose. */
export function isOpen(records: Records): boolean {
  return records.get("herkennen")?.open !== false;
}

export function uitslagOf(records: Records): Uitslag | null {
  return (records.get("uitslag") as Uitslag | undefined) ?? null;
}

/** What I chose, per bron. */
export function ownOordelen(records: Records, me: string): Oordelen {
  return (records.get(`herkenning/${me}`)?.oordelen as Oordelen | undefined) ?? {};
}

/**
 * What one person says of a knop made of these bronnen (BIJ-74).
 *
 * Who chose differently on bronnen that were joined since says `deels`.
 */
export function said(oordelen: Oordelen, bronnen: readonly string[]): Oordeel | null {
  const found = new Set(
    bronnen.map((id) => oordelen[id]).filter((o) => o !== undefined),
  );
  return found.size > 1 ? "deels" : ([...found][0] ?? null);
}

/**
 * What was counted of each knop of the plaat, in the order of the plaat.
 *
 * A knop that was joined or taken apart since is not in it: it was not counted so.
 */
export function countedOf(records: Records): Counted[] {
  const uitslag = uitslagOf(records);
  if (!uitslag) {
    return [];
  }
  return knoppenOf(records).flatMap((knop) => {
    const row = uitslag.knoppen[knop.id];
    const bronnen = knop.bronnen.map(({ id }) => id).sort();
    const same = row && row.bronnen.join() === bronnen.join();
    return same ? [counted(uitslag, knop, row)] : [];
  });
}

function counted(uitslag: Uitslag, knop: Knop, row: Row): Counted {
  const { gekozen, herkenbaar, deels, niet, perspectieven = {} } = row;
  const counts =
    herkenbaar === undefined || deels === undefined || niet === undefined
      ? null
      : { herkenbaar, deels, niet };
  return { knop, gekozen, counts, perspectieven, beeld: beeldOf(uitslag, knop.id) };
}

function beeldOf(uitslag: Uitslag, knop: string): Beeld {
  if (uitslag.betwist.includes(knop)) {
    return "betwist";
  }
  const shared = uitslag.gedeeld[knop];
  if (shared === undefined) {
    return "gemengd";
  }
  return shared === "herkenbaar" ? "herkend" : "niet-herkend";
}

/** The knoppen with one beeld, the surest first: most on its side, then most chosen. */
export function withBeeld(all: readonly Counted[], beeld: Beeld): Counted[] {
  const weight = ({ counts, gekozen }: Counted): number => {
    if (!counts || gekozen === 0) {
      return -1;
    }
    const { herkenbaar, niet } = counts;
    const sides: Readonly<Record<Beeld, number>> = {
      herkend: herkenbaar,
      "niet-herkend": niet,
      betwist: Math.min(herkenbaar, niet),
      gemengd: herkenbaar,
    };
    return sides[beeld] / gekozen;
  };
  return all
    .filter((item) => item.beeld === beeld)
    .sort((a, b) => weight(b) - weight(a) || b.gekozen - a.gekozen);
}

/** Whether the plaat holds knoppen that were not counted as they are now. */
export function isBehind(records: Records): boolean {
  return (
    uitslagOf(records) !== null && countedOf(records).length < knoppenOf(records).length
  );
}
