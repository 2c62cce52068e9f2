// SPDX-License-Identifier: EUPL-1.2
/** From which geeltjes a knop comes: by thema, those of the own tafel first. */

import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { foundNote, pileBox, pileWords } from "../../shared/components/pieces";
import { forgiving } from "../../shared/forgiving";
import { t } from "../../shared/i18n";
import type { Geeltje } from "../../shared/model";
import { looseOf, piledOf, themasOf } from "../../shared/selectors";
import type { Desk, KnopForm } from "./context";
import { messages } from "./messages";

interface Group {
  readonly id: string;
  readonly titel: string;
  readonly geeltjes: readonly Geeltje[];
}

function groupsOf(desk: Desk): Group[] {
  const themas = themasOf(desk.records);
  const titel = themas.length > 0 ? t(messages.noThema) : t(messages.sources);
  return [...themas, { id: "", titel, geeltjes: looseOf(desk.records) }];
}

export function sourcePicker(desk: Desk, form: KnopForm): TemplateResult {
  const wanted = forgiving(form.zoek);
  const fits = (geeltje: Geeltje): boolean => wanted(geeltje.tekst);
  const typed = (event: Event): void => {
    form.zoek = (event.target as HTMLInputElement).value;
    desk.redraw();
  };
  const groups = groupsOf(desk);
  const named = groups.length > 1;
  return html`<div class="field"><label for="sheet-zoek">${t(messages.find)}</label>
      <input id="sheet-zoek" type="search" .value=${form.zoek} @input=${typed} @keydown=${kept}>
      ${foundNote(form.zoek, groups.filter(({ geeltjes }) => geeltjes.some(fits)).length)}</div>
    <fieldset class="fc-sources"><legend>${t(messages.sources)}</legend>${repeat(
      groups,
      ({ id }) => id,
      ({ titel, geeltjes }) =>
        html`<div role="group" aria-label=${titel} ?hidden=${!geeltjes.some(fits)}>
          <p class="fc-sources-thema" ?hidden=${!named}><strong>${titel}</strong></p>
          ${repeat(
            piledOf(desk.records, ownFirst(geeltjes, form.tafel)),
            ({ geeltje }) => geeltje.id,
            ({ lying }) => source(desk, form, lying, !lying.some(fits)),
          )}</div>`,
    )}</fieldset>`;
}

/** Enter in the field that looks for geeltjes does not keep the knop. */
function kept(event: KeyboardEvent): void {
  if (event.key === "Enter") {
    event.preventDefault();
  }
}

function ownFirst(geeltjes: readonly Geeltje[], tafel: number): Geeltje[] {
  return [...geeltjes].sort(
    (a, b) => Number(b.tafel === tafel) - Number(a.tafel === tafel),
  );
}

/** What is not looked for stays in the form: a tick is not lost by looking. */
function source(
  desk: Desk,
  form: KnopForm,
  lying: readonly Geeltje[],
  away: boolean,
): TemplateResult {
  return html`<label class="check" ?hidden=${away}>${pileBox(lying, form.picked, () => desk.redraw())}${pileWords(lying)}</label>`;
}
