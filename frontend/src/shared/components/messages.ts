// SPDX-License-Identifier: EUPL-1.2
/** Texts of the small shared pieces. */

import type { Messages } from "../i18n";

export const messages = {
  tafel: { nl: (nr: number) => `Tafel ${nr}`, en: (nr: number) => `Table ${nr}` },
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
