// SPDX-License-Identifier: EUPL-1.2
/** Screen texts: a typed pair of Dutch and English, picked by the page's language. */

import type { Lang } from "./kader";

/** A fixed text, such as `{ nl: "Bewaar geeltje", en: "Keep note" }`. */
export interface Text {
  readonly nl: string;
  readonly en: string;
}

/** A text with something filled in: `{ nl: (n: number) => …, en: (n: number) => … }`. */
export interface Phrase<A extends readonly unknown[]> {
  readonly nl: (...args: A) => string;
  readonly en: (...args: A) => string;
}

/** For `satisfies Messages` at the end of a screen's texts. */
export type Messages = Readonly<Record<string, Text | Phrase<never[]>>>;

let language: Lang = "nl";

/** Choose the language of all texts; an entry point does so once, from its kader. */
export function setLanguage(lang: Lang): void {
  language = lang;
}

/** The language of all texts now. */
export function currentLanguage(): Lang {
  return language;
}

/**
 * Say a text in the page's language.
 *
 *     t(messages.writeTitle)
 *     t(messages.others, 23)
 */
export function t(text: Text): string;
export function t<A extends readonly unknown[]>(phrase: Phrase<A>, ...args: A): string;
export function t(pair: Text | Phrase<unknown[]>, ...args: unknown[]): string {
  const said = pair[language];
  return typeof said === "function" ? said(...args) : said;
}

/** Join words as a sentence does: 'a, b en c'. */
export function sentenceList(words: readonly string[]): string {
  return new Intl.ListFormat(language, { type: "conjunction" }).format(words);
}

/** Make texts comparable for a filter: small letters, without diacritics. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘ʼ`´]/gu, "'")
    .replace(/[‐‑‒–]/gu, "-")
    .toLowerCase()
    .trim();
}
