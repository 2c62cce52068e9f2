// SPDX-License-Identifier: EUPL-1.2
/** A proposal in words: why, the shared words marked, and the sign of an opposite. */

import { html, type TemplateResult } from "lit";
import { currentLanguage, type Text, t } from "../i18n";
import type { Voorstel } from "../model";
import { markTerms } from "./marking";
import { messages } from "./messages";

/** How sure a proposal is, in words. */
export const BANDS: Readonly<Record<Voorstel["band"], Text>> = {
  strong: messages.strong,
  likely: messages.likely,
  tegen: messages.opposite,
  verwant: messages.related,
};

/** A text with the shared words marked. */
export function marked(text: string, terms: readonly string[]): TemplateResult {
  return html`${markTerms(text, terms).map((piece) =>
    piece.marked ? html`<mark>${piece.text}</mark>` : piece.text,
  )}`;
}

/** Why these belong together: 'Beide noemen luisteren en invullen.' */
export function reasonOf({
  termen,
  leden,
}: Pick<Voorstel, "termen" | "leden">): TemplateResult {
  if (termen.length === 0) {
    return html`${t(messages.alike)}.`;
  }
  const parts = new Intl.ListFormat(currentLanguage()).formatToParts(termen);
  return html`${t(messages.both, leden.length)}${parts.map((part) =>
    part.type === "element" ? html`<strong>${part.value}</strong>` : part.value,
  )}.`;
}

/** Two arrows that point away from each other. */
export function oppositeSign(): TemplateResult {
  return html`<svg class="opposite-sign" viewBox="0 0 40 20" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round" role="img" aria-label=${t(messages.oppositeSign)}><path d="M16 10H3m5-5-5 5 5 5M24 10h13m-5-5 5 5-5 5M20 4v12"></path></svg>`;
}
