// SPDX-License-Identifier: EUPL-1.2
/** What was joined last, with the words of every tafel below it. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { knob } from "../../shared/components/knob";
import { sign } from "../../shared/components/sign";
import { t } from "../../shared/i18n";
import { nameOf } from "../../shared/kader";
import type { Bron, Knop } from "../../shared/model";
import { knoppenOf } from "../../shared/selectors";
import type { Screen } from "./context";
import { levels } from "./fit";
import { shownKnop } from "./merging";
import { messages } from "./messages";
import { big } from "./open-views";

export function mergeView(screen: Screen): TemplateResult {
  const knoppen = knoppenOf(screen.records);
  const tafels = new Set(knoppen.flatMap((knop) => knop.tafels)).size;
  const joined = knoppen.filter((knop) => knop.bronnen.length > 1).length;
  const shown = shownKnop(knoppen, screen.link);
  return html`${
    shown
      ? html`<p class="sc-when">${t(shown.fresh ? messages.justJoined : messages.saysTheSame)}</p>
          ${joinedKnop(screen, shown.knop)}`
      : html`<p class="sc-help">${t(messages.nothingJoined)}</p>`
  }
  <div class="sc-counts">${big(knoppen.length, t(messages.merged, knoppen.length, tafels))}
    ${joined > 0 ? html`<p class="sc-soft">${t(messages.joined, joined)}</p>` : nothing}</div>`;
}

function joinedKnop(screen: Screen, knop: Knop): TemplateResult {
  const kring = screen.kader.kringen.find((item) => item.id === knop.kring);
  const level = screen.level(levels(knop.bronnen.length));
  const shown = knop.bronnen.slice(0, level.items);
  const hidden = knop.bronnen.length - shown.length;
  return html`<article class="sc-joined kring-${knop.kring}">
    <header class="sc-knop">${knob(knop)}
      <div><h2 class="sc-knop-title">${knop.titel}</h2>
      <p class="sc-kring">${sign(kring)} ${kring?.naam ?? knop.kring} <span class="sc-soft">· ${nameOf(screen.kader.aarden, knop.aard)} · ${t(messages.weight, knop.geeltjes.length, knop.tafels.length)}</span></p></div>
    </header>
    <ul class="sc-fit sc-bronnen sc-size-${level.size}">${repeat(
      shown,
      (bron) => bron.id,
      bronLine,
    )}</ul>
    ${hidden > 0 ? html`<p class="sc-rest">${t(messages.more, hidden)}</p>` : nothing}
  </article>`;
}

function bronLine(bron: Bron): TemplateResult {
  const place =
    bron.tafel === null ? t(messages.wholeGroup) : t(messages.tafel, bron.tafel);
  return html`<li class="sc-bron"><span class="sc-place">${place}</span>
    <span class="sc-words">${bron.tekst}</span></li>`;
}
