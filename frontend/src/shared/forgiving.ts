// SPDX-License-Identifier: EUPL-1.2
/** Finding a text while typing: without accents, and with a typing error or two. Pure. */

import { fold } from "./i18n";

const WORD = /[\p{L}\p{N}]+/gu;

/** How many slips a word of this length may have. */
function slips(length: number): number {
  return length < 4 ? 0 : length < 7 ? 1 : 2;
}

/** One row of the table of edit distances: after one more typed letter. */
function nextRow(
  word: string,
  typed: string,
  i: number,
  row: readonly number[],
  before: readonly number[],
): number[] {
  const next = [i];
  for (let j = 1; j <= word.length; j += 1) {
    const slip = typed[i - 1] === word[j - 1] ? 0 : 1;
    const swapped = typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1];
    next[j] = Math.min(
      (row[j] ?? 0) + 1,
      (next[j - 1] ?? 0) + 1,
      (row[j - 1] ?? 0) + slip,
      swapped ? (before[j - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
    );
  }
  return next;
}

/** Whether a word begins like what was typed, with at most `most` slips. */
function begins(word: string, typed: string, most: number): boolean {
  if (word.length + most < typed.length) {
    return false;
  }
  let before: number[] = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let i = 1; i <= typed.length && Math.min(...row) <= most; i += 1) {
    [before, row] = [row, nextRow(word, typed, i, row, before)];
  }
  return Math.min(...row) <= most;
}

/** Make what somebody typed ready; the answer says whether a text has all its words. */
export function forgiving(asked: string): (text: string) => boolean {
  const wanted = fold(asked).match(WORD) ?? [];
  if (wanted.length === 0) {
    return () => true;
  }
  return (text) => {
    const held = fold(text);
    let words: readonly string[] | null = null;
    return wanted.every((typed) => {
      if (held.includes(typed)) {
        return true;
      }
      const most = slips(typed.length);
      words ??= held.match(WORD) ?? [];
      return most > 0 && words.some((word) => begins(word, typed, most));
    });
  };
}
