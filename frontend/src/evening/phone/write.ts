// SPDX-License-Identifier: EUPL-1.2
/** Write alone: one question, one field; below it what is mine, and a count of others. */

import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import { repeat } from "lit/directives/repeat.js";
import type { PendingAct } from "../../live/room";
import { readerNotice } from "../../shared/components/pieces";
import { currentLanguage, t } from "../../shared/i18n";
import type { Geeltje } from "../../shared/model";
import { newId } from "../../shared/new-id";
import { faseOf, ownGeeltjesOf, ownShownOf, tellingOf } from "../../shared/selectors";
import { keepDraft, type Phone, refusal, sendByKey } from "./context";
import { messages } from "./messages";
import { looksPersonal } from "./personal";

export const DRAFT = "geeltje";

/** The name of the draft with the words of the geeltje that was last taken away. */
const REMOVED = "removed";

/** The writing field; in a later fase the same field offers to place what was typed. */
export function compose(phone: Phone): TemplateResult | typeof nothing {
  const fase = faseOf(phone.records)?.nu;
  const late = fase !== "schrijven";
  if (late && !phone.ui.late) {
    return nothing;
  }
  const writing = fase === "schrijven" || fase === "groeperen" || fase === "tafels";
  const text = phone.drafts.read(DRAFT);
  return html`
    <form class="ph-compose ${late ? "ph-late" : ""}" @submit=${(event: Event) => submit(event, phone)}>
      ${composeHead(phone, late, writing)}
      ${late && !writing ? nothing : readerNotice(phone.kader)}
      <label class="visually-hidden" for="ph-write">${t(messages.writeLabel)}</label>
      <textarea id="ph-write" class="ph-field ph-field-big" rows="3"
        maxlength=${phone.kader.most.geeltje}
        aria-describedby="ph-write-hint"
        .value=${live(text)}
        @input=${keepDraft(phone, DRAFT)} @keydown=${sendByKey}></textarea>
      ${warning(phone, text)} ${refusal(phone, "write")}
      ${composeFoot(phone, text, late, writing)}
    </form>`;
}

/** What is asked, or why there are words left. */
function composeHead(phone: Phone, late: boolean, writing: boolean): TemplateResult {
  const info = phone.kader.fasen.find((item) => item.id === "schrijven");
  return late
    ? html`<h2>${t(messages.lateTitle)}</h2><p class="ph-soft">${t(writing ? messages.lateText : messages.lateOver)}</p>`
    : html`<h1>${info?.vraag ?? t(messages.writeLabel)}</h1>`;
}

/** What can be done with the words in the field. */
function composeFoot(
  phone: Phone,
  text: string,
  late: boolean,
  writing: boolean,
): TemplateResult {
  return html`<div class="ph-row">
        <span class="ph-soft ph-small" id="ph-write-hint">${writing ? t(messages.oneThought) : ""}</span>
        ${
          late
            ? html`<button type="button" class="ph-quiet" @click=${() => throwAway(phone)}>${t(messages.throwAway)}</button>`
            : nothing
        }
        ${writing ? nothing : copyButton(phone, text)}
        ${
          writing
            ? html`<button class="ph-primary">${late ? t(messages.lateSend) : t(messages.keepGeeltje)}</button>`
            : nothing
        }
      </div>`;
}

/** Copy what can no longer be sent, where the browser can. */
function copyButton(phone: Phone, text: string): TemplateResult | typeof nothing {
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text);
    phone.say(t(messages.copied));
  };
  return navigator.clipboard
    ? html`<button type="button" class="ph-second" @click=${copy}>${t(messages.copyOne)}</button>`
    : nothing;
}

function warning(phone: Phone, text: string): TemplateResult | typeof nothing {
  if (phone.ui.warned === null || phone.ui.warned !== text) {
    return nothing;
  }
  return html`<div class="ph-warning" role="alert">
    <strong>${t(messages.warnTitle)}</strong>
    <p>${t(messages.warnText)}</p>
    <div class="ph-row">
      <button type="button" class="ph-quiet" @click=${() => focusField(phone)}>${t(messages.warnEdit)}</button>
      <button type="button" class="ph-second" @click=${() => send(phone, text)}>${t(messages.warnSend)}</button>
    </div>
  </div>`;
}

function focusField(phone: Phone): void {
  phone.ui.warned = null;
  phone.redraw();
  document.getElementById("ph-write")?.focus();
}

function throwAway(phone: Phone): void {
  phone.drafts.clear(DRAFT);
  phone.ui.late = false;
  phone.redraw();
}

function submit(event: Event, phone: Phone): void {
  event.preventDefault();
  const text = phone.drafts.read(DRAFT);
  if (text.trim() === "") {
    document.getElementById("ph-write")?.focus();
    return;
  }
  if (looksPersonal(text) && phone.ui.warned !== text) {
    phone.ui.warned = text;
    phone.redraw();
    return;
  }
  send(phone, text);
}

function send(phone: Phone, text: string): void {
  phone.ui.warned = null;
  phone.ui.late = false;
  const act = { kind: "geeltje.write", geeltje: newId(), tekst: text.trim() } as const;
  void phone.room.post(act).then(() => {
    // Only now is it kept elsewhere: a draft thrown away sooner could be lost.
    if (phone.drafts.read(DRAFT) === text) {
      phone.drafts.clear(DRAFT);
    }
    if (!phone.room.online) {
      phone.say(t(messages.unsent));
    }
    phone.redraw();
    document.getElementById("ph-write")?.focus();
  });
  phone.redraw();
}

/** Posted geeltjes that the server did not show yet, the last one first. */
export function unsentOf(phone: Phone): PendingAct[] {
  return phone.room.pending
    .filter(
      ({ act }) =>
        act.kind === "geeltje.write" && !phone.records.has(`geeltje/${act.geeltje}`),
    )
    .reverse();
}

/** The fase `schrijven`, below the field. */
export function writeView(phone: Phone): TemplateResult {
  const own = ownGeeltjesOf(phone.records);
  const total = tellingOf(phone.records)?.geeltjes ?? 0;
  const mine = own.length;
  const unsent = unsentOf(phone);
  const shown = ownShownOf(phone.records);
  const read = (tellingOf(phone.records)?.getoond ?? 0) > 0;
  return html`
    <section aria-labelledby="ph-mine">
      <h2 class="visually-hidden" id="ph-mine">${t(messages.mine)}</h2>
      ${removedNote(phone)}
      <ul class="ph-notes">
        ${repeat(
          unsent,
          (item) => item.act.geeltje,
          (item) => unsentNote(phone, item),
        )}
        ${repeat(
          own,
          (item) => item.id,
          (item) => ownNote(phone, item, shown.has(item.id)),
        )}
      </ul>
    </section>
    <footer class="ph-others">
      <span class="ph-stack" aria-hidden="true"></span>
      <p><strong>${t(messages.others, Math.max(0, total - mine))}</strong><br>
        <span class="ph-soft">${t(read ? messages.othersRead : messages.othersSoon)}</span></p>
    </footer>`;
}

/** What could not be sent yet, in a fase that has no list of own geeltjes. */
export function unsentView(phone: Phone): TemplateResult | typeof nothing {
  const unsent = unsentOf(phone);
  return unsent.length === 0
    ? nothing
    : html`<ul class="ph-notes">${repeat(
        unsent,
        (item) => item.act.geeltje,
        (item) => unsentNote(phone, item),
      )}</ul>`;
}

function unsentNote(phone: Phone, item: PendingAct): TemplateResult {
  const text = String(item.act.tekst);
  return html`<li class="ph-note">
    <p>${text}</p>
    ${
      item.refusal
        ? html`<p class="ph-refusal" role="alert">${item.refusal[currentLanguage()]}</p>
          <button type="button" class="ph-link" @click=${() => takeBack(phone, item)}>${t(messages.refusedBack)}</button>`
        : html`<p class="ph-unsent">${t(messages.unsent)}</p>`
    }
  </li>`;
}

function takeBack(phone: Phone, item: PendingAct): void {
  const typed = phone.drafts.read(DRAFT);
  phone.drafts.keep(DRAFT, [typed, String(item.act.tekst)].filter(Boolean).join("\n"));
  phone.ui.late = true;
  void phone.room.discard(item.id);
  phone.redraw();
}

/** What was just taken away, and how its words come back. */
function removedNote(phone: Phone): TemplateResult | typeof nothing {
  const text = phone.drafts.read(REMOVED);
  if (text === "") {
    return nothing;
  }
  const back = (): void => {
    const act = { kind: "geeltje.write", geeltje: newId(), tekst: text } as const;
    void phone.room.post(act).then(() => {
      phone.drafts.clear(REMOVED);
      phone.redraw();
      document.getElementById("ph-write")?.focus();
    });
  };
  return html`<div class="ph-note ph-trace"><p>${t(messages.removedOwn, text)}</p>
    <button type="button" class="ph-link" @click=${back}>${t(messages.putBack)}</button></div>`;
}

function ownNote(phone: Phone, geeltje: Geeltje, shown: boolean): TemplateResult {
  if (geeltje.verwijderd) {
    return html`<li class="ph-note ph-trace"><p>${t(messages.removed)}</p>
      ${geeltje.reden ? html`<p class="ph-soft">${geeltje.reden}</p>` : nothing}</li>`;
  }
  if (phone.ui.editing === geeltje.id) {
    return editNote(phone, geeltje);
  }
  if (shown) {
    return html`<li class="ph-note"><p>${geeltje.tekst}</p>
      <p class="ph-soft ph-small">${t(messages.stands)}</p></li>`;
  }
  return html`<li class="ph-note">
    <p>${geeltje.tekst}</p>
    <div class="ph-row ph-note-foot">
      <span class="ph-soft ph-small">${t(messages.kept)}</span>
      <button type="button" class="ph-link" aria-label="${t(messages.edit)}: ${geeltje.tekst}"
        @click=${() => startEdit(phone, geeltje)}>${t(messages.edit)}</button>
      <button type="button" class="ph-link" aria-label="${t(messages.retract)}: ${geeltje.tekst}"
        @click=${() => retract(phone, geeltje)}>${t(messages.retract)}</button>
    </div>
    ${refusal(phone, geeltje.id)}
  </li>`;
}

function startEdit(phone: Phone, geeltje: Geeltje): void {
  const name = `edit/${geeltje.id}`;
  if (phone.drafts.read(name) === "") {
    phone.drafts.keep(name, geeltje.tekst);
  }
  phone.ui.editing = geeltje.id;
  phone.redraw();
  requestAnimationFrame(() => document.getElementById("ph-edit")?.focus());
}

function endEdit(phone: Phone, geeltje: Geeltje): void {
  phone.drafts.clear(`edit/${geeltje.id}`);
  phone.ui.editing = null;
  phone.refuse(geeltje.id, null);
  phone.redraw();
}

function editNote(phone: Phone, geeltje: Geeltje): TemplateResult {
  const name = `edit/${geeltje.id}`;
  const save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const tekst = phone.drafts.read(name).trim();
    const answer = await phone.act(geeltje.id, {
      kind: "geeltje.edit",
      geeltje: geeltje.id,
      tekst,
    });
    if (answer.ok) {
      endEdit(phone, geeltje);
    }
  };
  return html`<li class="ph-note"><form @submit=${save}>
    <label class="visually-hidden" for="ph-edit">${t(messages.edit)}</label>
    <textarea id="ph-edit" class="ph-field" rows="3" maxlength=${phone.kader.most.geeltje}
      .value=${live(phone.drafts.read(name))} @input=${keepDraft(phone, name)} @keydown=${sendByKey}></textarea>
    ${refusal(phone, geeltje.id)}
    <div class="ph-row">
      <button type="button" class="ph-quiet" @click=${() => endEdit(phone, geeltje)}>${t(messages.cancel)}</button>
      <button class="ph-primary">${t(messages.save)}</button>
    </div></form></li>`;
}

async function retract(phone: Phone, geeltje: Geeltje): Promise<void> {
  const answer = await phone.act(geeltje.id, {
    kind: "geeltje.retract",
    geeltje: geeltje.id,
  });
  if (answer.ok) {
    phone.drafts.keep(REMOVED, geeltje.tekst);
    phone.say(t(messages.removedOwn, geeltje.tekst));
    phone.redraw();
    phone.room.forget((act) => act.geeltje === geeltje.id);
    document.getElementById("ph-write")?.focus();
  }
}
