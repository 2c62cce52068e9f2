// SPDX-License-Identifier: EUPL-1.2
/** The frames of the wire, version 2, as `live/SPEC.md` tells them. */

import type { Rec } from "./records";

export const VERSION = 2;

/** What a person does, such as `{ kind: "geeltje.write", … }`. */
export interface ActBody {
  readonly kind: string;
  readonly [field: string]: unknown;
}

export interface AckFrame {
  readonly t: "ack";
  readonly id: string;
  readonly seq: number;
}

export interface NoFrame {
  readonly t: "no";
  readonly id?: string | null;
  readonly code: string;
  readonly nl: string;
  readonly en: string;
}

export interface StateFrame {
  readonly t: "state";
  /** Of a room that was put back from a back-up. */
  readonly epoch?: string;
  readonly seq: number;
  readonly now: number;
  readonly records: Readonly<Record<string, Rec>>;
}

/** The epoch of a room; empty when it was never put back. */
export function epochOf(frame: StateFrame): string {
  return frame.epoch ?? "";
}

export interface EntriesFrame {
  readonly t: "entries";
  readonly seq: number;
  readonly from: number;
  readonly now: number;
  readonly put: Readonly<Record<string, Rec>>;
  readonly remove: readonly string[];
}

export interface HereFrame {
  readonly t: "here";
  readonly n: number;
}

export interface PongFrame {
  readonly t: "pong";
  readonly now: number;
}

export type ServerFrame =
  | AckFrame
  | NoFrame
  | StateFrame
  | EntriesFrame
  | HereFrame
  | PongFrame;

export type AnswerFrame = AckFrame | NoFrame;

/** Why an act was refused: a code for machines and a sentence for people. */
export interface Refused {
  readonly ok: false;
  readonly code: string;
  readonly nl: string;
  readonly en: string;
}

export type Answer = { readonly ok: true; readonly seq: number } | Refused;

export const OFFLINE: Refused = {
  ok: false,
  code: "offline",
  nl: "Je bent even niet verbonden. Probeer het zo nog eens.",
  en: "You are not connected just now. Try again in a moment.",
};

export function answerOf(frame: AnswerFrame): Answer {
  return frame.t === "ack"
    ? { ok: true, seq: frame.seq }
    : { ok: false, code: frame.code, nl: frame.nl, en: frame.en };
}
