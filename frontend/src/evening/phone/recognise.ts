// SPDX-License-Identifier: EUPL-1.2
/** Recognise: one knop at a time, three answers; then what came out, in counts. */

import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { repeat } from "lit/directives/repeat.js";
import type { PendingAct } from "../../live/room";
import { knob } from "../../shared/components/knob";
import { kringName } from "../../shared/components/pieces";
import { currentLanguage, t } from "../../shared/i18n";
import type { Knop } from "../../shared/model";
import { messages as shared } from "../../shared/recognising/messages";
import { groups, late, lenses, mark, tally } from "../../shared/recognising/pieces";
import {
  areTooFew,
  BEELDEN,
  type Counted,
  countedOf,
  isOpen,
  OORDELEN,
  type Oordeel,
  type Oordelen,
  ownOordelen,
  said,
  uitslagOf,
  withBeeld,
} from "../../shared/recognising/result";
import { knoppenOf, mijOf } from "../../shared/selectors";
import { aardAndStand, type Phone } from "./context";
import { messages } from "./messages";

/** A second press of one tap must not answer the knop that came next. */
const SETTLE_MS = 350;

export function recogniseView(phone: Phone): TemplateResult {
  const uitslag = uitslagOf(phone.records);
  if (uitslag) {
    return shownView(phone);
  }
  return isOpen(phone.records) ? choosingView(phone) : closedView(phone);
}

/** What I chose: as the server has it, and what is on its way there. */
function mine(phone: Phone): Oordelen {
  const found: Record<string, Oordeel> = {
    ...ownOordelen(phone.records, mijOf(phone.records)?.id ?? ""),
  };
  for (const { act } of choices(phone).filter(({ refusal }) => refusal === null)) {
    const knop = knoppenOf(phone.records).find(({ bronnen }) =>
      bronnen.some(({ id }) => id === act.knop),
    );
    for (const { id } of knop?.bronnen ?? []) {
      if (act.oordeel === null) {
        delete found[id];
      } else {
        found[id] = act.oordeel as Oordeel;
      }
    }
  }
  return found;
}

function choices(phone: Phone): PendingAct[] {
  return phone.room.pending.filter(({ act }) => act.kind === "knop.recognise");
}

function oordeelOf(oordelen: Oordelen, knop: Knop): Oordeel | null {
  return said(
    oordelen,
    knop.bronnen.map(({ id }) => id),
  );
}

function choosingView(phone: Phone): TemplateResult {
  const info = phone.kader.fasen.find((item) => item.id === "herkennen");
  const knoppen = knoppenOf(phone.records);
  const oordelen = mine(phone);
  const done = knoppen.filter((knop) => oordeelOf(oordelen, knop) !== null).length;
  const head = html`<h1>${info?.vraag}</h1><p class="ph-soft">${info?.uitleg}</p>${refusedChoices(phone)}`;
  if (knoppen.length === 0) {
    return html`${head}<p>${t(messages.nothingToRecognise)}</p>`;
  }
  const now = nowOf(phone, knoppen, oordelen);
  return html`${head}
    <div class="ph-chosen"><progress max=${knoppen.length} value=${done} aria-label=${t(messages.chosenOf, done, knoppen.length)}></progress></div>
    ${now ? question(phone, knoppen, now, oordeelOf(oordelen, now)) : allDone(knoppen.length)}
    ${ownList(phone, knoppen, oordelen, now)}`;
}

/** The knop that is asked now: the chosen one, else the first without an answer. */
function nowOf(
  phone: Phone,
  knoppen: readonly Knop[],
  oordelen: Oordelen,
): Knop | undefined {
  const { recognising } = phone.ui;
  return (
    knoppen.find(({ bronnen }) => bronnen.some(({ id }) => id === recognising)) ??
    knoppen.find((knop) => oordeelOf(oordelen, knop) === null)
  );
}

function question(
  phone: Phone,
  knoppen: readonly Knop[],
  knop: Knop,
  chosen: Oordeel | null,
): TemplateResult {
  const at = knoppen.indexOf(knop);
  const step = (by: number) => () => go(phone, knoppen[at + by]?.id ?? null);
  return html`<section class="ph-question" aria-labelledby="ph-knop-words">
    ${keyed(
      knop.id,
      html`<div class="ph-asked kring-${knop.kring}">
        <p class="ph-asked-kring">${kringName(phone.kader, knop.kring)} <span class="ph-soft ph-small">${t(messages.knopOf, at + 1, knoppen.length)}</span></p>
        <h2 id="ph-knop-words" class="ph-asked-words" tabindex="-1">${knob(knop)} <span>${knop.titel}</span></h2>
        <p class="ph-soft ph-small">${aardAndStand(phone, knop)}</p>
      </div>`,
    )}
    <div class="ph-oordelen" role="group" aria-labelledby="ph-knop-words">${OORDELEN.map(
      (oordeel) =>
        html`<button type="button" class="framed ph-oordeel" aria-pressed=${chosen === oordeel ? "true" : "false"}
          @click=${() => choose(phone, knoppen, knop, oordeel)}>${mark(oordeel)} ${t(shared[oordeel])}</button>`,
    )}</div>
    <div class="ph-row">
      <button type="button" class="ph-quiet" ?disabled=${at === 0} @click=${step(-1)}>${t(messages.formerKnop)}</button>
      ${chosen ? html`<button type="button" class="ph-link" @click=${() => send(phone, knop, null)}>${t(messages.takeBackChoice)}</button>` : nothing}
      <button type="button" class="ph-quiet" ?disabled=${at === knoppen.length - 1} @click=${step(1)}>${t(messages.nextKnop)}</button>
    </div>
  </section>`;
}

function allDone(count: number): TemplateResult {
  return html`<section class="ph-card ph-done"><h2 id="ph-knop-words" tabindex="-1">${t(messages.allChosen, count)}</h2>
    <p>${t(messages.allChosenHelp)}</p></section>`;
}

/** Show another knop and read it out; null is the end. */
function go(phone: Phone, knop: string | null): void {
  phone.ui.recognising = knop;
  phone.ui.settled = Date.now() + SETTLE_MS;
  phone.redraw();
  requestAnimationFrame(() => document.getElementById("ph-knop-words")?.focus());
}

function choose(
  phone: Phone,
  knoppen: readonly Knop[],
  knop: Knop,
  oordeel: Oordeel,
): void {
  if (Date.now() < phone.ui.settled) {
    return;
  }
  send(phone, knop, oordeel);
  phone.say(t(messages.choiceKept, t(shared[oordeel])));
  const oordelen = mine(phone);
  const at = knoppen.indexOf(knop);
  const rest = [...knoppen.slice(at + 1), ...knoppen.slice(0, at)];
  go(phone, rest.find((item) => oordeelOf(oordelen, item) === null)?.id ?? null);
}

function send(phone: Phone, knop: Knop, oordeel: Oordeel | null): void {
  void phone.room.post({ kind: "knop.recognise", knop: knop.id, oordeel });
  phone.redraw();
}

/** What I chose, to go back to. */
function ownList(
  phone: Phone,
  knoppen: readonly Knop[],
  oordelen: Oordelen,
  now: Knop | undefined,
): TemplateResult {
  return html`<details class="ph-own" ?open=${now === undefined}><summary>${t(messages.myChoices)}</summary>
    <ul class="ph-choices">${repeat(
      knoppen,
      (knop) => knop.id,
      (knop) => {
        const chosen = oordeelOf(oordelen, knop);
        return html`<li><button type="button" class="ph-choice" aria-current=${knop === now ? "true" : nothing}
          @click=${() => go(phone, knop.id)}><span>${knop.titel}</span>
          <span class="ph-own-oordeel">${chosen ? html`${mark(chosen)} ${t(shared[chosen])}` : html`<span class="ph-soft">${t(messages.notChosen)}</span>`}</span></button></li>`;
      },
    )}</ul></details>`;
}

/** A choice that came too late is told once, not swallowed. */
export function refusedChoices(phone: Phone): TemplateResult | typeof nothing {
  const refused = choices(phone).filter(({ refusal }) => refusal !== null);
  const away = (): void => {
    for (const { id } of refused) {
      void phone.room.discard(id);
    }
  };
  const why = refused[0]?.refusal;
  return why
    ? html`<div class="ph-warning"><p role="alert">${why[currentLanguage()]}</p>
      <button type="button" class="ph-link" @click=${away}>${t(messages.close)}</button></div>`
    : nothing;
}

function closedView(phone: Phone): TemplateResult {
  const knoppen = knoppenOf(phone.records);
  const oordelen = mine(phone);
  return html`<h1>${t(messages.choosingClosed)}</h1>
    <p class="ph-soft">${t(messages.choosingClosedHelp)}</p>
    ${refusedChoices(phone)}
    <ul class="ph-results">${knoppen.map((knop) => {
      const chosen = oordeelOf(oordelen, knop);
      return html`<li class="ph-result"><span class="ph-knop-words">${knop.titel}</span>
        <span class="ph-soft">${chosen ? html`${mark(chosen)} ${t(shared[chosen])}` : t(messages.notChosen)}</span></li>`;
    })}</ul>`;
}

function shownView(phone: Phone): TemplateResult {
  const uitslag = uitslagOf(phone.records);
  const all = countedOf(phone.records);
  const oordelen = mine(phone);
  const few = uitslag !== null && areTooFew(uitslag);
  return html`<h1>${t(messages.recognised)}</h1>
    ${uitslag ? html`<p class="ph-soft">${t(shared.chosen, uitslag.gekozen, uitslag.deelnemers)}</p>${late(uitslag)}` : nothing}
    ${refusedChoices(phone)}
    ${few ? html`<p>${t(shared.fewPeople)}</p>` : nothing}
    ${BEELDEN.map((beeld) => {
      const items = withBeeld(all, beeld);
      return items.length === 0
        ? nothing
        : html`<section class="ph-beeld">${few ? nothing : html`<h2>${t(shared[beeld])}</h2>`}
          <ul class="ph-results">${items.map((item) => resultItem(phone, item, oordelen))}</ul></section>`;
    })}
    ${uitslag ? html`<section class="ph-beeld"><h2>${t(shared.whoAgrees)}</h2>${groups(uitslag, knoppenOf(phone.records))}</section>` : nothing}`;
}

function resultItem(phone: Phone, item: Counted, oordelen: Oordelen): TemplateResult {
  const chosen = oordeelOf(oordelen, item.knop);
  const by = lenses(phone.kader, item);
  return html`<li class="ph-result"><span class="ph-knop-words">${item.knop.titel}</span> ${tally(item)}
    ${chosen ? html`<span class="ph-soft ph-small">${t(messages.youChose, t(shared[chosen]))}</span>` : nothing}
    ${by === nothing ? nothing : html`<details class="ph-lenses"><summary>${t(shared.lenses)}</summary>${by}</details>`}</li>`;
}
