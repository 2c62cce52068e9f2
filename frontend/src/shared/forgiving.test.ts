// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { forgiving } from "./forgiving";

test("nothing typed finds all", () => {
  expect(forgiving("  ")("Eén vast gezicht")).toBe(true);
});

test.each([
  ["een", "Eén vast gezicht"],
  ["wachtljsten", "Wachtlijsten van een half jaar"],
  ["wachtlisjt", "Wachtlijsten van een half jaar"],
  ["ouders tafle", "Ouders horen aan tafel"],
  ["gezciht", "Eén vast gezicht"],
  ["gezigt", "Eén vast gezicht"],
  ["vertrauwen", "Vertrouwen is de basis"],
  ["wachtleist", "Wachtlijsten van een half jaar"],
  ["lijstn", "Wachtlijsten van een half jaar"],
  ["hulpverlenr", "Jeugdhulpverleners wisselen te vaak"],
])("'%s' finds '%s'", (typed, text) => {
  expect(forgiving(typed)(text)).toBe(true);
});

test.each([
  ["school", "Eén vast gezicht"],
  ["zzzzzz", "Eén vast gezicht"],
  ["ei", "Eén vast gezicht"],
  ["onder", "Eén vast gezicht"],
  ["huisbezoek", "Wachtlijsten van een half jaar"],
  ["ouders school", "Ouders horen aan tafel"],
])("'%s' does not find '%s'", (typed, text) => {
  expect(forgiving(typed)(text)).toBe(false);
});
