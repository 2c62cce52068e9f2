// SPDX-License-Identifier: EUPL-1.2
/** Keeps the picture of the plaat as fresh as the records, without asking too often. */

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
      this.#drawn = (await read(this.#address)) ?? this.#drawn;
      this.#ready();
    } catch {
      // No connection: the picture that is there stays until the room is back.
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
    return null;
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
