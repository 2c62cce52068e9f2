// SPDX-License-Identifier: EUPL-1.2
/** Small pieces that several screens draw: the name of a kring, a geeltje. */

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
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

/** From where several geeltjes come, each place once. */
export function originsOf(kader: Kader, geeltjes: readonly Geeltje[]): string {
  const places = new Set(geeltjes.map((geeltje) => originOf(kader, geeltje)));
  return [...places].filter((place) => place !== "").join(", ");
}

/** Geeltjes with the very same words together, where the first of them stands. */
export function sameWords(
  geeltjes: readonly Geeltje[],
): (readonly [Geeltje, ...Geeltje[]])[] {
  const found = new Map<string, [Geeltje, ...Geeltje[]]>();
  for (const geeltje of geeltjes) {
    const same = found.get(geeltje.tekst);
    if (same) {
      same.push(geeltje);
    } else {
      found.set(geeltje.tekst, [geeltje]);
    }
  }
  return [...found.values()];
}

/** How many geeltjes stand on one line, when it is more than one. */
export function times(count: number): TemplateResult | typeof nothing {
  return count > 1 ? html` <span class="soft pile-count">× ${count}</span>` : nothing;
}

/** Geeltjes of the same words to read: the words, and where they came from. */
export function geeltjeCard(
  kader: Kader,
  ...same: readonly [Geeltje, ...Geeltje[]]
): TemplateResult {
  const origin = originsOf(kader, same);
  return html`<div class="geeltje card"><p class="geeltje-words">${same[0].tekst}${times(same.length)}</p>
    ${origin ? html`<p class="soft origin">${origin}</p>` : nothing}</div>`;
}

/** Each way in which something was written; a capital or a full stop is none. */
function writings(lying: readonly Geeltje[]): string[] {
  const found = new Map<string, string>();
  for (const { tekst } of lying) {
    const plain = tekst.toLowerCase().replace(/[\s.]+$/u, "");
    found.set(plain, found.get(plain) ?? tekst);
  }
  return [...found.values()];
}

/** A pile on one line: its words, how many lie there, and each other way of writing. */
export function pileWords(lying: readonly Geeltje[]): TemplateResult {
  const [first, ...others] = writings(lying);
  return html`<span class="pile-words">${first}${times(lying.length)}${others.map((words) => html`<span class="soft pile-other">${t(messages.also, words)}</span>`)}</span>`;
}

/** A pile that is chosen as one; when only some of it was chosen, neither on nor off. */
export function pileBox(
  lying: readonly Geeltje[],
  picked: Set<string>,
  changed: () => void,
): TemplateResult {
  const chosen = lying.filter(({ id }) => picked.has(id)).length;
  const tick = (event: Event): void => {
    const { checked } = event.target as HTMLInputElement;
    for (const { id } of lying) {
      if (checked) {
        picked.add(id);
      } else {
        picked.delete(id);
      }
    }
    changed();
  };
  return html`<input type="checkbox" .checked=${live(chosen === lying.length)}
    .indeterminate=${live(chosen > 0 && chosen < lying.length)} @change=${tick}>`;
}

/** What a search found, read out as well: always there, so that a reader hears it. */
export function foundNote(asked: string, n: number, found = ""): TemplateResult {
  const words = asked.trim();
  const said = words === "" || n > 0 ? found : t(messages.nothingFound, words);
  return html`<p class="soft found" role="status">${said}</p>`;
}

/** Who else is sent what people write; nothing when nobody is. */
export function readerNotice(kader: Kader): TemplateResult | typeof nothing {
  return kader.reader
    ? html`<p class="notice">${t(messages.reader, kader.reader)}</p>`
    : nothing;
}
