// SPDX-License-Identifier: EUPL-1.2
/** What is asked in the dialog before something is done. */

import { html, nothing, type TemplateResult } from "lit";
import type { ActBody } from "../../live/room";
import { t } from "../../shared/i18n";
import { type Named, nameOf } from "../../shared/kader";
import type { FaseId } from "../../shared/model";
import { newId } from "../../shared/new-id";
import { faseOf, geeltjeOf, geeltjesOf, tellingOf } from "../../shared/selectors";
import { reveals } from "./agenda";
import type { Desk, KnopForm, Sheet } from "./context";
import { messages } from "./messages";
import { sourcePicker } from "./sources";

/** Send each act in turn; the dialog closes when all were accepted. */
async function send(desk: Desk, acts: readonly ActBody[]): Promise<void> {
  for (const act of acts) {
    const answer = await desk.act(act);
    if (!answer.ok) {
      return;
    }
  }
  desk.ui.chosen.clear();
  desk.close();
}

interface Frame {
  readonly title: string;
  readonly button: string;
  readonly body: TemplateResult;
  readonly acts: (data: FormData) => readonly ActBody[];
}

function frame(desk: Desk, { title, button, body, acts }: Frame): TemplateResult {
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void send(desk, acts(new FormData(event.target as HTMLFormElement)));
  };
  return html`<form class="form" @submit=${submit}><h2 id="fc-sheet-title">${title}</h2>${body}
    <div class="row"><button class="button button-main">${button}</button>
    <button type="button" class="button" @click=${() => desk.close()}>${t(messages.cancel)}</button></div></form>`;
}

const read = (data: FormData, name: string): string => String(data.get(name) ?? "");

/** Texts that become one line are kept by Enter, as in a field of one line. */
const ONE_LINE = 2;

function savedByEnter(event: KeyboardEvent): void {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  }
}

function area(
  name: string,
  label: string,
  value: string,
  most: number,
  rows = 2,
): TemplateResult {
  return html`<div class="field"><label for="sheet-${name}">${label}</label>
    <textarea id="sheet-${name}" name=${name} rows=${rows} maxlength=${most} .value=${value}
      @keydown=${rows > ONE_LINE ? nothing : savedByEnter}></textarea></div>`;
}

function pick(
  name: string,
  label: string,
  items: readonly Named[],
  value: string,
  empty: string,
  required = false,
): TemplateResult {
  return html`<div class="field"><label for="sheet-${name}">${label}</label><select id="sheet-${name}" name=${name} ?required=${required}>
    <option value="">${empty}</option>
    ${items.map((item) => html`<option value=${item.id} ?selected=${item.id === value}>${item.naam}</option>`)}</select></div>`;
}

function removeSheet(desk: Desk, geeltje: string): TemplateResult {
  return frame(desk, {
    title: t(messages.removeTitle),
    button: t(messages.remove),
    body: html`<blockquote class="voice">${geeltjeOf(desk.records, geeltje)?.tekst}</blockquote><p>${t(messages.removeHelp)}</p>
      ${area("reden", t(messages.reason), "", desk.kader.most.reden)}`,
    acts: (data) => [{ kind: "geeltje.remove", geeltje, reden: read(data, "reden") }],
  });
}

function renewSheet(desk: Desk): TemplateResult {
  return frame(desk, {
    title: t(messages.renewCode),
    button: t(messages.renewSure),
    body: html`<p>${t(messages.renewHelp)}</p>`,
    acts: () => [{ kind: "deur.renew" }],
  });
}

/** A jump moves the whole room, and the reveal cannot be undone: asked first. */
function faseSheet(desk: Desk, naar: FaseId): TemplateResult {
  const fase = faseOf(desk.records);
  const places = fase?.fasen.map(({ id }) => id) ?? [];
  const naam = nameOf(desk.kader.fasen, naar);
  const [from, to] = [places.indexOf(fase?.nu ?? naar), places.indexOf(naar)];
  const skipped = places
    .slice(from + 1, Math.max(from + 1, to))
    .map((id) => nameOf(desk.kader.fasen, id));
  return frame(desk, {
    title: t(messages.jumpTitle, naam),
    button: t(messages.toFase, naam),
    body: html`${fase && reveals(fase, naar) ? html`<p><strong>${t(messages.jumpReveals)}</strong></p>` : nothing}
      <p>${t(messages.jumpHelp)}</p>
      ${skipped.length ? html`<p>${t(messages.jumpSkips, skipped.join(", "))}</p>` : nothing}`,
    acts: () => [{ kind: "fase.go", fase: naar, van: fase?.nu }],
  });
}

function textsSheet(
  desk: Desk,
  values: Readonly<Record<string, string>>,
): TemplateResult {
  const { most } = desk.kader;
  const field = (
    name: "naam" | "nuldoel" | "uitgangspositie" | "stem",
  ): TemplateResult =>
    area(
      name,
      t(messages[name]),
      values[name] ?? "",
      most[name],
      name === "uitgangspositie" ? 4 : 2,
    );
  return frame(desk, {
    title: t(messages.texts),
    button: t(messages.keep),
    body: html`${field("naam")}${field("nuldoel")}${field("uitgangspositie")}${field("stem")}`,
    acts: (data) => {
      const changed = Object.entries(values)
        .map(([name, was]) => [name, was, read(data, name)] as const)
        .filter(([, was, now]) => was !== now)
        .map(([name, , now]) => [name, now] as const);
      return changed.length === 0
        ? []
        : [{ kind: "bijeenkomst.edit", ...Object.fromEntries(changed) }];
    },
  });
}

function gatherSheet(desk: Desk): TemplateResult {
  return frame(desk, {
    title: t(messages.newThema),
    button: t(messages.makeThema),
    body: html`<div data-about=${[...desk.ui.chosen][0] ?? ""}>${area("naam", t(messages.newThemaName), "", desk.kader.most.thema)}</div>`,
    acts: (data) => {
      const [thema, geeltjes] = [newId(), [...desk.ui.chosen]];
      return [{ kind: "thema.make", thema, geeltjes, naam: read(data, "naam").trim() }];
    },
  });
}

function nameSheet(desk: Desk, thema: string, naam: string): TemplateResult {
  return frame(desk, {
    title: t(messages.nameIt),
    button: t(messages.keep),
    body: area("naam", t(messages.themaName), naam, desk.kader.most.thema),
    acts: (data) => [{ kind: "thema.name", thema, naam: read(data, "naam") }],
  });
}

type TitleSheet = Extract<Sheet, { kind: "title" }>;

/** What was not changed is not given: then its bronnen still decide. */
function givenTitle({ tekst, titel }: TitleSheet, typed: string): string {
  return tekst === "" && typed.trim() === titel.trim() ? "" : typed;
}

function titleSheet(desk: Desk, sheet: TitleSheet): TemplateResult {
  const { kader } = desk;
  const empty = t(messages.asSources);
  return frame(desk, {
    title: `${t(messages.giveTitle)}: ${sheet.titel}`,
    button: t(messages.keep),
    body: html`${area("tekst", t(messages.title), sheet.tekst || sheet.titel, kader.most.knop)}
      ${pick("kring", t(messages.kring), kader.kringen, sheet.kring, empty)}
      ${pick("aard", t(messages.aard), kader.aarden, sheet.aard, empty)}`,
    acts: (data) => [
      {
        kind: "knop.title",
        knop: sheet.knop,
        tekst: givenTitle(sheet, read(data, "tekst")),
        kring: read(data, "kring"),
        aard: read(data, "aard"),
      },
    ],
  });
}

/** Choosing ends for everybody at once, so who is not ready is told first. */
function closeChoosingSheet(desk: Desk): TemplateResult {
  const { deelnemers = 0, klaar = 0 } = tellingOf(desk.records) ?? {};
  const busy = deelnemers - klaar;
  return frame(desk, {
    title: t(messages.closeAndShow),
    button: t(messages.closeAndShow),
    body: html`${busy > 0 ? html`<p><strong>${t(messages.stillChoosing, busy)}</strong></p>` : nothing}
      <p>${t(messages.closeHelp)}</p>`,
    acts: () => [{ kind: "herkenning.close" }, { kind: "herkenning.show" }],
  });
}

function openChoosingSheet(desk: Desk): TemplateResult {
  return frame(desk, {
    title: t(messages.chooseOn),
    button: t(messages.chooseOn),
    body: html`<p>${t(messages.chooseOnHelp)}</p>`,
    acts: () => [{ kind: "herkenning.open" }],
  });
}

function letGoSheet(desk: Desk, knop: string): TemplateResult {
  return frame(desk, {
    title: t(messages.letGo),
    button: t(messages.keep),
    body: area("reden", t(messages.reason), "", desk.kader.most.reden),
    acts: (data) => [
      { kind: "knop.turn", knop, stand: "losgelaten", reden: read(data, "reden") },
    ],
  });
}

/** The acts that a filled-in knop form asks for. */
export function knopActs(form: KnopForm, data: FormData): ActBody[] {
  const [tekst, kring, aard] = ["tekst", "kring", "aard"].map((name) =>
    read(data, name),
  );
  const geeltjes = [...form.picked];
  if (form.knop === null) {
    const { tafel } = form;
    return [{ kind: "knop.make", knop: newId(), kring, aard, tekst, geeltjes, tafel }];
  }
  const { knop } = form;
  const added = geeltjes.filter((id) => !form.geeltjes.has(id));
  const gone = [...form.geeltjes].filter((id) => !form.picked.has(id));
  return [
    ...added.map((geeltje) => ({ kind: "knop.source", knop, geeltje })),
    { kind: "knop.edit", knop, tekst, kring, aard },
    ...gone.map((geeltje) => ({ kind: "knop.source", knop, geeltje, weg: true })),
  ];
}

function knopSheet(desk: Desk, form: KnopForm): TemplateResult {
  const { kader } = desk;
  const ask = t(messages.chooseOne);
  return frame(desk, {
    title: `${t(form.knop ? messages.editKnop : messages.makeKnop)} · ${t(messages.tafel, form.tafel)}`,
    button: t(messages.keep),
    body: html`${area("tekst", t(messages.knopWords), form.tekst, kader.most.knop)}
      ${pick("kring", t(messages.kring), kader.kringen, form.kring, ask, true)}
      ${pick("aard", t(messages.aard), kader.aarden, form.aard, ask, true)}
      ${sourcePicker(desk, form)}`,
    acts: (data) => {
      // A geeltje that was removed meanwhile left its knoppen by itself.
      const there = new Set(geeltjesOf(desk.records).map(({ id }) => id));
      const left = (ids: ReadonlySet<string>): Set<string> =>
        new Set([...ids].filter((id) => there.has(id)));
      const [geeltjes, picked] = [left(form.geeltjes), left(form.picked)];
      return knopActs({ ...form, geeltjes, picked }, data);
    },
  });
}

/** Draw the dialog's content for what is asked now. */
export function sheetView(desk: Desk, sheet: Sheet): TemplateResult {
  switch (sheet.kind) {
    case "remove":
      return removeSheet(desk, sheet.geeltje);
    case "renew":
      return renewSheet(desk);
    case "fase":
      return faseSheet(desk, sheet.naar);
    case "texts":
      return textsSheet(desk, sheet.values);
    case "gather":
      return gatherSheet(desk);
    case "name":
      return nameSheet(desk, sheet.thema, sheet.naam);
    case "title":
      return titleSheet(desk, sheet);
    case "close-choosing":
      return closeChoosingSheet(desk);
    case "open-choosing":
      return openChoosingSheet(desk);
    case "let-go":
      return letGoSheet(desk, sheet.knop);
    case "knop":
      return knopSheet(desk, sheet.form);
  }
}
