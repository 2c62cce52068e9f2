// SPDX-License-Identifier: EUPL-1.2
/** Adds to the result page: finding a word, opening all, and going from picture to list. */

import { html, render } from "lit";
import { setLanguage, t } from "../shared/i18n";
import type { Kader } from "../shared/kader";
import { essence, watch } from "./freshness";
import { KnopList } from "./list";
import { messages } from "./messages";

export class PlaatPage {
  readonly #page: HTMLElement;
  readonly #list: KnopList;
  readonly #tools: HTMLElement | null;
  #before = "";
  #asked = "";

  constructor(page: HTMLElement) {
    this.#page = page;
    this.#list = new KnopList(page);
    this.#tools = page.querySelector<HTMLElement>("#plaat-filter");
  }

  /** Bring the page to life; without a kader the language comes from the page. */
  start(kader: Kader | null): void {
    setLanguage(kader?.lang ?? (document.documentElement.lang === "en" ? "en" : "nl"));
    this.#before = essence(this.#page);
    this.#draw(this.#list.size);
    this.#page.addEventListener("click", this.#clicked);
    window.addEventListener("hashchange", this.#followHash);
    window.addEventListener("beforeprint", () => this.#list.openForPaper());
    window.addEventListener("afterprint", () => this.#list.closeAfterPaper());
    this.#followHash();
    const address = kader?.urls.plaat;
    if (address) {
      watch(address, this.#before, () => this.#tellChanged());
    }
  }

  #draw(shown: number): void {
    const all = this.#list.size;
    if (!this.#tools || all === 0) {
      return;
    }
    const open = this.#list.allOpen;
    const count = this.#asked ? t(messages.found, shown, all) : t(messages.all, all);
    render(
      html`<div class="plaat-tools" role="search">
        <div class="field"><label class="field-label" for="plaat-find">${t(messages.find)}</label>
        <input id="plaat-find" type="search" autocomplete="off" @input=${this.#typed}></div>
        <button type="button" class="button" @click=${this.#toggle}>${t(open ? messages.closeAll : messages.openAll)}</button>
        <p class="plaat-count soft" role="status">${count}</p>
      </div>`,
      this.#tools,
    );
  }

  readonly #typed = (event: Event): void => {
    this.#asked = (event.target as HTMLInputElement).value.trim();
    this.#draw(this.#list.filter(this.#asked));
  };

  readonly #toggle = (): void => {
    this.#list.setOpen(!this.#list.allOpen);
    this.#draw(this.#list.filter(this.#asked));
  };

  /** A knop in the picture leads to its place in the list, also when that was filtered out. */
  readonly #clicked = (event: Event): void => {
    const target = event.target as Element;
    const id = target.closest(".plaat-picture a")?.getAttribute("href")?.slice(1);
    if (!id) {
      return;
    }
    this.#showAll();
    if (this.#list.goTo(id)) {
      event.preventDefault();
      window.history.replaceState(null, "", `#${id}`);
    }
  };

  readonly #followHash = (): void => {
    this.#list.goTo(decodeURIComponent(window.location.hash.slice(1)));
  };

  #showAll(): void {
    const field = this.#tools?.querySelector<HTMLInputElement>("input");
    if (field && this.#asked) {
      field.value = "";
      this.#asked = "";
      this.#draw(this.#list.filter(""));
    }
  }

  #tellChanged(): void {
    const notice = document.createElement("div");
    notice.className = "plaat-changed-place";
    notice.setAttribute("role", "status");
    this.#page.prepend(notice);
    render(
      html`<p class="notice plaat-changed">${t(messages.changed)}
        <button type="button" class="button button-small" @click=${() => window.location.reload()}>${t(messages.reload)}</button></p>`,
      notice,
    );
  }
}
