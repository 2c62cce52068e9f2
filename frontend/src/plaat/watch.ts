// SPDX-License-Identifier: EUPL-1.2
/** Notices that the plaat on the page is no longer the plaat of now. */

import type { LiveRoom, Records } from "../live/room";

const ON_THE_PLAAT = /^(?:bijeenkomst$|knop\/|schakel\/|titel\/|geeltje\/)/;

/** The records that a plaat is made of, as one text to compare. */
export function plaatMark(records: Records): string {
  const parts = [...records].filter(([key]) => ON_THE_PLAAT.test(key));
  return JSON.stringify(parts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** Tell when the plaat changes after the first sight of it. */
export function watchPlaat(room: LiveRoom, changed: () => void): void {
  let first: string | null = null;
  room.addEventListener("change", () => {
    const mark = plaatMark(room.records);
    if (first === null) {
      first = mark;
    } else if (mark !== first) {
      changed();
    }
  });
  room.start();
}
