// SPDX-License-Identifier: EUPL-1.2
/** Adds to the result page: finding a word, opening all, and going from picture to list. */

import { html, nothing, render, type TemplateResult } from "lit";
import { messages as pieces } from "../shared/components/messages";
import { setLanguage, t } from "../shared/i18n";
import { type Kader, type Named, nameOf } from "../shared/kader";
import { essence, watch } from "./freshness";
import { KnopList } from "./list";
import { messages } from "./messages";

export class PlaatPage {
  readonly #page: HTMLElement;
  readonly #list: KnopList;
  readonly #tools: HTMLElement | null;
  #before = "";
  #asked = "";
  #perspectief = "";
  #names: readonly Named[] = [];

  constructor(page: HTMLElement) {
    this.#page = page;
    this.#list = new KnopList(page);
    this.#tools = page.querySelector<HTMLElement>("#plaat-filter");
  }

  /** Bring the page to life; without a kader the language comes from the page. */
  start(kader: Kader | null): void {
    setLanguage(kader?.lang ?? (document.documentElement.lang === "en" ? "en" : "nl"));
    this.#names = kader?.perspectieven ?? [];
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
    const looked = this.#asked || this.#perspectief;
    const count = looked ? this.#found(shown, all) : t(messages.all, all);
    render(
      html`<div class="plaat-tools" role="search">
        <div class="field"><label class="field-label" for="plaat-find">${t(messages.find)}</label>
        <input id="plaat-find" type="search" autocomplete="off" @input=${this.#typed}></div>
        ${this.#who()}
        <button type="button" class="button" @click=${this.#toggle}>${t(open ? messages.closeAll : messages.openAll)}</button>
        <p class="plaat-count soft" role="status">${count}</p>
        ${this.#tooSmall()}
      </div>`,
      this.#tools,
    );
  }

  #found(shown: number, all: number): string {
    if (shown > 0) {
      return t(messages.found, shown, all);
    }
    return this.#perspectief ? t(messages.noneOf) : t(pieces.nothingFound, this.#asked);
  }

  /** Choose whose words are shown; what is too small is explained, not offered. */
  #who(): TemplateResult | typeof nothing {
    const offered = (this.#tools?.dataset.perspectieven ?? "")
      .split(" ")
      .filter(Boolean);
    return offered.length === 0
      ? nothing
      : html`<div class="field plaat-who"><label class="field-label" for="plaat-who">${t(messages.who)}</label>
        <select id="plaat-who" @change=${this.#looked}><option value="">${t(messages.everybody)}</option>${offered.map((id) => html`<option value=${id}>${nameOf(this.#names, id)}</option>`)}</select></div>`;
  }

  #tooSmall(): TemplateResult | typeof nothing {
    const offered = this.#tools?.dataset.perspectieven?.split(" ") ?? [];
    const hidden = [...this.#list.perspectieven].some((id) => !offered.includes(id));
    return hidden
      ? html`<p class="plaat-count soft">${t(messages.tooSmall)}</p>`
      : nothing;
  }

  readonly #looked = (event: Event): void => {
    this.#perspectief = (event.target as HTMLSelectElement).value;
    this.#draw(this.#filtered());
  };

  #filtered(): number {
    return this.#list.filter(this.#asked, this.#perspectief);
  }

  readonly #typed = (event: Event): void => {
    this.#asked = (event.target as HTMLInputElement).value.trim();
    this.#draw(this.#filtered());
  };

  readonly #toggle = (): void => {
    this.#list.setOpen(!this.#list.allOpen);
    this.#draw(this.#filtered());
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
    const who = this.#tools?.querySelector("select");
    if (field && (this.#asked || this.#perspectief)) {
      field.value = "";
      if (who) {
        who.value = "";
      }
      this.#asked = this.#perspectief = "";
      this.#draw(this.#filtered());
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
