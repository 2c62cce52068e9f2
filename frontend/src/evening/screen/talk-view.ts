// SPDX-License-Identifier: EUPL-1.2
/** What the begeleider put on the screen to talk about: a proposal, or one perspectief. */

import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { markTerms } from "../../shared/components/marking";
import { kringName } from "../../shared/components/pieces";
import {
  BANDS,
  marked,
  oppositeSign,
  reasonOf,
} from "../../shared/components/proposal";
import { type Text, t } from "../../shared/i18n";
import type { Face, Geeltje, Knop, OnScreen } from "../../shared/model";
import {
  faseOf,
  geeltjeOf,
  isOf,
  knoppenOf,
  looseOf,
  piledOf,
  themasOf,
  unusedOf,
} from "../../shared/selectors";
import type { Screen } from "./context";
import { levels, talkLevels } from "./fit";
import { messages } from "./messages";

/** What the room is asked, instead of the question of the fase. */
export function talkQuestion(screen: Screen, shown: OnScreen): string {
  if (shown.voorstel) {
    return t(voorstelQuestion(screen, shown.voorstel));
  }
  const { perspectieven } = screen.kader;
  return perspectieven.find(({ id }) => id === shown.perspectief)?.vraag ?? "";
}

function voorstelQuestion(screen: Screen, face: Face): Text {
  const knop = face.soort === "knop";
  if (face.band === "tegen") {
    return messages.askOpposite;
  }
  if (isChosen(face, tickedIn(screen, face))) {
    return knop ? messages.askSame : messages.askTogether;
  }
  return knop ? messages.askWhichSame : messages.askWhich;
}

export function talkView(screen: Screen, shown: OnScreen): TemplateResult {
  return shown.voorstel
    ? voorstelView(screen, shown.voorstel)
    : perspectiefView(screen, shown.perspectief ?? "");
}

/** One of those that a proposal is about, as the room reads it. */
interface Line {
  readonly id: string;
  readonly words: string;
  /** How many say exactly this. */
  readonly times: number;
  readonly knop: Knop | null;
}

function linesOf(screen: Screen, face: Face, asked: readonly string[]): Line[] {
  if (face.soort === "groep") {
    const found = asked
      .map((lid) => geeltjeOf(screen.records, lid))
      .filter((geeltje): geeltje is Geeltje => geeltje !== null);
    return piledOf(screen.records, found).map(({ geeltje, lying }) => ({
      id: geeltje.id,
      words: geeltje.tekst,
      times: lying.length,
      knop: null,
    }));
  }
  const leden = new Set(asked);
  return knoppenOf(screen.records)
    .filter(({ bronnen }) => bronnen.some((bron) => leden.has(bron.id)))
    .map((knop) => ({ id: knop.id, words: knop.titel, times: 1, knop }));
}

function tickedIn(screen: Screen, face: Face): Line[] {
  const uit = face.uit ?? [];
  return linesOf(
    screen,
    face,
    face.leden.filter((lid) => !uit.includes(lid)),
  );
}

/** Whether two or more are ticked at the desk; as proposed all are. */
function isChosen(face: Face, ticked: readonly Line[]): boolean {
  return ticked.length > 1 || (face.uit ?? []).length === 0;
}

/** With fewer than two ticked all is read: the group still has to choose among them. */
function voorstelView(screen: Screen, face: Face): TemplateResult {
  const ticked = tickedIn(screen, face);
  const chosen = isChosen(face, ticked);
  const lines = chosen ? ticked : linesOf(screen, face, face.leden);
  const out = chosen ? linesOf(screen, face, face.uit ?? []).length : 0;
  const level = screen.level(talkLevels(lines.length));
  const shown = lines.slice(0, level.items);
  const hidden = lines.length - shown.length;
  const pair = face.band === "tegen" && lines.length === 2;
  return html`<p class="sc-when">${t(BANDS[face.band])}</p>
    <ul class="sc-fit sc-talk sc-size-${level.size}${pair ? " sc-against" : ""}${lines.length > 4 ? " sc-many" : ""}">${repeat(
      shown,
      ({ id }) => id,
      (line, nr) => html`${pair && nr === 1 ? sign() : nothing}
        <li class="sc-said"><p class="sc-words">${marked(line.words, face.termen)}${
          line.times > 1 ? html` <span class="sc-soft">× ${line.times}</span>` : nothing
        }</p>${line.knop ? knopFacts(screen, line.knop, face, level.inside) : nothing}</li>`,
    )}</ul>
    ${rest(hidden, out)}
    ${chosen ? nothing : html`<p class="sc-help">${t(messages.noneTicked)}</p>`}
    ${chosen && lines.length > 1 ? html`<p class="sc-help sc-why">${reasonOf(why(face, lines))}</p>` : nothing}`;
}

/** How many more there are, and how many are not ticked at the desk. */
function rest(hidden: number, out: number): TemplateResult | typeof nothing {
  const said = [
    hidden > 0 ? t(messages.more, hidden) : "",
    out > 0 ? t(messages.unticked, out) : "",
  ].filter(Boolean);
  return said.length > 0 ? html`<p class="sc-rest">${said.join(" · ")}</p>` : nothing;
}

/** The reason for those that are ticked: it names only what at least two of them say. */
function why(face: Face, lines: readonly Line[]): Pick<Face, "leden" | "termen"> {
  if ((face.uit ?? []).length === 0) {
    return face;
  }
  const says = (line: Line, term: string): boolean =>
    [line.words, ...(line.knop?.geeltjes ?? []).map(({ tekst }) => tekst)].some(
      (words) => markTerms(words, [term]).some(({ marked: found }) => found),
    );
  const termen = face.termen.filter(
    (term) => lines.filter((line) => says(line, term)).length > 1,
  );
  return { leden: lines.map(({ id }) => id), termen };
}

function sign(): TemplateResult {
  return html`<li class="sc-sign">${oppositeSign()}</li>`;
}

/** Of which tafels and kring a knop is, and the first geeltjes below it. */
function knopFacts(
  screen: Screen,
  knop: Knop,
  face: Face,
  inside: number,
): TemplateResult {
  const tafels = knop.tafels.map((nr) => t(messages.tafel, nr)).join(", ");
  const leaves = knop.geeltjes.filter(({ tekst }) => tekst !== knop.titel);
  return html`<p class="sc-place">${tafels ? `${tafels} · ` : ""}${kringName(screen.kader, knop.kring)}</p>
    ${leaves.slice(0, inside).map(({ tekst }) => html`<p class="sc-geeltje sc-soft">“${marked(tekst, face.termen)}”</p>`)}`;
}

/** What lies in one place: under a name, or alone. */
interface Part {
  readonly id: string;
  readonly name: string;
  readonly geeltjes: readonly Geeltje[];
}

function partsOf(screen: Screen, perspectief: string): Part[] {
  const { records } = screen;
  const own = (geeltjes: readonly Geeltje[]): Geeltje[] =>
    geeltjes.filter((geeltje) => isOf(perspectief, geeltje));
  const merging = faseOf(records)?.nu === "samenvoegen";
  const named: Part[] = merging
    ? knoppenOf(records).map(({ id, titel, geeltjes }) => ({
        id,
        name: titel,
        geeltjes: own(geeltjes),
      }))
    : themasOf(records).map(({ id, naam, geeltjes }) => ({
        id,
        name: naam,
        geeltjes: own(geeltjes),
      }));
  const loose = own(merging ? unusedOf(records) : looseOf(records));
  const alone = piledOf(records, loose).map(({ geeltje, lying }) => ({
    id: geeltje.id,
    name: "",
    geeltjes: lying,
  }));
  const filled = named.filter(({ geeltjes }) => geeltjes.length > 0);
  return [...filled.sort((a, b) => b.geeltjes.length - a.geeltjes.length), ...alone];
}

function perspectiefView(screen: Screen, perspectief: string): TemplateResult {
  const parts = partsOf(screen, perspectief);
  const level = screen.level(levels(parts.length));
  const shown = parts.slice(0, level.items);
  const hidden = parts.length - shown.length;
  return html`${parts.length === 0 ? html`<p class="sc-help">${t(messages.nothingSaid)}</p>` : nothing}
    <ul class="sc-fit sc-groups sc-flow sc-who sc-size-${level.size}">${repeat(
      shown,
      ({ id }) => id,
      (part) => partView(screen, part, level.inside),
    )}</ul>
    <p class="sc-rest">${hidden > 0 ? t(messages.more, hidden) : nothing}</p>`;
}

function partView(screen: Screen, part: Part, inside: number): TemplateResult {
  const words = part.geeltjes.filter(({ tekst }) => tekst !== part.name);
  const lines = piledOf(screen.records, words);
  const shown = lines.slice(0, part.name ? inside : Math.max(1, inside));
  const more = lines.length - shown.length;
  return html`<li class="sc-group">
    ${part.name ? html`<h2 class="sc-group-name">${part.name}</h2>` : nothing}
    ${shown.map(({ geeltje, lying }) => html`<p class="sc-geeltje">${geeltje.tekst}${lying.length > 1 ? html` <span class="sc-soft">× ${lying.length}</span>` : nothing}</p>`)}
    ${more > 0 ? html`<p class="sc-more">${t(messages.more, more)}</p>` : nothing}</li>`;
}
