// SPDX-License-Identifier: EUPL-1.2
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Kader } from "../shared/kader";
import { essence } from "./freshness";
import { PlaatPage } from "./plaat-page";

const PAGE = `
  <h1 class="goal">0 klachten</h1>
  <figure class="plaat-picture"><svg><a href="#knop-b"><g id="drawn"></g></a></svg></figure>
  <section class="plaat-list"><div id="plaat-filter"></div>
    <section class="kring" id="zelf"><ul><li class="knop-item" id="knop-a">
      <details><summary>Eén vast gezicht</summary><p>altijd dezelfde</p></details></li></ul></section>
    <section class="kring" id="gemeente"><ul><li class="knop-item" id="knop-b">
      <details><summary>Wachttijd</summary><p>niemand belt</p></details></li></ul></section>
  </section>`;

let page: HTMLElement;

beforeEach(() => {
  window.location.hash = "";
  document.body.innerHTML = `<main id="app">${PAGE}</main>`;
  page = document.getElementById("app") as HTMLElement;
  new PlaatPage(page).start(null);
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function find(id: string): HTMLElement {
  return document.getElementById(id) as HTMLElement;
}

function type(words: string): void {
  const field = find("plaat-find") as HTMLInputElement;
  field.value = words;
  field.dispatchEvent(new Event("input"));
}

test("Carla finds 'één' by typing 'een', and the empty kring goes", () => {
  type("EEN gezicht");
  expect(find("knop-a").hidden).toBe(false);
  expect(find("knop-b").hidden).toBe(true);
  expect(find("gemeente").hidden).toBe(true);
  expect(page.querySelector(".plaat-count")?.textContent).toBe("1 van 2 knoppen");
});

test("words deep in a stamboom are found too; nothing found is said", () => {
  type("niemand");
  expect(find("knop-b").hidden).toBe(false);
  type("bestaat niet");
  expect(page.querySelector(".plaat-count")?.textContent).toBe(
    "Niets gevonden voor ‘bestaat niet’.",
  );
  type("");
  expect(find("knop-a").hidden).toBe(false);
  expect(page.querySelector(".plaat-count")?.textContent).toBe("2 knoppen");
});

test("one press opens every stamboom, the next closes them", () => {
  const button = page.querySelector<HTMLButtonElement>(".plaat-tools button");
  const open = () =>
    [...page.querySelectorAll("details")].map((stamboom) => stamboom.open);
  button?.click();
  expect(open()).toEqual([true, true]);
  expect(button?.textContent).toContain("Sluit");
  button?.click();
  expect(open()).toEqual([false, false]);
});

test("a knop in the picture opens its place in the list, even when filtered out", () => {
  type("gezicht");
  find("drawn").dispatchEvent(
    new MouseEvent("click", { bubbles: true, cancelable: true }),
  );
  expect(find("knop-b").hidden).toBe(false);
  expect(find("knop-b").querySelector("details")?.open).toBe(true);
  expect(document.activeElement?.textContent).toBe("Wachttijd");
  expect(find("knop-b").classList.contains("knop-found")).toBe(true);
});

test("a6 what ouders say is shown alone; who are too few are not offered", () => {
  const kader = {
    lang: "nl",
    perspectieven: [{ id: "ouder", naam: "Ouder" }],
    urls: {},
  };
  const filter = find("plaat-filter");
  filter.dataset.perspectieven = "ouder";
  find("knop-a")
    .querySelector("p")
    ?.insertAdjacentHTML(
      "afterend",
      '<ul><li class="geeltje" data-perspectief="ouder">zij</li><li class="geeltje" data-perspectief="jongere">ik</li></ul>',
    );
  new PlaatPage(page).start(kader as unknown as Kader);
  const who = find("plaat-who") as HTMLSelectElement;
  expect([...who.options].map((option) => option.value)).toEqual(["", "ouder"]);
  expect(page.textContent).toContain("te klein om te tonen");
  who.value = "ouder";
  who.dispatchEvent(new Event("change"));
  const [theirs, others] = page.querySelectorAll<HTMLElement>("li.geeltje");
  expect([theirs?.hidden, others?.hidden]).toEqual([false, true]);
  expect(find("knop-a").hidden).toBe(false);
  expect(find("knop-b").hidden).toBe(true);
});

test("on paper every stamboom is open; afterwards they are as they were", () => {
  const [first, second] = page.querySelectorAll("details");
  first?.setAttribute("open", "");
  window.dispatchEvent(new Event("beforeprint"));
  expect(second?.open).toBe(true);
  window.dispatchEvent(new Event("afterprint"));
  expect([first?.open, second?.open]).toEqual([true, false]);
});

test("what the page says changes with its words, not with what is open", () => {
  const before = essence(page);
  find("knop-a").querySelector("details")?.setAttribute("open", "");
  type("gezicht");
  expect(essence(page)).toBe(before);
  find("knop-a").append("nieuw");
  expect(essence(page)).not.toBe(before);
});
