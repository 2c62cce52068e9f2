// SPDX-License-Identifier: EUPL-1.2
/** Welcome: the goal, how it is now, and who you are this evening. */

import { html, nothing, type TemplateResult } from "lit";
import { t } from "../../shared/i18n";
import { bijeenkomstOf, mijOf, tafelsOf } from "../../shared/selectors";
import { type Phone, refusal } from "./context";
import { messages } from "./messages";

export function welcomeView(phone: Phone): TemplateResult {
  const evening = bijeenkomstOf(phone.records);
  const mij = mijOf(phone.records);
  return html`
    <h1>${t(messages.hello, mij?.naam ?? "")}</h1>
    <p class="ph-soft">${t(messages.soon)}</p>
    <section class="ph-goal">
      <h2 class="ph-label">${t(messages.goal)}</h2>
      <p class="ph-goal-words"><span class="ph-zero">0</span> ${evening?.nuldoel}</p>
      ${
        evening?.uitgangspositie
          ? html`<h2 class="ph-label ph-accent">${t(messages.now)}</h2>
              <p>${evening.uitgangspositie}</p>`
          : nothing
      }
      ${evening?.stem ? html`<blockquote class="ph-soft">${evening.stem}</blockquote>` : nothing}
    </section>
    ${whoForm(phone)}`;
}

/** Change name, perspectief and tafel. */
export function whoForm(phone: Phone): TemplateResult | typeof nothing {
  const mij = mijOf(phone.records);
  if (!mij) {
    return nothing;
  }
  const changed = (): void => {
    phone.ui.known = false;
    phone.redraw();
  };
  return html`<form class="ph-card ph-form" @input=${changed} @submit=${(event: Event) => save(event, phone)}>
    <h2 id="ph-sheet-title">${t(messages.you)}</h2>
    <label for="ph-naam">${t(messages.naam)}</label>
    <input id="ph-naam" name="naam" class="ph-field" autocomplete="nickname"
      maxlength=${phone.kader.most.deelnemer} .value=${mij.naam}>
    <label for="ph-perspectief">${t(messages.perspectief)}</label>
    <p class="ph-soft ph-small" id="ph-perspectief-help">${t(messages.perspectiefHelp)}</p>
    <select id="ph-perspectief" name="perspectief" class="ph-field"
      aria-describedby="ph-perspectief-help">
      <option value="" ?selected=${!mij.perspectief}>${t(messages.noPerspectief)}</option>
      ${phone.kader.perspectieven.map(
        (item) =>
          html`<option value=${item.id} ?selected=${item.id === mij.perspectief}>${item.naam}</option>`,
      )}
    </select>
    <label for="ph-tafel">${t(messages.yourTafel)}</label>
    <select id="ph-tafel" name="tafel" class="ph-field">
      ${tafelsOf(phone.records).map(
        ({ nr }) =>
          html`<option value=${nr} ?selected=${nr === mij.tafel}>${t(messages.tafel, nr)}</option>`,
      )}
    </select>
    ${refusal(phone, "who")}
    <div class="ph-row ph-start"><button class="ph-primary">${t(messages.save)}</button>
      ${phone.ui.known ? html`<span class="ph-soft"><span aria-hidden="true">✓</span> ${t(messages.saved)}</span>` : nothing}</div>
  </form>`;
}

async function save(event: Event, phone: Phone): Promise<void> {
  event.preventDefault();
  const mij = mijOf(phone.records);
  const fields = new FormData(event.target as HTMLFormElement);
  const naam = String(fields.get("naam") ?? "").trim();
  const perspectief = String(fields.get("perspectief") ?? "");
  const tafel = Number(fields.get("tafel"));
  const answer = await phone.act("who", {
    kind: "deelnemer.change",
    deelnemer: mij?.id,
    ...(naam && naam !== mij?.naam ? { naam } : {}),
    // Empty takes back what was chosen before.
    ...(perspectief !== (mij?.perspectief ?? "") ? { perspectief } : {}),
    ...(tafel && tafel !== mij?.tafel ? { tafel } : {}),
  });
  if (answer.ok) {
    phone.ui.known = phone.ui.sheet === null;
    phone.say(t(messages.saved));
    phone.closeSheet();
    phone.redraw();
  }
}
