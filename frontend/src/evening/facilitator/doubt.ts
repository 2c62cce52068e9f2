// SPDX-License-Identifier: EUPL-1.2
/** Asks whether what was just put together is right, when it may say the opposite. */

import { html, type TemplateResult } from "lit";
import type { ActBody, Answer, Records } from "../../live/room";
import { oppositeSign } from "../../shared/components/proposal";
import { t } from "../../shared/i18n";
import type { Voorstel } from "../../shared/model";
import {
  bronnenOf,
  geeltjeOf,
  knoppenOf,
  mijOf,
  pairsOf,
  themaIdOf,
} from "../../shared/selectors";
import { undo } from "./agenda";
import type { Desk } from "./context";
import { messages } from "./messages";

/** What puts geeltjes or knoppen together, by hand or as proposed. */
const JOINING: ReadonlySet<unknown> = new Set([
  "geeltje.place",
  "thema.make",
  "knop.join",
  "voorstel.accept",
  "voorstel.take",
]);

type Pair = Pick<Voorstel, "soort" | "leden">;

interface Watched {
  readonly pair: Pair;
  readonly words: readonly string[];
}

interface Far {
  readonly seq: number;
  readonly records: Records;
}

type Homes = Readonly<Record<Voorstel["soort"], (lid: string) => string | null>>;

/** In which thema a geeltje lies, and as which knop of the plaat a knop counts. */
function homesOf(records: Records): Homes {
  const whole = new Map(
    knoppenOf(records).flatMap((knop) => knop.bronnen.map(({ id }) => [id, knop.id])),
  );
  return {
    groep: (lid) => themaIdOf(records, lid),
    knop: (lid) => whole.get(lid) ?? null,
  };
}

function together(pair: Pair, homes: Homes): boolean {
  const [home, ...others] = pair.leden.map(homes[pair.soort]);
  return home !== null && others.every((other) => other === home);
}

function wordsOf(records: Records, { soort, leden }: Pair): string[] {
  const knoppen = soort === "knop" ? knoppenOf(records) : [];
  return leden.map((lid) =>
    soort === "groep"
      ? (geeltjeOf(records, lid)?.tekst ?? "")
      : (knoppen.find((k) => k.bronnen.some(({ id }) => id === lid))?.titel ?? ""),
  );
}

/** What was shown at the desk itself: a geeltje or a knop of a tafel, in its own words. */
function shownPair(records: Records, leden: readonly string[]): Watched {
  const soort = leden.some((lid) => records.has(`knop/${lid}`)) ? "knop" : "groep";
  const bronnen = soort === "knop" ? bronnenOf(records) : [];
  const words =
    soort === "groep"
      ? wordsOf(records, { soort, leden })
      : leden.map((lid) => bronnen.find(({ id }) => id === lid)?.tekst ?? "");
  return { pair: { soort, leden }, words };
}

/** Each two texts once, whichever way they were found. */
function once(pairs: readonly Watched[]): Watched[] {
  const told = new Map(pairs.map((each) => [[...each.words].sort().join("\n"), each]));
  return [...told.values()];
}

/**
 * Follows what one desk puts together, and never stands in the way: people decide.
 *
 * Only pairs that were shown as maybe opposite are known here: those of the evening, and
 * what the desk shows of the one in hand. A pair that lies together is shown no more, so
 * those from before an act are kept until its news is in.
 */
export class Doubt {
  #watched: readonly Watched[] = [];
  #until = Number.POSITIVE_INFINITY;
  #found: readonly Watched[] = [];
  #stap: number | null = null;

  /** Which act is asked about, as the server numbers what can be undone. */
  get stap(): number | null {
    return this.#stap;
  }

  /** Two or more texts at a time that lie together now. */
  get found(): readonly (readonly string[])[] {
    return this.#found.map(({ words }) => words);
  }

  forget(): void {
    this.#watched = this.#found = [];
    this.#until = Number.POSITIVE_INFINITY;
    this.#stap = null;
  }

  /**
   * An act goes out: undoing would undo that one, so what was asked before goes.
   *
   * `shown` are pairs of ids that this desk shows as maybe opposite.
   */
  before(
    records: Records,
    act: ActBody,
    shown: readonly (readonly string[])[] = [],
  ): void {
    this.forget();
    if (JOINING.has(act.kind)) {
      const homes = homesOf(records);
      const proposed = [
        ...pairsOf(records, "groep", "tegen"),
        ...pairsOf(records, "knop", "tegen"),
      ].map((pair) => ({ pair, words: wordsOf(records, pair) }));
      const all = [...proposed, ...shown.map((leden) => shownPair(records, leden))];
      this.#watched = all.filter(({ pair }) => !together(pair, homes));
    }
  }

  after(answer: Answer, room: Far): void {
    if (answer.ok) {
      this.#until = answer.seq;
      this.look(room);
    } else {
      this.forget();
    }
  }

  /**
   * Once the news of the act is in, see what it put together.
   *
   * The question goes when people took the pair apart, and when another act would be
   * undone by now: the same person may work in a second tab.
   */
  look({ seq, records }: Far): void {
    const arrived = seq >= this.#until;
    if (!arrived && this.#found.length === 0) {
      return;
    }
    const stap = mijOf(records)?.stap ?? null;
    if (arrived) {
      this.#found = this.#watched;
      this.#watched = [];
      this.#until = Number.POSITIVE_INFINITY;
      this.#stap = stap;
    }
    const homes = homesOf(records);
    const asked = stap === this.#stap ? this.#found : [];
    this.#found = once(asked.filter(({ pair }) => together(pair, homes)));
  }
}

/** The question, with a way back; empty, but there, while nothing is asked. */
export function doubtView(desk: Desk, doubt: Doubt): TemplateResult {
  const { found } = doubt;
  const asked = found.length > 0;
  const fine = (): void => {
    doubt.forget();
    desk.redraw();
  };
  return html`<div class="fc-doubt"><div role="status">${
    asked
      ? html`<p><strong>${t(messages.doubt)}</strong></p>
        <ul>${found.map(([one, two]) => html`<li>${one} ${oppositeSign()} ${two}</li>`)}</ul>`
      : ""
  }</div>${
    asked
      ? html`<div class="row"><button type="button" class="button button-small button-main" @click=${() => undo(desk, doubt.stap)}>${t(messages.undo)}</button>
        <button type="button" class="button button-small" @click=${fine}>${t(messages.doubtFine)}</button></div>`
      : ""
  }</div>`;
}
