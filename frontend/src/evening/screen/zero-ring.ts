// SPDX-License-Identifier: EUPL-1.2
/** The great zero at the right of the screen, with the goal inside. */

import { html, svg, type TemplateResult } from "lit";
import { type Fitted, fitGoal, type Inside, type Measure } from "./goal";

/** The drawing is as high as the screen, 1080; the ring runs out of it at the right. */
const WIDTH = 640;
const RING = { cx: 400, cy: 540, rx: 344, ry: 438, stroke: 88 } as const;
const INSIDE: Inside = {
  cx: RING.cx,
  cy: RING.cy,
  rx: RING.rx - RING.stroke / 2,
  ry: RING.ry - RING.stroke / 2,
  right: WIDTH - 34,
};

/** Measure in the page's own type; a guess where nothing can be drawn. */
export function pageMeasure(): Measure {
  const pen = document.createElement("canvas").getContext("2d");
  if (!pen) {
    return (text) => text.length * 0.6;
  }
  const family = getComputedStyle(document.documentElement).fontFamily;
  pen.font = `700 100px ${family}`;
  return (text) => pen.measureText(text).width / 100;
}

export class ZeroRing {
  #goal: string | null = null;
  #fitted: Fitted = { size: 0, lines: [] };

  /** Measure again: the typeface has come in. */
  refit(): void {
    this.#goal = null;
  }

  draw(goal: string): TemplateResult {
    if (goal !== this.#goal) {
      this.#goal = goal;
      this.#fitted = fitGoal(goal, INSIDE, pageMeasure());
    }
    const { size, lines } = this.#fitted;
    return html`<svg class="sc-zero" viewBox="0 0 ${WIDTH} 1080" role="img" aria-label="0 ${goal}"
      preserveAspectRatio="xMaxYMid meet">
      <ellipse class="sc-ring" cx=${RING.cx} cy=${RING.cy} rx=${RING.rx} ry=${RING.ry}
        stroke-width=${RING.stroke}></ellipse>
      ${lines.map(
        ({ text, x, y }) =>
          svg`<text class="sc-goal" x=${x} y=${y} font-size=${size} text-anchor="middle">${text}</text>`,
      )}
    </svg>`;
  }
}
