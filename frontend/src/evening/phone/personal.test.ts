// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from "vitest";
import { looksPersonal } from "./personal";

test.each([
  "Bel de moeder van Emma op 06-12345678",
  "Mail naar carla@voorbeeld.nl",
  "BSN 111222333 staat nog open",
  "Een jongen van 8 jaar wacht al lang",
  "Mijn dochter Emma wil niet meer",
  "Sam (9) zit thuis",
])("a7 warns for %s", (text) => {
  expect(looksPersonal(text)).toBe(true);
});

test.each([
  "Eén vast gezicht, ook na een beschikking",
  "Zes mensen aan tafel en één ouder",
  "In 2023 kwamen er 1200 kinderen bij",
  "Elk kind hoort erbij",
  "123456789 formulieren",
])("a7 does not warn for %s", (text) => {
  expect(looksPersonal(text)).toBe(false);
});
