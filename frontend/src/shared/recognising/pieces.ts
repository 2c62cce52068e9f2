// SPDX-License-Identifier: EUPL-1.2
/** Small pieces of recognising: the mark of an oordeel, a bar of counts, the groups. */

import { html, nothing, svg, type TemplateResult } from "lit";
import { t } from "../i18n";
import { type Kader, nameOf } from "../kader";
import type { Knop } from "../model";
import { messages } from "./messages";
import type { Counted, Counts, Oordeel, Uitslag } from "./result";

const MARKS: Readonly<Record<Oordeel, string>> = {
  herkenbaar: "M4 10.5 8.5 15 16 5.5",
  deels: "M3.5 11.5c2-3.5 4.5-3.5 6.5-1.5s4.5 2 6.5-1.5",
  niet: "M5 5 15 15M15 5 5 15",
};

/** The mark of an oordeel, so that colour is never needed; it says nothing aloud. */
export function mark(oordeel: Oordeel): TemplateResult {
  return html`<svg class="oordeel-mark" viewBox="0 0 20 20" fill="none" stroke="currentColor" stroke-width="2.4"
    stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">${svg`<path d=${MARKS[oordeel]}/>`}</svg>`;
}

const WIDTH = 200;
const HEIGHT = 10;
const GAP = 2;

/** Counts as one bar: full, half and hollow; the numbers stand beside it in words. */
export function bar(counts: Counts): TemplateResult {
  const total = counts.herkenbaar + counts.deels + counts.niet;
  const part = (n: number): number => (total === 0 ? 0 : (n / total) * WIDTH);
  const yes = part(counts.herkenbaar);
  const half = part(counts.deels);
  const piece = (
    x: number,
    width: number,
    kind: Oordeel,
  ): TemplateResult | typeof nothing =>
    width > 0
      ? svg`<rect class="telling-${kind}" x=${x + 1} y="1" width=${Math.max(1, width - GAP)} height=${HEIGHT - 2} rx="2"/>`
      : nothing;
  return html`<svg class="telling-bar" viewBox="0 0 ${WIDTH} ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${piece(0, yes, "herkenbaar")}${piece(yes, half, "deels")}${piece(yes + half, part(counts.niet), "niet")}</svg>`;
}

/** What an oordeel looks like in a bar. */
export function swatch(oordeel: Oordeel): TemplateResult {
  return html`<svg class="telling-swatch" viewBox="0 0 20 10" aria-hidden="true" focusable="false">
    ${svg`<rect class="telling-${oordeel}" x="1" y="1" width="18" height="8" rx="2"/>`}</svg>`;
}

/** Counts in words, each with its mark. */
export function numbers(counts: Counts): TemplateResult {
  return html`<span class="telling-numbers"><span>${mark("herkenbaar")} ${t(messages.nHerkenbaar, counts.herkenbaar)}</span>
    <span>${mark("deels")} ${t(messages.nDeels, counts.deels)}</span>
    <span>${mark("niet")} ${t(messages.nNiet, counts.niet)}</span></span>`;
}

/** What was counted of a knop: bar and numbers, or why there are none. */
export function tally(counted: Counted): TemplateResult {
  if (!counted.counts) {
    const why = counted.gekozen === 0 ? messages.nobody : messages.tooFew;
    return html`<span class="telling soft">${t(why)}</span>`;
  }
  return html`<span class="telling">${bar(counted.counts)}${numbers(counted.counts)}</span>`;
}

/** The same counts by perspectief, where each has at least three people. */
export function lenses(
  kader: Kader,
  counted: Counted,
): TemplateResult | typeof nothing {
  const found = Object.entries(counted.perspectieven);
  return found.length === 0
    ? nothing
    : html`<ul class="telling-lenses">${found.map(
        ([lens, counts]) =>
          html`<li><span class="telling-lens">${nameOf(kader.perspectieven, lens)}</span> ${bar(counts)}${numbers(counts)}</li>`,
      )}</ul>`;
}

/** Tells that the answers of one or two people are not counted yet. */
export function late(uitslag: Uitslag): TemplateResult | typeof nothing {
  return uitslag.nagekomen ? html`<p class="notice">${t(messages.late)}</p>` : nothing;
}

/** Who agrees with whom: only when that is clear, and never who. */
export function groups(uitslag: Uitslag, knoppen: readonly Knop[]): TemplateResult {
  if (uitslag.groepen.length === 0) {
    const why =
      uitslag.waarom === "too_few" ? messages.tooFewForGroups : messages.noGroups;
    return html`<p class="soft">${t(why)}</p>`;
  }
  const words = (ids: readonly string[]): string[] =>
    ids.flatMap((id) =>
      knoppen.filter((knop) => knop.id === id).map(({ titel }) => titel),
    );
  const list = (
    label: string,
    ids: readonly string[],
  ): TemplateResult | typeof nothing =>
    words(ids).length === 0
      ? nothing
      : html`<p class="groep-side">${label}</p><ul class="groep-knoppen">${words(ids).map((titel) => html`<li>${titel}</li>`)}</ul>`;
  return html`<p class="soft">${t(messages.groups, uitslag.groepen.length)}</p>
    <div class="groepen">${uitslag.groepen.map(
      (
        groep,
      ) => html`<section class="groep card"><h3>${t(messages.group, groep.mensen)}</h3>
      ${list(t(messages.groupYes), groep.herkent)} ${list(t(messages.groupNo), groep.niet)}</section>`,
    )}</div>`;
}
