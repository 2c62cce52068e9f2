// SPDX-License-Identifier: EUPL-1.2
/** How many chose; once shown, what most recognise and where the room divides. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../../shared/i18n";
import { messages as shared } from "../../shared/recognising/messages";
import { bar, mark, swatch } from "../../shared/recognising/pieces";
import {
  areTooFew,
  type Beeld,
  type Counted,
  countedOf,
  isOpen,
  OORDELEN,
  type Uitslag,
  uitslagOf,
  withBeeld,
} from "../../shared/recognising/result";
import { knoppenOf, tellingOf } from "../../shared/selectors";
import type { Screen } from "./context";
import { levels } from "./fit";
import { messages } from "./messages";
import { big } from "./open-views";

const SHOWN: readonly Beeld[] = ["herkend", "betwist", "niet-herkend"];

export function recogniseView(screen: Screen): TemplateResult {
  const uitslag = uitslagOf(screen.records);
  if (uitslag) {
    return shownView(screen, uitslag);
  }
  const telling = tellingOf(screen.records);
  const people = telling?.deelnemers ?? 0;
  const knoppen = knoppenOf(screen.records).length;
  const ready = telling?.klaar ?? 0;
  const open = isOpen(screen.records);
  return html`<p class="sc-help">${open ? t(messages.chooseOnPhone, knoppen) : t(messages.choosingClosed)}</p>
    ${open ? choices() : nothing}
    <div class="sc-steps">${step(telling?.gekozen ?? 0, people, t(messages.haveChosen, people))}
    ${knoppen > 0 ? step(ready, people, t(messages.readyWithAll, ready)) : nothing}</div>`;
}

/** What can be chosen on the phone; what was chosen is nowhere here. */
function choices(): TemplateResult {
  return html`<ul class="sc-choices">${OORDELEN.map(
    (oordeel) =>
      html`<li class="sc-choice">${mark(oordeel)} ${t(shared[oordeel])}</li>`,
  )}</ul>`;
}

/** How far the room is: so many of all who are in. */
function step(count: number, of: number, words: string): TemplateResult {
  const share = of > 0 ? Math.min(1, count / of) : 0;
  return html`<div class="sc-step">${big(count, words)}
    <svg class="sc-progress" viewBox="0 0 100 2" preserveAspectRatio="none" aria-hidden="true" focusable="false"><rect class="sc-progress-all" width="100" height="2"></rect><rect class="sc-progress-now" width=${100 * share} height="2"></rect></svg></div>`;
}

function shownView(screen: Screen, uitslag: Uitslag): TemplateResult {
  const all = countedOf(screen.records);
  const found = SHOWN.flatMap((beeld) => withBeeld(all, beeld));
  // Without anything clear the counts themselves are what there is to see.
  const beelden = found.length > 0 ? SHOWN : (["gemengd"] as const);
  const lists = beelden.map((beeld) => withBeeld(all, beeld));
  const level = screen.level(levels(lists.flat().length));
  const shown = inTurn(lists, level.items);
  const few = areTooFew(uitslag);
  const hidden = all.length - shown.length;
  return html`<p class="sc-legend">${OORDELEN.map(
    (oordeel) =>
      html`<span class="sc-legend-item">${swatch(oordeel)} ${t(shared[oordeel])}</span>`,
  )}<span class="sc-soft">${t(shared.chosen, uitslag.gekozen, uitslag.deelnemers)}</span></p>
  ${few ? html`<p class="sc-soft">${t(shared.fewPeople)}</p>` : nothing}
  <div class="sc-fit sc-recognised sc-size-${level.size}">${[
    ...SHOWN,
    "gemengd" as const,
  ].map((beeld) => part(beeld, shown, few))}</div>
  ${hidden > 0 ? html`<p class="sc-rest">${t(messages.moreKnoppen, hidden)}</p>` : nothing}`;
}

/** Give the places to each list in turn, so that none crowds out another. */
export function inTurn(
  lists: readonly (readonly Counted[])[],
  places: number,
): Counted[] {
  const longest = Math.max(0, ...lists.map((list) => list.length));
  const turns = Array.from({ length: longest }, (_, at) =>
    lists.flatMap((list) => list.slice(at, at + 1)),
  );
  const kept = new Set(turns.flat().slice(0, places));
  return lists.flat().filter((item) => kept.has(item));
}

function part(
  beeld: Beeld,
  shown: readonly Counted[],
  few: boolean,
): TemplateResult | typeof nothing {
  const inside = shown.filter((item) => item.beeld === beeld);
  return inside.length === 0
    ? nothing
    : html`<section class="sc-beeld">${few ? nothing : html`<h2 class="sc-when">${t(shared[beeld])}</h2>`}
      <ul class="sc-beeld-list">${repeat(inside, ({ knop }) => knop.id, line)}</ul></section>`;
}

function line({ knop, counts, gekozen }: Counted): TemplateResult {
  return html`<li class="sc-telling"><span class="sc-words">${knop.titel}</span>
    ${
      counts
        ? html`<span class="sc-bar">${bar(counts)}<span class="visually-hidden">${t(shared.nHerkenbaar, counts.herkenbaar)}, ${t(shared.nDeels, counts.deels)}, ${t(shared.nNiet, counts.niet)}</span></span>
          <span class="sc-share">${mark("herkenbaar")} ${t(messages.ofSome, counts.herkenbaar, gekozen)}</span>`
        : html`<span class="sc-soft sc-bar">${t(gekozen === 0 ? shared.nobody : shared.tooFew)}</span>`
    }</li>`;
}
