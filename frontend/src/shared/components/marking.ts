// SPDX-License-Identifier: EUPL-1.2
/** Which words of a text are the shared ones that a proposal names. Pure. */

import { fold } from "../i18n";

export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

const WORD = /[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

function same(word: string, term: string): boolean {
  if (word === term) {
    return true;
  }
  const most = Math.min(word.length, term.length);
  let shared = 0;
  while (shared < most && word[shared] === term[shared]) {
    shared += 1;
  }
  return shared >= 4 && shared >= Math.max(word.length, term.length) - 3;
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
