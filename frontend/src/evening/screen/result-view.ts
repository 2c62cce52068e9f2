// SPDX-License-Identifier: EUPL-1.2
/** Our plaat: the picture, over the whole screen. */

import { html, type TemplateResult } from "lit";
import { t } from "../../shared/i18n";
import { bijeenkomstOf, knoppenOf } from "../../shared/model";
import type { Screen } from "./context";
import { messages } from "./messages";

export function resultView(screen: Screen): TemplateResult {
  if (knoppenOf(screen.records).length === 0) {
    return html`<p class="sc-help">${t(messages.emptyPlaat)}</p>`;
  }
  const goal = bijeenkomstOf(screen.records)?.nuldoel ?? "";
  return html`<figure class="sc-picture" aria-label=${t(messages.picture, goal)}>${screen.picture.drawn}</figure>`;
}
