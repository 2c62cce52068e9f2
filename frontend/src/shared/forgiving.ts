// SPDX-License-Identifier: EUPL-1.2
/** Finding a text while typing: without accents, and with a typing error or two. Pure. */

import { fold } from "./i18n";

const WORD = /[\p{L}\p{N}]+/gu;

/** A part of a compound is looked for with a slip from so many letters on. */
const LONG_ENOUGH = 6;

/** Fewer letters than this sound like too much: 'zzzz' would be in every word with a z. */
const HEARD = 3;

/** What is written otherwise but sounds alike: gezigt is gezicht, wachtleist wachtlijst. */
const SOUNDS: readonly (readonly [RegExp, string])[] = [
  [/ch/gu, "g"],
  [/ij|ei/gu, "y"],
  [/au/gu, "ou"],
  [/ph/gu, "f"],
  [/dt\b/gu, "t"],
  [/c/gu, "k"],
  [/(.)\1+/gu, "$1"],
];

function sound(folded: string): string {
  return SOUNDS.reduce((text, [from, to]) => text.replace(from, to), folded);
}

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

/** Whether a word begins like what was typed, or holds it inside, with so many slips. */
function holds(word: string, typed: string, most: number, inside = false): boolean {
  if (word.length + most < typed.length) {
    return false;
  }
  let before: number[] = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) => (inside ? 0 : at));
  for (let i = 1; i <= typed.length && Math.min(...row) <= most; i += 1) {
    [before, row] = [row, nextRow(word, typed, i, row, before)];
  }
  return Math.min(...row) <= most;
}

/** Whether a text has one typed word, as it is or with a slip; `typed` is folded. */
function has(held: string, words: readonly string[], typed: string): boolean {
  const most = slips(typed.length);
  const heard = sound(typed);
  return (
    held.includes(typed) ||
    (most > 0 &&
      ((heard.length >= HEARD && sound(held).includes(heard)) ||
        words.some((word) => holds(word, typed, most)) ||
        (typed.length >= LONG_ENOUGH &&
          words.some((word) => holds(word, typed, 1, true)))))
  );
}

/** Make what somebody typed ready; the answer says whether a text has all its words. */
export function forgiving(asked: string): (text: string) => boolean {
  const wanted = fold(asked).match(WORD) ?? [];
  if (wanted.length === 0) {
    return () => true;
  }
  return (text) => {
    const held = fold(text);
    const words = held.match(WORD) ?? [];
    return wanted.every((typed) => has(held, words, typed));
  };
}
