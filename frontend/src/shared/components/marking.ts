// SPDX-License-Identifier: EUPL-1.2
/** Which words of a text are the shared ones that a proposal names. Pure. */

import { fold } from "../i18n";

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** What a word may end in, whatever its form. */
const ENDING = /^(?:|e|n|en|s|t|d|de|den|te|ten|er|ers|je|jes|r|rs|st|end|ende)$/u;

const LEAST_SHARED = 4;

/** One letter for two alike: "vraagt" and "vragen" begin the same. */
function single(word: string): string {
  return word.replace(/(\p{L})\1/gu, "$1");
}

/** Whether a word is a term in some form: they differ in an ending only. */
function same(found: string, wanted: string): boolean {
  if (found === wanted) {
    return true;
  }
  const [word, term] = [single(found), single(wanted)];
  const most = Math.min(word.length, term.length);
  let shared = 0;
  while (shared < most && word[shared] === term[shared]) {
    shared += 1;
  }
  const rests = [word.slice(shared), term.slice(shared)];
  return shared >= LEAST_SHARED && rests.every((rest) => ENDING.test(rest));
}

/** Cut a text into pieces, the words of the terms marked; together they are the text. */
export function markTerms(text: string, terms: readonly string[]): Piece[] {
  const wanted = terms.flatMap((term) => fold(term).match(WORD) ?? []);
  const pieces: Piece[] = [];
  let at = 0;
  for (const found of text.matchAll(WORD)) {
    if (!wanted.some((term) => same(fold(found[0]), term))) {
      continue;
    }
    if (found.index > at) {
      pieces.push({ text: text.slice(at, found.index), marked: false });
    }
    pieces.push({ text: found[0], marked: true });
    at = found.index + found[0].length;
  }
  if (at < text.length) {
    pieces.push({ text: text.slice(at), marked: false });
  }
  return pieces;
}
