// SPDX-License-Identifier: EUPL-1.2
/** Texts of the result page. */

import type { Messages } from "../shared/i18n";

export const messages = {
  find: { nl: "Zoek in knoppen en geeltjes", en: "Search knoppen and geeltjes" },
  found: {
    nl: (n: number, all: number) => `${n} van ${all} knoppen`,
    en: (n: number, all: number) => `${n} of ${all} knoppen`,
  },
  openAll: { nl: "Open alle stambomen", en: "Open all family trees" },
  closeAll: { nl: "Sluit alle stambomen", en: "Close all family trees" },
  changed: { nl: "De plaat is veranderd.", en: "The plaat has changed." },
  reload: { nl: "Laat de nieuwe zien", en: "Show the new one" },
} satisfies Messages;
