// SPDX-License-Identifier: EUPL-1.2
/** Herkennen: how many chose; once closed and shown, what is shared and contested. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { knob } from "../../shared/components/knob";
import { kringName } from "../../shared/components/pieces";
import { t } from "../../shared/i18n";
import { messages as shared } from "../../shared/recognising/messages";
import { groups, lenses, tally } from "../../shared/recognising/pieces";
import {
  areTooFew,
  BEELDEN,
  type Counted,
  countedOf,
  isBehind,
  isOpen,
  type Uitslag,
  uitslagOf,
  withBeeld,
} from "../../shared/recognising/result";
import { knoppenOf, tellingOf } from "../../shared/selectors";
import type { Desk, RecognisedList } from "./context";
import { messages } from "./messages";
import { notice } from "./notice";

export function recogniseView(desk: Desk): TemplateResult {
  const uitslag = uitslagOf(desk.records);
  if (uitslag) {
    return shownView(desk, uitslag);
  }
  return isOpen(desk.records) ? choosingView(desk) : closedView(desk);
}

function figure(desk: Desk): TemplateResult {
  const telling = tellingOf(desk.records);
  const people = telling?.deelnemers ?? 0;
  return html`<section class="fc-figure"><span class="fc-figure-big">${telling?.gekozen ?? 0}</span>
    <p><strong>${t(messages.haveChosen, people)}</strong><br>
    <span class="soft">${t(messages.choseAll, telling?.klaar ?? 0)}</span></p></section>`;
}

function choosingView(desk: Desk): TemplateResult {
  const knoppen = knoppenOf(desk.records);
  const close = (): void => desk.open({ kind: "close-choosing" });
  return html`${figure(desk)}
    <p class="soft">${t(messages.choosingBlind)}</p>
    <p class="row"><button type="button" class="button button-main" ?disabled=${knoppen.length === 0} @click=${close}>${t(messages.closeAndShow)}</button></p>
    <section><h2>${t(messages.askedOf, knoppen.length)}</h2>
      ${knoppen.length === 0 ? html`<p class="soft">${t(messages.nothingAsked)}</p>` : nothing}
      <ul class="fc-asked">${knoppen.map(
        (knop) =>
          html`<li class="fc-knop-face">${knob(knop)}<span class="fc-knop-words"><span class="fc-knop-title">${knop.titel}</span><span class="fc-knop-facts">${kringName(desk.kader, knop.kring)}</span></span></li>`,
      )}</ul></section>`;
}

function closedView(desk: Desk): TemplateResult {
  return html`${figure(desk)}
    <p>${t(messages.closedNotShown)}</p>
    <p class="row"><button type="button" class="button button-main" @click=${() => void desk.act({ kind: "herkenning.show" })}>${t(messages.showRecognised)}</button>
      <button type="button" class="button" @click=${() => void desk.act({ kind: "herkenning.open" })}>${t(messages.chooseOn)}</button></p>`;
}

function shownView(desk: Desk, uitslag: Uitslag): TemplateResult {
  const all = countedOf(desk.records);
  const few = areTooFew(uitslag);
  const lists: readonly RecognisedList[] = ["all", ...BEELDEN];
  const inside = (list: RecognisedList): Counted[] =>
    list === "all"
      ? BEELDEN.flatMap((beeld) => withBeeld(all, beeld))
      : withBeeld(all, list);
  const see = (list: RecognisedList) => (): void => {
    desk.ui.recognised = list;
    desk.redraw();
  };
  const chips = html`<div class="fc-chips" role="group" aria-label=${t(messages.shown)}>${lists.map(
    (list) =>
      html`<button type="button" class="fc-chip" aria-pressed=${desk.ui.recognised === list ? "true" : "false"} @click=${see(list)}><strong>${inside(list).length}</strong> ${t(list === "all" ? messages.allRecognised : shared[list])}</button>`,
  )}</div>`;
  return html`<div class="fc-between"><p><strong>${t(shared.chosen, uitslag.gekozen, uitslag.deelnemers)}</strong></p>
      <button type="button" class="button button-small" @click=${() => desk.open({ kind: "open-choosing" })}>${t(messages.chooseOn)}</button></div>
    ${isBehind(desk.records) ? behind(desk) : nothing}
    ${uitslag.nagekomen ? notice(desk, { key: "late", about: desk.records.get("uitslag"), words: t(shared.late), live: false }) : nothing}
    ${few ? html`<p>${t(shared.fewPeople)}</p>` : chips}
    <ul class="fc-list">${repeat(
      inside(few ? "all" : desk.ui.recognised),
      ({ knop }) => knop.id,
      (item) => row(desk, item, few),
    )}</ul>
    <section class="fc-groepen"><h2>${t(shared.whoAgrees)}</h2>${groups(uitslag, knoppenOf(desk.records))}</section>`;
}

/** What was joined or taken apart since was not counted so. */
function behind(desk: Desk): TemplateResult | typeof nothing {
  const again = (): void => void desk.act({ kind: "herkenning.show" });
  return notice(desk, {
    key: "behind",
    about: desk.records.get("uitslag"),
    words: t(messages.plaatChanged),
    does: html`<button type="button" class="button button-small" @click=${again}>${t(messages.countAgain)}</button>`,
  });
}

function row(desk: Desk, item: Counted, few: boolean): TemplateResult {
  const by = lenses(desk.kader, item);
  return html`<li class="card fc-recognised"><div class="fc-knop-face">${knob(item.knop)}
    <span class="fc-knop-words"><span class="fc-knop-title">${item.knop.titel}</span>
    <span class="fc-knop-facts">${kringName(desk.kader, item.knop.kring)} ${few ? nothing : html`<span class="soft">${t(shared[item.beeld])}</span>`}</span></span></div>
    <div>${tally(item)}${by === nothing ? nothing : html`<details class="fc-lenses"><summary>${t(shared.lenses)}</summary>${by}</details>`}</div></li>`;
}
