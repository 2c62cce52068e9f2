// SPDX-License-Identifier: EUPL-1.2
/** Asks now and then whether somebody in a room sends more than is taken; never who. */

const EVERY = 15_000;
const LIMIT = 5_000;

export class Pace {
  readonly #address: { readonly socket: string; readonly ticket: string };
  readonly #changed: () => void;
  #slowed = false;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(
    address: { readonly socket: string; readonly ticket: string },
    changed: () => void,
  ) {
    this.#address = address;
    this.#changed = changed;
  }

  /** Whether somebody was slowed in the last minute, as far as is known. */
  get slowed(): boolean {
    return this.#slowed;
  }

  start(): void {
    this.#timer ??= setInterval(() => void this.ask(), EVERY);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  /** Ask once; without an answer nobody is said to be slowed. */
  async ask(): Promise<void> {
    const slowed = document.hidden ? this.#slowed : await this.#answer();
    if (slowed !== this.#slowed) {
      this.#slowed = slowed;
      this.#changed();
    }
  }

  async #answer(): Promise<boolean> {
    try {
      const { socket, ticket } = this.#address;
      const response = await fetch(socket.replace(/\/ws$/, "/pace"), {
        credentials: "same-origin",
        cache: "no-store",
        headers: { "Nulplaat-Ticket": ticket },
        signal: AbortSignal.timeout(LIMIT),
      });
      const said: unknown = response.ok ? await response.json() : {};
      return (said as { readonly slowed?: boolean }).slowed === true;
    } catch {
      return false;
    }
  }
}
