// SPDX-License-Identifier: EUPL-1.2
/** Going through proposals by keyboard. */

import type { Voorstel } from "../../../shared/model";
import { voorstellenOf } from "../../../shared/selectors";
import { undo } from "../agenda";
import type { Desk } from "../context";
import { accept, leave } from "./choosing";
import { toggleOnScreen } from "./on-screen";
import { tickedOf } from "./ticking";

const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function step(from: Element, by: number): void {
  const all = [
    ...(from.closest(".fc-bands")?.querySelectorAll<HTMLElement>("[data-voorstel]") ??
      []),
  ].filter((item) => item.closest("details:not([open])") === null);
  const next = all[all.indexOf(from as HTMLElement) + by];
  next?.querySelector<HTMLElement>("input, button")?.focus();
}

function decide(
  desk: Desk,
  soort: Voorstel["soort"],
  id: string,
  key: string,
): boolean {
  const voorstel = voorstellenOf(desk.records, soort).find((item) => item.id === id);
  if (!voorstel) {
    return false;
  }
  if (key === "j" && tickedOf(desk, voorstel).length > 1) {
    void accept(desk, voorstel);
  } else if (key === "l") {
    void leave(desk, voorstel);
  } else {
    return false;
  }
  return true;
}

/** Shortcuts; they work only while something in a proposal has the focus. */
export function pressedIn(
  desk: Desk,
  soort: Voorstel["soort"],
  event: KeyboardEvent,
): void {
  const card = (event.target as Element).closest<HTMLElement>("[data-voorstel]");
  if (!card || event.ctrlKey || event.metaKey || event.altKey) {
    return;
  }
  const by = STEPS[event.key];
  const key = event.key.toLowerCase();
  if (by !== undefined) {
    step(card, by);
  } else if (key === "z") {
    undo(desk);
  } else if (key === "t") {
    void toggleOnScreen(desk, { voorstel: card.dataset.voorstel ?? "" });
  } else if (!decide(desk, soort, card.dataset.voorstel ?? "", key)) {
    return;
  }
  event.preventDefault();
}
