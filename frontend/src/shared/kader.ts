// SPDX-License-Identifier: EUPL-1.2
/** What the server tells an island about its page: room, rol, language, lists, addresses. */

export type Lang = "nl" | "en";

export type Rol = "deelnemer" | "begeleider" | "scherm";

export interface Named {
  readonly id: string;
  readonly naam: string;
}

export interface KringInfo extends Named {
  readonly hue: string;
  readonly tint: string;
  /** The inside of an SVG, drawn with strokes in a box of 20 × 20. */
  readonly sign: string;
}

export interface FaseInfo extends Named {
  readonly vraag: string;
  readonly uitleg: string;
}

/** From where people look, with the question that asks for what all such say. */
export interface PerspectiefInfo extends Named {
  readonly vraag: string;
}

export type UrlName =
  | "plaat"
  | "svg"
  | "png"
  | "pdfA4"
  | "pdfA1"
  | "csv"
  | "json"
  | "scherm"
  | "import"
  | "overdragen"
  | "lijktOp"
  | "join"
  | "qr";

export type TextName =
  | "naam"
  | "uitgangspositie"
  | "stem"
  | "nuldoel"
  | "geeltje"
  | "thema"
  | "knop"
  | "reden"
  | "deelnemer";

export interface Kader {
  readonly room: string;
  readonly ticket: string;
  readonly rol: Rol;
  readonly lang: Lang;
  readonly socket: string;
  readonly urls: Readonly<Partial<Record<UrlName, string>>>;
  readonly kringen: readonly KringInfo[];
  readonly perspectieven: readonly PerspectiefInfo[];
  readonly fasen: readonly FaseInfo[];
  readonly aarden: readonly Named[];
  readonly standen: readonly Named[];
  readonly most: Readonly<Record<TextName, number>>;
  /** The host that is sent the words of geeltjes to compare them; empty: nobody is. */
  readonly reader?: string;
}

/** Read the page's kader; throws when the page holds none. */
export function readKader(page: Document = document): Kader {
  const text = page.getElementById("kader")?.textContent;
  if (!text) {
    throw new Error("This page has no kader.");
  }
  return JSON.parse(text) as Kader;
}

/** Find the name for people of an id in one of the kader's lists; else the id itself. */
export function nameOf(list: readonly Named[], id: string | null | undefined): string {
  return list.find((item) => item.id === id)?.naam ?? id ?? "";
}

/** The token that fetches and forms send as `X-CSRFToken`. */
export function csrfToken(page: Document = document): string {
  return page.querySelector<HTMLMetaElement>('meta[name="csrf"]')?.content ?? "";
}
