// SPDX-License-Identifier: EUPL-1.2
/** The programme at the left, and the buttons for the next and the former fase. */

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../../shared/i18n";
import { nameOf } from "../../shared/kader";
import type { Fase, FaseId } from "../../shared/model";
import { bijeenkomstOf, faseOf, mijOf } from "../../shared/selectors";
import { UNDOABLE } from "../../shared/undoable";
import "../../shared/components/timer";
import type { Desk } from "./context";
import { finder } from "./finding";
import { messages } from "./messages";

/** The fase before or after this one in the programme, or null. */
export function beside(fase: Fase, step: number): FaseId | null {
  const at = fase.fasen.findIndex((item) => item.id === fase.nu);
  return fase.fasen[at + step]?.id ?? null;
}

/** Go to a fase from the one that is on this screen: a stale press is refused. */
export function go(desk: Desk, to: FaseId): void {
  const van = faseOf(desk.records)?.nu;
  if (van && van !== to) {
    void desk.act({ kind: "fase.go", fase: to, van });
  }
}

/** Whether going there lets everybody read what was written: it cannot be undone. */
export function reveals(fase: Fase, to: FaseId): boolean {
  const places = fase.fasen.map(({ id }) => id);
  const writing = places.indexOf("schrijven");
  return places.indexOf(fase.nu) <= writing && places.indexOf(to) > writing;
}

/** The next and the former fase go at once; a jump and the reveal are asked first. */
function pick(desk: Desk, fase: Fase, to: FaseId): void {
  const near = [beside(fase, 1), beside(fase, -1), fase.nu].includes(to);
  if (near && !reveals(fase, to)) {
    go(desk, to);
  } else {
    desk.open({ kind: "fase", naar: to });
  }
}

export function agenda(desk: Desk): TemplateResult {
  const fase = faseOf(desk.records);
  const evening = bijeenkomstOf(desk.records);
  const at = fase?.fasen.findIndex((item) => item.id === fase.nu) ?? -1;
  return html`<nav class="fc-agenda" aria-label=${t(messages.agenda)}><div class="fc-stays">
    <p class="soft fc-evening">${evening?.naam}</p>
    <p class="fc-goal"><strong>0</strong> ${evening?.nuldoel || "…"}</p>
    <ol class="fc-fasen">${fase?.fasen.map((item, i) => {
      const naam = nameOf(desk.kader.fasen, item.id);
      return html`<li><button type="button" class="fc-fase" aria-current=${i === at ? "step" : nothing}
        @click=${() => pick(desk, fase, item.id)}>
        <span class="fc-nr" aria-hidden="true">${i < at ? "✓" : i + 1}</span>
        <span class="fc-fase-name">${naam}${i < at ? html`<span class="visually-hidden"> (${t(messages.done)})</span>` : nothing}</span>
        <span class="fc-minutes">${t(messages.minutes, item.minuten)}</span></button></li>`;
    })}</ol></div>
  </nav>`;
}

function undoLabel(kind: string): string {
  const what = UNDOABLE[kind];
  return what ? t(messages.undoOf, t(what)) : t(messages.undo);
}

export function header(desk: Desk): TemplateResult {
  const fase = faseOf(desk.records);
  const next = fase && beside(fase, 1);
  const former = fase && beside(fase, -1);
  const undoable = mijOf(desk.records)?.undo;
  return html`<div class="fc-top"><header class="fc-header">
    <h1 tabindex="-1">${fase ? nameOf(desk.kader.fasen, fase.nu) : "…"}</h1>
    <div class="fc-steps">
      <span class="fc-timer"><span class="visually-hidden">${t(messages.timeLeft)}</span>
        <nulplaat-timer .fase=${fase} .now=${() => desk.room.now()}></nulplaat-timer></span>
      ${former ? html`<button type="button" class="button" @click=${() => pick(desk, fase, former)}>${t(messages.back)}</button>` : nothing}
      ${next ? html`<button type="button" class="button button-main" @click=${() => pick(desk, fase, next)}>${t(messages.toFase, nameOf(desk.kader.fasen, next))}</button>` : nothing}
    </div>
  </header>
  <div class="fc-at-hand">${finder(desk)}${undoable ? html`<p class="fc-undo"><button type="button" class="button--quiet" @click=${() => undo(desk)}><span aria-hidden="true">↶</span> ${undoLabel(undoable)}</button></p>` : nothing}</div></div>`;
}

/** Undo one's own last act of grouping, making or merging; with a `stap` only that one. */
export function undo(desk: Desk, stap?: number | null): void {
  void desk.act({ kind: "undo", ...(stap ? { stap } : {}) }).then((answer) => {
    if (answer.ok) {
      desk.say(t(messages.undone));
    }
  });
}
