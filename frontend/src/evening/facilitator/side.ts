// SPDX-License-Identifier: EUPL-1.2
/** What needs the facilitator, the tafels, the code and the door: at the right. */

import { html, nothing, type TemplateResult } from "lit";
import { timeLeft } from "../../shared/components/timer";
import { type Text, t } from "../../shared/i18n";
import type { FaseId } from "../../shared/model";
import { uitslagOf } from "../../shared/recognising/result";
import {
  bijeenkomstOf,
  deurOf,
  faseOf,
  tafelsOf,
  tellingOf,
  themasOf,
  voorstellenOf,
} from "../../shared/selectors";
import type { Desk } from "./context";
import { messages } from "./messages";
import { tools } from "./welcome";

interface Need {
  readonly what: string;
  readonly help: Text;
}

function waiting(desk: Desk, soort: "groep" | "knop"): Need[] {
  const open = voorstellenOf(desk.records, soort).length;
  return open
    ? [{ what: t(messages.needProposals, open), help: messages.needProposalsHelp }]
    : [];
}

/** People begin by thinking: a tafel is quiet only once a third of the time is gone. */
function startedLongAgo(desk: Desk): boolean {
  const fase = faseOf(desk.records);
  const minutes = fase?.fasen.find(({ id }) => id === fase.nu)?.minuten ?? 0;
  return !!fase && desk.room.now() - fase.sinds > minutes * 20_000;
}

function quiet(desk: Desk, what: "geeltjes" | "knoppen"): Need[] {
  if (!startedLongAgo(desk)) {
    return [];
  }
  const tafels = tellingOf(desk.records)?.tafels ?? {};
  return Object.entries(tafels)
    .filter(([, count]) => count.deelnemers > 0 && count[what] === 0)
    .map(([nr]) => ({
      what: t(messages.needQuiet, Number(nr)),
      help: messages.needQuietHelp,
    }));
}

function unnamed(desk: Desk): Need[] {
  const count = themasOf(desk.records).filter((thema) => !thema.bevestigd).length;
  return count
    ? [{ what: t(messages.needNames, count), help: messages.needNamesHelp }]
    : [];
}

function choosing(desk: Desk): Need[] {
  const telling = tellingOf(desk.records);
  const people = telling?.deelnemers ?? 0;
  const ready = people > 0 && telling?.klaar === people && !uitslagOf(desk.records);
  return ready ? [{ what: t(messages.needShow), help: messages.needShowHelp }] : [];
}

/** What people chose lies waiting: going on does not show it. */
function notShown(desk: Desk): Need[] {
  const waits = (tellingOf(desk.records)?.gekozen ?? 0) > 0 && !uitslagOf(desk.records);
  return waits
    ? [{ what: t(messages.needNotShown), help: messages.needNotShownHelp }]
    : [];
}

const NEEDS: Readonly<Record<FaseId, (desk: Desk) => Need[]>> = {
  welkom: (desk) =>
    bijeenkomstOf(desk.records)?.nuldoel
      ? []
      : [{ what: t(messages.needGoal), help: messages.needGoalHelp }],
  schrijven: (desk) => quiet(desk, "geeltjes"),
  groeperen: (desk) => [...waiting(desk, "groep"), ...unnamed(desk)],
  tafels: (desk) => quiet(desk, "knoppen"),
  samenvoegen: (desk) => waiting(desk, "knop"),
  herkennen: (desk) => choosing(desk),
  resultaat: (desk) => notShown(desk),
};

/** Everything that asks for the facilitator now, the most pressing first. */
export function needsOf(desk: Desk): Need[] {
  const fase = faseOf(desk.records);
  if (!fase) {
    return [];
  }
  const late = timeLeft(fase, desk.room.now()) < 0 && fase.nu !== "resultaat";
  const time = late
    ? [{ what: t(messages.needTime), help: messages.needTimeHelp }]
    : [];
  return [...NEEDS[fase.nu](desk), ...time];
}

function measureOf(fase: FaseId | undefined): "deelnemers" | "geeltjes" | "knoppen" {
  if (fase === "welkom" || fase === undefined) {
    return "deelnemers";
  }
  return fase === "schrijven" || fase === "groeperen" ? "geeltjes" : "knoppen";
}

const MEASURES = {
  deelnemers: messages.people,
  geeltjes: messages.geeltjes,
  knoppen: messages.knoppen,
};

function tafelRows(desk: Desk): TemplateResult {
  const what = measureOf(faseOf(desk.records)?.nu);
  const counts = tellingOf(desk.records)?.tafels ?? {};
  const count = (nr: number): number => counts[String(nr)]?.[what] ?? 0;
  const tafels = tafelsOf(desk.records);
  const most = Math.max(1, ...tafels.map(({ nr }) => count(nr)));
  return html`<ul class="fc-tafels">${tafels.map(
    ({
      nr,
    }) => html`<li><span class="fc-tafel-nr"><span class="visually-hidden">${t(messages.tafel, nr)}: </span><span aria-hidden="true">${nr}</span></span>
      <svg class="fc-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="fc-bar-all" width="100" height="8" rx="2"></rect><rect class="fc-bar-now" width=${(100 * count(nr)) / most} height="8" rx="2"></rect></svg>
      <span>${t(MEASURES[what], count(nr))}</span></li>`,
  )}</ul>`;
}

function door(desk: Desk): TemplateResult {
  const deur = deurOf(desk.records);
  const open = deur?.open ?? false;
  const inside = tellingOf(desk.records)?.deelnemers ?? 0;
  return html`<section class="fc-door" aria-label=${t(messages.join)}>
    <p>${t(messages.join)}: <strong class="fc-code">${deur?.code}</strong></p>
    <p class="soft">${t(messages.inside, inside)} · ${t(open ? messages.doorOpen : messages.doorClosed)}</p>
    <button type="button" class="button button-small" @click=${() => void desk.act({ kind: "deur.set", open: !open })}>${t(open ? messages.closeDoor : messages.openDoor)}</button>
    <button type="button" class="button button-small" @click=${() => desk.open({ kind: "renew" })}>${t(messages.renewCode)}</button>
  </section>`;
}

export function side(desk: Desk): TemplateResult {
  const needs = needsOf(desk);
  return html`<aside class="fc-side" aria-label=${t(messages.needsYou)}><div class="fc-stays">
    <section><h2>${t(messages.needsYou)}</h2>
      ${needs.length === 0 ? html`<p class="soft">${t(messages.needsNothing)}</p>` : html`<ul class="fc-needs">${needs.map((need) => html`<li class="card"><strong>${need.what}</strong><span class="soft">${t(need.help)}</span></li>`)}</ul>`}
      ${desk.slowed ? html`<p class="soft">${t(messages.somebodySlowed)}</p>` : nothing}
    </section>
    <section><h2>${t(messages.tafels)}</h2>${tafelRows(desk)}
      <button type="button" class="button--quiet" @click=${() => void desk.act({ kind: "tafel.add" })}>${t(messages.addTafel)}</button>
    </section>
    ${door(desk)}
    ${faseOf(desk.records)?.nu === "welkom" ? nothing : tools(desk)}
  </div></aside>`;
}
