// SPDX-License-Identifier: EUPL-1.2
/** The projector: one sentence, one figure, the code, the zero. Only looks. */

import { html, LitElement, nothing, type TemplateResult } from "lit";
import "../../shared/components/timer";
import { LiveRoom } from "../../live/room";
import { setLanguage, t } from "../../shared/i18n";
import { type Kader, nameOf } from "../../shared/kader";
import type { Fase, FaseId } from "../../shared/model";
import { uitslagOf } from "../../shared/recognising/result";
import { bijeenkomstOf, faseOf, schermOf } from "../../shared/selectors";
import type { Screen } from "./context";
import type { Level } from "./fit";
import { groupView } from "./group-view";
import { mergeView } from "./merge-view";
import { linksOf, newLink } from "./merging";
import { messages } from "./messages";
import { doorView, figure, nothingView, WITH_QR, welcomeView } from "./open-views";
import { Picture } from "./picture";
import { recogniseView } from "./recognise-view";
import { overview, pictureView } from "./result-view";
import { tablesView } from "./tables-view";
import { talkQuestion, talkView } from "./talk-view";
import { ZeroRing } from "./zero-ring";

const VIEWS: Readonly<Record<FaseId, (screen: Screen) => TemplateResult>> = {
  welkom: welcomeView,
  schrijven: nothingView,
  groeperen: groupView,
  tafels: tablesView,
  samenvoegen: mergeView,
  herkennen: recogniseView,
  resultaat: overview,
};

/** The fasen in which one line of help is read. */
const HELPED: ReadonlySet<FaseId> = new Set(["welkom", "schrijven"]);

const SPARSE: Level = { size: "small", items: 1, inside: 0 };

export class ScreenApp extends LitElement implements Screen {
  readonly kader: Kader;
  readonly room: LiveRoom;
  readonly picture: Picture;
  readonly #ring = new ZeroRing();
  #links: Set<string> | null = null;
  #link: string | null = null;
  #level = 0;
  #last = 0;

  constructor(kader: Kader, room: LiveRoom = new LiveRoom(kader)) {
    super();
    setLanguage(kader.lang);
    this.kader = kader;
    this.room = room;
    this.picture = new Picture(kader.urls.plaat ?? "", () => this.requestUpdate());
  }

  get records(): LiveRoom["records"] {
    return this.room.records;
  }

  get link(): string | null {
    return this.#link;
  }

  level(ways: readonly Level[]): Level {
    this.#last = ways.length - 1;
    return ways[Math.min(this.#level, this.#last)] ?? SPARSE;
  }

  override createRenderRoot(): this {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.room.addEventListener("change", this.#changed);
    this.room.addEventListener("status", this.#redraw);
    window.addEventListener("resize", this.#redraw);
    this.room.start();
    void document.fonts?.ready.then(this.#refit);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.room.removeEventListener("change", this.#changed);
    this.room.removeEventListener("status", this.#redraw);
    window.removeEventListener("resize", this.#redraw);
    this.room.stop();
    this.picture.stop();
  }

  readonly #redraw = (): void => {
    this.#level = 0;
    this.requestUpdate();
  };

  readonly #refit = (): void => {
    this.#ring.refit();
    this.#redraw();
  };

  readonly #changed = (): void => {
    const nu = faseOf(this.records)?.nu;
    this.dataset.fase = nu ?? "";
    this.#noticeLink(nu === "samenvoegen");
    if (nu === "resultaat") {
      this.picture.renew();
    }
    this.#redraw();
  };

  /** Links that were there when merging began are no news. */
  #noticeLink(merging: boolean): void {
    const links = merging ? linksOf(this.records) : null;
    if (links && this.#links) {
      this.#link = newLink(this.#links, links) ?? this.#link;
    }
    this.#links = links;
  }

  /** Draw less, before anything is seen, for as long as the list runs out of its room. */
  override updated(): void {
    const list = this.querySelector<HTMLElement>(".sc-fit");
    if (list && overflows(list) && this.#level < this.#last) {
      this.#level += 1;
      this.requestUpdate();
    }
  }

  override render(): TemplateResult {
    const fase = faseOf(this.records);
    return html`${fase ? this.#fase(fase) : nothing} ${this.#connection()}`;
  }

  #fase(fase: Fase): TemplateResult {
    if (fase.nu === "resultaat" && this.picture.readable) {
      return pictureView(this);
    }
    const info = this.kader.fasen.find((item) => item.id === fase.nu);
    const talk = schermOf(this.records);
    const helped = HELPED.has(fase.nu);
    return html`<div class="sc-stage sc-in-${fase.nu}">
      ${WITH_QR.has(fase.nu) ? doorView(this, fase.nu) : nothing}
      <section class="sc-main">
        <h1 class="sc-question">${this.#question(fase)}</h1>
        ${helped ? html`<p class="sc-help">${info?.uitleg ?? ""}</p>` : nothing}
        ${talk ? talkView(this, talk) : VIEWS[fase.nu](this)}
      </section>
      ${this.#ring.draw(bijeenkomstOf(this.records)?.nuldoel ?? "")}
      ${this.#foot(fase)}
    </div>`;
  }

  /** The question of the fase, or of what is talked about; once shown, its answer. */
  #question(fase: Fase): string {
    const talk = schermOf(this.records);
    if (talk) {
      return talkQuestion(this, talk);
    }
    if (fase.nu === "herkennen" && uitslagOf(this.records) !== null) {
      return t(messages.recognised);
    }
    return this.kader.fasen.find((item) => item.id === fase.nu)?.vraag ?? "";
  }

  #foot(fase: Fase): TemplateResult {
    const minutes = fase.fasen.find((item) => item.id === fase.nu)?.minuten ?? 0;
    return html`<div class="sc-foot">
      ${figure(this, fase.nu)}
      <p class="sc-time">${
        minutes > 0
          ? html`<nulplaat-timer words .fase=${fase} .now=${() => this.room.now()}></nulplaat-timer>`
          : nameOf(this.kader.fasen, fase.nu)
      }</p>
      ${WITH_QR.has(fase.nu) ? nothing : doorView(this, fase.nu)}
    </div>`;
  }

  #connection(): TemplateResult | typeof nothing {
    const said = SAID[this.room.status];
    return said ? html`<p class="sc-connection" role="status">${t(said)}</p>` : nothing;
  }
}

const SAID: Readonly<Partial<Record<LiveRoom["status"], typeof messages.offline>>> = {
  offline: messages.offline,
  outdated: messages.reload,
  gone: messages.gone,
};

function overflows(list: HTMLElement): boolean {
  return (
    list.scrollHeight > list.clientHeight + 1 || list.scrollWidth > list.clientWidth + 1
  );
}

customElements.define("nulplaat-screen", ScreenApp);
