// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { largest, levels, streamLevels, talkLevels } from "./fit";

test("a list is drawn with less and less, down to one item", () => {
  const all = levels(40);
  expect(all[0]).toEqual({ size: "large", items: 12, inside: 3 });
  expect(all.at(-1)).toEqual({ size: "tiny", items: 1, inside: 0 });
  const amount = all.map(({ items }) => items);
  expect(amount).toEqual([...amount].sort((a, b) => b - a));
});

test("what people talk about is drawn smaller before anything of it is left out", () => {
  const all = talkLevels(5);
  const first = all.findIndex(({ items }) => items < 5);
  expect(all[first - 1]).toEqual({ size: "tiny", items: 5, inside: 0 });
  expect(all.slice(first).map(({ items }) => items)).toEqual([4, 3, 2, 1]);
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
