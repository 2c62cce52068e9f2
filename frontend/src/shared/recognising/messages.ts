// SPDX-License-Identifier: EUPL-1.2
/** Texts about recognising that phone, desk and screen share. */

import type { Messages } from "../i18n";

export const messages = {
  herkenbaar: { nl: "Herkenbaar", en: "I recognise this" },
  deels: { nl: "Deels", en: "Partly" },
  niet: { nl: "Niet", en: "I do not" },
  nHerkenbaar: {
    nl: (n: number) => `${n} herkenbaar`,
    en: (n: number) => `${n} recognise it`,
  },
  nDeels: { nl: (n: number) => `${n} deels`, en: (n: number) => `${n} partly` },
  nNiet: { nl: (n: number) => `${n} niet`, en: (n: number) => `${n} do not` },
  tooFew: {
    nl: "Te weinig mensen kozen hier. Daarom staan er geen aantallen.",
    en: "Too few people chose here. So there are no numbers.",
  },
  nobody: { nl: "Hier koos niemand.", en: "Nobody chose here." },
  herkend: { nl: "De meesten herkennen dit", en: "Most recognise this" },
  "niet-herkend": {
    nl: "De meesten herkennen dit niet",
    en: "Most do not recognise this",
  },
  betwist: { nl: "Hierover zijn jullie verdeeld", en: "You are divided on this" },
  gemengd: { nl: "Geen duidelijk beeld", en: "No clear picture" },
  fewPeople: {
    nl: "Met zo weinig mensen noemen we niets gedeeld of verdeeld.",
    en: "With so few people we call nothing shared or divided.",
  },
  chosen: {
    nl: (n: number, of: number) => `${n} van ${of} hebben gekozen`,
    en: (n: number, of: number) => `${n} of ${of} have chosen`,
  },
  whoAgrees: { nl: "Wie kijkt hoe?", en: "Who looks how?" },
  groups: {
    nl: (n: number) => `${n} groepen kijken hier anders naar. Dit is het verschil.`,
    en: (n: number) => `${n} groups look at this differently. This is the difference.`,
  },
  late: {
    nl: "Een of twee mensen kozen daarna anders. Dat telt nog niet mee, anders zie je wat zij kozen. Het telt mee als drie mensen anders kiezen.",
    en: "One or two people chose differently since. That does not count yet, or you would see what they chose. It counts once three people choose differently.",
  },
  noGroups: {
    nl: "Er zijn geen duidelijke groepen die anders kiezen.",
    en: "There are no clear groups that choose differently.",
  },
  tooFewForGroups: {
    nl: "Groepen zoeken we pas bij 20 mensen of meer.",
    en: "We look for groups only with 20 people or more.",
  },
  group: {
    nl: (n: number) => `Groep van ${n} mensen`,
    en: (n: number) => `Group of ${n} people`,
  },
  groupYes: { nl: "Herkent wel:", en: "Recognises:" },
  groupNo: { nl: "Herkent niet:", en: "Does not recognise:" },
  lenses: { nl: "Per perspectief", en: "By perspective" },
} satisfies Messages;
