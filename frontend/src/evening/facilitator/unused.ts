// SPDX-License-Identifier: EUPL-1.2
/** The geeltjes that no knop came from: told, so that none is lost without a sign. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { geeltjeCard, sameWords } from "../../shared/components/pieces";
import { t } from "../../shared/i18n";
import { unusedOf } from "../../shared/selectors";
import type { Desk } from "./context";
import { messages } from "./messages";

export function unusedView(desk: Desk): TemplateResult | typeof nothing {
  const unused = unusedOf(desk.records);
  return unused.length === 0
    ? nothing
    : html`<details class="fc-unused"><summary>${t(messages.unused, unused.length)}</summary>
      <p class="soft">${t(messages.unusedHelp)}</p>
      <div class="fc-leaves">${repeat(
        sameWords(unused),
        ([{ id }]) => id,
        (same) => geeltjeCard(desk.kader, ...same),
      )}</div></details>`;
}
