// SPDX-License-Identifier: EUPL-1.2
/** Groeperen: choose geeltjes and put them in a thema, by tap, keys or drag. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { originsOf } from "../../shared/components/pieces";
import { t } from "../../shared/i18n";
import type { Geeltje, Thema } from "../../shared/model";
import {
  geeltjeOf,
  isOf,
  looseOf,
  type Piled,
  piledOf,
  themaIdOf,
  themasOf,
} from "../../shared/selectors";
import { undo } from "./agenda";
import { alikeView, type Choice } from "./alike";
import type { Desk } from "./context";
import { Dragging } from "./drag";
import { sought } from "./finding";
import { messages } from "./messages";
import { groupProposals } from "./proposals/groups";
import { messages as proposing } from "./proposals/messages";
import { lookedAt, perspectiefChips } from "./proposals/perspectief";
import { pileNote } from "./proposals/piles";

/** Choose a geeltje, or choose it no longer. */
export function choose(desk: Desk, geeltje: string): void {
  if (!desk.ui.chosen.delete(geeltje)) {
    desk.ui.chosen.add(geeltje);
  }
  desk.redraw();
}

export function chooseNone(desk: Desk): void {
  desk.ui.chosen.clear();
  desk.redraw();
}

/** Make a new thema from what is chosen; its name is asked. */
export function gather(desk: Desk): void {
  if (desk.ui.chosen.size > 0) {
    desk.open({ kind: "gather" });
  }
}

/** Put geeltjes in a thema, or in none; one that is there already stays. */
export async function put(
  desk: Desk,
  geeltjes: readonly string[],
  thema: string | null,
): Promise<void> {
  const moving = geeltjes.filter((id) => themaIdOf(desk.records, id) !== thema);
  if (moving.length > 0) {
    const answer = await desk.act({ kind: "geeltje.place", geeltjes: moving, thema });
    if (!answer.ok) {
      return;
    }
  }
  chooseNone(desk);
}

function focusNext(from: Element, step: number): void {
  const board = from.closest(".fc-board");
  const cards = [...(board?.querySelectorAll<HTMLElement>("[data-geeltje]") ?? [])];
  cards[cards.indexOf(from as HTMLElement) + step]?.focus();
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowRight: 1,
  ArrowDown: 1,
  ArrowLeft: -1,
  ArrowUp: -1,
};

function digit(desk: Desk, key: string): void {
  const thema = themasOf(desk.records)[Number(key) - 1];
  if (key === "0" || thema) {
    void put(desk, [...desk.ui.chosen], thema?.id ?? null);
  }
}

const KEYS: Readonly<Record<string, (desk: Desk) => void>> = {
  n: gather,
  z: undo,
  escape: chooseNone,
};

/** Keys beside the deeds of what is chosen; afterwards one stands on its geeltje again. */
function pressedBeside(desk: Desk, event: KeyboardEvent): void {
  const act = { n: gather, escape: chooseNone }[event.key.toLowerCase()];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const [first] = desk.ui.chosen;
  act(desk);
  event.preventDefault();
  if (act === chooseNone) {
    document.querySelector<HTMLElement>(`[data-geeltje="${first}"]`)?.focus();
  }
}

/** Shortcuts; they work only while a geeltje has the focus. */
export function pressed(desk: Desk, event: KeyboardEvent): void {
  const card = (event.target as Element).closest("[data-geeltje]");
  if (!card || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const step = STEPS[event.key];
  const act = KEYS[event.key.toLowerCase()];
  if (step !== undefined) {
    focusNext(card, step);
  } else if (act) {
    act(desk);
  } else if (/^[0-9]$/.test(event.key)) {
    digit(desk, event.key);
  } else {
    return;
  }
  event.preventDefault();
}

function card(desk: Desk, { geeltje, stapel, lying }: Piled): TemplateResult {
  const piled = lying.length > 1 ? " fc-pile" : "";
  return html`<li><button type="button" class="geeltje card fc-geeltje${piled}" data-geeltje=${geeltje.id}
    aria-pressed=${desk.ui.chosen.has(geeltje.id) ? "true" : "false"} @click=${() => choose(desk, geeltje.id)}>
    <span>${geeltje.tekst}</span><span class="soft origin">${originsOf(desk.kader, lying)}</span></button>
    ${stapel && lying.length > 1 ? pileNote(desk, stapel, geeltje.tekst) : nothing}</li>`;
}

/** What is looked for: by words, and by whose words they are. What is chosen stays. */
function looked(desk: Desk): (geeltje: Geeltje) => boolean {
  const fits = sought(desk);
  const who = lookedAt(desk);
  return (geeltje) =>
    desk.ui.chosen.has(geeltje.id) || (isOf(who, geeltje) && fits(geeltje.tekst));
}

function cards(desk: Desk, geeltjes: readonly Geeltje[]): TemplateResult {
  return html`<ul class="fc-geeltjes">${repeat(
    piledOf(desk.records, geeltjes.filter(looked(desk))),
    ({ geeltje }) => geeltje.id,
    (piled) => card(desk, piled),
  )}</ul>`;
}

function thema(desk: Desk, item: Thema, nr: number): TemplateResult {
  const naming = (): void =>
    desk.open({ kind: "name", thema: item.id, naam: item.titel.slice(0, 120) });
  return html`<section class=${item.bevestigd ? "fc-thema" : "fc-thema fc-unnamed"} data-drop=${item.id} aria-labelledby="thema-${item.id}">
    <h3 id="thema-${item.id}"><span class="fc-nr">${nr}</span> ${item.titel}</h3>
    <p class="soft">${t(messages.geeltjes, item.geeltjes.length)}${item.bevestigd ? nothing : ` · ${t(messages.unconfirmed)}`}</p>
    <div class="fc-thema-acts">
      ${desk.ui.chosen.size > 0 ? html`<button type="button" class="button button-small button-main" @click=${() => void put(desk, [...desk.ui.chosen], item.id)}>${t(messages.putHere)}</button>` : nothing}
      <button type="button" class="button--quiet" @click=${naming}>${t(item.bevestigd ? messages.rename : messages.nameIt)}</button>
      ${item.naam && !item.bevestigd ? html`<button type="button" class="button--quiet" @click=${() => void desk.act({ kind: "thema.name", thema: item.id, naam: item.naam })}>${t(messages.confirmName)}</button>` : nothing}
      <button type="button" class="button--quiet" @click=${() => void desk.act({ kind: "thema.drop", thema: item.id })}>${t(messages.dropThema)}</button>
    </div>
    ${cards(desk, item.geeltjes)}</section>`;
}

/** Those that lie elsewhere than the first, each pile once. */
function choicesFor(desk: Desk, ids: readonly string[], first: string): Choice[] {
  const home = themaIdOf(desk.records, first);
  const elsewhere = ids
    .map((id) => geeltjeOf(desk.records, id))
    .filter((geeltje): geeltje is Geeltje => geeltje !== null && !geeltje.verwijderd)
    .filter(({ id }) => home === null || themaIdOf(desk.records, id) !== home);
  return piledOf(desk.records, elsewhere).map(({ geeltje }) => geeltje);
}

function chosenBar(desk: Desk): TemplateResult | typeof nothing {
  const chosen = [...desk.ui.chosen];
  const [only] = chosen;
  const alike = alikeView(
    desk,
    (ids, first) => choicesFor(desk, ids, first),
    (id) => geeltjeOf(desk.records, id)?.tekst ?? "",
    (id) => choose(desk, id),
  );
  if (only === undefined) {
    return nothing;
  }
  return html`<div class="fc-chosen" role="group" @keydown=${(event: KeyboardEvent) => pressedBeside(desk, event)} aria-label=${t(messages.chosen, chosen.length)}>
    ${alike}
    <strong>${t(messages.chosen, chosen.length)}</strong>
    <button type="button" class="button button-small button-main" @click=${() => gather(desk)}>${t(messages.newThema)}</button>
    <button type="button" class="button button-small" @click=${() => void put(desk, chosen, null)}>${t(messages.putLoose)}</button>
    ${chosen.length === 1 ? html`<button type="button" class="button button-small" @click=${() => desk.open({ kind: "remove", geeltje: only })}>${t(messages.remove)}</button>` : nothing}
    <button type="button" class="button button-small" @click=${() => chooseNone(desk)}>${t(messages.chooseNone)}</button>
  </div>`;
}

const drags = new WeakMap<Desk, Dragging>();

function draggingOf(desk: Desk): Dragging {
  const found =
    drags.get(desk) ??
    new Dragging((geeltje, target) => void put(desk, [geeltje], target || null));
  drags.set(desk, found);
  return found;
}

export function groupingView(desk: Desk): TemplateResult {
  const loose = looseOf(desk.records);
  const themas = themasOf(desk.records);
  return html`${groupProposals(desk)}
    <div class="fc-grouptop"><p class="soft">${t(messages.dragHelp)}</p>
      <details><summary>${t(messages.keysTitle)}</summary><p>${t(messages.keysHelp)}</p><p>${t(messages.proposals)}. ${t(proposing.keys)}</p></details></div>
    ${perspectiefChips(desk)}
    <div class="fc-board${themas.length === 0 ? " fc-board-fresh" : ""}" @keydown=${(event: KeyboardEvent) => pressed(desk, event)} @pointerdown=${draggingOf(desk).down}>
      <section data-drop=""><h2>${t(messages.loose)} <span class="soft">${loose.length}</span></h2>
        ${loose.length === 0 ? html`<p class="soft">${t(messages.looseNone)}</p>` : cards(desk, loose)}</section>
      <section><h2>${t(messages.themas)} <span class="soft">${themas.length}</span></h2>
        <div class="fc-themas">${repeat(
          themas,
          (item) => item.id,
          (item, i) => thema(desk, item, i + 1),
        )}</div></section>
    </div>${chosenBar(desk)}`;
}
