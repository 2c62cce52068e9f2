// SPDX-License-Identifier: EUPL-1.2
/** The facilitator's desk: programme left, the work in the middle, what needs you right. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { createRef, ref } from "lit/directives/ref.js";
import { Pace } from "../../live/pace";
import { type ActBody, type Answer, LiveRoom, type Refused } from "../../live/room";
import { Announcer } from "../../shared/announcer";
import { currentLanguage, setLanguage, t } from "../../shared/i18n";
import { type Kader, nameOf } from "../../shared/kader";
import type { FaseId } from "../../shared/model";
import { faseOf } from "../../shared/selectors";
import { agenda, header } from "./agenda";
import { oppositesOf } from "./alike";
import type { Desk, Sheet, Ui } from "./context";
import { Doubt, doubtView } from "./doubt";
import { type Place, placeOf, restore } from "./focus";
import { groupingView } from "./grouping";
import { mergingView } from "./merging";
import { messages } from "./messages";
import { notice } from "./notice";
import { recogniseView } from "./recognise";
import { resultView } from "./result";
import { sheetView } from "./sheets";
import { side } from "./side";
import { tablesView } from "./tables";
import { welcomeView } from "./welcome";
import { writingView } from "./writing";

const PICTURE_PAUSE = 1500;

const VIEWS: Readonly<Record<FaseId, (desk: Desk) => TemplateResult>> = {
  welkom: welcomeView,
  schrijven: writingView,
  groeperen: groupingView,
  tafels: tablesView,
  samenvoegen: mergingView,
  herkennen: recogniseView,
  resultaat: resultView,
};

export class FacilitatorApp extends LitElement implements Desk {
  readonly kader: Kader;
  readonly room: LiveRoom;
  readonly ui: Ui = {
    sheet: null,
    filter: "",
    chosen: new Set(),
    unticked: new Set(),
    unpicked: new Set(),
    unfolded: new Set(),
    closed: new Map(),
    perspectief: "",
    merge: "open",
    recognised: "all",
    pictureSeq: 0,
    paper: null,
  };
  readonly #announcer = new Announcer();
  readonly #dialog = createRef<HTMLDialogElement>();
  readonly #doubt = new Doubt();
  #refused: Refused | null = null;
  #fase: FaseId | null = null;
  #place: Place | null = null;
  #picture: ReturnType<typeof setTimeout> | undefined;
  readonly #pace: Pace;

  constructor(kader: Kader, room: LiveRoom = new LiveRoom(kader)) {
    super();
    setLanguage(kader.lang);
    this.kader = kader;
    this.room = room;
    this.#pace = new Pace(kader, this.#redraw);
  }

  get slowed(): boolean {
    return this.#pace.slowed;
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
    this.room.addEventListener("status", this.#statusChanged);
    this.room.start();
    this.#pace.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.removeEventListener("change", this.#changed);
    this.room.removeEventListener("status", this.#statusChanged);
    clearTimeout(this.#picture);
    this.room.stop();
    this.#pace.stop();
  }

  readonly #redraw = (): void => this.requestUpdate();

  /** Lost again after it was there, it is told again. */
  readonly #statusChanged = (): void => {
    if (this.room.status === "online") {
      this.ui.closed.delete("offline");
    }
    this.requestUpdate();
  };

  readonly #changed = (): void => {
    const nu = faseOf(this.records)?.nu ?? null;
    this.dataset.fase = nu ?? "";
    if (nu !== this.#fase) {
      if (this.#fase !== null) {
        this.say(t(messages.faseNow, nameOf(this.kader.fasen, nu)));
      }
      this.#fase = nu;
      void this.updateComplete.then(() => this.#showFase());
      this.#doubt.forget();
      this.ui.chosen.clear();
      this.ui.filter = "";
      this.ui.unfolded.clear();
      this.ui.perspectief = "";
    }
    this.#forgetGone();
    this.#doubt.look(this.room);
    this.#renewPicture();
    this.requestUpdate();
  };

  /** On a phone the programme scrolls sideways. */
  #showFase(): void {
    const now = this.querySelector<HTMLElement>(".fc-fase[aria-current]");
    const row = now?.closest<HTMLElement>(".fc-fasen");
    if (now && row) {
      row.scrollLeft = now.offsetLeft - (row.clientWidth - now.offsetWidth) / 2;
    }
  }

  #forgetGone(): void {
    for (const id of this.ui.chosen) {
      const geeltje = this.records.get(`geeltje/${id}`);
      if ((!geeltje || geeltje.verwijderd) && !this.records.has(`knop/${id}`)) {
        this.ui.chosen.delete(id);
      }
    }
  }

  #renewPicture(): void {
    this.#picture ??= setTimeout(() => {
      this.#picture = undefined;
      this.ui.pictureSeq = this.room.seq;
      this.requestUpdate();
    }, PICTURE_PAUSE);
  }

  async act(act: ActBody): Promise<Answer> {
    this.#refused = null;
    this.#doubt.before(this.records, act, oppositesOf(this));
    const answer = await this.room.send(act);
    this.#doubt.after(answer, this.room);
    if (!answer.ok) {
      this.#refused = answer;
    }
    this.requestUpdate();
    return answer;
  }

  say(sentence: string): void {
    this.#announcer.say(sentence);
  }

  redraw(): void {
    this.requestUpdate();
  }

  open(sheet: Sheet): void {
    this.#refused = null;
    this.ui.sheet = sheet;
    this.requestUpdate();
    void this.updateComplete.then(() => this.#dialog.value?.showModal());
  }

  close(): void {
    this.#dialog.value?.close();
  }

  readonly #closed = (): void => {
    this.ui.sheet = null;
    this.#refused = null;
    this.requestUpdate();
    void this.updateComplete.then(() => {
      // What opened the dialog may have gone; go on at the top then.
      if (document.activeElement === document.body) {
        this.querySelector<HTMLElement>("h1")?.focus();
      }
    });
  };

  override willUpdate(): void {
    this.#place = placeOf(this);
  }

  override updated(): void {
    restore(this, this.#place);
  }

  override render(): TemplateResult {
    const fase = faseOf(this.records);
    const { sheet } = this.ui;
    return html`${agenda(this)}
      <div class="fc-work">${header(this)} ${this.#status()} ${sheet ? nothing : this.#refusal()}
        ${fase ? keyed(fase.nu, html`<div class="fc-view fc-view-${fase.nu}">${VIEWS[fase.nu](this)}</div>`) : nothing}
        ${doubtView(this, this.#doubt)}</div>
      ${side(this)}
      <dialog class="fc-sheet" aria-labelledby="fc-sheet-title" ${ref(this.#dialog)} @close=${this.#closed}>
        ${sheet ? keyed(sheet, html`${sheetView(this, sheet)}${this.#refusal()}`) : nothing}</dialog>`;
  }

  #refusal(): TemplateResult | typeof nothing {
    const refused = this.#refused;
    const away = (): void => {
      this.#refused = null;
      this.requestUpdate();
    };
    return refused
      ? html`<div class="notice notice-error fc-refusal"><p role="alert">${refused[currentLanguage()]}</p>
        <button type="button" class="button--quiet" @click=${away}>${t(messages.close)}</button></div>`
      : nothing;
  }

  #status(): TemplateResult | typeof nothing {
    switch (this.room.status) {
      case "offline":
        return notice(this, { key: "offline", words: t(messages.offline) });
      case "connecting":
        return html`<p class="soft">${t(messages.connecting)}</p>`;
      case "outdated":
        return notice(this, {
          key: "outdated",
          words: t(messages.outdated),
          does: html`<button type="button" class="button--quiet" @click=${() => window.location.reload()}>${t(messages.reload)}</button>`,
        });
      case "gone":
        return notice(this, { key: "gone", words: t(messages.gone) });
      default:
        return this.room.restored
          ? notice(this, { key: "restored", words: t(messages.restored) })
          : nothing;
    }
  }
}

customElements.define("nulplaat-facilitator", FacilitatorApp);
