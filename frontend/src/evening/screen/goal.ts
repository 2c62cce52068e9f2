// SPDX-License-Identifier: EUPL-1.2
/** Fits a goal of any length into the zero: as large as the ring allows. Pure. */

/** The inside of the ring; lines stand between its left edge and `right`. */
export interface Inside {
  readonly cx: number;
  readonly cy: number;
  readonly rx: number;
  readonly ry: number;
  /** Where the screen ends. */
  readonly right: number;
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly {
    readonly text: string;
    readonly x: number;
    readonly y: number;
  }[];
}

/** The width of a text at a size of 1. */
export type Measure = (text: string) => number;

const LINE = 1.16;
const LARGEST = 66;
const SMALLEST = 28;
/** The part of the room that words may take. */
const AIR = 0.9;

/** Break a goal into lines within the ring and choose their size. */
export function fitGoal(goal: string, inside: Inside, measure: Measure): Fitted {
  const words = goal.split(/\s+/u).filter(Boolean);
  for (let size = LARGEST; size > SMALLEST; size -= 2) {
    const fitted = atSize(words, size, inside, measure);
    if (fitted) {
      return fitted;
    }
  }
  const pieces = words.flatMap((word) => cut(word, SMALLEST, inside, measure));
  return smallest(pieces, inside, measure);
}

/** Shrink below what reads well only when nothing else is left. */
function smallest(words: readonly string[], inside: Inside, measure: Measure): Fitted {
  for (let size = SMALLEST; size > 8; size -= 2) {
    const fitted = atSize(words, size, inside, measure);
    if (fitted) {
      return fitted;
    }
  }
  return { size: 8, lines: [] };
}

/** Cut a word that is wider than the ring itself. */
function cut(word: string, size: number, inside: Inside, measure: Measure): string[] {
  const { width } = room(0, size, inside);
  const pieces: string[] = [];
  let piece = "";
  for (const letter of word) {
    if (piece && measure(piece + letter) * size > width) {
      pieces.push(piece);
      piece = "";
    }
    piece += letter;
  }
  return [...pieces, piece];
}

function atSize(
  words: readonly string[],
  size: number,
  inside: Inside,
  measure: Measure,
): Fitted | null {
  const most = Math.floor((inside.ry * 1.9) / (size * LINE));
  for (let count = 1; count <= most; count += 1) {
    const lines = inLines(words, size, count, inside, measure);
    if (lines) {
      return { size, lines };
    }
  }
  return null;
}

/** Lay words in exactly so many lines around the middle, or fail. */
function inLines(
  words: readonly string[],
  size: number,
  count: number,
  inside: Inside,
  measure: Measure,
): Fitted["lines"] | null {
  const lines: { text: string; x: number; y: number }[] = [];
  let next = 0;
  for (let line = 0; line < count; line += 1) {
    const middle = (line - (count - 1) / 2) * size * LINE;
    const { width, x } = room(middle, size, inside);
    const text = fill(words.slice(next), width / size, measure);
    next += text ? text.split(" ").length : 0;
    if (!text) {
      return null;
    }
    lines.push({ text, x, y: round(inside.cy + middle + size * 0.34) });
  }
  return next === words.length ? lines : null;
}

/** As many words as fit in a width. */
function fill(words: readonly string[], width: number, measure: Measure): string {
  let text = "";
  for (const word of words) {
    const longer = text ? `${text} ${word}` : word;
    if (measure(longer) > width) {
      break;
    }
    text = longer;
  }
  return text;
}

/** The room for a line: what its top and its foot both have around one middle. */
function room(
  middle: number,
  size: number,
  inside: Inside,
): { width: number; x: number } {
  const widest = span(0, inside);
  const x = (widest.left + widest.right) / 2;
  const { left, right } = span(Math.abs(middle) + size / 2, inside);
  return { width: Math.max(0, Math.min(x - left, right - x) * 2 * AIR), x: round(x) };
}

function span(offset: number, inside: Inside): { left: number; right: number } {
  const share = 1 - (offset / inside.ry) ** 2;
  const half = share > 0 ? inside.rx * Math.sqrt(share) : 0;
  return { left: inside.cx - half, right: Math.min(inside.cx + half, inside.right) };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
