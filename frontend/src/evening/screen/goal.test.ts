// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { fitGoal, type Inside } from "./goal";

const INSIDE: Inside = { cx: 330, cy: 540, rx: 260, ry: 400, right: 550 };
const measure = (text: string): number => text.length * 0.56;

/** Every line must lie within the ring and the screen. */
function expectInside(goal: string): number {
  const { size, lines } = fitGoal(goal, INSIDE, measure);
  expect(lines.length).toBeGreaterThan(0);
  for (const { text, x, y } of lines) {
    const half = (measure(text) * size) / 2;
    for (const corner of [x - half, x + half]) {
      for (const edge of [y - size * 0.84, y + size * 0.16]) {
        const far =
          ((corner - INSIDE.cx) / INSIDE.rx) ** 2 +
          ((edge - INSIDE.cy) / INSIDE.ry) ** 2;
        expect(far).toBeLessThan(1);
      }
      expect(corner).toBeLessThan(INSIDE.right);
    }
  }
  expect(
    lines
      .map((line) => line.text)
      .join("")
      .replaceAll(" ", ""),
  ).toBe(goal.replaceAll(" ", ""));
  return size;
}

test("a short goal is large", () => {
  expect(expectInside("suïcides")).toBeGreaterThan(50);
});

test("a goal keeps its words whole and in order", () => {
  const goal = "ouders ontevreden over de relatie met de hulpverlening";
  const { lines } = fitGoal(goal, INSIDE, measure);
  expect(lines.map((line) => line.text).join(" ")).toBe(goal);
  expectInside(goal);
});

test("a goal of 300 characters still fits and still reads", () => {
  const goal = "ouders die geen hulp durven vragen "
    .repeat(9)
    .trim()
    .slice(0, 300)
    .trim();
  expect(expectInside(goal)).toBeGreaterThanOrEqual(28);
});

test("300 characters without a space are cut rather than run out of the ring", () => {
  expectInside("a".repeat(300));
});

test("no goal yet is an empty ring", () => {
  expect(fitGoal("", INSIDE, measure).lines).toEqual([]);
});
