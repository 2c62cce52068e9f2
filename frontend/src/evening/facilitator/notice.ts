// SPDX-License-Identifier: EUPL-1.2
/** Something the begeleider is told; read once, it can be put away. */

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../../shared/i18n";
import type { Desk } from "./context";
import { messages } from "./messages";

/** What is told: put away, it stays so until `about` is something else. */
export interface Told {
  readonly key: string;
  readonly about?: unknown;
  readonly words: string;
  /** What can be done about it. */
  readonly does?: TemplateResult;
  /** Whether it came by itself, so that it is read out. */
  readonly live?: boolean;
}

export function notice(
  desk: Desk,
  { key, about = key, words, does, live = true }: Told,
): TemplateResult | typeof nothing {
  if (desk.ui.closed.get(key) === about) {
    return nothing;
  }
  const away = (): void => {
    desk.ui.closed.set(key, about);
    desk.redraw();
  };
  return html`<div class="notice fc-notice"><p role=${live ? "status" : nothing}>${words}</p>
    <span class="fc-notice-acts">${does ?? nothing}<button type="button" class="button--quiet" @click=${away}>${t(messages.close)}<span class="visually-hidden"> ${t(messages.thisNotice)}</span></button></span></div>`;
}
