// SPDX-License-Identifier: EUPL-1.2
/** What every phone screen works with. */

import { html, nothing, type TemplateResult } from "lit";
import type { ActBody, Answer, LiveRoom, Records, Refused } from "../../live/room";
import type { Dial } from "../../shared/components/knob";
import type { Drafts } from "../../shared/drafts";
import { currentLanguage } from "../../shared/i18n";
import { type Kader, nameOf } from "../../shared/kader";

/** A knop being made or changed; live updates never touch it. */
export interface KnopForm {
  readonly knop: string | null;
  /** The id that a new knop gets, however often it is sent. */
  readonly fresh: string;
  readonly before: ReadonlySet<string>;
  /** The words that the knop had; empty for a new one. */
  readonly words: string;
  kring: string;
  aard: string;
  thema: string;
  geeltjes: Set<string>;
}

export type Sheet =
  | { readonly kind: "who" }
  | { readonly kind: "place"; readonly geeltje: string }
  | { readonly kind: "name"; readonly thema: string; readonly words: string }
  | { readonly kind: "knop"; readonly form: KnopForm };

/** What is open and half done on this phone only. */
export interface Ui {
  sheet: Sheet | null;
  /** A text was half written when the fase changed (L12). */
  late: boolean;
  /** The text that was warned about, and may be sent all the same. */
  warned: string | null;
  editing: string | null;
  filter: string;
  /** Only what this perspectief says is shown; empty shows all. */
  perspectief: string;
  pickFilter: string;
  /** The knop that is asked now; null is the first without an answer. */
  recognising: string | null;
  /** Who one is was just kept, on the page itself. */
  known: boolean;
  /** From when a press counts, milliseconds since 1970. */
  settled: number;
}

export interface Phone {
  readonly kader: Kader;
  readonly room: LiveRoom;
  readonly records: Records;
  readonly drafts: Drafts;
  readonly ui: Ui;
  /** Do an act now; its refusal is shown at this spot. */
  act(spot: string, act: ActBody): Promise<Answer>;
  refused(spot: string): Refused | null;
  refuse(spot: string, refused: Refused | null): void;
  say(sentence: string): void;
  redraw(): void;
  openSheet(sheet: Sheet): void;
  closeSheet(): void;
}

/** Show the server's sentence near what was pressed. */
export function refusal(phone: Phone, spot: string): TemplateResult | typeof nothing {
  const refused = phone.refused(spot);
  return refused
    ? html`<p class="ph-refusal" role="alert">${refused[currentLanguage()]}</p>`
    : nothing;
}

/** What a knob shows, in words: its aard, and its stand once somebody turned it. */
export function aardAndStand(phone: Phone, knop: Dial): string {
  const { aarden, standen } = phone.kader;
  const stand = knop.stand === "nog-niet" ? "" : nameOf(standen, knop.stand);
  return [nameOf(aarden, knop.aard), stand].filter(Boolean).join(" · ");
}

/** The name of the draft with a knop's words. */
export function knopDraft(form: KnopForm): string {
  return `knop/${form.knop ?? "new"}`;
}

/** Keep a field's text as a draft at every keystroke. */
export function keepDraft(phone: Phone, name: string): (event: Event) => void {
  return (event) => {
    const field = event.target as HTMLInputElement | HTMLTextAreaElement;
    phone.drafts.keep(name, field.value);
    phone.redraw();
  };
}

/** Send a form by Ctrl+Enter or ⌘+Enter from its text field. */
export function sendByKey(event: KeyboardEvent): void {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    (event.target as HTMLTextAreaElement).form?.requestSubmit();
  }
}
