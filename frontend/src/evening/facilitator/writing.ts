// SPDX-License-Identifier: EUPL-1.2
/** Schrijven: how many there are, and geeltjes that come from paper. */

import { html, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { Drafts } from "../../shared/drafts";
import { t } from "../../shared/i18n";
import { newId } from "../../shared/new-id";
import { tafelsOf, tellingOf } from "../../shared/selectors";
import type { Desk } from "./context";
import { messages } from "./messages";

const DRAFT = "from-paper";

async function add(desk: Desk, form: HTMLFormElement): Promise<void> {
  const data = new FormData(form);
  const drafts = new Drafts(desk.kader.room);
  const answer = await desk.act({
    kind: "geeltje.write",
    geeltje: newId(),
    tekst: String(data.get("tekst") ?? ""),
    tafel: Number(data.get("tafel")) || null,
    perspectief: String(data.get("perspectief") ?? "") || null,
  });
  const field = form.elements.namedItem("tekst");
  if (answer.ok && field instanceof HTMLTextAreaElement) {
    field.value = "";
    drafts.clear(DRAFT);
    desk.ui.paper = "";
    field.focus();
    desk.say(t(messages.added));
  }
}

/** The form for a geeltje that somebody wrote on paper. */
export function paperForm(desk: Desk): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void add(desk, event.target as HTMLFormElement);
  };
  const drafts = new Drafts(desk.kader.room);
  desk.ui.paper ??= drafts.read(DRAFT);
  const typed = (event: Event): void => {
    desk.ui.paper = (event.target as HTMLTextAreaElement).value;
    drafts.keep(DRAFT, desk.ui.paper);
  };
  return html`<section class="card fc-paper"><h2>${t(messages.fromPaper)}</h2>
    <form class="fc-paper-form" @submit=${submit}>
      <div class="field fc-wide"><label for="fc-tekst">${t(messages.words)}</label>
        <textarea id="fc-tekst" name="tekst" rows="2" required maxlength=${desk.kader.most.geeltje} .value=${live(desk.ui.paper)} @input=${typed}></textarea></div>
      <div class="field"><label for="fc-tafel">${t({ nl: "Tafel", en: "Table" })}</label>
        <select id="fc-tafel" name="tafel">${tafelsOf(desk.records).map(({ nr }) => html`<option value=${nr}>${t(messages.tafel, nr)}</option>`)}</select></div>
      <div class="field"><label for="fc-perspectief">${t(messages.perspectief)}</label>
        <select id="fc-perspectief" name="perspectief"><option value="">${t(messages.noPerspectief)}</option>
          ${desk.kader.perspectieven.map((item) => html`<option value=${item.id}>${item.naam}</option>`)}</select></div>
      <button class="button button-main">${t(messages.addGeeltje)}</button>
    </form></section>`;
}

export function writingView(desk: Desk): TemplateResult {
  const telling = tellingOf(desk.records);
  const geeltjes = telling?.geeltjes ?? 0;
  return html`<section class="fc-figure"><span class="fc-figure-big">${geeltjes}</span>
      <p><strong>${t(messages.writtenSoFar, geeltjes)}</strong><br><span class="soft">${t(telling?.getoond ? messages.readAlready : messages.stillClosed)}</span></p></section>
    <ul class="fc-counts">${tafelsOf(desk.records).map(({ nr }) => {
      const count = telling?.tafels?.[String(nr)];
      return html`<li class="card"><strong>${t(messages.tafel, nr)}</strong><span>${t(messages.geeltjes, count?.geeltjes ?? 0)}</span><span class="soft">${t(messages.people, count?.deelnemers ?? 0)}</span></li>`;
    })}</ul>
    ${paperForm(desk)}`;
}
