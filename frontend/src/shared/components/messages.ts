// SPDX-License-Identifier: EUPL-1.2
/** Texts of the small shared pieces. */

import type { Messages } from "../i18n";

export const messages = {
  tafel: { nl: (nr: number) => `Tafel ${nr}`, en: (nr: number) => `Table ${nr}` },
  both: {
    nl: (n: number) => (n === 2 ? "Beide noemen " : "Ze noemen "),
    en: (n: number) => (n === 2 ? "Both mention " : "They mention "),
  },
  alike: { nl: "Ze lijken op elkaar", en: "They are alike" },
  strong: { nl: "Heel waarschijnlijk hetzelfde", en: "Most likely the same" },
  likely: { nl: "Lijkt op elkaar", en: "Alike" },
  opposite: { nl: "Mogelijk tegenovergesteld", en: "Maybe the opposite" },
  oppositeSign: { nl: "tegenover", en: "against" },
  related: { nl: "Verwant", en: "Related" },
  also: {
    nl: (words: string) => `ook: “${words}”`,
    en: (words: string) => `also: “${words}”`,
  },
  nothingFound: {
    nl: (asked: string) => `Niets gevonden voor ‘${asked}’.`,
    en: (asked: string) => `Nothing found for ‘${asked}’.`,
  },
  left: {
    nl: (n: number) => (n === 1 ? "nog 1 minuut" : `nog ${n} minuten`),
    en: (n: number) => (n === 1 ? "1 minute left" : `${n} minutes left`),
  },
  over: { nl: "de tijd is om", en: "time is up" },
  reader: {
    nl: (host: string) =>
      `Om te zien wat op elkaar lijkt, gaan de woorden van geeltjes ook naar ${host}.`,
    en: (host: string) =>
      `To see what is alike, this server also sends the words of geeltjes to ${host}.`,
  },
} satisfies Messages;
