// SPDX-License-Identifier: EUPL-1.2
/** How much of a long list the screen shows, so that it never scrolls. Pure. */

/** One way to draw a list: how many items, how many words inside each, how large. */
export interface Level {
  readonly size: "large" | "medium" | "small" | "tiny";
  readonly items: number;
  readonly inside: number;
}

const MOST_ITEMS = 12;
const MOST_INSIDE = 3;
const MOST_OF_KRING = 8;

/** All ways to draw a list of so many items, from generous to sparse. */
export function levels(items: number): Level[] {
  const shown = Math.min(items, MOST_ITEMS);
  const found: Level[] = [
    { size: "large", items: shown, inside: MOST_INSIDE },
    { size: "large", items: shown, inside: MOST_INSIDE - 1 },
  ];
  for (const size of ["small", "tiny"] as const) {
    for (let inside = MOST_INSIDE; inside > 0; inside -= 1) {
      found.push({ size, items: shown, inside });
    }
  }
  return [...found, ...fewer(shown)];
}

/** All ways to draw what people talk about: its words whole, in ever smaller type. */
export function talkLevels(items: number): Level[] {
  const shown = Math.min(items, MOST_ITEMS);
  const found: Level[] = [];
  for (const size of ["large", "medium", "small", "tiny"] as const) {
    for (let inside = MOST_INSIDE; inside >= (size === "large" ? 2 : 0); inside -= 1) {
      found.push({ size, items: shown, inside });
    }
  }
  return [...found, ...fewer(shown)];
}

/** Ever fewer items, when no type is small enough for all. */
function fewer(items: number): Level[] {
  return Array.from({ length: items }, (_, left) => ({
    size: "tiny",
    items: items - left,
    inside: 0,
  }));
}

/** All ways to draw every kring with some of its knoppen; small is one line each. */
export function streamLevels(kringen: number): Level[] {
  const found: Level[] = [];
  for (let inside = MOST_OF_KRING; inside >= 2; inside -= 1) {
    found.push({ size: "large", items: kringen, inside });
  }
  return [
    ...found,
    { size: "small", items: kringen, inside: 1 },
    { size: "small", items: kringen, inside: 0 },
  ];
}

/** The largest items, in the order in which all stand: they move as little as can be. */
export function largest<T>(
  all: readonly T[],
  count: number,
  weight: (item: T) => number,
): T[] {
  if (all.length <= count) {
    return [...all];
  }
  const kept = new Set([...all].sort((a, b) => weight(b) - weight(a)).slice(0, count));
  return all.filter((item) => kept.has(item));
}
