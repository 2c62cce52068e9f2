// SPDX-License-Identifier: EUPL-1.2
/** What every part of the facilitator's desk works with. */

import type { ActBody, Answer, LiveRoom, Records } from "../../live/room";
import type { Kader } from "../../shared/kader";
import type { FaseId } from "../../shared/model";
import type { Beeld } from "../../shared/recognising/result";

/** A knop being made or changed; live updates never touch it. */
export interface KnopForm {
  readonly knop: string | null;
  readonly tafel: number;
  readonly tekst: string;
  readonly kring: string;
  readonly aard: string;
  /** The geeltjes it came from when the form was opened. */
  readonly geeltjes: ReadonlySet<string>;
  /** Those that are ticked now. */
  readonly picked: Set<string>;
  /** What is looked for among the geeltjes. */
  zoek: string;
}

/** What is asked in the dialog. */
export type Sheet =
  | { readonly kind: "remove"; readonly geeltje: string }
  | { readonly kind: "renew" }
  | { readonly kind: "fase"; readonly naar: FaseId }
  | { readonly kind: "texts"; readonly values: Readonly<Record<string, string>> }
  | { readonly kind: "gather" }
  | { readonly kind: "name"; readonly thema: string; readonly naam: string }
  | {
      readonly kind: "title";
      readonly knop: string;
      /** What it is called now. */
      readonly titel: string;
      readonly tekst: string;
      readonly kring: string;
      readonly aard: string;
    }
  | { readonly kind: "close-choosing" }
  | { readonly kind: "open-choosing" }
  | { readonly kind: "let-go"; readonly knop: string }
  | { readonly kind: "knop"; readonly form: KnopForm };

export type RecognisedList = "all" | Beeld;

export type MergeList = "open" | "joined" | "apart" | "all";

/** What is chosen and half done on this desk only. */
export interface Ui {
  sheet: Sheet | null;
  filter: string;
  readonly chosen: Set<string>;
  /** Members of proposals that were unticked, as `voorstel:lid`. */
  readonly unticked: Set<string>;
  /** Proposals that are most likely right, but that were not to be taken over. */
  readonly unpicked: Set<string>;
  /** Bands of which all proposals are read, as `soort:band`. */
  readonly unfolded: Set<string>;
  /** Notices that were put away, with what each was about. */
  readonly closed: Map<string, unknown>;
  /** Only what this perspectief says is shown; empty shows all. */
  perspectief: string;
  merge: MergeList;
  recognised: RecognisedList;
  pictureSeq: number;
  /** The geeltje from paper being typed; read from its draft once. */
  paper: string | null;
}

export interface Desk {
  readonly kader: Kader;
  readonly room: LiveRoom;
  readonly records: Records;
  readonly ui: Ui;
  /** Whether somebody sends more than is taken; nobody is told who. */
  readonly slowed: boolean;
  /** Do an act now; a refusal is shown in the server's own words. */
  act(act: ActBody): Promise<Answer>;
  say(sentence: string): void;
  redraw(): void;
  open(sheet: Sheet): void;
  close(): void;
}
