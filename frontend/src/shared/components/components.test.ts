// SPDX-License-Identifier: EUPL-1.2
import { render } from "lit";
import { expect, test } from "vitest";
import { arc, at, knob } from "./knob";
import { sign } from "./sign";

function drawn(template: unknown): HTMLElement {
  const page = document.createElement("div");
  render(template, page);
  return page;
}

test("straight up is the middle of a knob's way", () => {
  expect(at(10, 0)).toEqual([0, -10]);
  expect(at(10, 90)).toEqual([10, 0]);
  expect(arc(10, -130, 130)).toContain(" 0 1 1 ");
  expect(arc(10, -130, 0)).toContain(" 0 0 1 ");
});

test("a stand shows in the arc and the pointer, not in colour", () => {
  const way = (stand: string) =>
    drawn(knob({ aard: "helpend", stand })).querySelector(".knob-way");
  expect(way("nog-niet")).toBeNull();
  expect(way("begonnen")).not.toBeNull();
  expect(way("gedraaid")?.getAttribute("d")).not.toBe(
    way("begonnen")?.getAttribute("d"),
  );
});

test("a knop that was let go has no pointer and a broken line", () => {
  const page = drawn(knob({ aard: "helpend", stand: "losgelaten" }));
  expect(page.querySelector(".knob-pointer")).toBeNull();
  expect(page.querySelector("circle")?.getAttribute("stroke-dasharray")).toBeTruthy();
});

test("what keeps in place has a light pointer on a filled face", () => {
  const page = drawn(knob({ aard: "instandhoudend", stand: "begonnen" }));
  expect(page.querySelector(".knob-instandhoudend .knob-pointer-light")).not.toBeNull();
});

test("knob and sign are hidden from screen readers", () => {
  const page = drawn([
    knob({ aard: "helpend", stand: "begonnen" }),
    sign({ sign: '<path d="M0 0h1"/>' }),
  ]);
  for (const found of page.querySelectorAll("svg")) {
    expect(found.getAttribute("aria-hidden")).toBe("true");
  }
  expect(page.querySelector(".kring-sign path")).not.toBeNull();
});
