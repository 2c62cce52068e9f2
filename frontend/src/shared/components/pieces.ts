// SPDX-License-Identifier: EUPL-1.2
/** Small pieces that several screens draw: the name of a kring, a geeltje. */

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../i18n";
import { type Kader, nameOf } from "../kader";
import type { Geeltje } from "../model";
import { messages } from "./messages";
import { sign } from "./sign";

/** The sign and the name of a kring, in its hue. */
export function kringName(kader: Kader, id: string): TemplateResult {
  const kring = kader.kringen.find((item) => item.id === id);
  return html`<span class="kring-label kring-${id}">${sign(kring)}${kring?.naam ?? id}</span>`;
}

/** Where a geeltje came from: 'Tafel 3 · ouder'. */
export function originOf(kader: Kader, geeltje: Geeltje): string {
  const place = geeltje.tafel === null ? "" : t(messages.tafel, geeltje.tafel);
  return [place, nameOf(kader.perspectieven, geeltje.perspectief)]
    .filter((part) => part !== "")
    .join(" · ");
}

/** A geeltje to read: its words, and where it came from. */
export function geeltjeCard(kader: Kader, geeltje: Geeltje): TemplateResult {
  const origin = originOf(kader, geeltje);
  return html`<div class="geeltje card"><p class="geeltje-words">${geeltje.tekst}</p>
    ${origin ? html`<p class="soft origin">${origin}</p>` : nothing}</div>`;
}

/** Who else is sent what people write; nothing when nobody is. */
export function readerNotice(kader: Kader): TemplateResult | typeof nothing {
  return kader.reader
    ? html`<p class="notice">${t(messages.reader, kader.reader)}</p>`
    : nothing;
}
