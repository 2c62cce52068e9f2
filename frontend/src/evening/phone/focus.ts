// SPDX-License-Identifier: EUPL-1.2
/** Keeps the focus where somebody works when the proposal that had it is decided. */

const OUTLINE = ".ph-outline";

/** Where the focus was among the proposals, taken before the page is drawn again. */
export interface Spot {
  readonly element: HTMLElement;
  readonly nth: number;
}

export function spotOf(root: HTMLElement): Spot | null {
  const element = document.activeElement;
  const outline = element?.closest(OUTLINE);
  if (!(element instanceof HTMLElement) || !outline || !root.contains(outline)) {
    return null;
  }
  return { element, nth: [...root.querySelectorAll(OUTLINE)].indexOf(outline) };
}

/** Go to the next proposal, else to the last one, else to the heading of the page. */
export function goOn(root: HTMLElement, spot: Spot | null): void {
  if (!spot || spot.element.isConnected || document.activeElement !== document.body) {
    return;
  }
  const left = root.querySelectorAll<HTMLElement>(OUTLINE);
  const next =
    left[Math.min(spot.nth, left.length - 1)] ?? root.querySelector<HTMLElement>("h1");
  if (next) {
    next.tabIndex = -1;
    next.focus();
  }
}
