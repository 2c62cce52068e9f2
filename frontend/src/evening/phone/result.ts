// SPDX-License-Identifier: EUPL-1.2
/** The merged plaat on a phone: each knop opens to its stamboom; the picture and files. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { knob } from "../../shared/components/knob";
import { originsOf, sameWords, times } from "../../shared/components/pieces";
import { sign } from "../../shared/components/sign";
import { t } from "../../shared/i18n";
import type { UrlName } from "../../shared/kader";
import type { Bron, Knop } from "../../shared/model";
import { numbers } from "../../shared/recognising/pieces";
import { type Counts, countedOf } from "../../shared/recognising/result";
import { bijeenkomstOf, knoppenOf } from "../../shared/selectors";
import { aardAndStand, type Phone } from "./context";
import { messages } from "./messages";

const FILES: readonly [UrlName, string][] = [
  ["pdfA4", "PDF A4"],
  ["pdfA1", "PDF A1"],
  ["png", "PNG"],
  ["svg", "SVG"],
  ["csv", "CSV"],
];

export function mergeView(phone: Phone): TemplateResult {
  return html`<h1>${t(messages.merging)}</h1>
    <p class="ph-soft">${t(messages.mergingText)}</p>
    ${knopList(phone)}`;
}

export function resultView(phone: Phone): TemplateResult {
  const { urls } = phone.kader;
  const goal = bijeenkomstOf(phone.records)?.nuldoel ?? "";
  return html`<h1>${t(messages.resultTitle)}</h1>
    ${urls.svg ? html`<a class="ph-picture" href=${urls.plaat ?? urls.svg}><img src=${urls.svg} alt=${t(messages.picture, goal)}></a>` : nothing}
    ${urls.plaat ? html`<p><a class="ph-primary" href=${urls.plaat}>${t(messages.openPlaat)}</a></p>` : nothing}
    <h2>${t(messages.downloads)}</h2>
    <ul class="ph-files">${FILES.filter(([name]) => urls[name]).map(
      ([name, label]) =>
        html`<li><a class="ph-second" href=${urls[name] ?? ""} download>${label}</a></li>`,
    )}</ul>
    <h2>${t(messages.list)}</h2>
    ${knopList(phone)}`;
}

function knopList(phone: Phone): TemplateResult {
  const knoppen = knoppenOf(phone.records);
  const counts = new Map(countedOf(phone.records).map((c) => [c.knop.id, c.counts]));
  return html`${phone.kader.kringen
    .map((kring) => ({ kring, inside: knoppen.filter((k) => k.kring === kring.id) }))
    .filter(({ inside }) => inside.length > 0)
    .map(
      ({ kring, inside }) => html`<section class="ph-kring kring-${kring.id}">
        <h2 class="ph-kring-title">${sign(kring)} ${kring.naam}</h2>
        ${repeat(
          inside,
          (knop) => knop.id,
          (knop) => stamboom(phone, knop, counts.get(knop.id) ?? null),
        )}
      </section>`,
    )}`;
}

function stamboom(phone: Phone, knop: Knop, counts: Counts | null): TemplateResult {
  return html`<details class="ph-stamboom">
    <summary>${knob(knop)}
      <span><span class="ph-knop-words">${knop.titel}</span><br>
      <span class="ph-soft ph-small">${aardAndStand(phone, knop)} · ${t(messages.weight, knop.geeltjes.length, knop.tafels.length)}</span>
      ${counts ? html`<span class="ph-small">${numbers(counts)}</span>` : nothing}</span></summary>
    <ul class="ph-bronnen">${repeat(
      knop.bronnen,
      (bron) => bron.id,
      (bron) => source(phone, bron),
    )}</ul>
  </details>`;
}

function source(phone: Phone, bron: Bron): TemplateResult {
  return html`<li>
    <p class="ph-soft ph-small">${bron.tafel === null ? "" : t(messages.tafel, bron.tafel)}</p>
    <p class="ph-knop-words">${bron.tekst}</p>
    <ul>${sameWords(bron.geeltjes).map(
      (same) => html`<li class="ph-quote">“${same[0].tekst}”${times(same.length)}
        <span class="ph-soft ph-small">${originsOf(phone.kader, same)}</span></li>`,
    )}</ul>
  </li>`;
}
