// SPDX-License-Identifier: EUPL-1.2
/** The list of knoppen as the server drew it: find in it, open it, go to a knop. */

import { forgiving } from "../shared/forgiving";

interface Item {
  readonly element: HTMLElement;
  readonly stamboom: HTMLDetailsElement | null;
  readonly words: string;
  /** The geeltjes of its stamboom. */
  readonly leaves: readonly HTMLElement[];
}

export class KnopList {
  readonly #items: readonly Item[];
  readonly #kringen: readonly HTMLElement[];
  #closed: readonly HTMLDetailsElement[] = [];

  constructor(page: ParentNode) {
    this.#items = [...page.querySelectorAll<HTMLElement>(".knop-item")].map(
      (element) => ({
        element,
        stamboom: element.querySelector<HTMLDetailsElement>("details"),
        words: element.textContent ?? "",
        leaves: [...element.querySelectorAll<HTMLElement>("li.geeltje")],
      }),
    );
    this.#kringen = [...page.querySelectorAll<HTMLElement>(".plaat-list .kring")];
  }

  get size(): number {
    return this.#items.length;
  }

  /** The perspectieven that some geeltje has. */
  get perspectieven(): Set<string> {
    const leaves = this.#items.flatMap((item) => item.leaves);
    return new Set(
      leaves.map((leaf) => leaf.dataset.perspectief ?? "").filter(Boolean),
    );
  }

  /**
   * Show only the knoppen that hold every word, in any tafel's words, and only what this
   * perspectief said; return how many knoppen.
   */
  filter(asked: string, perspectief = ""): number {
    const found = forgiving(asked);
    let shown = 0;
    for (const { element, words, leaves } of this.#items) {
      for (const leaf of leaves) {
        leaf.hidden = perspectief !== "" && leaf.dataset.perspectief !== perspectief;
      }
      const said = perspectief === "" || leaves.some((leaf) => !leaf.hidden);
      element.hidden = !(said && found(words));
      shown += element.hidden ? 0 : 1;
    }
    for (const kring of this.#kringen) {
      kring.hidden = kring.querySelector(".knop-item:not([hidden])") === null;
    }
    return shown;
  }

  /** Open or close every stamboom. */
  setOpen(open: boolean): void {
    for (const { stamboom } of this.#items) {
      if (stamboom) {
        stamboom.open = open;
      }
    }
  }

  /** On paper nothing can be opened, so everything is. */
  openForPaper(): void {
    this.#closed = this.#items.flatMap(({ stamboom }) =>
      stamboom && !stamboom.open ? [stamboom] : [],
    );
    this.setOpen(true);
  }

  closeAfterPaper(): void {
    for (const stamboom of this.#closed) {
      stamboom.open = false;
    }
    this.#closed = [];
  }

  get allOpen(): boolean {
    return this.#items.every(({ stamboom }) => stamboom?.open !== false);
  }

  /** Open a knop's stamboom and put the reader there; false when it is not in the list. */
  goTo(id: string): boolean {
    const item = this.#items.find(({ element }) => element.id === id);
    if (!item) {
      return false;
    }
    for (const { element } of this.#items) {
      element.classList.toggle("knop-found", element === item.element);
    }
    if (item.stamboom) {
      item.stamboom.open = true;
    }
    item.element.scrollIntoView({ block: "start" });
    item.element.querySelector<HTMLElement>("summary")?.focus({ preventScroll: true });
    return true;
  }
}
