// SPDX-License-Identifier: EUPL-1.2
/** The tafels at work: how many knoppen each has, nothing of what they say. */

import { html, nothing, svg, type TemplateResult } from "lit";
import { t } from "../../shared/i18n";
import type { TafelTelling } from "../../shared/model";
import { tafelsOf, tellingOf } from "../../shared/selectors";
import type { Screen } from "./context";
import { messages } from "./messages";
import { big } from "./open-views";

const MOST = 24;
const MOST_DOTS = 12;

const NONE: TafelTelling = { deelnemers: 0, geeltjes: 0, knoppen: 0 };

export function tablesView(screen: Screen): TemplateResult {
  const counts = tellingOf(screen.records)?.tafels ?? {};
  const tafels = tafelsOf(screen.records);
  const hidden = tafels.length - MOST;
  const size = tafels.length > 12 ? "tiny" : tafels.length > 6 ? "small" : "large";
  const all = tafels.reduce((sum, { nr }) => sum + (counts[nr] ?? NONE).knoppen, 0);
  return html`<p class="sc-help">${t(messages.knopOnPhone)}</p>
  <ul class="sc-tables sc-size-${size}">${tafels.slice(0, MOST).map(({ nr }) => {
    const count = counts[nr] ?? NONE;
    return html`<li class="sc-tafel">
      <h2 class="sc-tafel-name">${t(messages.tafel, nr)}</h2>
      <p class="sc-figure"><strong>${count.knoppen}</strong> <span>${t(messages.knoppen, count.knoppen)}</span></p>
      ${dots(count.knoppen)}
      <p class="sc-soft">${t(messages.nPeople, count.deelnemers)}</p>
    </li>`;
  })}</ul>
  ${hidden > 0 ? html`<p class="sc-rest">${t(messages.moreTafels, hidden)}</p>` : nothing}
  <div class="sc-counts">${big(all, t(messages.onTafels, all, tafels.length))}</div>`;
}

/** A dot for every knop, so that one sees from the back how a plaat grows. */
function dots(knoppen: number): TemplateResult {
  const shown = Math.min(knoppen, MOST_DOTS);
  return html`<svg class="sc-dots" viewBox="0 0 ${MOST_DOTS * 10} 10" aria-hidden="true" focusable="false">${Array.from(
    { length: shown },
    (_, n) => svg`<circle cx=${n * 10 + 4} cy="5" r="4"></circle>`,
  )}</svg>`;
}
