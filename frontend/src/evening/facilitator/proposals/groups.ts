// SPDX-License-Identifier: EUPL-1.2
/** Proposals about geeltjes: outlines with the reason in words. */

import { html, nothing, type TemplateResult } from "lit";
import { marked } from "../../../shared/components/proposal";
import { t } from "../../../shared/i18n";
import type { Geeltje, Voorstel } from "../../../shared/model";
import {
  geeltjeOf,
  pairsOf,
  piledOf,
  stapelsOf,
  voorstellenOf,
} from "../../../shared/selectors";
import type { Desk } from "../context";
import { messages as desk } from "../messages";
import { bands, reasonLine } from "./bands";
import { accept, leave, tick } from "./choosing";
import { messages } from "./messages";
import { onScreenBar, showButton } from "./on-screen";
import { tickedOf } from "./ticking";

/** The members as they lie: what is on one pile is one line. */
function members(on: Desk, voorstel: Voorstel): TemplateResult {
  const geeltjes = voorstel.leden
    .map((lid) => geeltjeOf(on.records, lid))
    .filter((geeltje): geeltje is Geeltje => geeltje !== null);
  const lines = piledOf(on.records, geeltjes);
  return html`<ul class="fc-members">${lines.map(({ geeltje, lying }) => {
    const words = html`<span>${marked(geeltje.tekst, voorstel.termen)}${lying.length > 1 ? html` <span class="soft">× ${lying.length}</span>` : nothing}</span>`;
    const ticked = !on.ui.unticked.has(`${voorstel.id}:${geeltje.id}`);
    const turn = (): void => tick(on, voorstel, ...lying.map(({ id }) => id));
    return html`<li>${
      lines.length > 2
        ? html`<label class="check"><input type="checkbox" .checked=${ticked} @change=${turn}>${words}</label>`
        : html`<span class="fc-member">${words}</span>`
    }</li>`;
  })}</ul>`;
}

function outline(on: Desk, voorstel: Voorstel): TemplateResult {
  const few = tickedOf(on, voorstel).length < 2;
  const strong = voorstel.band === "strong";
  return html`<li class="fc-outline" data-voorstel=${voorstel.id}>${reasonLine(on, voorstel)}
    ${members(on, voorstel)}
    <div class="row"><button type="button" class=${strong ? "button--quiet" : "button button-small"} @click=${() => void leave(on, voorstel)}>${t(desk.leave)}</button>
      <button type="button" class=${strong ? "button--quiet" : "button button-small button-main"} ?disabled=${few} @click=${() => void accept(on, voorstel)}>${t(desk.accept)}</button>
      ${showButton(on, { voorstel: voorstel.id })}</div></li>`;
}

/** What the machine did and proposes on geeltjes. */
export function groupProposals(on: Desk): TemplateResult {
  const { records } = on;
  const any =
    voorstellenOf(records, "groep").length +
    pairsOf(records, "groep", "tegen").length +
    pairsOf(records, "groep", "verwant").length;
  const piles = stapelsOf(records, "groep").length;
  return html`<section class="fc-proposals"><div class="fc-between"><h2>${t(desk.proposals)}</h2>
      <button type="button" class="button button-small" @click=${() => void on.act({ kind: "voorstel.ask", soort: "groep" })}>${t(desk.askProposals)}</button></div>
    ${onScreenBar(on)}
    ${piles > 0 ? html`<p class="soft">${t(messages.piled, piles)}</p>` : nothing}
    ${any === 0 ? html`<p class="soft">${t(desk.noProposals)}</p>` : nothing}
    ${bands(on, {
      soort: "groep",
      list: "fc-outlines",
      card: (voorstel) => outline(on, voorstel),
      words: (lid) => geeltjeOf(records, lid)?.tekst ?? null,
    })}</section>`;
}
