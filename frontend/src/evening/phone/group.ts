// SPDX-License-Identifier: EUPL-1.2
/** Read and group: proposals as outlines, themas with their geeltjes, loose geeltjes. */

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import { foundNote, pileWords } from "../../shared/components/pieces";
import { forgiving } from "../../shared/forgiving";
import { fold, sentenceList, t } from "../../shared/i18n";
import { nameOf } from "../../shared/kader";
import type { Geeltje, Thema, Voorstel } from "../../shared/model";
import { newId } from "../../shared/new-id";
import {
  geeltjeOf,
  geeltjesOf,
  isOf,
  looseOf,
  mijOf,
  perspectievenOf,
  piledOf,
  stapelsOf,
  themaIdOf,
  themasOf,
  voorstellenOf,
} from "../../shared/selectors";
import { UNDOABLE } from "../../shared/undoable";
import { keepDraft, type Phone, refusal, sendByKey } from "./context";
import { messages } from "./messages";
import { isOver, overNote } from "./over";

export function groupView(phone: Phone): TemplateResult {
  const info = phone.kader.fasen.find((item) => item.id === "groeperen");
  const who = lookedAt(phone);
  const wanted = fold(phone.ui.filter) || who;
  const found = forgiving(phone.ui.filter);
  const fits = (geeltje: Geeltje): boolean =>
    isOf(who, geeltje) && found(geeltje.tekst);
  const loose = looseOf(phone.records).filter(fits);
  const themas = themasOf(phone.records)
    .map((thema) => ({ thema, geeltjes: thema.geeltjes.filter(fits) }))
    .filter(
      ({ thema, geeltjes }) =>
        geeltjes.length > 0 || (who === "" && found(thema.titel)),
    );
  const count = loose.length + themas.reduce((n, item) => n + item.geeltjes.length, 0);
  return html`
    <h1>${info?.vraag}</h1>
    <p class="ph-soft">${info?.uitleg} ${t(messages.placeHint)}</p>
    ${undoButton(phone)}
    <label class="visually-hidden" for="ph-filter">${t(messages.filter)}</label>
    <input id="ph-filter" type="search" class="ph-field" placeholder=${t(messages.filter)}
      .value=${live(phone.ui.filter)}
      @input=${(event: Event) => {
        phone.ui.filter = (event.target as HTMLInputElement).value;
        phone.redraw();
      }}>
    ${whoField(phone)}
    ${foundNote(phone.ui.filter, themas.length + count, wanted ? t(messages.found, count) : "")}
    ${wanted ? nothing : proposals(phone)}
    ${
      themas.length > 0
        ? html`<h2>${t(messages.themas)}</h2>
          ${repeat(
            themas,
            ({ thema }) => thema.id,
            ({ thema, geeltjes }) => themaCard(phone, thema, geeltjes),
          )}`
        : nothing
    }
    ${loose.length === 0 && wanted ? nothing : html`<h2>${t(messages.loose)}</h2>`}
    ${loose.length === 0 && !wanted ? html`<p class="ph-soft">${t(messages.noneLoose)}</p>` : nothing}
    ${noteButtons(phone, loose)}`;
}

/** The perspectief that is looked at; none when it is too small by now. */
function lookedAt(phone: Phone): string {
  const { perspectief } = phone.ui;
  return perspectievenOf(phone.records).includes(perspectief) ? perspectief : "";
}

/** Choose whose words are shown; what is too small is explained, not offered. */
function whoField(phone: Phone): TemplateResult | typeof nothing {
  const offered = perspectievenOf(phone.records);
  const known = new Set(geeltjesOf(phone.records).map((g) => g.perspectief ?? ""));
  known.delete("");
  if (offered.length === 0) {
    return nothing;
  }
  const now = lookedAt(phone);
  const look = (event: Event): void => {
    phone.ui.perspectief = (event.target as HTMLSelectElement).value;
    phone.redraw();
  };
  return html`<div class="ph-whose"><label for="ph-whose">${t(messages.who)}</label>
    <select id="ph-whose" class="ph-field" @change=${look}><option value="" ?selected=${now === ""}>${t(messages.everybody)}</option>${offered.map(
      (id) =>
        html`<option value=${id} ?selected=${id === now}>${nameOf(phone.kader.perspectieven, id)}</option>`,
    )}</select></div>
    ${[...known].some((id) => !offered.includes(id)) ? html`<p class="ph-soft ph-small">${t(messages.tooSmall)}</p>` : nothing}`;
}

/** Undo one's own last act, when there is one. */
export function undoButton(phone: Phone): TemplateResult | typeof nothing {
  const undo = async (): Promise<void> => {
    const answer = await phone.act("undo", { kind: "undo" });
    if (answer.ok) {
      phone.say(t(messages.undone));
    }
  };
  const kind = mijOf(phone.records)?.undo;
  const what = kind ? UNDOABLE[kind] : undefined;
  return html`${
    kind
      ? html`<button type="button" class="ph-second ph-undo" @click=${undo}><span aria-hidden="true">↶</span> ${what ? t(messages.undoOf, t(what)) : t(messages.undo)}</button>`
      : nothing
  }${refusal(phone, "undo")}`;
}

function proposals(phone: Phone): TemplateResult | typeof nothing {
  const open = voorstellenOf(phone.records, "groep");
  return open.length === 0
    ? nothing
    : html`<h2>${t(messages.proposals)}</h2>
      ${repeat(
        open,
        (item) => item.id,
        (item) => proposal(phone, item),
      )}`;
}

function proposal(phone: Phone, voorstel: Voorstel): TemplateResult {
  const members = voorstel.leden
    .map((id) => geeltjeOf(phone.records, id))
    .filter((geeltje) => geeltje !== null);
  const answer = (kind: string) => () =>
    phone.act(voorstel.id, { kind, voorstel: voorstel.id });
  return html`<section class="ph-outline">
    <ul>${piledOf(phone.records, members).map(({ lying }) => html`<li class="ph-outline-item">${pileWords(lying)}</li>`)}</ul>
    ${
      voorstel.termen.length > 0
        ? html`<p class="ph-soft">${t(messages.reason, members.length, sentenceList(voorstel.termen.map((term) => `‘${term}’`)))}</p>`
        : nothing
    }
    ${refusal(phone, voorstel.id)}
    <div class="ph-row">
      <button type="button" class="ph-quiet" @click=${answer("voorstel.leave")}>${t(messages.leave)}</button>
      <button type="button" class="ph-second" @click=${answer("voorstel.accept")}>${t(messages.accept)}</button>
    </div>
  </section>`;
}

function themaCard(
  phone: Phone,
  thema: Thema,
  geeltjes: readonly Geeltje[],
): TemplateResult {
  const name = (): void => {
    const words = thema.titel.slice(0, phone.kader.most.thema);
    if (phone.drafts.read(`thema/${thema.id}`) === "") {
      phone.drafts.keep(`thema/${thema.id}`, words);
    }
    phone.openSheet({ kind: "name", thema: thema.id, words });
  };
  const confirm = (): void => {
    if (thema.titel.length > phone.kader.most.thema) {
      name();
      return;
    }
    void phone.act(thema.id, {
      kind: "thema.name",
      thema: thema.id,
      naam: thema.titel,
    });
  };
  return html`<section class="ph-thema" aria-label=${thema.titel}>
    <h3>${thema.titel}</h3>
    <p class="ph-soft ph-small">${t(messages.nGeeltjes, thema.geeltjes.length)}${thema.bevestigd ? "" : ` · ${t(messages.provisional)}`}</p>
    <div class="ph-row ph-start">
      ${thema.bevestigd ? nothing : html`<button type="button" class="ph-second" @click=${confirm}>${t(messages.confirm)}</button>`}
      <button type="button" class="ph-quiet" @click=${name}>${t(thema.bevestigd ? messages.renameThema : messages.nameThema)}</button>
    </div>
    ${refusal(phone, thema.id)}
    ${noteButtons(phone, geeltjes)}
  </section>`;
}

function noteButtons(phone: Phone, geeltjes: readonly Geeltje[]): TemplateResult {
  return html`<ul class="ph-notes">${repeat(
    piledOf(phone.records, geeltjes),
    ({ geeltje }) => geeltje.id,
    ({
      geeltje,
      lying,
    }) => html`<li><button type="button" class="ph-note ph-note-button" aria-haspopup="dialog"
      @click=${() => phone.openSheet({ kind: "place", geeltje: geeltje.id })}>${pileWords(lying)}</button></li>`,
  )}</ul>`;
}

/** Tell that a geeltje lies on a pile, which moves along, and take that apart. */
function pileNote(phone: Phone, id: string): TemplateResult | typeof nothing {
  const stapel = stapelsOf(phone.records, "groep").find(({ leden }) =>
    leden.includes(id),
  );
  return stapel
    ? html`<p class="ph-soft">${t(messages.pile, stapel.leden.length)}</p>
      <div class="ph-row ph-start"><button type="button" class="ph-quiet" @click=${() => void phone.act(`place/${id}`, { kind: "stapel.drop", stapel: stapel.id })}>${t(messages.unpile)}</button></div>`
    : nothing;
}

/** Choose the thema of a geeltje. */
export function placeSheet(phone: Phone, id: string): TemplateResult {
  const here = themaIdOf(phone.records, id);
  const spot = `place/${id}`;
  const over = isOver(phone, "place");
  const done = async (act: Promise<{ readonly ok: boolean }>): Promise<void> => {
    if ((await act).ok) {
      phone.say(t(messages.placed));
      phone.closeSheet();
    }
  };
  const place = (thema: string | null) => () =>
    done(phone.act(spot, { kind: "geeltje.place", geeltjes: [id], thema }));
  const make = (event: Event): void => {
    event.preventDefault();
    if (isOver(phone, "place")) {
      return;
    }
    const naam = phone.drafts.read("thema/new").trim();
    const act = phone.act(spot, {
      kind: "thema.make",
      thema: newId(),
      geeltjes: [id],
      naam,
    });
    void done(
      act.then((answer) => {
        if (answer.ok) {
          phone.drafts.clear("thema/new");
        }
        return answer;
      }),
    );
  };
  const choices = (): TemplateResult => {
    const themas = themasOf(phone.records);
    return html`<ul class="ph-choices">
      ${themas.map(
        (thema) =>
          html`<li><button type="button" class="ph-choice" aria-pressed=${thema.id === here}
            ?disabled=${thema.id === here} @click=${place(thema.id)}>${thema.titel}
            <span class="ph-soft ph-small">${t(messages.nGeeltjes, thema.geeltjes.length)}</span></button></li>`,
      )}
      ${here ? html`<li><button type="button" class="ph-choice" @click=${place(null)}>${t(messages.placeLoose)}</button></li>` : nothing}
    </ul>`;
  };
  return html`<h2 id="ph-sheet-title">${t(messages.placeTitle)}</h2>
    <p class="ph-note">${geeltjeOf(phone.records, id)?.tekst}</p>
    ${over ? overNote() : html`${pileNote(phone, id)} ${refusal(phone, spot)} ${choices()}`}
    <form class="ph-form" @submit=${make}>
      <h3>${t(messages.newThema)}</h3>
      <label for="ph-new-thema">${t(messages.newThemaName)}</label>
      <input id="ph-new-thema" class="ph-field" maxlength=${phone.kader.most.thema}
        .value=${live(phone.drafts.read("thema/new"))} @input=${keepDraft(phone, "thema/new")}>
      ${over ? nothing : html`<div class="ph-row"><button class="ph-primary">${t(messages.makeThema)}</button></div>`}
    </form>`;
}

/** Give a thema a name that a person confirms. */
export function nameSheet(phone: Phone, id: string): TemplateResult {
  const draft = `thema/${id}`;
  const over = isOver(phone, "name");
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    if (isOver(phone, "name")) {
      return;
    }
    const naam = phone.drafts.read(draft).trim();
    const answer = await phone.act(draft, { kind: "thema.name", thema: id, naam });
    if (answer.ok) {
      phone.drafts.clear(draft);
      phone.closeSheet();
    }
  };
  return html`<form class="ph-form" @submit=${save}>
    <h2 id="ph-sheet-title"><label for="ph-thema-name">${t(messages.themaName)}</label></h2>
    <textarea id="ph-thema-name" class="ph-field" rows="2" maxlength=${phone.kader.most.thema}
      .value=${live(phone.drafts.read(draft))} @input=${keepDraft(phone, draft)} @keydown=${sendByKey}></textarea>
    ${over ? overNote() : html`${refusal(phone, draft)}<div class="ph-row"><button class="ph-primary">${t(messages.save)}</button></div>`}
  </form>`;
}
