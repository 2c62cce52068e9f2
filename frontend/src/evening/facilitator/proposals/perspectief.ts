// SPDX-License-Identifier: EUPL-1.2
/** What do ouders say, what do gemeenten say: only where at least three people say it. */

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../../../shared/i18n";
import { nameOf } from "../../../shared/kader";
import { geeltjesOf, perspectievenOf } from "../../../shared/selectors";
import type { Desk } from "../context";
import { messages } from "./messages";
import { showButton } from "./on-screen";

/** The perspectief that is looked at; none when it is too small by now. */
export function lookedAt(desk: Desk): string {
  const { perspectief } = desk.ui;
  return perspectievenOf(desk.records).includes(perspectief) ? perspectief : "";
}

/** Choose whose words are shown; what is too small is explained, not offered. */
export function perspectiefChips(desk: Desk): TemplateResult | typeof nothing {
  const offered = perspectievenOf(desk.records);
  const known = new Set(
    geeltjesOf(desk.records).map(({ perspectief }) => perspectief ?? ""),
  );
  known.delete("");
  if (known.size === 0) {
    return nothing;
  }
  const now = lookedAt(desk);
  const look = (perspectief: string): void => {
    desk.ui.perspectief = perspectief;
    desk.redraw();
  };
  const hidden = [...known].some((perspectief) => !offered.includes(perspectief));
  return html`<div class="fc-who"><div class="fc-chips" role="group" aria-label=${t(messages.who)}><span class="fc-who-label" aria-hidden="true">${t(messages.who)}</span>${[
    "",
    ...offered,
  ].map(
    (id) =>
      html`<button type="button" class="fc-chip" aria-pressed=${id === now ? "true" : "false"} @click=${() => look(id)}>${id === "" ? t(messages.everybody) : nameOf(desk.kader.perspectieven, id)}</button>`,
  )}${now === "" ? nothing : showButton(desk, { perspectief: now }, nameOf(desk.kader.perspectieven, now))}</div>${hidden ? html`<p class="soft">${t(messages.tooSmall)}</p>` : nothing}</div>`;
}
