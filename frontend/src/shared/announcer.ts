// SPDX-License-Identifier: EUPL-1.2
/** Polite live announcements for screen readers, at most one in three seconds. */

const PAUSE = 3000;

/**
 * One live region of a page. What comes too soon waits; of several that wait, the last
 * is said, because it is the truest.
 */
export class Announcer {
  readonly region: HTMLElement;
  #next: string | null = null;
  #timer: ReturnType<typeof setTimeout> | null = null;

  constructor(page: Document = document) {
    this.region = page.createElement("div");
    this.region.className = "visually-hidden";
    this.region.setAttribute("role", "status");
    this.region.setAttribute("aria-live", "polite");
    page.body.append(this.region);
  }

  /** Say a sentence now, or as soon as three seconds have passed. */
  say(sentence: string): void {
    if (this.#timer !== null) {
      this.#next = sentence;
      return;
    }
    this.region.textContent = sentence;
    this.#timer = setTimeout(() => this.#pass(), PAUSE);
  }

  #pass(): void {
    this.#timer = null;
    const next = this.#next;
    this.#next = null;
    if (next !== null) {
      this.say(next);
    }
  }
}
