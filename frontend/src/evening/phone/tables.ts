// SPDX-License-Identifier: EUPL-1.2
/** The own tafel's plaat: its knoppen in kringen, and the form that makes one. */

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { ActBody } from "../../live/room";
import { knob } from "../../shared/components/knob";
import { foundNote, pileBox, pileWords } from "../../shared/components/pieces";
import { sign } from "../../shared/components/sign";
import { forgiving } from "../../shared/forgiving";
import { t } from "../../shared/i18n";
import type { KringInfo } from "../../shared/kader";
import type { Bron, Geeltje } from "../../shared/model";
import { newId } from "../../shared/new-id";
import {
  bronnenOf,
  geeltjesOf,
  mijOf,
  piledOf,
  tafelKnoppenOf,
  themasOf,
} from "../../shared/selectors";
import {
  aardAndStand,
  type KnopForm,
  keepDraft,
  knopDraft,
  type Phone,
  refusal,
} from "./context";
import { undoButton } from "./group";
import { messages } from "./messages";
import { isOver, overNote } from "./over";
import { whoForm } from "./welcome";

export function tablesView(phone: Phone): TemplateResult {
  const tafel = mijOf(phone.records)?.tafel ?? null;
  if (tafel === null) {
    return html`<h1>${t(messages.noTafel)}</h1>${whoForm(phone)}`;
  }
  const info = phone.kader.fasen.find((item) => item.id === "tafels");
  const knoppen = tafelKnoppenOf(phone.records, tafel);
  return html`
    <h1>${t(messages.yourPlaat, tafel)}</h1>
    <p class="ph-soft">${info?.uitleg}</p>
    <div class="ph-row ph-start">
      <button type="button" class="ph-primary" aria-haspopup="dialog" @click=${() => openForm(phone, null)}>+ ${t(messages.newKnop)}</button>
      ${undoButton(phone)}
    </div>
    ${knoppen.length === 0 ? html`<p class="ph-soft">${t(messages.noKnoppen)}</p>` : nothing}
    ${phone.kader.kringen
      .map((kring) => ({ kring, inside: knoppen.filter((k) => k.kring === kring.id) }))
      .filter(({ inside }) => inside.length > 0)
      .map(({ kring, inside }) => kringList(phone, kring, inside))}`;
}

function kringList(
  phone: Phone,
  kring: KringInfo,
  knoppen: readonly Bron[],
): TemplateResult {
  return html`<section class="ph-kring kring-${kring.id}">
    <h2 class="ph-kring-title">${sign(kring)} ${kring.naam}</h2>
    <ul class="ph-knoppen">${repeat(
      knoppen,
      (knop) => knop.id,
      (
        knop,
      ) => html`<li><button type="button" class="ph-knop" aria-haspopup="dialog" @click=${() => openForm(phone, knop)}>
        ${knob(knop)}
        <span><span class="ph-knop-words">${knop.tekst}</span><br>
        <span class="ph-soft ph-small">${aardAndStand(phone, knop)} · ${t(messages.nGeeltjes, knop.geeltjes.length)}</span></span>
      </button></li>`,
    )}</ul>
  </section>`;
}

function openForm(phone: Phone, knop: Bron | null): void {
  const sources = new Set(knop?.geeltjes.map((geeltje) => geeltje.id));
  if (knop && phone.drafts.read(`knop/${knop.id}`) === "") {
    phone.drafts.keep(`knop/${knop.id}`, knop.eigen);
  }
  phone.openSheet({
    kind: "knop",
    form: {
      knop: knop?.id ?? null,
      fresh: newId(),
      before: sources,
      words: knop?.eigen ?? "",
      kring: knop?.kring ?? "",
      aard: knop?.aard ?? "",
      thema: "",
      geeltjes: new Set(sources),
    },
  });
}

/** Make or change a knop. */
export function knopSheet(phone: Phone, form: KnopForm): TemplateResult {
  const draft = knopDraft(form);
  const over = isOver(phone, "knop");
  const gone = !over && form.knop !== null && !phone.records.has(`knop/${form.knop}`);
  return html`<form class="ph-form" @submit=${(event: Event) => save(event, phone, form, draft)}>
    <h2 id="ph-sheet-title">${form.knop ? t(messages.editKnop) : t(messages.newKnop)}</h2>
    ${gone ? html`<p class="ph-refusal" role="alert">${t(messages.knopGone)}</p>` : nothing}
    ${over ? overNote() : nothing}
    <label for="ph-knop">${t(messages.knopWords)}</label>
    <textarea id="ph-knop" class="ph-field" rows="2" maxlength=${phone.kader.most.knop} aria-describedby="ph-knop-hint"
      .value=${live(phone.drafts.read(draft))} @input=${keepDraft(phone, draft)}></textarea>
    <p class="ph-soft ph-small" id="ph-knop-hint">${t(messages.knopWordsHint)}</p>
    ${over ? nothing : sourcePicker(phone, form)}
    ${over ? nothing : knopChoices(phone, form, draft, gone)}
  </form>`;
}

/** What a knop is besides its words, and the buttons that keep it. */
function knopChoices(
  phone: Phone,
  form: KnopForm,
  draft: string,
  gone: boolean,
): TemplateResult {
  return html`<fieldset class="ph-radios"><legend>${t(messages.aard)}</legend>
      ${phone.kader.aarden.map(
        (
          aard,
        ) => html`<label class="ph-radio"><input type="radio" name="aard" .checked=${live(form.aard === aard.id)}
          @change=${() => choose(phone, form, "aard", aard.id)}>
          ${knob({ aard: aard.id, stand: "nog-niet" })} ${aard.naam}</label>`,
      )}</fieldset>
    <fieldset class="ph-radios ph-two"><legend>${t(messages.kring)}</legend>
      ${phone.kader.kringen.map(
        (
          kring,
        ) => html`<label class="ph-radio kring-${kring.id}"><input type="radio" name="kring" .checked=${live(form.kring === kring.id)}
          @change=${() => choose(phone, form, "kring", kring.id)}>
          ${sign(kring)} ${kring.naam}</label>`,
      )}</fieldset>
    ${refusal(phone, draft)}
    <div class="ph-row">
      ${form.knop && !gone ? html`<button type="button" class="ph-quiet" @click=${() => drop(phone, form, draft)}>${t(messages.dropKnop)}</button>` : nothing}
      <button class="ph-primary">${t(messages.saveKnop)}</button>
    </div>`;
}

function choose(
  phone: Phone,
  form: KnopForm,
  field: "kring" | "aard" | "thema",
  id: string,
): void {
  form[field] = id;
  phone.redraw();
}

/** What the knop came from already, then the own tafel's, then the rest. */
function nearFirst(phone: Phone, form: KnopForm): Geeltje[] {
  const tafel = mijOf(phone.records)?.tafel ?? null;
  const far = ({ id, tafel: of }: Geeltje): number =>
    form.before.has(id) ? 0 : of !== null && of === tafel ? 1 : 2;
  return geeltjesOf(phone.records).sort((a, b) => far(a) - far(b));
}

/** What goes along: the ticked geeltjes, and those of the chosen thema. */
function chosenOf(phone: Phone, form: KnopForm): Set<string> {
  const thema = themasOf(phone.records).find(({ id }) => id === form.thema);
  return new Set([...form.geeltjes, ...(thema?.geeltjes ?? []).map(({ id }) => id)]);
}

function sourcePicker(phone: Phone, form: KnopForm): TemplateResult {
  const found = forgiving(phone.ui.pickFilter);
  const geeltjes = nearFirst(phone, form).filter((g) => found(g.tekst));
  return html`<details class="ph-pick">
    <summary>${t(messages.sources, chosenOf(phone, form).size)}</summary>
    ${
      form.knop === null
        ? html`<label for="ph-thema">${t(messages.fromThema)}</label>
        <select id="ph-thema" class="ph-field" @change=${(event: Event) => choose(phone, form, "thema", (event.target as HTMLSelectElement).value)}>
          <option value="">${t(messages.none)}</option>
          ${themasOf(phone.records).map((thema) => html`<option value=${thema.id} ?selected=${form.thema === thema.id}>${thema.titel}</option>`)}
        </select>`
        : nothing
    }
    <label for="ph-pick-filter">${t(messages.filter)}</label>
    <input id="ph-pick-filter" type="search" class="ph-field" .value=${live(phone.ui.pickFilter)}
      @input=${(event: Event) => {
        phone.ui.pickFilter = (event.target as HTMLInputElement).value;
        phone.redraw();
      }}>
    ${foundNote(phone.ui.pickFilter, geeltjes.length)}
    <ul class="ph-checks">${repeat(
      piledOf(phone.records, geeltjes),
      ({ geeltje }) => geeltje.id,
      ({ lying }) =>
        html`<li><label class="ph-radio">${pileBox(lying, form.geeltjes, () => phone.redraw())} ${pileWords(lying)}</label></li>`,
    )}</ul>
  </details>`;
}

/** The acts that bring a knop from what it was to what the form says. */
export function knopActs(
  form: KnopForm,
  tekst: string,
  before: Bron | null,
): ActBody[] {
  const { kring, aard } = form;
  if (form.knop === null || before === null) {
    const thema = form.thema ? { thema: form.thema } : {};
    const geeltjes = [...form.geeltjes];
    const knop = form.fresh;
    return [{ kind: "knop.make", knop, kring, aard, tekst, geeltjes, ...thema }];
  }
  const knop = form.knop;
  const source = (geeltje: string, weg: boolean): ActBody => ({
    kind: "knop.source",
    knop,
    geeltje,
    weg,
  });
  const added = [...form.geeltjes].filter((id) => !form.before.has(id));
  const taken = [...form.before].filter((id) => !form.geeltjes.has(id));
  const edited =
    tekst !== before.eigen || kring !== before.kring || aard !== before.aard;
  return [
    ...added.map((id) => source(id, false)),
    ...(edited ? [{ kind: "knop.edit", knop, tekst, kring, aard }] : []),
    ...taken.map((id) => source(id, true)),
  ];
}

async function save(
  event: Event,
  phone: Phone,
  form: KnopForm,
  draft: string,
): Promise<void> {
  event.preventDefault();
  if (isOver(phone, "knop")) {
    return;
  }
  if (form.kring === "" || form.aard === "") {
    const { nl, en } = messages.chooseKring;
    phone.refuse(draft, { ok: false, code: "incomplete", nl, en });
    return;
  }
  const before = bronnenOf(phone.records).find((bron) => bron.id === form.knop) ?? null;
  for (const act of knopActs(form, phone.drafts.read(draft).trim(), before)) {
    const answer = await phone.act(draft, act);
    // A make whose answer was lost is there already.
    if (!answer.ok && answer.code !== "exists") {
      return;
    }
  }
  phone.refuse(draft, null);
  phone.drafts.clear(draft);
  phone.say(t(messages.saved));
  phone.closeSheet();
}

async function drop(phone: Phone, form: KnopForm, draft: string): Promise<void> {
  const answer = await phone.act(draft, { kind: "knop.drop", knop: form.knop });
  if (answer.ok) {
    phone.drafts.clear(draft);
    phone.closeSheet();
  }
}
