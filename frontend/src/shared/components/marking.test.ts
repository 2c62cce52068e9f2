// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { markTerms } from "./marking";

const marked = (text: string, terms: string[]): string[] =>
  markTerms(text, terms)
    .filter((piece) => piece.marked)
    .map((piece) => piece.text);

test("marks the shared words, whatever their form or accents", () => {
  expect(marked("Eerst luisteren, dan pas invullen", ["invul", "luister"])).toEqual([
    "luisteren",
    "invullen",
  ]);
  expect(marked("Eén vast gezicht", ["een vast gezicht"])).toEqual([
    "Eén",
    "vast",
    "gezicht",
  ]);
});

test("marks another form of a word, and no other word that begins alike", () => {
  expect(marked("Een vast gezicht helpt ons gezin", ["gezicht"])).toEqual(["gezicht"]);
  expect(marked("De school vraagt, wij vragen", ["vragen"])).toEqual([
    "vraagt",
    "vragen",
  ]);
});

test("loses no character of the text", () => {
  const text = "“Aan tafel”, zei Zoë: <b>zitten</b>!";
  const pieces = markTerms(text, ["tafel", "zoe"]);
  expect(pieces.map((piece) => piece.text).join("")).toBe(text);
});

test("marks nothing when no term fits", () => {
  expect(marked("Elke week bellen", ["aan tafel"])).toEqual([]);
});
