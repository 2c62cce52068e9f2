// SPDX-License-Identifier: EUPL-1.2
/** Tafels: the plaat of each tafel so far; the facilitator can help each of them. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { knob } from "../../shared/components/knob";
import { kringName } from "../../shared/components/pieces";
import { t } from "../../shared/i18n";
import { nameOf } from "../../shared/kader";
import type { Bron } from "../../shared/model";
import { tafelKnoppenOf, tafelsOf } from "../../shared/selectors";
import type { Desk } from "./context";
import { sought } from "./finding";
import { messages } from "./messages";
import { unusedView } from "./unused";

function edit(desk: Desk, bron: Bron): void {
  const geeltjes = new Set(bron.geeltjes.map((geeltje) => geeltje.id));
  desk.open({
    kind: "knop",
    form: {
      knop: bron.id,
      tafel: bron.tafel ?? 1,
      tekst: bron.eigen,
      kring: bron.kring,
      aard: bron.aard,
      geeltjes,
      picked: new Set(geeltjes),
      zoek: "",
    },
  });
}

function make(desk: Desk, tafel: number): void {
  desk.open({
    kind: "knop",
    form: {
      knop: null,
      tafel,
      tekst: "",
      kring: "",
      aard: "",
      geeltjes: new Set(),
      picked: new Set(),
      zoek: "",
    },
  });
}

/** A knop of one tafel: its drawing, its words, its facts, and what is `more` of it. */
export function bronFacts(
  desk: Desk,
  bron: Bron,
  more: TemplateResult | typeof nothing = nothing,
): TemplateResult {
  return html`${knob(bron)}
    <span class="fc-knop-words"><span class="fc-knop-title">${bron.tekst}</span>
    <span class="fc-knop-facts">${kringName(desk.kader, bron.kring)}
      <span class="soft">${nameOf(desk.kader.aarden, bron.aard)} · ${t(messages.geeltjes, bron.geeltjes.length)}</span></span>${more}</span>`;
}

export function tablesView(desk: Desk): TemplateResult {
  const fits = sought(desk);
  return html`${unusedView(desk)}<div class="fc-columns">${tafelsOf(desk.records).map(
    ({ nr }) => {
      const knoppen = tafelKnoppenOf(desk.records, nr);
      return html`<section class="fc-column"><h2>${t(messages.tafel, nr)} <span class="soft">${t(messages.knoppen, knoppen.length)}</span></h2>
      <ul class="fc-knoppen">${repeat(
        knoppen.filter(({ tekst }) => fits(tekst)),
        (bron) => bron.id,
        (
          bron,
        ) => html`<li class="card fc-knop"><div class="fc-knop-face">${bronFacts(desk, bron)}</div>
          <div class="row"><button type="button" class="button--quiet" @click=${() => edit(desk, bron)}>${t(messages.change)}<span class="visually-hidden"> ${bron.tekst}</span></button>
          <button type="button" class="button--quiet" @click=${() => void desk.act({ kind: "knop.drop", knop: bron.id })}>${t(messages.dropKnop)}<span class="visually-hidden"> ${bron.tekst}</span></button></div></li>`,
      )}</ul>
      <button type="button" class="button button-small" @click=${() => make(desk, nr)}>${t(messages.makeKnop)}<span class="visually-hidden"> ${t(messages.tafel, nr)}</span></button></section>`;
    },
  )}</div>`;
}
