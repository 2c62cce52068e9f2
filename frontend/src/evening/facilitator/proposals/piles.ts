// SPDX-License-Identifier: EUPL-1.2
/** A pile that was made by itself: said so, and taken apart in one press. */

import { html, type TemplateResult } from "lit";
import { t } from "../../../shared/i18n";
import type { Stapel } from "../../../shared/model";
import type { Desk } from "../context";
import { messages } from "./messages";

export function pileNote(desk: Desk, stapel: Stapel, words: string): TemplateResult {
  const apart = async (): Promise<void> => {
    const answer = await desk.act({ kind: "stapel.drop", stapel: stapel.id });
    if (answer.ok) {
      desk.say(t(messages.unpiled));
    }
  };
  return html`<p class="fc-pile-note"><span class="soft">${t(messages.pile, stapel.leden.length)}</span>
    <button type="button" class="button--quiet" @click=${apart}>${t(messages.unpile)}<span class="visually-hidden">: ${words}</span></button></p>`;
}
