// SPDX-License-Identifier: EUPL-1.2
/** Looking for words in what lies on the desk: always at hand, in the bar at the top. */

import { html, nothing, type TemplateResult } from "lit";
import { foundNote } from "../../shared/components/pieces";
import { forgiving } from "../../shared/forgiving";
import { type Text, t } from "../../shared/i18n";
import type { FaseId } from "../../shared/model";
import { bronnenOf, faseOf, geeltjesOf } from "../../shared/selectors";
import type { Desk } from "./context";
import { messages } from "./messages";

interface Searched {
  readonly label: Text;
  /** All texts that lie there. */
  texts(desk: Desk): readonly string[];
}

const BRONNEN: Searched = {
  label: messages.findKnop,
  texts: ({ records }) => bronnenOf(records).map(({ tekst }) => tekst),
};

const SEARCHED: Readonly<Partial<Record<FaseId, Searched>>> = {
  groeperen: {
    label: messages.find,
    texts: ({ records }) => geeltjesOf(records).map(({ tekst }) => tekst),
  },
  tafels: BRONNEN,
  samenvoegen: BRONNEN,
};

/** Whether a text is looked for: with or without accents, a slip or two forgiven. */
export function sought(desk: Desk): (text: string) => boolean {
  return forgiving(desk.ui.filter);
}

/** The field of the fase with how many it found; nothing where nothing is looked for. */
export function finder(desk: Desk): TemplateResult | typeof nothing {
  const searched = SEARCHED[faseOf(desk.records)?.nu ?? "welkom"];
  if (!searched) {
    return nothing;
  }
  const { filter } = desk.ui;
  const all = searched.texts(desk);
  const n = all.filter(sought(desk)).length;
  const typed = (event: Event): void => {
    desk.ui.filter = (event.target as HTMLInputElement).value;
    desk.redraw();
  };
  return html`<div class="fc-find"><label for="fc-filter">${t(searched.label)}</label>
    <input id="fc-filter" type="search" .value=${filter} @input=${typed}>
    ${foundNote(filter, n, filter.trim() === "" ? "" : t(messages.found, n, all.length))}</div>`;
}
