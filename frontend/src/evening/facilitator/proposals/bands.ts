// SPDX-License-Identifier: EUPL-1.2
/** All proposals of a kind, by how sure they are: most likely, alike, opposite, related. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { messages as common } from "../../../shared/components/messages";
import { BANDS, oppositeSign, reasonOf } from "../../../shared/components/proposal";
import { t } from "../../../shared/i18n";
import type { Voorstel } from "../../../shared/model";
import { pairsOf, vergelijkingOf, voorstellenOf } from "../../../shared/selectors";
import type { Desk } from "../context";
import { sought } from "../finding";
import { notice } from "../notice";
import { keywordsOf, leave, pick, pickedOf, takeAll } from "./choosing";
import { pressedIn } from "./keys";
import { messages } from "./messages";
import { showButton } from "./on-screen";

const USUAL = "lexical";

/** How many of each band are read before more are asked for: the work stays near. */
const FEW = 4;

/** How one kind of proposal is drawn. */
export interface Face {
  readonly soort: Voorstel["soort"];
  /** The class of the list that holds the cards. */
  readonly list: string;
  card(voorstel: Voorstel): TemplateResult;
  /** The words of one member of a pair, or null when it has gone. */
  words(lid: string): string | null;
}

export function bands(desk: Desk, face: Face): TemplateResult {
  const likely = listed(desk, face, "likely");
  return html`<div class="fc-bands" @keydown=${(event: KeyboardEvent) => pressedIn(desk, face.soort, event)}>
    ${measureNotice(desk, face)}${strongBand(desk, face)}
    ${likely.shown.length > 0 ? html`<section><h3>${t(messages.likely)}</h3>${cards(face, likely.shown)}${likely.more}</section>` : nothing}
    ${oppositeBand(desk, face)}${relatedBand(desk, face)}</div>`;
}

/** What is read of one band: those with the words looked for, the first few at first. */
function listed(
  desk: Desk,
  face: Face,
  band: Voorstel["band"],
): { readonly shown: Voorstel[]; readonly more: TemplateResult | typeof nothing } {
  const fits = sought(desk);
  const found = all(desk, face, band).filter(({ leden }) =>
    leden.some((lid) => fits(face.words(lid) ?? "")),
  );
  const key = `${face.soort}:${band}`;
  const shown = desk.ui.unfolded.has(key) ? found : first(found);
  const hidden = found.length - shown.length;
  const unfold = (event: Event): void => {
    desk.ui.unfolded.add(key);
    desk.redraw();
    // The press goes, so the keyboard goes on at the first that came.
    const section = (event.target as Element).closest("section, details");
    requestAnimationFrame(() =>
      section
        ?.querySelectorAll("[data-voorstel]")
        [FEW]?.querySelector<HTMLElement>("input, button")
        ?.focus(),
    );
  };
  return {
    shown,
    more:
      hidden > 0
        ? html`<button type="button" class="button--quiet fc-unfold" @click=${unfold}>${t(messages.unfold, hidden)}<span class="visually-hidden">: ${t(BANDS[band])}</span></button>`
        : nothing,
  };
}

/** The first few; one more is not worth a press. */
function first(found: Voorstel[]): Voorstel[] {
  return found.length > FEW + 1 ? found.slice(0, FEW) : found;
}

function all(desk: Desk, { soort }: Face, band: Voorstel["band"]): Voorstel[] {
  return band === "tegen" || band === "verwant"
    ? pairsOf(desk.records, soort, band)
    : voorstellenOf(desk.records, soort).filter((found) => found.band === band);
}

function cards(face: Face, voorstellen: readonly Voorstel[]): TemplateResult {
  return html`<ul class=${face.list}>${repeat(
    voorstellen,
    (voorstel) => voorstel.id,
    (voorstel) => face.card(voorstel),
  )}</ul>`;
}

function strongBand(desk: Desk, face: Face): TemplateResult | typeof nothing {
  const { shown, more } = listed(desk, face, "strong");
  const picked = pickedOf(desk, shown);
  return shown.length === 0
    ? nothing
    : html`<section class="fc-strong"><div class="fc-between"><div><h3>${t(BANDS.strong)}</h3><p class="soft">${t(messages.strongHelp)}</p></div>
        <button type="button" class="button button-main" ?disabled=${picked.length === 0} @click=${() => void takeAll(desk, picked)}>${t(messages.takeAll, picked.length)}</button></div>
      ${cards(face, shown)}${more}</section>`;
}

/** Why; when it is most likely right, a box that takes it along with all ticked. */
export function reasonLine(desk: Desk, voorstel: Voorstel): TemplateResult {
  const why = html`${reasonOf(voorstel)}${keywordsOf(voorstel)}`;
  return voorstel.band === "strong"
    ? html`<label class="check fc-reason"><input type="checkbox" .checked=${!desk.ui.unpicked.has(voorstel.id)} @change=${() => pick(desk, voorstel)}><span><span class="visually-hidden">${t(messages.pick)}: </span>${why}</span></label>`
    : html`<p class="fc-reason">${why}</p>`;
}

function pairWords(face: Face, pair: Voorstel): readonly [string, string] | null {
  const [one, two] = pair.leden.map((lid) => face.words(lid));
  return one && two ? [one, two] : null;
}

function oppositeBand(desk: Desk, face: Face): TemplateResult | typeof nothing {
  const { shown: pairs, more } = listed(desk, face, "tegen");
  return pairs.length === 0
    ? nothing
    : html`<section class="fc-opposites"><h3>${t(BANDS.tegen)}</h3><p class="soft">${t(messages.oppositeHelp)}</p>
      <ul class="fc-pairs">${repeat(
        pairs,
        (pair) => pair.id,
        (pair) => {
          const words = pairWords(face, pair);
          return words
            ? html`<li class="fc-pair fc-pair-opposite" data-voorstel=${pair.id}><p class="fc-ends"><span>${words[0]}</span> ${oppositeSign()} <span>${words[1]}</span></p>
              <span class="row">${showButton(desk, { voorstel: pair.id }, words.join(" – "))}<button type="button" class="button button-small" @click=${() => void leave(desk, pair)}>${t(messages.seen)}<span class="visually-hidden">: ${words.join(" – ")}</span></button></span></li>`
            : nothing;
        },
      )}</ul>${more}</section>`;
}

function relatedBand(desk: Desk, face: Face): TemplateResult | typeof nothing {
  const { shown: pairs, more } = listed(desk, face, "verwant");
  const count = all(desk, face, "verwant").length;
  const same = (pair: Voorstel): void =>
    void desk.act({ kind: "voorstel.accept", voorstel: pair.id });
  return pairs.length === 0
    ? nothing
    : html`<details class="fc-related"><summary>${t(messages.related, count)}</summary><p class="soft">${t(messages.relatedHelp)}</p>
      <ul class="fc-pairs">${repeat(
        pairs,
        (pair) => pair.id,
        (pair) => {
          const words = pairWords(face, pair);
          const which = words?.join(" – ") ?? "";
          return words
            ? html`<li class="fc-pair" data-voorstel=${pair.id}><p class="fc-ends"><span>${words[0]}</span> <span class="fc-tilde" aria-hidden="true">~</span> <span>${words[1]}</span></p>
              <span class="row">${showButton(desk, { voorstel: pair.id }, which)}<button type="button" class="button--quiet" @click=${() => same(pair)}>${t(messages.afterAll)}<span class="visually-hidden">: ${which}</span></button>
              <button type="button" class="button--quiet" @click=${() => void leave(desk, pair)}>${t(messages.away)}<span class="visually-hidden">: ${which}</span></button></span></li>`
            : nothing;
        },
      )}</ul>${more}</details>`;
}

/** Tell when notes were not compared in the usual way. */
function measureNotice(desk: Desk, face: Face): TemplateResult | typeof nothing {
  const how = vergelijkingOf(desk.records, face.soort);
  if (how === null || (how.maat === USUAL && !how.terugval)) {
    return reader(desk);
  }
  const said = how.terugval ? messages.fellBack : messages.otherMeasure;
  const words = t(said, how.maat);
  return html`${notice(desk, { key: "measure", about: words, words })}${reader(desk)}`;
}

/** Who else is sent what people write. */
function reader(desk: Desk): TemplateResult | typeof nothing {
  const who = desk.kader.reader;
  return who
    ? notice(desk, { key: "reader", words: t(common.reader, who), live: false })
    : nothing;
}
