// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { goalSize, questionSize, short } from "./fit";

test("i7 a goal of 300 characters gets the smallest size, a short one the largest", () => {
  expect(goalSize("uithuisplaatsingen")).toBeGreaterThan(0);
  expect(goalSize("suïcides")).toBe(1);
  expect(goalSize("a".repeat(5).concat(" woorden").repeat(23))).toBe(5);
});

test("a long word asks for a smaller size", () => {
  expect(goalSize("jeugdhulpverleningsgeschillencommissies")).toBeGreaterThan(3);
});

test("a long question is set smaller", () => {
  expect(questionSize("Waarom nul?")).toBe(1);
  expect(questionSize("x".repeat(100))).toBe(3);
});

test("a text is shortened at a word", () => {
  expect(short("Eerst luisteren, dan pas invullen", 20)).toBe("Eerst luisteren,…");
  expect(short("Kort", 20)).toBe("Kort");
});
