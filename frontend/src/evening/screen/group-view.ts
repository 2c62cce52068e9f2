// SPDX-License-Identifier: EUPL-1.2
/** The groups as they grow: each with its name and some of its geeltjes. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../../shared/i18n";
import type { Geeltje, Thema } from "../../shared/model";
import { looseOf, piledOf, themasOf } from "../../shared/selectors";
import type { Screen } from "./context";
import { type Level, largest, levels } from "./fit";
import { messages } from "./messages";

export function groupView(screen: Screen): TemplateResult {
  const themas = themasOf(screen.records);
  if (themas.length === 0) {
    return looseView(screen);
  }
  const level = screen.level(levels(themas.length));
  const shown = largest(themas, level.items, (thema) => thema.geeltjes.length);
  const hidden = themas.length - shown.length;
  const loose = looseOf(screen.records).length;
  return html`<ul class="sc-fit sc-groups sc-size-${level.size}">${repeat(
    shown,
    (thema) => thema.id,
    (thema) => group(screen, thema, level),
  )}</ul>
    <p class="sc-rest">${[
      hidden > 0 ? t(messages.moreGroups, hidden) : "",
      loose > 0 ? t(messages.loose, loose) : "",
    ]
      .filter(Boolean)
      .join(" · ")}</p>`;
}

/** Just revealed: what was written, as much as the room can read. */
function looseView(screen: Screen): TemplateResult {
  const loose = piledOf(screen.records, looseOf(screen.records));
  const level = screen.level(levels(loose.length));
  const shown = loose.slice(0, level.items);
  const hidden = loose.length - shown.length;
  return html`${loose.length === 0 ? html`<p class="sc-help">${t(messages.noGroups)}</p>` : nothing}
    <ul class="sc-fit sc-groups sc-flow sc-size-${level.size}">${repeat(
      shown,
      ({ geeltje }) => geeltje.id,
      ({ geeltje, lying }) =>
        html`<li class="sc-group"><p class="sc-geeltje">${geeltje.tekst}${times(lying)}</p></li>`,
    )}</ul>
    <p class="sc-rest">${hidden > 0 ? t(messages.more, hidden) : nothing}</p>`;
}

/** How many lie here, when it is a pile. */
function times(lying: readonly Geeltje[]): TemplateResult | typeof nothing {
  return lying.length > 1
    ? html` <span class="sc-soft">× ${lying.length}</span>`
    : nothing;
}

function group(screen: Screen, thema: Thema, { inside }: Level): TemplateResult {
  // Until it is named, the words of one geeltje stand in as the title: not twice then.
  const named = thema.naam !== "";
  const words = named
    ? thema.geeltjes
    : thema.geeltjes.filter((geeltje) => geeltje.tekst !== thema.titel);
  const lines = piledOf(screen.records, words);
  const shown = lines.slice(0, inside);
  const more = lines.length - shown.length;
  return html`<li class="sc-group">
    <h2 class=${named ? "sc-group-name" : "sc-group-name sc-unnamed"}>${thema.titel}</h2>
    ${shown.map(({ geeltje, lying }) => html`<p class="sc-geeltje">${geeltje.tekst}${times(lying)}</p>`)}
    <p class="sc-more">${inside > 0 && shown.length > 0 && more > 0 ? t(messages.more, more) : t(messages.nGeeltjes, thema.geeltjes.length)}</p>
  </li>`;
}
