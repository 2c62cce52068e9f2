// SPDX-License-Identifier: EUPL-1.2
/** Texts of proposals: how sure, why, and what to do with each. */

import type { Messages } from "../../../shared/i18n";

export const messages = {
  strongHelp: {
    nl: "Haal het vinkje weg bij wat niet klopt. Neem de rest in één keer over.",
    en: "Untick what is not right. Take the others over in one press.",
  },
  takeAll: {
    nl: (n: number) =>
      n === 1 ? "Neem de aangevinkte over" : `Neem de ${n} aangevinkte over`,
    en: (n: number) =>
      n === 1 ? "Take the ticked one over" : `Take the ${n} ticked over`,
  },
  unfold: {
    nl: (n: number) => `Nog ${n} tonen`,
    en: (n: number) => `Show ${n} more`,
  },
  pick: { nl: "Neem mee", en: "Take along" },
  taken: {
    nl: (n: number) =>
      n === 1 ? "1 voorstel overgenomen." : `${n} voorstellen overgenomen.`,
    en: (n: number) =>
      n === 1 ? "1 proposal taken over." : `${n} proposals taken over.`,
  },
  likely: { nl: "Lijkt op elkaar, kijk even", en: "Alike, have a look" },
  oppositeHelp: {
    nl: "Ze lijken op elkaar, maar zeggen misschien het omgekeerde. We stellen dit nooit voor als hetzelfde.",
    en: "They look alike, but may say the contrary. We never propose these as the same.",
  },
  seen: { nl: "Gezien, houd apart", en: "Seen, keep apart" },
  related: {
    nl: (n: number) => `Verwant (${n})`,
    en: (n: number) => `Related (${n})`,
  },
  relatedHelp: {
    nl: "Dit gaat over iets wat erop lijkt. Je hoeft er niets mee.",
    en: "These are about something alike. You need not do anything.",
  },
  afterAll: { nl: "Toch hetzelfde", en: "The same after all" },
  away: { nl: "Weg hiermee", en: "Take away" },
  keywords: { nl: "Trefwoorden:", en: "Keywords:" },
  pile: {
    nl: (n: number) => `${n}× precies hetzelfde, vanzelf op één stapel`,
    en: (n: number) => `${n}× exactly the same, piled up by itself`,
  },
  unpile: { nl: "Haal uit elkaar", en: "Take apart" },
  unpiled: { nl: "Stapel uit elkaar gehaald.", en: "Pile taken apart." },
  piled: {
    nl: (n: number) =>
      n === 1
        ? "1 stapel is vanzelf gemaakt: precies hetzelfde."
        : `${n} stapels zijn vanzelf gemaakt: precies hetzelfde.`,
    en: (n: number) =>
      n === 1
        ? "1 pile was made by itself: exactly the same."
        : `${n} piles were made by themselves: exactly the same.`,
  },
  keys: {
    nl: "Pijltjes: volgend voorstel. J: neem over. L: laat los. T: toon op het scherm. Z: maak ongedaan.",
    en: "Arrows: next proposal. J: take over. L: leave. T: show on the screen. Z: undo.",
  },
  lens: { nl: "Alleen binnen dezelfde kring", en: "Only within one kring" },
  otherMeasure: {
    nl: (maat: string) =>
      `Vergeleken met een andere maat dan gewoonlijk: ${maat}. Kijk extra goed.`,
    en: (maat: string) =>
      `Compared with another measure than usual: ${maat}. Look twice.`,
  },
  fellBack: {
    nl: (maat: string) =>
      `De maat ${maat} gaf geen antwoord. We vergeleken met de gewone maat.`,
    en: (maat: string) =>
      `The measure ${maat} did not answer. We compared with the usual one.`,
  },
  show: { nl: "Toon op het scherm", en: "Show on the screen" },
  hide: { nl: "Haal van het scherm", en: "Take off the screen" },
  onScreen: { nl: "Nu op het scherm:", en: "On the screen now:" },
  nowOnScreen: { nl: "Dit staat nu op het scherm.", en: "This is on the screen now." },
  offScreen: { nl: "Het is van het scherm.", en: "It is off the screen." },
  who: { nl: "Wat zegt", en: "Words of" },
  everybody: { nl: "Iedereen", en: "Everybody" },
  tooSmall: {
    nl: "Een perspectief met minder dan 3 mensen staat er niet bij: te klein om te tonen.",
    en: "A perspective of fewer than 3 people is left out: too small to show.",
  },
} satisfies Messages;
