// SPDX-License-Identifier: EUPL-1.2
/** What the projector shows while the group talks: chosen here, one thing at a time. */

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../../../shared/i18n";
import type { Face } from "../../../shared/model";
import { bronnenOf, geeltjeOf, schermOf } from "../../../shared/selectors";
import type { Desk } from "../context";
import { messages } from "./messages";
import { choiceOf } from "./ticking";

/** One thing that the screen can show. */
export type Shown = { readonly voorstel: string } | { readonly perspectief: string };

/** Whether the screen shows this now. */
export function isOnScreen(desk: Desk, what: Shown): boolean {
  const now = schermOf(desk.records);
  return "voorstel" in what
    ? now?.voorstel?.id === what.voorstel
    : now !== null && now.perspectief === what.perspectief;
}

/** What is sent: a proposal as it is ticked at the desk. */
function asked(desk: Desk, what: Shown): Shown {
  if (!("voorstel" in what)) {
    return what;
  }
  const leden = desk.records.get(`voorstel/${what.voorstel}`)?.leden ?? [];
  return choiceOf(desk, { id: what.voorstel, leden: leden as readonly string[] });
}

/** Put something on the screen, or take it away when it is there. */
export async function toggleOnScreen(desk: Desk, what: Shown): Promise<void> {
  const away = isOnScreen(desk, what);
  const answer = await desk.act({
    kind: "scherm.show",
    ...(away ? {} : asked(desk, what)),
  });
  if (answer.ok) {
    desk.say(t(away ? messages.offScreen : messages.nowOnScreen));
  }
}

/** The button that shows something on the screen; `which` tells readers what. */
export function showButton(desk: Desk, what: Shown, which = ""): TemplateResult {
  const on = isOnScreen(desk, what);
  return html`<button type="button" class="button--quiet fc-show" @click=${() => void toggleOnScreen(desk, what)}>${t(on ? messages.hide : messages.show)}${which ? html`<span class="visually-hidden">: ${which}</span>` : nothing}</button>`;
}

/** The words of the first of those that are talked about, to know it again. */
function firstWords({ records }: Desk, { soort, leden }: Face): string {
  const [first = ""] = leden;
  const knop = bronnenOf(records).find(({ id }) => id === first);
  const words = soort === "knop" ? knop?.tekst : geeltjeOf(records, first)?.tekst;
  return words ?? "";
}

/** What is on the screen now, and how to take it away; nothing when there is nothing. */
export function onScreenBar(desk: Desk): TemplateResult | typeof nothing {
  const now = schermOf(desk.records);
  if (!now) {
    return nothing;
  }
  const { perspectieven } = desk.kader;
  const what = now.voorstel
    ? `“${firstWords(desk, now.voorstel)}” …`
    : (perspectieven.find(({ id }) => id === now.perspectief)?.vraag ?? "");
  const away = (): void => void desk.act({ kind: "scherm.show" });
  return html`<p class="fc-on-screen-bar"><span class="fc-on-screen-words"><strong>${t(messages.onScreen)}</strong> ${what}</span>
    <button type="button" class="button button-small" @click=${away}>${t(messages.hide)}</button></p>`;
}
