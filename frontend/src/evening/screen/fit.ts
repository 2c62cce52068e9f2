// SPDX-License-Identifier: EUPL-1.2
/** Sizes for texts of any length, so that nothing is cut and nothing scrolls. Pure. */

/** The size class of a goal in the zero: 1 is the largest. */
export function goalSize(goal: string): 1 | 2 | 3 | 4 | 5 {
  const longest = Math.max(0, ...goal.split(/[\s-]+/).map((word) => word.length));
  const weight = Math.max(goal.length, (longest - 12) * 14);
  const steps = [40, 80, 140, 220];
  return (steps.filter((step) => weight > step).length + 1) as 1 | 2 | 3 | 4 | 5;
}

/** The size class of a question of the evening. */
export function questionSize(question: string): 1 | 2 | 3 {
  return question.length <= 40 ? 1 : question.length <= 80 ? 2 : 3;
}

/** A text of at most so many characters, ended at a word with an ellipsis. */
export function short(text: string, most: number): string {
  if (text.length <= most) {
    return text;
  }
  const cut = text.slice(0, most);
  const space = cut.lastIndexOf(" ");
  return `${space > most / 2 ? cut.slice(0, space) : cut}…`;
}
