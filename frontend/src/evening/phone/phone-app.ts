// SPDX-License-Identifier: EUPL-1.2
/** The phone of a deelnemer: follows the evening, one thing at a time. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { createRef, ref } from "lit/directives/ref.js";
import { type ActBody, type Answer, LiveRoom, type Refused } from "../../live/room";
import { Announcer } from "../../shared/announcer";
import { Drafts } from "../../shared/drafts";
import { setLanguage, t } from "../../shared/i18n";
import { type Kader, nameOf } from "../../shared/kader";
import type { FaseId } from "../../shared/model";
import { bijeenkomstOf, faseOf, mijOf } from "../../shared/selectors";
import type { Phone, Sheet, Ui } from "./context";
import { goOn, type Spot, spotOf } from "./focus";
import { goneView, keepOwn } from "./gone";
import { groupView, nameSheet, placeSheet } from "./group";
import { messages } from "./messages";
import { closeWhenOver } from "./over";
import { recogniseView } from "./recognise";
import { mergeView, resultView } from "./result";
import { knopSheet, tablesView } from "./tables";
import { welcomeView, whoForm } from "./welcome";
import { compose, DRAFT, unsentView, writeView } from "./write";

const VIEWS: Readonly<Record<FaseId, (phone: Phone) => TemplateResult>> = {
  welkom: welcomeView,
  schrijven: writeView,
  groeperen: groupView,
  tafels: tablesView,
  samenvoegen: mergeView,
  herkennen: recogniseView,
  resultaat: resultView,
};

export class PhoneApp extends LitElement implements Phone {
  readonly kader: Kader;
  readonly room: LiveRoom;
  readonly drafts: Drafts;
  readonly ui: Ui = {
    sheet: null,
    late: false,
    warned: null,
    editing: null,
    filter: "",
    perspectief: "",
    pickFilter: "",
    recognising: null,
    known: false,
    settled: 0,
  };
  readonly #refusals = new Map<string, Refused>();
  /** Pressed twice counts once: what waits for its answer, by spot. */
  readonly #asked = new Map<string, Promise<Answer>>();
  readonly #announcer = new Announcer();
  readonly #dialog = createRef<HTMLDialogElement>();
  #fase: FaseId | null = null;
  #waits = false;
  #gone = false;
  #spot: Spot | null = null;

  constructor(kader: Kader, room: LiveRoom = new LiveRoom(kader)) {
    super();
    setLanguage(kader.lang);
    this.kader = kader;
    this.room = room;
    this.drafts = new Drafts(kader.room);
  }

  get records(): LiveRoom["records"] {
    return this.room.records;
  }

  override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.room.addEventListener("change", this.#changed);
    this.room.addEventListener("status", this.#noticed);
    this.room.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.removeEventListener("change", this.#changed);
    this.room.removeEventListener("status", this.#noticed);
    this.room.stop();
  }

  /** Say it once everything that waited is kept. */
  readonly #noticed = (): void => {
    if (this.room.status === "gone" && !this.#gone) {
      this.#gone = true;
      keepOwn(this);
    }
    const waits = this.room.pending.length > 0;
    if (this.#waits && !waits) {
      this.say(t(messages.saved));
    }
    this.#waits = waits;
    this.requestUpdate();
  };

  readonly #changed = (): void => {
    const nu = faseOf(this.records)?.nu ?? null;
    this.dataset.fase = nu ?? "";
    if (nu !== this.#fase) {
      const first = this.#fase === null;
      this.#fase = nu;
      this.ui.late = nu !== "schrijven" && this.drafts.read(DRAFT) !== "";
      if (!first) {
        this.say(t(messages.faseNow, nameOf(this.kader.fasen, nu)));
        closeWhenOver(this);
      }
    }
    this.requestUpdate();
  };

  act(spot: string, act: ActBody): Promise<Answer> {
    const answer = this.#asked.get(spot) ?? this.#ask(spot, act);
    this.#asked.set(spot, answer);
    return answer;
  }

  async #ask(spot: string, act: ActBody): Promise<Answer> {
    this.refuse(spot, null);
    const answer = await this.room.send(act);
    this.#asked.delete(spot);
    if (!answer.ok) {
      this.refuse(spot, answer);
    }
    return answer;
  }

  refused(spot: string): Refused | null {
    return this.#refusals.get(spot) ?? null;
  }

  refuse(spot: string, refused: Refused | null): void {
    if (refused) {
      this.#refusals.set(spot, refused);
    } else {
      this.#refusals.delete(spot);
    }
    this.requestUpdate();
  }

  say(sentence: string): void {
    this.#announcer.say(sentence);
  }

  redraw(): void {
    this.requestUpdate();
  }

  openSheet(sheet: Sheet): void {
    this.ui.sheet = sheet;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#dialog.value?.showModal());
  }

  closeSheet(): void {
    this.#dialog.value?.close();
  }

  readonly #sheetClosed = (): void => {
    this.ui.sheet = null;
    this.ui.pickFilter = "";
    this.requestUpdate();
    void this.updateComplete.then(() => {
      // What opened the sheet may have moved away; start reading at the top then.
      if (document.activeElement === document.body) {
        this.querySelector<HTMLElement>(".ph-main")?.focus();
      }
    });
  };

  override willUpdate(): void {
    this.#spot = spotOf(this);
  }

  override updated(): void {
    goOn(this, this.#spot);
  }

  override render(): TemplateResult {
    const fase = faseOf(this.records);
    return html`${this.#header()} ${this.#connection()}
      <div class="ph-main" tabindex="-1">
        ${this.room.status === "gone" ? goneView(this) : this.#main(fase?.nu)}
      </div>
      <dialog class="ph-sheet" aria-labelledby="ph-sheet-title" ${ref(this.#dialog)} @close=${this.#sheetClosed}>
        ${this.#sheet()}
        <button type="button" class="ph-quiet ph-close" @click=${() => this.closeSheet()}>${t(messages.close)}</button>
      </dialog>`;
  }

  #main(nu: FaseId | undefined): TemplateResult | typeof nothing {
    return nu
      ? html`${compose(this)} ${nu === "schrijven" ? nothing : unsentView(this)} ${VIEWS[nu](this)}`
      : nothing;
  }

  #sheet(): TemplateResult | typeof nothing {
    const sheet = this.ui.sheet;
    switch (sheet?.kind) {
      case "who":
        return html`${whoForm(this)}`;
      case "place":
        return placeSheet(this, sheet.geeltje);
      case "name":
        return nameSheet(this, sheet.thema);
      case "knop":
        return knopSheet(this, sheet.form);
      default:
        return nothing;
    }
  }

  #header(): TemplateResult {
    const mij = mijOf(this.records);
    const goal = bijeenkomstOf(this.records)?.nuldoel;
    const where = mij?.tafel ? t(messages.tafel, mij.tafel) : t(messages.noTafel);
    const inWelcome = faseOf(this.records)?.nu === "welkom";
    return html`<header class="ph-header">
      <div class="ph-row ph-top">
        ${
          mij && !inWelcome
            ? html`<button type="button" class="ph-who" aria-haspopup="dialog" @click=${() => this.openSheet({ kind: "who" })}>${where} · ${mij.naam}</button>`
            : html`<p class="ph-soft">${mij ? `${where} · ${mij.naam}` : ""}</p>`
        }
        ${this.#progress()}
      </div>
      ${goal && !inWelcome ? html`<p class="ph-soft ph-goal-small"><strong>0</strong> ${goal}</p>` : nothing}
    </header>`;
  }

  #progress(): TemplateResult | typeof nothing {
    const fase = faseOf(this.records);
    if (!fase) {
      return nothing;
    }
    const at = fase.fasen.findIndex((item) => item.id === fase.nu);
    const label = t(
      messages.step,
      at + 1,
      fase.fasen.length,
      nameOf(this.kader.fasen, fase.nu),
    );
    return html`<span class="ph-dots" role="img" aria-label=${label}>${fase.fasen.map(
      (_, i) => html`<i class=${i === at ? "ph-dot ph-dot-now" : "ph-dot"}></i>`,
    )}</span>`;
  }

  #connection(): TemplateResult | typeof nothing {
    switch (this.room.status) {
      case "offline":
        return html`<p class="ph-connection">${t(messages.offline)}</p>`;
      case "outdated":
        return html`<p class="ph-connection">${t(messages.outdated)}
          <button type="button" class="ph-second" @click=${() => window.location.reload()}>${t(messages.reload)}</button></p>`;
      case "gone":
        return html`<p class="ph-connection">${t(messages.gone)} <a href="/">nulplaat</a></p>`;
      case "connecting":
        return html`<p class="ph-connection ph-soft">${t(messages.connecting)}</p>`;
      default:
        return this.room.restored
          ? html`<p class="ph-connection" role="status">${t(messages.restored)}</p>`
          : nothing;
    }
  }
}

customElements.define("nulplaat-phone", PhoneApp);
