// SPDX-License-Identifier: EUPL-1.2
/** Resultaat: the picture of now, how far each knop is turned, and what to take home. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { knob } from "../../shared/components/knob";
import { kringName } from "../../shared/components/pieces";
import { t } from "../../shared/i18n";
import type { Knop } from "../../shared/model";
import { numbers } from "../../shared/recognising/pieces";
import { type Counts, countedOf } from "../../shared/recognising/result";
import { knoppenOf } from "../../shared/selectors";
import type { Desk } from "./context";
import { stamboom } from "./joining";
import { messages } from "./messages";
import { unusedView } from "./unused";

const FILES = ["pdfA4", "pdfA1", "png", "svg", "csv", "json"] as const;

function turn(desk: Desk, knop: Knop, event: Event): void {
  const select = event.target as HTMLSelectElement;
  const stand = select.value;
  if (stand === "losgelaten") {
    select.value = knop.stand;
    desk.open({ kind: "let-go", knop: knop.id });
    return;
  }
  void desk.act({ kind: "knop.turn", knop: knop.id, stand }).then((answer) => {
    if (!answer.ok) {
      select.value = knop.stand;
    }
  });
}

function row(desk: Desk, knop: Knop, counts: Counts | null): TemplateResult {
  return html`<li class="fc-stand"><div class="fc-knop-face">${knob(knop)}
    <span class="fc-knop-words"><span class=${knop.stand === "losgelaten" ? "fc-knop-title knop-gone" : "fc-knop-title"}>${knop.titel}</span>
    <span class="fc-knop-facts">${kringName(desk.kader, knop.kring)} <span class="soft">${t(messages.carried, knop.geeltjes.length, knop.tafels.length)}${knop.reden ? ` · ${t(messages.because)} ${knop.reden}` : ""}</span></span>
    ${counts ? numbers(counts) : nothing}</span></div>
    <select aria-label=${t(messages.standOf, knop.titel)} @change=${(event: Event) => turn(desk, knop, event)}>
      ${desk.kader.standen.map((stand) => html`<option value=${stand.id} ?selected=${stand.id === knop.stand} .selected=${stand.id === knop.stand}>${stand.naam}</option>`)}</select>
    ${stamboom(desk, knop)}</li>`;
}

export function resultView(desk: Desk): TemplateResult {
  const { urls } = desk.kader;
  const counts = new Map(countedOf(desk.records).map((c) => [c.knop.id, c.counts]));
  return html`<img class="fc-picture" src="${urls.svg ?? ""}?seq=${desk.ui.pictureSeq}" alt=${t(messages.picture)}>
    <p class="row"><a class="button button-main" href=${urls.plaat ?? ""}>${t(messages.toPlaat)}</a></p>
    <section class="downloads"><h2>${t(messages.take)}</h2><ul>${FILES.map((name) =>
      urls[name]
        ? html`<li><a href=${urls[name]} download>${t(messages[name])}</a></li>`
        : nothing,
    )}</ul></section>
    <section><h2>${t(messages.stands)}</h2><ul class="fc-stands">${repeat(
      knoppenOf(desk.records),
      (knop) => knop.id,
      (knop) => row(desk, knop, counts.get(knop.id) ?? null),
    )}</ul></section>
    ${unusedView(desk)}`;
}
