// SPDX-License-Identifier: EUPL-1.2
/** Who is no longer in: their own words stay on this device until they are in again. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { PendingAct } from "../../live/room";
import { t } from "../../shared/i18n";
import { ownGeeltjesOf } from "../../shared/selectors";
import type { Phone } from "./context";
import { messages } from "./messages";
import { DRAFT } from "./write";

/**
 * Put the own geeltjes of this page in the outbox, for after coming in again: the first
 * written first.
 *
 * Each has its geeltje's id and an act's id of its own, so what the evening still has
 * is not written twice, whichever tab sends it.
 */
export function keepOwn(phone: Phone): void {
  const waiting = new Map(writes(phone).map((item) => [item.act.geeltje, item]));
  for (const geeltje of ownGeeltjesOf(phone.records).reverse()) {
    const item = waiting.get(geeltje.id);
    if (geeltje.verwijderd || item?.act.tekst === geeltje.tekst) {
      continue;
    }
    if (item) {
      void phone.room.discard(item.id);
    }
    const { id, tekst } = geeltje;
    void phone.room.post({ kind: "geeltje.write", geeltje: id, tekst }, id);
  }
}

function writes(phone: Phone): PendingAct[] {
  return phone.room.pending.filter(({ act }) => act.kind === "geeltje.write");
}

/** What stands on the page in the place of the evening. */
export function goneView(phone: Phone): TemplateResult {
  const typed = phone.drafts.read(DRAFT).trim();
  const texts = writes(phone).map(({ act }) => String(act.tekst));
  const all = [...new Set(typed === "" ? texts : [...texts, typed])];
  return html`${
    all.length === 0
      ? nothing
      : html`<section aria-labelledby="ph-gone">
      <h1 id="ph-gone">${t(messages.goneTexts)}</h1>
      <p>${t(messages.goneKept)}</p>
      <ul class="ph-notes">${repeat(
        all,
        (text) => text,
        (text) => html`<li class="ph-note"><p>${text}</p>
          <p class="ph-unsent">${t(messages.notKept)}</p></li>`,
      )}</ul>
      ${
        navigator.clipboard
          ? html`<button type="button" class="ph-second" @click=${() => copy(phone, all)}>${t(messages.copy)}</button>`
          : nothing
      }
    </section>`
  }`;
}

async function copy(phone: Phone, texts: readonly string[]): Promise<void> {
  await navigator.clipboard.writeText(texts.join("\n"));
  phone.say(t(messages.copied));
}
