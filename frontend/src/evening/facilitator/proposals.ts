// SPDX-License-Identifier: EUPL-1.2
/** Proposals as an outline with the reason in words: accept, in part, or leave. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { markTerms } from "../../shared/components/marking";
import { currentLanguage, t } from "../../shared/i18n";
import type { Voorstel } from "../../shared/model";
import { geeltjeOf, voorstellenOf } from "../../shared/selectors";
import type { Desk } from "./context";
import { messages } from "./messages";

/** A text with the shared words marked. */
export function marked(text: string, terms: readonly string[]): TemplateResult {
  return html`${markTerms(text, terms).map((piece) =>
    piece.marked ? html`<mark>${piece.text}</mark>` : piece.text,
  )}`;
}

/** Why these belong together: 'Beide noemen luisteren en invullen.' */
export function reasonOf(voorstel: Voorstel): TemplateResult {
  const { termen, leden } = voorstel;
  if (termen.length === 0) {
    return html`${t(messages.alike)}.`;
  }
  const parts = new Intl.ListFormat(currentLanguage()).formatToParts(termen);
  return html`${t(messages.both, leden.length)}${parts.map((part) =>
    part.type === "element" ? html`<strong>${part.value}</strong>` : part.value,
  )}.`;
}

/** The members of a proposal that are ticked; all of them at first. */
export function tickedOf(desk: Desk, voorstel: Voorstel): string[] {
  return voorstel.leden.filter((lid) => !desk.ui.unticked.has(`${voorstel.id}:${lid}`));
}

export function tick(desk: Desk, voorstel: Voorstel, lid: string): void {
  const key = `${voorstel.id}:${lid}`;
  if (!desk.ui.unticked.delete(key)) {
    desk.ui.unticked.add(key);
  }
  desk.redraw();
}

/** Accept a proposal as it is ticked. */
export function accept(desk: Desk, voorstel: Voorstel): Promise<unknown> {
  const leden = tickedOf(desk, voorstel);
  const whole = leden.length === voorstel.leden.length;
  return desk.act({
    kind: "voorstel.accept",
    voorstel: voorstel.id,
    ...(whole ? {} : { leden }),
  });
}

function outline(desk: Desk, voorstel: Voorstel): TemplateResult {
  const few = tickedOf(desk, voorstel).length < 2;
  return html`<li class="fc-outline"><p class="fc-reason">${reasonOf(voorstel)}</p>
    <ul class="fc-members">${voorstel.leden.map((lid) => {
      const words = geeltjeOf(desk.records, lid)?.tekst ?? "";
      return html`<li>${
        voorstel.leden.length > 2
          ? html`<label class="check"><input type="checkbox" .checked=${!desk.ui.unticked.has(`${voorstel.id}:${lid}`)} @change=${() => tick(desk, voorstel, lid)}><span>${marked(words, voorstel.termen)}</span></label>`
          : html`<span class="fc-member">${marked(words, voorstel.termen)}</span>`
      }</li>`;
    })}</ul>
    <div class="row"><button type="button" class="button button-small" @click=${() => void desk.act({ kind: "voorstel.leave", voorstel: voorstel.id })}>${t(messages.leave)}</button>
      <button type="button" class="button button-small button-main" ?disabled=${few} @click=${() => void accept(desk, voorstel)}>${t(messages.accept)}</button></div></li>`;
}

export function groupProposals(desk: Desk): TemplateResult {
  const open = voorstellenOf(desk.records, "groep");
  return html`<section class="fc-proposals"><div class="fc-between"><h2>${t(messages.proposals)}</h2>
      <button type="button" class="button button-small" @click=${() => void desk.act({ kind: "voorstel.ask", soort: "groep" })}>${t(messages.askProposals)}</button></div>
    ${open.length === 0 ? html`<p class="soft">${t(messages.noProposals)}</p>` : nothing}
    <ul class="fc-outlines">${repeat(
      open,
      (voorstel) => voorstel.id,
      (voorstel) => outline(desk, voorstel),
    )}</ul></section>`;
}
