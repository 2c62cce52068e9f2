// SPDX-License-Identifier: EUPL-1.2
/** What can be done with a proposal: tick, take over, leave; one, or all at once. */

import { html, nothing, type TemplateResult } from "lit";
import { fold, t } from "../../../shared/i18n";
import type { Voorstel } from "../../../shared/model";
import type { Desk } from "../context";
import { messages } from "./messages";
import { isOnScreen } from "./on-screen";
import { choiceOf, tickedOf } from "./ticking";

/** Telling words that the reason does not name yet. */
export function keywordsOf(voorstel: Voorstel): TemplateResult | typeof nothing {
  const named = fold(voorstel.termen.join(" "));
  const others = voorstel.trefwoorden.filter((word) => !named.includes(fold(word)));
  return others.length > 1
    ? html` <span class="soft">${t(messages.keywords)} ${others.join(", ")}.</span>`
    : nothing;
}

function toggle(set: Set<string>, key: string): void {
  if (!set.delete(key)) {
    set.add(key);
  }
}

/** Tick members or untick them; when the room looks at it, the screen follows. */
export function tick(desk: Desk, voorstel: Voorstel, ...leden: string[]): void {
  for (const lid of leden) {
    toggle(desk.ui.unticked, `${voorstel.id}:${lid}`);
  }
  desk.redraw();
  if (isOnScreen(desk, { voorstel: voorstel.id })) {
    void desk.act({ kind: "scherm.show", ...choiceOf(desk, voorstel) });
  }
}

/** Take a proposal along when all that are ticked are taken over, or not. */
export function pick(desk: Desk, voorstel: Voorstel): void {
  toggle(desk.ui.unpicked, voorstel.id);
  desk.redraw();
}

/** Accept a proposal as it is ticked. */
export async function accept(desk: Desk, voorstel: Voorstel): Promise<boolean> {
  const choice = choiceOf(desk, voorstel);
  return (await desk.act({ kind: "voorstel.accept", ...choice })).ok;
}

/** Leave a proposal: its members are not proposed together again. */
export async function leave(desk: Desk, voorstel: Voorstel): Promise<boolean> {
  return (await desk.act({ kind: "voorstel.leave", voorstel: voorstel.id })).ok;
}

/** Those that are to be taken over: what nobody can read is not among them. */
export function pickedOf(desk: Desk, shown: readonly Voorstel[]): Voorstel[] {
  return shown.filter(
    (v) => !desk.ui.unpicked.has(v.id) && tickedOf(desk, v).length > 1,
  );
}

/** Take over all that are ticked, in one act: one press undoes it. */
export async function takeAll(desk: Desk, picked: readonly Voorstel[]): Promise<void> {
  const keuzes = picked.map((voorstel) => choiceOf(desk, voorstel));
  const answer = await desk.act({ kind: "voorstel.take", keuzes });
  if (answer.ok) {
    desk.say(t(messages.taken, keuzes.length));
  }
}
