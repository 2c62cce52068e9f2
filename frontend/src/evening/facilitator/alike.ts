// SPDX-License-Identifier: EUPL-1.2
/** What is most like the first that was chosen, to choose along: for joining by hand. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { marked, oppositeSign } from "../../shared/components/proposal";
import { t } from "../../shared/i18n";
import type { Desk } from "./context";
import { messages } from "./messages";

const LIMIT = 8_000;

/** So many signs of the chosen one are said again: it may lie out of sight. */
const MOST_SAID = 40;

interface Near {
  readonly id: string;
  /** What both name, in words of this one or of the other. */
  readonly termen: readonly string[];
  readonly tegen: boolean;
}

/** Something that can be chosen along. */
export interface Choice {
  readonly id: string;
  readonly tekst: string;
}

/** Keeps what is most like one thing, and asks for it once. */
export class Alike {
  #to = "";
  #found: readonly Near[] = [];

  /** What is like this one, as far as is known; `heard` is called when more is. */
  of(address: string, to: string, heard: () => void): readonly Near[] {
    if (to !== this.#to) {
      this.#to = to;
      this.#found = [];
      void this.#ask(address, to, heard);
    }
    return this.#found;
  }

  /** Nothing is chosen any more: ask anew next time, much may have changed. */
  forget(): void {
    this.#to = "";
    this.#found = [];
  }

  async #ask(address: string, to: string, heard: () => void): Promise<void> {
    const found = await answer(`${address}?van=${encodeURIComponent(to)}`);
    if (to === this.#to && found.length > 0) {
      this.#found = found;
      heard();
    }
  }
}

/** Without an answer nothing is like it: one goes on by hand as before. */
async function answer(address: string): Promise<readonly Near[]> {
  try {
    const response = await fetch(address, {
      credentials: "same-origin",
      cache: "no-store",
      signal: AbortSignal.timeout(LIMIT),
    });
    const said: unknown = response.ok ? await response.json() : {};
    return (said as { readonly lijkt?: readonly Near[] }).lijkt ?? [];
  } catch {
    return [];
  }
}

function shortened(tekst: string): string {
  return tekst.length > MOST_SAID ? `${tekst.slice(0, MOST_SAID).trimEnd()}…` : tekst;
}

const known = new WeakMap<object, Alike>();

function alikeOf(desk: Desk): Alike {
  const found = known.get(desk.ui) ?? new Alike();
  known.set(desk.ui, found);
  return found;
}

/**
 * What is most like the first that was chosen, each to be chosen along with one press.
 *
 * `choicesOf` says of ids what can be chosen; what lies with the first is not among it.
 */
export function alikeView(
  desk: Desk,
  choicesOf: (ids: readonly string[], first: string) => readonly Choice[],
  wordsOf: (id: string) => string,
  choose: (id: string) => void,
): TemplateResult | typeof nothing {
  const [first] = desk.ui.chosen;
  const address = desk.kader.urls.lijktOp;
  if (first === undefined || !address) {
    alikeOf(desk).forget();
    return nothing;
  }
  const found = alikeOf(desk).of(address, first, () => desk.redraw());
  const near = new Map(found.map((each) => [each.id, each]));
  const choices = choicesOf([...near.keys()], first);
  if (choices.length === 0) {
    return nothing;
  }
  return html`<div class="fc-alike" role="group" aria-labelledby="fc-alike">
    <p id="fc-alike"><strong>${t(messages.alike, shortened(wordsOf(first)))}</strong> <span class="soft">${t(messages.alikeHelp)}</span></p>
    <ul>${repeat(
      choices,
      ({ id }) => id,
      ({ id, tekst }) =>
        html`<li><button type="button" class="fc-near" aria-pressed=${desk.ui.chosen.has(id) ? "true" : "false"} @click=${() => choose(id)}>
          ${near.get(id)?.tegen ? oppositeSign() : nothing}<span>${marked(tekst, near.get(id)?.termen ?? [])}</span></button></li>`,
    )}</ul></div>`;
}
