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

interface Ask {
  readonly address: string;
  readonly to: string;
  /** All that is chosen: after a failure, one more choice asks again. */
  readonly chosen: readonly string[];
}

/** Keeps what is most like one thing, and asks for it once. */
export class Alike {
  #to = "";
  #found: readonly Near[] = [];
  /** What was chosen when asking failed; empty while it did not. */
  #failed = "";
  #underWay: { readonly to: string; readonly stop: AbortController } | null = null;

  /** What is like this one, as far as is known; `heard` is called when more is. */
  of({ address, to, chosen }: Ask, heard: () => void): readonly Near[] {
    const now = chosen.join();
    const again = this.#failed !== "" && this.#failed !== now;
    if (to !== this.#to || again) {
      this.forget();
      this.#to = to;
      void this.#ask(`${address}?van=${encodeURIComponent(to)}`, now, heard);
    }
    return this.#found;
  }

  /** What may say the opposite of the first that was chosen, each with that first. */
  get opposites(): readonly (readonly string[])[] {
    return this.#found.filter(({ tegen }) => tegen).map(({ id }) => [this.#to, id]);
  }

  /** Nothing is chosen any more: ask anew next time, much may have changed. */
  forget(): void {
    this.#to = this.#failed = "";
    this.#found = [];
  }

  /** Only one at a time: who chooses on waits for the last one alone. */
  async #ask(address: string, chosen: string, heard: () => void): Promise<void> {
    const to = this.#to;
    if (this.#underWay?.to === to) {
      return;
    }
    this.#underWay?.stop.abort();
    const mine = { to, stop: new AbortController() };
    this.#underWay = mine;
    const found = await answer(address, mine.stop);
    if (this.#underWay !== mine) {
      return;
    }
    this.#underWay = null;
    if (to === this.#to) {
      this.#failed = found === null ? chosen : "";
      this.#found = found ?? [];
      if (this.#found.length > 0) {
        heard();
      }
    }
  }
}

/** Without an answer (null) nothing is like it: one goes on by hand as before. */
async function answer(
  address: string,
  stop: AbortController,
): Promise<readonly Near[] | null> {
  const limit = setTimeout(() => stop.abort(), LIMIT);
  try {
    const response = await fetch(address, {
      credentials: "same-origin",
      cache: "no-store",
      signal: stop.signal,
    });
    if (!response.ok) {
      return null;
    }
    const said: unknown = await response.json();
    return (said as { readonly lijkt?: readonly Near[] }).lijkt ?? [];
  } catch {
    return null;
  } finally {
    clearTimeout(limit);
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

/** The pairs that this desk shows as maybe opposite, beside those of the evening. */
export function oppositesOf(desk: Desk): readonly (readonly string[])[] {
  return alikeOf(desk).opposites;
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
  const ask = { address, to: first, chosen: [...desk.ui.chosen] };
  const found = alikeOf(desk).of(ask, () => desk.redraw());
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
