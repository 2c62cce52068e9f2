// SPDX-License-Identifier: EUPL-1.2
/** What can be undone, in a word or two, by the kind of act. */

import type { Text } from "./i18n";

export const UNDOABLE: Readonly<Record<string, Text>> = {
  "geeltje.place": { nl: "verleggen", en: "moving" },
  "thema.make": { nl: "nieuw thema", en: "new theme" },
  "thema.name": { nl: "naam van thema", en: "naming a theme" },
  "thema.drop": { nl: "uit elkaar halen", en: "taking apart" },
  "voorstel.accept": { nl: "voorstel", en: "proposal" },
  "voorstel.take": { nl: "voorstellen", en: "proposals" },
  "voorstel.leave": { nl: "apart houden", en: "keeping apart" },
  "stapel.make": { nl: "vanzelf gestapeld", en: "piled up by itself" },
  "stapel.drop": { nl: "stapel uit elkaar", en: "pile apart" },
  "knop.make": { nl: "nieuwe knop", en: "new knop" },
  "knop.edit": { nl: "wijziging", en: "change" },
  "knop.drop": { nl: "knop weghalen", en: "taking a knop off" },
  "knop.source": { nl: "bron wijzigen", en: "changing a source" },
  "knop.join": { nl: "samenvoegen", en: "joining" },
  "knop.split": { nl: "eruit halen", en: "taking out" },
  "knop.title": { nl: "titel", en: "title" },
  "knop.turn": { nl: "draaien", en: "turning" },
};
