// SPDX-License-Identifier: EUPL-1.2
/** Welkom: how to get in, who is in, and the texts of the evening. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { t } from "../../shared/i18n";
import { nameOf } from "../../shared/kader";
import type { Bijeenkomst, Deelnemer } from "../../shared/model";
import { bijeenkomstOf, deelnemersOf, deurOf, tafelsOf } from "../../shared/selectors";
import type { Desk } from "./context";
import { messages } from "./messages";

const TEXTS = ["nuldoel", "uitgangspositie", "stem"] as const;

/** The address of the join page with the code of now, for people and for links. */
export function joinAddress(desk: Desk): { href: string; shown: string } {
  const code = deurOf(desk.records)?.code ?? "";
  const href = desk.kader.urls.join
    ? new URL(`/mee/${encodeURIComponent(code)}/`, desk.kader.urls.join).href
    : "";
  return { href, shown: href.replace(/^https?:\/\//, "").replace(/\/mee\/.*$/, "") };
}

/** Whether an address leads a phone to itself instead of to this server. */
export function onlyHere(href: string): boolean {
  return /^https?:\/\/(localhost|127\.|\[::1\])/.test(href);
}

function entrance(desk: Desk): TemplateResult {
  const { href, shown } = joinAddress(desk);
  const code = deurOf(desk.records)?.code ?? "";
  const qr = desk.kader.urls.qr;
  return html`<section class="card fc-entrance">
    ${qr ? html`<img class="fc-qr" src="${qr}?code=${code}" alt=${t(messages.qr, href)} width="160" height="160">` : nothing}
    <div><p class="soft">${t(messages.joinAt)} <a href=${href}>${shown}</a></p>
      <p class="fc-bigcode">${code}</p>
      ${onlyHere(href) ? html`<p class="fc-only-here" role="note">${t(messages.onlyHere)}</p>` : nothing}</div>
  </section>`;
}

/** The screen, another device and a list: needed all evening, not at the start alone. */
export function tools(desk: Desk): TemplateResult {
  const { urls } = desk.kader;
  return html`<section class="fc-tools"><h2>${t(messages.tools)}</h2>
    <div class="row">
      <a class="button" href=${urls.scherm ?? ""} target="_blank" rel="noopener">${t(messages.openScreen)}</a>
      <a class="button" href=${urls.overdragen ?? ""}>${t(messages.handOver)}</a>
      <a class="button" href=${urls.import ?? ""}>${t(messages.importList)}</a>
    </div></section>`;
}

function texts(desk: Desk): TemplateResult {
  const evening = bijeenkomstOf(desk.records);
  const open = (): void => {
    const {
      naam = "",
      nuldoel = "",
      uitgangspositie = "",
      stem = "",
    } = evening ?? ({} as Partial<Bijeenkomst>);
    desk.open({ kind: "texts", values: { naam, nuldoel, uitgangspositie, stem } });
  };
  return html`<section class="card fc-texts"><div class="fc-between"><h2>${t(messages.texts)}</h2>
    <button type="button" class="button button-small" @click=${open}>${t(messages.change)}</button></div>
    <dl>${TEXTS.map(
      (name) =>
        html`<dt>${t(messages[name])}</dt><dd class=${evening?.[name] ? "" : "soft"}>${name === "nuldoel" ? html`<strong>0</strong> ` : nothing}${evening?.[name] || t(messages.notYet)}</dd>`,
    )}</dl></section>`;
}

function person(desk: Desk, who: Deelnemer): TemplateResult {
  const move = (event: Event): void => {
    const tafel = Number((event.target as HTMLSelectElement).value);
    if (tafel) {
      void desk.act({ kind: "deelnemer.change", deelnemer: who.id, tafel });
    }
  };
  return html`<li><span><strong>${who.naam}</strong> <span class="soft">${nameOf(desk.kader.perspectieven, who.perspectief)}</span></span>
    <select aria-label=${t(messages.tafelOf, who.naam)} @change=${move}>
      ${who.tafel === null ? html`<option value="" selected>${t(messages.noTafel)}</option>` : nothing}
      ${tafelsOf(desk.records).map(({ nr }) => html`<option value=${nr} ?selected=${nr === who.tafel} .selected=${nr === who.tafel}>${t(messages.tafel, nr)}</option>`)}
    </select></li>`;
}

export function welcomeView(desk: Desk): TemplateResult {
  const people = deelnemersOf(desk.records).sort(
    (a, b) => (a.tafel ?? 0) - (b.tafel ?? 0) || a.naam.localeCompare(b.naam),
  );
  return html`<div class="fc-welcome"><div class="fc-doorway">${entrance(desk)} ${tools(desk)}</div> ${texts(desk)}</div>
    <section><h2>${t(messages.whoIsIn)}</h2>
      ${
        people.length === 0
          ? html`<p class="soft">${t(messages.nobodyYet)}</p>`
          : html`<ul class="fc-people">${repeat(
              people,
              (who) => who.id,
              (who) => person(desk, who),
            )}</ul>`
      }
    </section>`;
}
