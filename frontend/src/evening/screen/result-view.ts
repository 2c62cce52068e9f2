// SPDX-License-Identifier: EUPL-1.2
/** Our plaat: the picture over the whole screen; a larger plaat as an overview. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { knob } from "../../shared/components/knob";
import { sign } from "../../shared/components/sign";
import { t } from "../../shared/i18n";
import type { KringInfo } from "../../shared/kader";
import type { Knop } from "../../shared/model";
import { bijeenkomstOf, knoppenOf } from "../../shared/selectors";
import type { Screen } from "./context";
import { type Level, streamLevels } from "./fit";
import { messages } from "./messages";

export function pictureView(screen: Screen): TemplateResult {
  const goal = bijeenkomstOf(screen.records)?.nuldoel ?? "";
  return html`<h1 class="visually-hidden">${t(messages.picture, goal)}</h1>
    <figure class="sc-picture">${screen.picture.drawn}</figure>`;
}

/** Where the picture's words would be too small: each kring with its first knoppen. */
export function overview(screen: Screen): TemplateResult {
  const knoppen = knoppenOf(screen.records);
  if (knoppen.length === 0) {
    return html`<p class="sc-help">${t(messages.emptyPlaat)}</p>`;
  }
  const streams = screen.kader.kringen
    .map((kring) => ({ kring, inside: knoppen.filter((k) => k.kring === kring.id) }))
    .filter(({ inside }) => inside.length > 0);
  const level = screen.level(streamLevels(streams.length));
  return html`<ul class="sc-fit sc-streams sc-size-${level.size}">${repeat(
    streams,
    ({ kring }) => kring.id,
    ({ kring, inside }) => stream(kring, inside, level),
  )}</ul>`;
}

function stream(
  kring: KringInfo,
  knoppen: readonly Knop[],
  level: Level,
): TemplateResult {
  const shown = knoppen.slice(0, level.inside);
  const more = knoppen.length - shown.length;
  return html`<li class="sc-stream kring-${kring.id}">
    <h2 class="sc-kring">${sign(kring)} ${kring.naam}</h2>
    <div class="sc-knoppen">${shown.map(
      (knop) =>
        html`<p class="sc-small-knop">${knob(knop)} <span>${knop.titel}</span></p>`,
    )}
    ${more > 0 ? html`<p class="sc-soft">${shown.length > 0 ? t(messages.more, more) : t(messages.nKnoppen, more)}</p>` : nothing}</div>
  </li>`;
}
