// SPDX-License-Identifier: EUPL-1.2
/** Texts of the projector's screen. */

import type { Messages } from "../../shared/i18n";

export const messages = {
  join: { nl: "Doe mee met je telefoon.", en: "Join with your phone." },
  noName: { nl: "Je naam hoeft niet.", en: "No name needed." },
  door: { nl: "De deur is dicht.", en: "The door is closed." },
  qr: { nl: "QR-code om mee te doen", en: "QR code to join" },
  inside: {
    nl: (n: number) => (n === 1 ? "1 mens binnen" : `${n} mensen binnen`),
    en: (n: number) => (n === 1 ? "1 person in" : `${n} people in`),
  },
  closed: {
    nl: (n: number) => `${n === 1 ? "geeltje" : "geeltjes"}, nog dicht`,
    en: (n: number) => `${n === 1 ? "geeltje" : "geeltjes"}, still closed`,
  },
  themas: {
    nl: (n: number) => (n === 1 ? "thema" : "thema’s"),
    en: (n: number) => (n === 1 ? "theme" : "themes"),
  },
  more: { nl: (n: number) => `en ${n} meer`, en: (n: number) => `and ${n} more` },
  moreThemas: {
    nl: (n: number) => `en nog ${n} ${n === 1 ? "thema" : "thema’s"}`,
    en: (n: number) => `and ${n} more ${n === 1 ? "theme" : "themes"}`,
  },
  loose: {
    nl: (n: number) => `${n} ${n === 1 ? "geeltje ligt" : "geeltjes liggen"} nog los`,
    en: (n: number) => `${n} ${n === 1 ? "geeltje is" : "geeltjes are"} still loose`,
  },
  tafel: { nl: (nr: number) => `Tafel ${nr}`, en: (nr: number) => `Table ${nr}` },
  knoppen: {
    nl: (n: number) => (n === 1 ? "knop" : "knoppen"),
    en: (n: number) => (n === 1 ? "knop" : "knoppen"),
  },
  joined: { nl: "samengevoegd", en: "joined" },
  lastJoined: { nl: "Dit zegt hetzelfde", en: "This says the same" },
  noneJoined: { nl: "We leggen de platen naast elkaar.", en: "We lay the platen side by side." },
  picture: { nl: "Onze 0-plaat", en: "Our 0-plaat" },
  offline: { nl: "geen verbinding", en: "no connection" },
  zero: { nl: (doel: string) => `0 ${doel}`, en: (doel: string) => `0 ${doel}` },
  striving: { nl: "daar streven we naar", en: "that is what we strive for" },
} satisfies Messages;
