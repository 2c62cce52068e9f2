// SPDX-License-Identifier: EUPL-1.2
/** Knoppen joined by hand, and joined knoppen with their stamboom. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { knob } from "../../shared/components/knob";
import { geeltjeCard, kringName, sameWords } from "../../shared/components/pieces";
import { t } from "../../shared/i18n";
import { nameOf } from "../../shared/kader";
import type { Bron, Knop } from "../../shared/model";
import {
  isOf,
  knoppenOf,
  stapelsOf,
  tafelKnoppenOf,
  tafelsOf,
} from "../../shared/selectors";
import { alikeView, type Choice } from "./alike";
import type { Desk } from "./context";
import { sought } from "./finding";
import { choose, chooseNone } from "./grouping";
import { messages } from "./messages";
import { lookedAt, perspectiefChips } from "./proposals/perspectief";
import { pileNote } from "./proposals/piles";
import { bronFacts } from "./tables";

function bronView(desk: Desk, knop: Knop, bron: Bron): TemplateResult {
  const several = knop.bronnen.length > 1;
  return html`<li class="fc-bron"><div class="fc-between"><p><strong>${bron.tekst}</strong><br>
      <span class="soft">${t(messages.tafel, bron.tafel ?? 0)} · </span>${kringName(desk.kader, bron.kring)} <span class="soft">${nameOf(desk.kader.aarden, bron.aard)}</span></p>
      ${several ? html`<button type="button" class="button button-small" @click=${() => void desk.act({ kind: "knop.split", knop: bron.id })}>${t(messages.takeOut)}<span class="visually-hidden"> ${bron.tekst}</span></button>` : nothing}</div>
    <div class="fc-leaves">${repeat(
      sameWords(bron.geeltjes),
      ([geeltje]) => geeltje.id,
      (same) => geeltjeCard(desk.kader, ...same),
    )}</div></li>`;
}

/** From a joined knop down to every geeltje, word for word. */
export function stamboom(desk: Desk, knop: Knop): TemplateResult {
  return html`<details><summary>${t(messages.stamboom)}<span class="visually-hidden">: ${knop.titel}</span></summary><ul class="fc-bronnen">${repeat(
    knop.bronnen,
    (bron) => bron.id,
    (bron) => bronView(desk, knop, bron),
  )}</ul></details>`;
}

/** A knop of the merged plaat with its stamboom. */
export function knopView(desk: Desk, knop: Knop): TemplateResult {
  const title = (): void =>
    desk.open({
      kind: "title",
      knop: knop.id,
      titel: knop.titel,
      ...given(desk, knop),
    });
  const ids = new Set(knop.bronnen.map((bron) => bron.id));
  const piles = stapelsOf(desk.records, "knop").filter(({ leden }) =>
    leden.every((lid) => ids.has(lid)),
  );
  return html`<li class="card fc-joined"><div class="fc-between"><div class="fc-knop-face">${knob(knop)}
      <span class="fc-knop-words"><span class="fc-knop-title">${knop.titel}</span>
      <span class="fc-knop-facts">${kringName(desk.kader, knop.kring)} <span class="soft">${t(messages.carried, knop.geeltjes.length, knop.tafels.length)}</span></span></span></div>
      <button type="button" class="button button-small" @click=${title}>${t(messages.giveTitle)}<span class="visually-hidden"> ${knop.titel}</span></button></div>
    ${piles.map((stapel) => pileNote(desk, stapel, knop.titel))}${stamboom(desk, knop)}</li>`;
}

/** What was given to a joined knop by hand; empty where its bronnen decide. */
function given(desk: Desk, knop: Knop): { tekst: string; kring: string; aard: string } {
  const record = knop.bronnen
    .map((bron) => desk.records.get(`titel/${bron.id}`))
    .find((found) => found !== undefined);
  const read = (field: string): string => String(record?.[field] ?? "");
  return { tekst: read("tekst"), kring: read("kring"), aard: read("aard") };
}

/** Whether a knop, or one that was joined in it, has the words that are looked for. */
function soughtIn(desk: Desk, knop: Knop): boolean {
  return [knop.titel, ...knop.bronnen.map(({ tekst }) => tekst)].some(sought(desk));
}

export function joinedView(desk: Desk): TemplateResult {
  const all = knoppenOf(desk.records).filter((knop) => knop.bronnen.length > 1);
  const joined = all.filter((knop) => soughtIn(desk, knop));
  return all.length === 0
    ? html`<p class="soft">${t(messages.noJoined)}</p>`
    : html`<ul class="fc-list">${repeat(
        joined,
        (knop) => knop.id,
        (knop) => knopView(desk, knop),
      )}</ul>`;
}

async function joinChosen(desk: Desk): Promise<void> {
  const answer = await desk.act({ kind: "knop.join", knoppen: [...desk.ui.chosen] });
  if (answer.ok) {
    chooseNone(desk);
    desk.say(t(messages.joinedNow));
  }
}

/** With what a knop was joined already, in words; nothing while it stands alone. */
function joinedMark(
  whole: ReadonlyMap<string, Knop>,
  bron: Bron,
): TemplateResult | typeof nothing {
  const others = whole.get(bron.id)?.bronnen.filter(({ id }) => id !== bron.id) ?? [];
  const [first] = others;
  return first
    ? html`<span class="fc-joined-mark">✓ ${t(messages.joinedWith, first.tekst, others.length - 1)}</span>`
    : nothing;
}

/** Knoppen of tafels that are not one with the first yet. */
function choicesFor(
  whole: ReadonlyMap<string, Knop>,
  ids: readonly string[],
  first: string,
): Choice[] {
  const home = whole.get(first);
  return ids.flatMap((id) => {
    const knop = whole.get(id);
    return knop && knop !== home ? knop.bronnen.filter((bron) => bron.id === id) : [];
  });
}

/** All knoppen by tafel, side by side, to choose those that say the same. */
export function handView(desk: Desk): TemplateResult {
  const chosen = desk.ui.chosen.size;
  const found = sought(desk);
  const who = lookedAt(desk);
  const fits = (bron: Bron): boolean =>
    desk.ui.chosen.has(bron.id) ||
    (found(bron.tekst) &&
      (who === "" || bron.geeltjes.some((geeltje) => isOf(who, geeltje))));
  const whole = new Map(
    knoppenOf(desk.records).flatMap((knop) =>
      knop.bronnen.map((bron) => [bron.id, knop] as const),
    ),
  );
  const alike = alikeView(
    desk,
    (ids, first) => choicesFor(whole, ids, first),
    (id) => whole.get(id)?.bronnen.find((bron) => bron.id === id)?.tekst ?? "",
    (id) => choose(desk, id),
  );
  return html`${perspectiefChips(desk)}
    <p class="soft">${t(messages.chooseTwo)}</p>
    <div class="fc-columns">${tafelsOf(desk.records).map(
      ({ nr }) =>
        html`<section class="fc-column"><h2>${t(messages.tafel, nr)}</h2><ul class="fc-knoppen">${repeat(
          tafelKnoppenOf(desk.records, nr).filter(fits),
          (bron) => bron.id,
          (bron) =>
            html`<li><button type="button" class="card fc-pick fc-knop-face" aria-pressed=${desk.ui.chosen.has(bron.id) ? "true" : "false"} @click=${() => choose(desk, bron.id)}>${bronFacts(desk, bron, joinedMark(whole, bron))}</button></li>`,
        )}</ul></section>`,
    )}</div>
    ${
      chosen > 0
        ? html`<div class="fc-chosen" role="group" aria-label=${t(messages.chosenKnoppen, chosen)}>${alike}<strong>${t(messages.chosenKnoppen, chosen)}</strong>
      <button type="button" class="button button-small button-main" ?disabled=${chosen < 2} @click=${() => void joinChosen(desk)}>${t(messages.joinThem)}</button>
      <button type="button" class="button button-small" @click=${() => chooseNone(desk)}>${t(messages.chooseNone)}</button></div>`
        : nothing
    }`;
}
