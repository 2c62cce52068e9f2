// SPDX-License-Identifier: EUPL-1.2
/** The records of an evening, as types. */

export type FaseId =
  | "welkom"
  | "schrijven"
  | "groeperen"
  | "tafels"
  | "samenvoegen"
  | "herkennen"
  | "resultaat";

export interface Bijeenkomst {
  readonly naam: string;
  readonly uitgangspositie: string;
  readonly stem: string;
  /** The goal without its leading zero. */
  readonly nuldoel: string;
}

export interface Fase {
  readonly nu: FaseId;
  /** Server clock, milliseconds. */
  readonly sinds: number;
  readonly fasen: readonly { readonly id: FaseId; readonly minuten: number }[];
}

export interface Deur {
  readonly open: boolean;
  readonly code?: string;
}

export interface Tafel {
  readonly nr: number;
}

export interface Deelnemer {
  readonly id: string;
  readonly naam: string;
  readonly pseudoniem: boolean;
  readonly perspectief: string | null;
  readonly tafel: number | null;
}

export interface Geeltje {
  readonly id: string;
  readonly tekst: string;
  readonly tafel: number | null;
  readonly perspectief: string | null;
  readonly verwijderd: boolean;
  readonly reden: string;
}

export interface Thema {
  readonly id: string;
  readonly naam: string;
  readonly bevestigd: boolean;
  readonly kern: string | null;
  /** The given name, or the words of the most central geeltje. */
  readonly titel: string;
  readonly geeltjes: readonly Geeltje[];
}

export interface Voorstel {
  readonly id: string;
  readonly soort: "groep" | "knop";
  readonly leden: readonly string[];
  readonly kern: string;
  readonly termen: readonly string[];
  readonly score: number;
  /** `verwant` and `tegen` are pairs that are only shown. */
  readonly band: "strong" | "likely" | "verwant" | "tegen";
  readonly trefwoorden: readonly string[];
}

/** What the screen shows of a proposal: which say what, and why. */
export interface Face
  extends Pick<Voorstel, "id" | "soort" | "leden" | "termen" | "band"> {
  /** The members that are not ticked at the desk. */
  readonly uit?: readonly string[];
}

/** The one thing that was put on the screen to talk about. */
export interface OnScreen {
  readonly voorstel: Face | null;
  readonly perspectief: string | null;
}

/** What says exactly the same and was put on one pile by itself. */
export interface Stapel {
  readonly id: string;
  readonly soort: "groep" | "knop";
  readonly leden: readonly string[];
}

/** How proposals were found. */
export interface Vergelijking {
  readonly maat: string;
  readonly terugval: boolean;
  readonly lens: boolean;
}

/** One tafel's own knop, as that tafel made it. */
export interface Bron {
  readonly id: string;
  readonly tafel: number | null;
  /** Own words, else those of the first geeltje. */
  readonly tekst: string;
  /** Own words only; may be empty. */
  readonly eigen: string;
  readonly kring: string;
  readonly aard: string;
  readonly stand: string;
  readonly reden: string;
  readonly geeltjes: readonly Geeltje[];
}

/** A knop on the merged plaat: one bron, or several that were joined. */
export interface Knop {
  readonly id: string;
  readonly titel: string;
  readonly kring: string;
  readonly aard: string;
  readonly stand: string;
  readonly reden: string;
  readonly bronnen: readonly Bron[];
  readonly geeltjes: readonly Geeltje[];
  readonly tafels: readonly number[];
}

export interface Schakel {
  readonly a: string;
  readonly b: string;
  readonly oordeel: "samen" | "apart";
}

export interface Titel {
  readonly tekst: string;
  readonly kring: string;
  readonly aard: string;
}

export interface TafelTelling {
  readonly deelnemers: number;
  readonly geeltjes: number;
  readonly knoppen: number;
}

export interface Telling {
  readonly geeltjes: number;
  readonly getoond: number;
  readonly deelnemers: number;
  readonly themas: number;
  readonly knoppen: number;
  /** Those of at least three people. */
  readonly perspectieven?: readonly string[];
  /** How many chose what they recognise, and how many did so at every knop. */
  readonly gekozen?: number;
  readonly klaar?: number;
  readonly tafels?: Readonly<Record<string, TafelTelling>>;
}

export interface Mij {
  readonly id: string;
  readonly rol: string;
  readonly naam: string;
  readonly perspectief: string | null;
  readonly tafel: number | null;
  readonly undo: string | null;
  /** The number of what would be undone. */
  readonly stap?: number | null;
}

export interface Import {
  readonly id: string;
  readonly naam: string;
  readonly geeltjes: number;
}
