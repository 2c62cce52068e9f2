// SPDX-License-Identifier: EUPL-1.2
import { beforeEach, expect, test } from "vitest";
import { setLanguage } from "../shared/i18n";
import {
  addTools,
  filterKnoppen,
  openAll,
  pressedKnop,
  sayChanged,
  showKnop,
} from "./plaat-page";
import { plaatMark } from "./watch";

const item = (id: string, words: string): string =>
  `<li class="knop-item" id="knop-${id}"><details class="stamboom"><summary>${words}</summary></details></li>`;

beforeEach(() => {
  setLanguage("nl");
  document.body.innerHTML = `<main><svg><g data-knop="a1"><circle></circle></g></svg><section class="plaat-list">
    <div id="plaat-filter"></div>
    <section class="kring">${item("a1", "Eén vast gezicht")}${item("b2", "Eerst luisteren")}</section>
    <section class="kring">${item("c3", "Coördinatie aan tafel")}</section></section></main>`;
});

const main = (): HTMLElement => document.querySelector("main") as HTMLElement;

test("i6 a search for een finds één, and hides kringen without a hit", () => {
  expect(filterKnoppen(main(), "een vast")).toBe(1);
  expect(document.getElementById("knop-a1")?.hidden).toBe(false);
  expect(
    [...document.querySelectorAll<HTMLElement>(".kring")].map((k) => k.hidden),
  ).toEqual([false, true]);
  expect(filterKnoppen(main(), "")).toBe(3);
});

test("Carla opens all stambomen and closes them again", () => {
  addTools(main());
  const open = (): boolean[] =>
    [...document.querySelectorAll("details")].map((details) => details.open);
  document.querySelectorAll<HTMLButtonElement>("#plaat-filter button")[0]?.click();
  expect(open()).toEqual([true, true, true]);
  openAll(main(), false);
  expect(open()).toEqual([false, false, false]);
});

test("pressing a knop in the picture opens it in the list", () => {
  expect(pressedKnop(document.querySelector("circle"))).toBe("a1");
  expect(showKnop(main(), "a1")).toBe(true);
  expect(document.querySelector<HTMLDetailsElement>("#knop-a1 details")?.open).toBe(
    true,
  );
  expect(showKnop(main(), "zz")).toBe(false);
});

test("a changed plaat is told once", () => {
  sayChanged(main());
  sayChanged(main());
  expect(document.querySelectorAll(".plaat-changed")).toHaveLength(1);
});

test("only what is on the plaat makes it another plaat", () => {
  const before = new Map([["knop/a", { tekst: "x" }]]);
  const person = new Map<string, Record<string, unknown>>([
    ...before,
    ["deelnemer/d", { naam: "Carla" }],
  ]);
  expect(plaatMark(person)).toBe(plaatMark(before));
  expect(plaatMark(new Map([["knop/a", { tekst: "y" }]]))).not.toBe(plaatMark(before));
});
