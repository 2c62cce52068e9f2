// SPDX-License-Identifier: EUPL-1.2
/** The sign of a kring, so that colour is never its only mark. */

import { html, type TemplateResult } from "lit";
import { unsafeSVG } from "lit/directives/unsafe-svg.js";
import type { KringInfo } from "../kader";

/** Draw a kring's sign in the colour of the text; the server's own drawing. */
export function sign(kring: Pick<KringInfo, "sign"> | undefined): TemplateResult {
  return html`<svg class="kring-sign" viewBox="0 0 20 20" fill="none" stroke="currentColor"
    stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"
    focusable="false">${unsafeSVG(kring?.sign ?? "")}</svg>`;
}
