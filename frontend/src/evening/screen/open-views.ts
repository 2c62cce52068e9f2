// SPDX-License-Identifier: EUPL-1.2
/** The door at the left, and the fasen in which people come in and write. */

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../../shared/i18n";
import type { FaseId } from "../../shared/model";
import { bijeenkomstOf, deurOf, tellingOf } from "../../shared/selectors";
import type { Screen } from "./context";
import { messages } from "./messages";

/** The QR code stays large for as long as people come in. */
export const WITH_QR: ReadonlySet<FaseId> = new Set(["welkom", "schrijven"]);

export function doorView(
  screen: Screen,
  fase: FaseId,
): TemplateResult | typeof nothing {
  const deur = deurOf(screen.records);
  if (!deur?.code || !deur.open) {
    return nothing;
  }
  const { qr, join } = screen.kader.urls;
  if (!WITH_QR.has(fase)) {
    return html`<p class="sc-latecomers"><span class="sc-address">${site(join)}</span>
      <strong class="sc-code">${deur.code}</strong></p>`;
  }
  return html`<aside class="sc-door">
    ${qr ? html`<img class="sc-qr" src="${qr}?${deur.code}" alt=${t(messages.qr)}>` : nothing}
    <p class="sc-code">${deur.code}</p>
    <p class="sc-address">${site(join)}</p>
    <p class="sc-join">${t(messages.join)}</p>
  </aside>`;
}

/** The address that people type: without protocol, and without the code beside it. */
export function site(join: string | undefined): string {
  return join ? new URL(join, window.location.href).host : window.location.host;
}

export function welcomeView(screen: Screen): TemplateResult {
  return html`<p class="sc-name">${bijeenkomstOf(screen.records)?.naam ?? ""}</p>`;
}

/** While people write in silence the question says it all. */
export function nothingView(): TemplateResult {
  return html``;
}

/** The one figure of a fase, with its words. */
export function figure(screen: Screen, fase: FaseId): TemplateResult | typeof nothing {
  const telling = tellingOf(screen.records);
  if (!telling) {
    return nothing;
  }
  const people = html`<p class="sc-people">${t(messages.nPeople, telling.deelnemers)}</p>`;
  switch (fase) {
    case "welkom":
      return big(telling.deelnemers, t(messages.people, telling.deelnemers));
    case "schrijven": {
      const closed = telling.getoond === 0;
      const words = closed ? messages.closed : messages.geeltjes;
      return html`${people} ${big(telling.geeltjes, t(words, telling.geeltjes))}`;
    }
    default:
      return people;
  }
}

export function big(count: number, words: string): TemplateResult {
  return html`<p class="sc-figure"><strong>${count}</strong> <span>${words}</span></p>`;
}
