// SPDX-License-Identifier: EUPL-1.2
/** The time that a fase has left, on the server's clock (L9). */

import { LitElement } from "lit";
import { t } from "../i18n";
import type { Fase } from "../model";
import { messages } from "./messages";

/** How many milliseconds a fase has left; less than 0 when it runs over. */
export function timeLeft(fase: Fase, now: number): number {
  const minutes = fase.fasen.find((item) => item.id === fase.nu)?.minuten ?? 0;
  return fase.sinds + minutes * 60_000 - now;
}

/** Write a time as '13:40', or '+2:05' when it ran over. */
export function asClock(left: number): string {
  const seconds = Math.abs(
    left > 0 ? Math.ceil(left / 1000) : Math.floor(-left / 1000),
  );
  const minutes = Math.floor(seconds / 60);
  return `${left < 0 && seconds > 0 ? "+" : ""}${minutes}:${String(seconds % 60).padStart(2, "0")}`;
}

/** Write a time in words: 'nog 6 minuten'. */
export function inWords(left: number): string {
  return left <= 0 ? t(messages.over) : t(messages.left, Math.ceil(left / 60_000));
}

/** Shows the time left; only this element changes every second. */
export class FaseTimer extends LitElement {
  fase: Fase | null = null;
  now: () => number = () => Date.now();
  words = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  static override properties = {
    fase: { attribute: false },
    now: { attribute: false },
    words: { type: Boolean },
  };

  override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#timer = setInterval(() => this.requestUpdate(), 1000);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearInterval(this.#timer);
  }

  override render(): string {
    if (!this.fase) {
      return "";
    }
    const left = timeLeft(this.fase, this.now());
    this.classList.toggle("timer-over", left < 0);
    return this.words ? inWords(left) : asClock(left);
  }
}

customElements.define("nulplaat-timer", FaseTimer);
