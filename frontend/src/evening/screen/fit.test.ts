// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { largest, levels, streamLevels } from "./fit";

test("a list is drawn with less and less, down to one item", () => {
  const all = levels(40);
  expect(all[0]).toEqual({ size: "large", items: 12, inside: 3 });
  expect(all.at(-1)).toEqual({ size: "small", items: 1, inside: 0 });
  const amount = all.map(({ items, inside }) => items * 10 + inside);
  expect(amount.slice(2)).toEqual([...amount.slice(2)].sort((a, b) => b - a));
});

test("the largest are kept, each in its own place", () => {
  expect(largest([1, 9, 3, 7], 2, (n) => n)).toEqual([9, 7]);
  expect(largest([1, 9, 3, 7], 9, (n) => n)).toEqual([1, 9, 3, 7]);
});

test("every kring stays on the overview, with ever fewer of its knoppen", () => {
  const all = streamLevels(11);
  expect(all.every(({ items }) => items === 11)).toBe(true);
  expect(all[0]?.inside).toBe(8);
  expect(all.at(-1)).toEqual({ size: "small", items: 11, inside: 0 });
});
