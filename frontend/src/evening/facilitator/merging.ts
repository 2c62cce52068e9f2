// SPDX-License-Identifier: EUPL-1.2
/** Samenvoegen: what says the same, side by side; join, keep apart, or choose oneself. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { kringName } from "../../shared/components/pieces";
import { marked } from "../../shared/components/proposal";
import { type Phrase, t } from "../../shared/i18n";
import { nameOf } from "../../shared/kader";
import type { Knop, Voorstel } from "../../shared/model";
import {
  bronnenOf,
  knoppenOf,
  schakelsOf,
  stapelsOf,
  vergelijkingOf,
  voorstellenOf,
} from "../../shared/selectors";
import type { Desk, MergeList } from "./context";
import { sought } from "./finding";
import { handView, joinedView } from "./joining";
import { messages } from "./messages";
import { bands, reasonLine } from "./proposals/bands";
import { accept, leave, tick } from "./proposals/choosing";
import { messages as proposing } from "./proposals/messages";
import { onScreenBar, showButton } from "./proposals/on-screen";
import { tickedOf } from "./proposals/ticking";
import { unusedView } from "./unused";

const FIRST = 2;

/** The knop of the merged plaat that holds this one, or null when it has gone. */
export function knopWith(knoppen: readonly Knop[], id: string): Knop | null {
  return knoppen.find((knop) => knop.bronnen.some((bron) => bron.id === id)) ?? null;
}

function tafelsText(knop: Knop): string {
  return knop.tafels.map((nr) => t(messages.tafel, nr)).join(", ");
}

/** The first geeltjes of a knop, word for word; its title is read already. */
function firstWords(knop: Knop): TemplateResult {
  const others = knop.geeltjes.filter(({ tekst }) => tekst !== knop.titel);
  const rest = others.length - FIRST;
  return html`<ul class="fc-first soft">${others
    .slice(0, FIRST)
    .map((geeltje) => html`<li>“${geeltje.tekst}”</li>`)}
    ${rest > 0 ? html`<li>${t(messages.more, rest)}</li>` : nothing}</ul>`;
}

function memberView(
  desk: Desk,
  voorstel: Voorstel,
  knop: Knop,
  lid: string,
): TemplateResult {
  const head = html`<span class="fc-origin kring-${knop.kring}">${tafelsText(knop)} · ${kringName(desk.kader, knop.kring)} <span class="soft">${nameOf(desk.kader.aarden, knop.aard)}</span></span>
    <span class="fc-side-title">${marked(knop.titel, voorstel.termen)}</span>`;
  const whole = voorstel.leden.length < 3;
  const ticked = !desk.ui.unticked.has(`${voorstel.id}:${lid}`);
  return html`<li class=${ticked ? "fc-half" : "fc-half fc-out"}>${
    whole
      ? html`<p class="fc-half-head">${head}</p>`
      : html`<label class="fc-half-head fc-tick"><input type="checkbox" .checked=${ticked} @change=${() => tick(desk, voorstel, lid)}><span>${head}</span></label>`
  }${firstWords(knop)}</li>`;
}

async function join(desk: Desk, voorstel: Voorstel): Promise<void> {
  if (await accept(desk, voorstel)) {
    desk.say(t(messages.joinedNow));
  }
}

async function apart(desk: Desk, voorstel: Voorstel): Promise<void> {
  if (await leave(desk, voorstel)) {
    desk.say(t(messages.apartNow));
  }
}

function proposal(
  desk: Desk,
  voorstel: Voorstel,
  knoppen: readonly Knop[],
): TemplateResult {
  const few = tickedOf(desk, voorstel).length < 2;
  const strong = voorstel.band === "strong";
  return html`<li class="card fc-proposal" data-voorstel=${voorstel.id}><ul class="fc-halves">${voorstel.leden.map(
    (lid) => {
      const knop = knopWith(knoppen, lid);
      return knop ? memberView(desk, voorstel, knop, lid) : nothing;
    },
  )}</ul>
    <div class="fc-verdict">${reasonLine(desk, voorstel)}
      <div class="fc-verdict-acts">${showButton(desk, { voorstel: voorstel.id })}
      <button type="button" class="button" @click=${() => void apart(desk, voorstel)}>${t(messages.keepApart)}</button>
      <button type="button" class=${strong ? "button" : "button button-main"} ?disabled=${few} @click=${() => void join(desk, voorstel)}>${t(messages.joinThem)}</button></div></div></li>`;
}

/** Ask anew, within kring only or not. */
function askAgain(desk: Desk): TemplateResult {
  const lens = vergelijkingOf(desk.records, "knop")?.lens ?? false;
  const ask = (within: boolean): void =>
    void desk.act({ kind: "voorstel.ask", soort: "knop", lens: within });
  return html`<div class="fc-ask"><button type="button" class="button button-small" @click=${() => ask(lens)}>${t(messages.askProposals)}</button>
    <label class="check"><input type="checkbox" .checked=${lens} @change=${() => ask(!lens)}><span>${t(proposing.lens)}</span></label></div>`;
}

function openView(desk: Desk): TemplateResult {
  const open = voorstellenOf(desk.records, "knop").length;
  const piles = stapelsOf(desk.records, "knop").length;
  const knoppen = knoppenOf(desk.records);
  return html`<h2 class="visually-hidden">${t(messages.proposals)}</h2>${askAgain(desk)}
    ${piles > 0 ? html`<p class="soft">${t(proposing.piled, piles)}</p>` : nothing}
    ${open === 0 ? html`<p class="soft">${t(messages.noMergeOpen)}</p>` : nothing}
    ${bands(desk, {
      soort: "knop",
      list: "fc-list",
      card: (voorstel) => proposal(desk, voorstel, knoppen),
      words: (lid) => knopWith(knoppen, lid)?.titel ?? null,
    })}
    <details><summary>${t(messages.keysTitle)}</summary><p>${t(proposing.keys)}</p></details>`;
}

function apartView(desk: Desk): TemplateResult {
  const bronnen = new Map(bronnenOf(desk.records).map((bron) => [bron.id, bron]));
  const apart = schakelsOf(desk.records).filter(({ oordeel }) => oordeel === "apart");
  const fits = sought(desk);
  if (apart.length === 0) {
    return html`<p class="soft">${t(messages.noApart)}</p>`;
  }
  return html`<ul class="fc-list">${repeat(
    apart,
    ({ a, b }) => `${a}~${b}`,
    ({ a, b }) => {
      const pair = [bronnen.get(a), bronnen.get(b)].filter(
        (bron) => bron !== undefined,
      );
      if (!pair.some(({ tekst }) => fits(tekst))) {
        return nothing;
      }
      return html`<li class="card fc-proposal"><ul class="fc-halves">${pair.map(
        (bron) =>
          html`<li class="fc-half"><span class="fc-origin kring-${bron.kring}">${t(messages.tafel, bron.tafel ?? 0)} · ${kringName(desk.kader, bron.kring)}</span><span class="fc-side-title">${bron.tekst}</span></li>`,
      )}</ul><div class="fc-verdict"><p></p><button type="button" class="button" @click=${() => void desk.act({ kind: "knop.join", knoppen: [a, b] })}>${t(messages.joinAfterAll)}</button></div></li>`;
    },
  )}</ul>`;
}

const LISTS: Readonly<Record<MergeList, (desk: Desk) => TemplateResult>> = {
  open: openView,
  joined: joinedView,
  apart: apartView,
  all: handView,
};

const CHIPS: Readonly<Record<MergeList, Phrase<[number]>>> = {
  open: messages.mergeOpen,
  joined: messages.mergeJoined,
  apart: messages.mergeApart,
  all: messages.mergeAll,
};

function counts(desk: Desk): Record<MergeList, number> {
  const knoppen = knoppenOf(desk.records);
  return {
    open: voorstellenOf(desk.records, "knop").length,
    joined: knoppen.filter((knop) => knop.bronnen.length > 1).length,
    apart: schakelsOf(desk.records).filter(({ oordeel }) => oordeel === "apart").length,
    all: knoppen.length,
  };
}

export function mergingView(desk: Desk): TemplateResult {
  const count = counts(desk);
  const see = (list: MergeList): void => {
    desk.ui.merge = list;
    desk.ui.chosen.clear();
    desk.redraw();
  };
  return html`<div class="fc-chips" role="group" aria-label=${t(messages.shown)}>${(
    Object.keys(LISTS) as MergeList[]
  ).map(
    (list) =>
      html`<button type="button" class="fc-chip" aria-pressed=${desk.ui.merge === list ? "true" : "false"} @click=${() => see(list)}><strong>${count[list]}</strong> ${t(CHIPS[list], count[list])}</button>`,
  )}</div>${onScreenBar(desk)}${LISTS[desk.ui.merge](desk)}${unusedView(desk)}`;
}
