// SPDX-License-Identifier: EUPL-1.2
/** A knop drawn as a rotary knob: filled keeps it in place, open helps; the arc is its stand. */

import { nothing, type SVGTemplateResult, svg } from "lit";

const ARC = 270;
const RADIUS = 21;
const TURNED: Readonly<Record<string, number>> = {
  "nog-niet": 0,
  begonnen: ARC / 2,
  gedraaid: ARC,
};

function point(angle: number, radius: number): string {
  const turn = ((angle + 135) * Math.PI) / 180;
  return `${(24 + radius * Math.cos(turn)).toFixed(2)} ${(24 + radius * Math.sin(turn)).toFixed(2)}`;
}

function arc(to: number): string {
  const large = to > 180 ? 1 : 0;
  return `M${point(0, RADIUS)}A${RADIUS} ${RADIUS} 0 ${large} 1 ${point(to, RADIUS)}`;
}

function pointer(turned: number): string {
  return `M${point(turned, 6)}L${point(turned, 12)}`;
}

/** Draw the inside of a knob in a box of 48 × 48; its colour is `--hue`. */
export function dialShapes(aard: string, stand: string): SVGTemplateResult {
  const gone = stand === "losgelaten";
  const turned = TURNED[stand] ?? 0;
  const face = aard === "instandhoudend" ? "dial-face dial-full" : "dial-face";
  return svg`<path class="dial-track" d=${arc(ARC)}></path>
    ${turned > 0 ? svg`<path class="dial-arc" d=${arc(turned)}></path>` : nothing}
    <circle class=${gone ? `${face} dial-gone` : face} cx="24" cy="24" r="14.5"></circle>
    ${gone ? nothing : svg`<path class=${aard === "instandhoudend" ? "dial-pointer dial-light" : "dial-pointer"} d=${pointer(turned)}></path>`}`;
}
