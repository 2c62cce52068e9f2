// SPDX-License-Identifier: EUPL-1.2
/** The result page come to life: a filter, all stambomen at once, from picture to list. */

import { fold, t } from "../shared/i18n";
import { messages } from "./messages";

/** Show the knoppen that hold these words, here or below; accents do not matter. */
export function filterKnoppen(page: ParentNode, wanted: string): number {
  const words = fold(wanted).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const item of page.querySelectorAll<HTMLElement>(".knop-item")) {
    const text = fold(item.textContent ?? "");
    item.hidden = !words.every((word) => text.includes(word));
    shown += item.hidden ? 0 : 1;
  }
  for (const kring of page.querySelectorAll<HTMLElement>(".plaat-list .kring")) {
    kring.hidden = kring.querySelector(".knop-item:not([hidden])") === null;
  }
  return shown;
}

/** Open or close every stamboom of the list. */
export function openAll(page: ParentNode, open: boolean): void {
  for (const details of page.querySelectorAll<HTMLDetailsElement>("details.stamboom")) {
    details.open = open;
  }
}

/** Go to a knop in the list: its stamboom opens and has the focus. */
export function showKnop(page: ParentNode, id: string): boolean {
  const item = page.querySelector<HTMLElement>(`#knop-${CSS.escape(id)}`);
  const details = item?.querySelector<HTMLDetailsElement>("details");
  if (!item || !details) {
    return false;
  }
  for (const other of page.querySelectorAll(".knop-found")) {
    other.classList.remove("knop-found");
  }
  item.hidden = false;
  item.closest<HTMLElement>(".kring")?.removeAttribute("hidden");
  item.classList.add("knop-found");
  details.open = true;
  item.scrollIntoView({ block: "start" });
  details.querySelector("summary")?.focus({ preventScroll: true });
  return true;
}

function button(text: string, pressed: () => void): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = text;
  made.addEventListener("click", pressed);
  return made;
}

/** Put the filter and the buttons above the list. */
export function addTools(page: ParentNode): void {
  const place = page.querySelector("#plaat-filter");
  const all = page.querySelectorAll(".knop-item").length;
  if (!place || all === 0) {
    return;
  }
  const field = document.createElement("div");
  field.className = "field";
  const label = document.createElement("label");
  label.htmlFor = "plaat-find";
  label.textContent = t(messages.find);
  const input = document.createElement("input");
  input.id = "plaat-find";
  input.type = "search";
  field.append(label, input);
  const count = document.createElement("p");
  count.className = "soft plaat-count";
  count.setAttribute("role", "status");
  input.addEventListener("input", () => {
    const shown = filterKnoppen(page, input.value);
    count.textContent = input.value.trim() ? t(messages.found, shown, all) : "";
  });
  place.className = "plaat-tools";
  place.replaceChildren(
    field,
    button(t(messages.openAll), () => openAll(page, true)),
    button(t(messages.closeAll), () => openAll(page, false)),
    count,
  );
}

/** Say once that the plaat has changed, with a button to see the new one. */
export function sayChanged(page: Element): void {
  if (page.querySelector(".plaat-changed")) {
    return;
  }
  const notice = document.createElement("p");
  notice.className = "notice plaat-changed";
  notice.setAttribute("role", "status");
  notice.append(
    `${t(messages.changed)} `,
    button(t(messages.reload), () => window.location.reload()),
  );
  page.prepend(notice);
}

/** The id of the knop of the picture that was pressed, or null. */
export function pressedKnop(target: EventTarget | null): string | null {
  const found = target instanceof Element ? target.closest("[data-knop]") : null;
  return found?.getAttribute("data-knop") ?? null;
}
