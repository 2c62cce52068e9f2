// SPDX-License-Identifier: EUPL-1.2
/** The projector: read-only, calm, follows the evening by itself. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import { LiveRoom } from "../../live/room";
import { setLanguage, t } from "../../shared/i18n";
import type { Kader } from "../../shared/kader";
import { bijeenkomstOf, faseOf, schakelsOf, tellingOf } from "../../shared/model";
import { goalSize } from "./fit";
import { messages } from "./messages";
import { type Scene, VIEWS } from "./views";

const PICTURE_PAUSE = 1500;

export class ScreenApp extends LitElement implements Scene {
  readonly kader: Kader;
  readonly room: LiveRoom;
  pictureSeq = 0;
  latest: string | null = null;
  #joined: ReadonlySet<string> | null = null;
  #picture: ReturnType<typeof setTimeout> | undefined;

  constructor(kader: Kader, room: LiveRoom = new LiveRoom(kader)) {
    super();
    setLanguage(kader.lang);
    this.kader = kader;
    this.room = room;
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
    this.room.addEventListener("status", this.#redraw);
    this.room.start();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.removeEventListener("change", this.#changed);
    this.room.removeEventListener("status", this.#redraw);
    clearTimeout(this.#picture);
    this.room.stop();
  }

  readonly #redraw = (): void => this.requestUpdate();

  readonly #changed = (): void => {
    this.#noticeJoined();
    this.#picture ??= setTimeout(() => {
      this.#picture = undefined;
      this.pictureSeq = this.room.seq;
      this.requestUpdate();
    }, PICTURE_PAUSE);
    this.requestUpdate();
  };

  #noticeJoined(): void {
    const links = schakelsOf(this.records).filter(({ oordeel }) => oordeel === "samen");
    const now = new Set(links.map(({ a, b }) => `${a}~${b}`));
    const fresh = links.find(({ a, b }) => !this.#joined?.has(`${a}~${b}`));
    if (this.#joined !== null && fresh) {
      this.latest = fresh.a;
    }
    this.#joined = now;
  }

  override render(): TemplateResult | typeof nothing {
    const fase = faseOf(this.records);
    if (!fase) {
      return nothing;
    }
    const whole = fase.nu === "resultaat";
    return html`<div class="sc sc-${fase.nu}"><div class="sc-work">${VIEWS[fase.nu](this)}
      ${whole ? nothing : this.#foot()}</div>${whole ? nothing : this.#zero()}
      ${this.room.online ? nothing : html`<p class="sc-offline" role="status">${t(messages.offline)}</p>`}</div>`;
  }

  #foot(): TemplateResult {
    const inside = tellingOf(this.records)?.deelnemers ?? 0;
    return html`<p class="sc-foot sc-soft"><nulplaat-timer .fase=${faseOf(this.records)} .now=${() => this.room.now()} words></nulplaat-timer> · ${t(messages.inside, inside)}</p>`;
  }

  #zero(): TemplateResult {
    const goal = bijeenkomstOf(this.records)?.nuldoel ?? "";
    return html`<div class="sc-zero"><svg viewBox="0 0 100 120" preserveAspectRatio="none" aria-hidden="true"><ellipse cx="50" cy="60" rx="45" ry="54.5"></ellipse></svg>
      <p class="sc-goal sc-goal-${goalSize(goal)}"><span class="visually-hidden">0 </span>${goal}</p></div>`;
  }
}

customElements.define("nulplaat-screen", ScreenApp);
