// SPDX-License-Identifier: EUPL-1.2
/** What happens to an open sheet when its fase is over. */

import { html, type TemplateResult } from "lit";
import { t } from "../../shared/i18n";
import type { FaseId } from "../../shared/model";
import { faseOf } from "../../shared/selectors";
import { knopDraft, type Phone, type Sheet } from "./context";
import { messages } from "./messages";

/** The one fase in which a sheet can be saved; null is every fase. */
const FASE_OF: Readonly<Record<Sheet["kind"], FaseId | null>> = {
  who: null,
  place: "groeperen",
  name: "groeperen",
  knop: "tafels",
};

/** Whether what this kind of sheet asks can no longer be saved. */
export function isOver(phone: Phone, kind: Sheet["kind"]): boolean {
  const fase = FASE_OF[kind];
  return fase !== null && fase !== faseOf(phone.records)?.nu;
}

/** Close a sheet whose fase is over, unless it holds words that would be lost. */
export function closeWhenOver(phone: Phone): void {
  const { sheet } = phone.ui;
  if (sheet && isOver(phone, sheet.kind) && !holdsWords(phone, sheet)) {
    phone.closeSheet();
  }
}

function holdsWords(phone: Phone, sheet: Sheet): boolean {
  switch (sheet.kind) {
    case "who":
      return false;
    case "place":
      return phone.drafts.read("thema/new") !== "";
    case "name":
      return isTyped(phone, `thema/${sheet.thema}`, sheet.words);
    case "knop":
      return isTyped(phone, knopDraft(sheet.form), sheet.form.words);
  }
}

function isTyped(phone: Phone, draft: string, before: string): boolean {
  const words = phone.drafts.read(draft);
  return words !== "" && words !== before;
}

/** Say that this form can no longer be saved. */
export function overNote(): TemplateResult {
  return html`<p class="ph-refusal" role="alert">${t(messages.over)}</p>`;
}
