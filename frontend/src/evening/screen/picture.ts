// SPDX-License-Identifier: EUPL-1.2
/** Keeps the picture of the plaat as fresh as the records, without asking too often. */

/** The smallest words of a knop, in pixels of a screen 1080 high. */
const READABLE = 12;

/** How long the plaat must be quiet before its picture is fetched again. */
const QUIET = 900;

export class Picture {
  readonly #address: string;
  readonly #ready: () => void;
  #drawn: SVGSVGElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #busy = false;
  #again = false;

  constructor(address: string, ready: () => void) {
    this.#address = address;
    this.#ready = ready;
  }

  /** The picture as the page's own drawing: it follows light and dark. */
  get drawn(): SVGSVGElement | null {
    return this.#drawn;
  }

  /** Whether its words are large enough to be read by somebody near the screen. */
  get readable(): boolean {
    return this.#drawn !== null && wordSize(this.#drawn) >= READABLE;
  }

  /** Something changed: fetch once it is quiet; at once when there is nothing yet. */
  renew(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#fetch(), this.#drawn ? QUIET : 0);
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  async #fetch(): Promise<void> {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    try {
      this.#drawn = await read(this.#address);
      this.#ready();
    } catch {
      // No connection, or not yet shown: the picture that is there stays until the room is back.
    } finally {
      this.#busy = false;
    }
    if (this.#again) {
      this.#again = false;
      this.renew();
    }
  }
}

/** Take the drawing out of the result page; the screen only looks, so no links. */
async function read(address: string): Promise<SVGSVGElement | null> {
  const answer = await fetch(address, { headers: { Accept: "text/html" } });
  if (!answer.ok) {
    throw new Error(`The plaat was not given: ${answer.status}.`);
  }
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  return asPicture(page);
}

/** Find the drawing in a result page and take its links out. */
export function asPicture(page: Document): SVGSVGElement | null {
  const drawn = page.querySelector<SVGSVGElement>(".plaat-picture svg");
  for (const link of drawn?.querySelectorAll("a") ?? []) {
    link.replaceWith(...link.childNodes);
  }
  drawn?.setAttribute("role", "img");
  return drawn;
}

/** How large a picture's knoppen are written when it is 1080 high. */
export function wordSize(drawn: SVGSVGElement): number {
  const words = drawn.querySelector("[data-knop] text")?.getAttribute("font-size");
  const height = drawn.getAttribute("viewBox")?.split(/[\s,]+/)[3];
  return (Number(words) * 1080) / Number(height);
}
