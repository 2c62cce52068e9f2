// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { setLanguage } from "../i18n";
import type { Fase } from "../model";
import { asClock, inWords, timeLeft } from "./timer";

const fase: Fase = {
  nu: "schrijven",
  sinds: 1_000_000,
  fasen: [{ id: "schrijven", minuten: 8 }],
};

test("l9 counts down on the server's clock", () => {
  expect(asClock(timeLeft(fase, 1_000_000))).toBe("8:00");
  expect(asClock(timeLeft(fase, 1_000_000 + 61_000))).toBe("6:59");
  expect(asClock(timeLeft(fase, 1_000_000 + 490_000))).toBe("+0:10");
});

test("says the time left in words, in both languages", () => {
  setLanguage("nl");
  expect(inWords(59_000)).toBe("nog 1 minuut");
  expect(inWords(-1)).toBe("de tijd is om");
  setLanguage("en");
  expect(inWords(359_000)).toBe("6 minutes left");
  setLanguage("nl");
});
