// SPDX-License-Identifier: EUPL-1.2
/** A knop drawn as a rotary knob: filled keeps in place, open helps; pointer and arc tell its stand. */

import { html, nothing, svg, type TemplateResult } from "lit";

export interface Dial {
  readonly aard: string;
  readonly stand: string;
  /** Gives its hue; without one, the hue is that of what stands around it. */
  readonly kring?: string;
}

const FACE = 19;
const ARC = 27.5;
const LEFT = -130;
const RIGHT = 130;
const TURNS: Readonly<Record<string, number>> = {
  "nog-niet": LEFT,
  begonnen: 0,
  gedraaid: RIGHT,
};

/** Where a point lies on a circle around the middle; 0 degrees is straight up. */
export function at(radius: number, degrees: number): readonly [number, number] {
  const angle = (degrees * Math.PI) / 180;
  return [round(radius * Math.sin(angle)), round(-radius * Math.cos(angle))];
}

/** The path of a part of a circle around the middle. */
export function arc(radius: number, from: number, to: number): string {
  const large = to - from > 180 ? 1 : 0;
  return `M${at(radius, from).join(" ")}A${radius} ${radius} 0 ${large} 1 ${at(radius, to).join(" ")}`;
}

function round(value: number): number {
  // Adding zero turns -0 into 0.
  return Math.round(value * 100) / 100 + 0;
}

/**
 * Draw a knob in the hue of its kring; size and colour come from CSS.
 *
 * It says nothing to a screen reader: put aard and stand in words beside it.
 */
export function knob({ aard, stand, kring }: Dial): TemplateResult {
  const turn = TURNS[stand];
  return html`<svg class="knob knob-${aard} knob-${stand} ${kring ? `kring-${kring}` : ""}" viewBox="-32 -32 64 64"
    aria-hidden="true" focusable="false">${turn === undefined ? letGo() : turned(aard, turn)}</svg>`;
}

function letGo(): TemplateResult {
  return svg`<circle r=${FACE} fill="none" stroke="currentColor" stroke-width="2.6"
    stroke-dasharray="4.6 4"/>`;
}

function turned(aard: string, turn: number): TemplateResult {
  const filled = aard === "instandhoudend";
  const pointer = `M${at(5, turn).join(" ")}L${at(14, turn).join(" ")}`;
  return svg`<g fill="none" stroke="currentColor" stroke-linecap="round">
    <path class="knob-range" d=${arc(ARC, LEFT, RIGHT)} stroke-opacity=".26" stroke-width="3"/>
    ${turn > LEFT ? svg`<path class="knob-way" d=${arc(ARC, LEFT, turn)} stroke-width="6.4"/>` : nothing}
    <circle class="knob-face" r=${FACE} stroke-width="3"/>
    <path class=${filled ? "knob-pointer knob-pointer-light" : "knob-pointer"} d=${pointer} stroke-width="4.6"/>
  </g>`;
}
