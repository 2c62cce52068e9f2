// SPDX-License-Identifier: EUPL-1.2
/** Keeps the keyboard where somebody works when what had the focus moves or goes. */

/** Where the focus was, taken before a page is drawn again. */
export interface Place {
  readonly element: HTMLElement;
  readonly geeltje: string | undefined;
  readonly list: Element | null;
}

export function placeOf(root: HTMLElement): Place | null {
  const element = document.activeElement;
  if (!(element instanceof HTMLElement) || !root.contains(element)) {
    return null;
  }
  // Who names a thema goes back to the geeltje that it was made of.
  const about = element.closest("dialog")?.querySelector<HTMLElement>("[data-about]");
  const geeltje = element.dataset.geeltje ?? about?.dataset.about;
  return { element, geeltje, list: element.closest(".fc-list, .fc-outlines") };
}

/** Follow a geeltje to its new thema; else go to the next proposal, else to the top. */
export function restore(root: HTMLElement, place: Place | null): void {
  if (!place || place.element.isConnected || document.activeElement !== document.body) {
    return;
  }
  const moved = place.geeltje
    ? root.querySelector<HTMLElement>(`[data-geeltje="${place.geeltje}"]`)
    : (place.list?.querySelector<HTMLElement>(".button-main") ??
      place.list?.querySelector<HTMLElement>("[data-voorstel] :is(input, button)"));
  const next = moved ?? root.querySelector<HTMLElement>("h1");
  next?.focus({ preventScroll: moved === null || moved === undefined });
}
