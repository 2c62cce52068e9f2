// SPDX-License-Identifier: EUPL-1.2
/** The texts that the result page adds. */

import type { Messages } from "../shared/i18n";

export const messages = {
  find: { nl: "Zoek op een woord", en: "Find a word" },
  who: { nl: "Wat zegt", en: "Words of" },
  everybody: { nl: "iedereen", en: "everybody" },
  tooSmall: {
    nl: "Een perspectief met minder dan 3 mensen is te klein om te tonen.",
    en: "A perspective of fewer than 3 people is too small to show.",
  },
  noneOf: {
    nl: "Geen knop met woorden van hen.",
    en: "No knop with words of theirs.",
  },
  openAll: { nl: "Open alle stambomen", en: "Open every stamboom" },
  closeAll: { nl: "Sluit alle stambomen", en: "Close every stamboom" },
  found: {
    nl: (shown: number, all: number) => `${shown} van ${all} knoppen`,
    en: (shown: number, all: number) => `${shown} of ${all} knoppen`,
  },
  all: {
    nl: (all: number) => (all === 1 ? "1 knop" : `${all} knoppen`),
    en: (all: number) => (all === 1 ? "1 knop" : `${all} knoppen`),
  },
  changed: {
    nl: "De plaat is veranderd sinds je hem opende.",
    en: "The plaat has changed since you opened it.",
  },
  reload: { nl: "Laat de nieuwe zien", en: "Show the new one" },
} satisfies Messages;
