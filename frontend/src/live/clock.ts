// SPDX-License-Identifier: EUPL-1.2
/** The server's clock as a device can know it: a phone's own clock may be hours wrong. */

const JUMP = 1000;

export class Clock {
  readonly #ticks: () => number;
  #offset: number | null = null;

  constructor(ticks: () => number = () => performance.now()) {
    this.#ticks = ticks;
  }

  /** The server's time now, milliseconds since 1970 UTC. */
  now(): number {
    return this.#offset === null ? Date.now() : this.#ticks() + this.#offset;
  }

  /** Learn from a time that the server sent; what came fastest is nearest to the truth. */
  learn(serverNow: number): void {
    const offset = serverNow - this.#ticks();
    if (
      this.#offset === null ||
      offset > this.#offset ||
      this.#offset - offset > JUMP
    ) {
      this.#offset = offset;
    }
  }
}
