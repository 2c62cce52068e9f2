// SPDX-License-Identifier: EUPL-1.2
/** What the room sees in each fase: one sentence, one figure, few words. */

import { html, nothing, type TemplateResult } from "lit";
import "../../shared/components/timer";
import { dial, kringName } from "../../shared/components/pieces";
import type { LiveRoom, Records } from "../../live/room";
import { t } from "../../shared/i18n";
import type { Kader } from "../../shared/kader";
import {
  deurOf,
  type FaseId,
  faseOf,
  type Knop,
  knoppenOf,
  looseOf,
  tafelsOf,
  tellingOf,
  themasOf,
} from "../../shared/model";
import { questionSize, short } from "./fit";
import { messages } from "./messages";

const THEMAS = 4;
const NOTES = 2;
const SOURCES = 3;

export interface Scene {
  readonly kader: Kader;
  readonly room: LiveRoom;
  readonly records: Records;
  readonly pictureSeq: number;
  /** The knop that was joined last, while this screen looked on. */
  readonly latest: string | null;
}

function question(scene: Scene): TemplateResult {
  const nu = faseOf(scene.records)?.nu;
  const fase = scene.kader.fasen.find((item) => item.id === nu);
  const vraag = fase?.vraag ?? "";
  return html`<h1 class="sc-question sc-question-${questionSize(vraag)}">${vraag}</h1>
    ${nu === "welkom" || nu === "schrijven" ? html`<p class="sc-help">${fase?.uitleg}</p>` : nothing}`;
}

function figure(n: number, words: string): TemplateResult {
  return html`<p class="sc-figure"><span class="sc-number">${n}</span> <span>${words}</span></p>`;
}

/** The QR code, the code and the address: how to get in. */
export function entrance(scene: Scene): TemplateResult {
  const deur = deurOf(scene.records);
  const { qr, join } = scene.kader.urls;
  const host = (join ?? "").replace(/^https?:\/\//, "").replace(/\/mee\/.*$/, "");
  if (!deur?.open) {
    return html`<p class="sc-soft">${t(messages.door)}</p>`;
  }
  return html`${qr ? html`<img class="sc-qr" src="${qr}?code=${deur.code ?? ""}" alt=${t(messages.qr)}>` : nothing}
    <p class="sc-code">${deur.code}</p><p class="sc-soft sc-host">${host}</p>
    <p class="sc-join">${t(messages.join)}<br>${t(messages.noName)}</p>`;
}

function welcome(scene: Scene): TemplateResult {
  return html`<div class="sc-split"><div class="sc-entrance">${entrance(scene)}</div>
    <div class="sc-middle">${question(scene)}</div></div>`;
}

function writing(scene: Scene): TemplateResult {
  const count = tellingOf(scene.records)?.geeltjes ?? 0;
  return html`<div class="sc-split"><div class="sc-entrance">${entrance(scene)}</div>
    <div class="sc-middle">${question(scene)}${figure(count, t(messages.closed, count))}</div></div>`;
}

function grouping(scene: Scene): TemplateResult {
  const themas = themasOf(scene.records).sort(
    (a, b) => b.geeltjes.length - a.geeltjes.length,
  );
  const loose = looseOf(scene.records).length;
  const rest = themas.length - THEMAS;
  return html`${question(scene)}<ul class="sc-themas">${themas.slice(0, THEMAS).map((thema) => {
    const more = thema.geeltjes.length - NOTES;
    return html`<li class="sc-card"><h2>${short(thema.titel, 60)}</h2><ul>${thema.geeltjes
      .slice(0, NOTES)
      .map((geeltje) => html`<li>${short(geeltje.tekst, 56)}</li>`)}
      ${more > 0 ? html`<li class="sc-soft">${t(messages.more, more)}</li>` : nothing}</ul></li>`;
  })}</ul>
    <p class="sc-soft sc-rest">${[
      rest > 0 ? t(messages.moreThemas, rest) : "",
      loose > 0 ? t(messages.loose, loose) : "",
    ]
      .filter(Boolean)
      .join(" · ")}</p>`;
}

function tables(scene: Scene): TemplateResult {
  const counts = tellingOf(scene.records)?.tafels ?? {};
  return html`${question(scene)}<ul class="sc-tafels">${tafelsOf(scene.records).map(
    ({ nr }) => {
      const n = counts[String(nr)]?.knoppen ?? 0;
      return html`<li class="sc-card"><span class="sc-soft">${t(messages.tafel, nr)}</span><span class="sc-number">${n}</span><span>${t(messages.knoppen, n)}</span></li>`;
    },
  )}</ul>`;
}

function latestOf(scene: Scene): Knop | null {
  const joined = knoppenOf(scene.records).filter((knop) => knop.bronnen.length > 1);
  return (
    joined.find((knop) => knop.bronnen.some((bron) => bron.id === scene.latest)) ??
    joined.sort((a, b) => b.bronnen.length - a.bronnen.length)[0] ??
    null
  );
}

function merging(scene: Scene): TemplateResult {
  const knoppen = knoppenOf(scene.records);
  const joined = knoppen.filter((knop) => knop.bronnen.length > 1).length;
  const knop = latestOf(scene);
  if (!knop) {
    return html`${question(scene)}<p class="sc-help">${t(messages.noneJoined)}</p>${figure(knoppen.length, t(messages.knoppen, knoppen.length))}`;
  }
  const more = knop.bronnen.length - SOURCES;
  return html`<p class="sc-soft">${t(messages.lastJoined)}</p>
    <div class="sc-joined">${dial(knop.kring, knop.aard, knop.stand)}<div><p class="sc-kring">${kringName(scene.kader, knop.kring)}</p>
    <h1 class="sc-question sc-question-3">${short(knop.titel, 110)}</h1></div></div>
    <ul class="sc-bronnen">${knop.bronnen.slice(0, SOURCES).map((bron) => html`<li class="sc-card"><span class="sc-soft">${t(messages.tafel, bron.tafel ?? 0)}</span> ${short(bron.tekst, 90)}</li>`)}</ul>
    ${more > 0 ? html`<p class="sc-soft">${t(messages.more, more)}</p>` : nothing}
    <div class="sc-figures">${figure(joined, t(messages.joined))}${figure(knoppen.length, t(messages.knoppen, knoppen.length))}</div>`;
}

function result(scene: Scene): TemplateResult {
  return html`<img class="sc-picture" src="${scene.kader.urls.svg ?? ""}?seq=${scene.pictureSeq}" alt=${t(messages.picture)}>`;
}

export const VIEWS: Readonly<Record<FaseId, (scene: Scene) => TemplateResult>> = {
  welkom: welcome,
  schrijven: writing,
  groeperen: grouping,
  tafels: tables,
  samenvoegen: merging,
  resultaat: result,
};
