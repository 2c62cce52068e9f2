// SPDX-License-Identifier: EUPL-1.2
/** The texts of the screen. */

import type { Messages } from "../../shared/i18n";

const count = (n: number, one: string, more: string): string => (n === 1 ? one : more);

const counted = (n: number, one: string, more: string): string =>
  `${n} ${count(n, one, more)}`;

export const messages = {
  join: {
    nl: "Doe mee met je telefoon. Je naam hoeft niet.",
    en: "Join with your phone. Your name is not needed.",
  },
  qr: { nl: "QR-code om mee te doen", en: "QR code to join" },
  people: {
    nl: (n: number) => count(n, "mens doet mee", "mensen doen mee"),
    en: (n: number) => count(n, "person has joined", "people have joined"),
  },
  nPeople: {
    nl: (n: number) => counted(n, "mens", "mensen"),
    en: (n: number) => counted(n, "person", "people"),
  },
  chooseOnPhone: {
    nl: (n: number) =>
      `Kies op je telefoon bij ${n > 1 ? `alle ${n} knoppen` : "de knop"}. Niemand ziet wat jij kiest.`,
    en: (n: number) =>
      `Choose on your phone for ${n > 1 ? `all ${n} knoppen` : "the knop"}. Nobody sees what you choose.`,
  },
  readyWithAll: {
    nl: (n: number) => count(n, "is helemaal klaar", "zijn helemaal klaar"),
    en: (n: number) => count(n, "is all done", "are all done"),
  },
  knopOnPhone: {
    nl: "Tik op je telefoon op ‘Nieuwe knop’. Kies samen de geeltjes.",
    en: "Tap ‘New knop’ on your phone. Choose the geeltjes together.",
  },
  onTafels: {
    nl: (n: number, tafels: number) =>
      `${count(n, "knop", "knoppen")} op ${counted(tafels, "tafel", "tafels")}`,
    en: (n: number, tafels: number) =>
      `${count(n, "knop", "knoppen")} on ${counted(tafels, "table", "tables")}`,
  },
  choosingClosed: {
    nl: "Het kiezen is klaar. Straks zien we wat we herkennen.",
    en: "Choosing is done. Soon we see what we recognise.",
  },
  recognised: { nl: "Dit herkennen jullie", en: "This is what you recognise" },
  haveChosen: {
    nl: (people: number) => `van ${people} hebben gekozen`,
    en: (people: number) => `of ${people} have chosen`,
  },
  ofSome: {
    nl: (n: number, of: number) => `${n} van ${of}`,
    en: (n: number, of: number) => `${n} of ${of}`,
  },
  moreKnoppen: {
    nl: (n: number) => `en nog ${counted(n, "knop", "knoppen")}`,
    en: (n: number) => `and ${counted(n, "more knop", "more knoppen")}`,
  },
  closed: {
    nl: (n: number) => `${count(n, "geeltje", "geeltjes")}, nog dicht`,
    en: (n: number) => `${count(n, "geeltje", "geeltjes")}, still closed`,
  },
  geeltjes: {
    nl: (n: number) => count(n, "geeltje", "geeltjes"),
    en: (n: number) => count(n, "geeltje", "geeltjes"),
  },
  nGeeltjes: {
    nl: (n: number) => counted(n, "geeltje", "geeltjes"),
    en: (n: number) => counted(n, "geeltje", "geeltjes"),
  },
  loose: {
    nl: (n: number) => counted(n, "geeltje ligt nog los", "geeltjes liggen nog los"),
    en: (n: number) => counted(n, "geeltje is still loose", "geeltjes are still loose"),
  },
  noGroups: { nl: "Er zijn nog geen groepen.", en: "There are no groups yet." },
  more: { nl: (n: number) => `en ${n} meer`, en: (n: number) => `and ${n} more` },
  askWhich: { nl: "Wat hoort bij elkaar?", en: "What belongs together?" },
  askWhichSame: { nl: "Welke zijn hetzelfde?", en: "Which are the same?" },
  noneTicked: {
    nl: "Nog niet gekozen wat bij elkaar hoort.",
    en: "Not chosen yet what belongs together.",
  },
  unticked: {
    nl: (n: number) => `${counted(n, "hoort", "horen")} er nu niet bij`,
    en: (n: number) => `${counted(n, "is", "are")} left out for now`,
  },
  moreGroups: {
    nl: (n: number) => `en nog ${counted(n, "groep", "groepen")}`,
    en: (n: number) => `and ${n} more ${count(n, "group", "groups")}`,
  },
  moreTafels: {
    nl: (n: number) => `en nog ${counted(n, "tafel", "tafels")}`,
    en: (n: number) => `and ${n} more ${count(n, "table", "tables")}`,
  },
  tafel: { nl: (n: number) => `Tafel ${n}`, en: (n: number) => `Table ${n}` },
  wholeGroup: { nl: "Samen", en: "Together" },
  knoppen: {
    nl: (n: number) => count(n, "knop", "knoppen"),
    en: (n: number) => count(n, "knop", "knoppen"),
  },
  nKnoppen: {
    nl: (n: number) => counted(n, "knop", "knoppen"),
    en: (n: number) => counted(n, "knop", "knoppen"),
  },
  merged: {
    nl: (n: number, tafels: number) =>
      `${count(n, "knop", "knoppen")} van ${counted(tafels, "tafel", "tafels")}`,
    en: (n: number, tafels: number) =>
      `${count(n, "knop", "knoppen")} from ${counted(tafels, "table", "tables")}`,
  },
  joined: {
    nl: (n: number) => counted(n, "is samengevoegd", "zijn samengevoegd"),
    en: (n: number) => counted(n, "was joined", "were joined"),
  },
  askSame: { nl: "Zeggen deze hetzelfde?", en: "Do these say the same?" },
  askTogether: { nl: "Hoort dit bij elkaar?", en: "Do these belong together?" },
  askOpposite: {
    nl: "Zeggen deze het omgekeerde?",
    en: "Do these say the contrary?",
  },
  nothingSaid: {
    nl: "Hier staat nog geen geeltje bij.",
    en: "There is no geeltje here yet.",
  },
  justJoined: { nl: "Net samengevoegd", en: "Joined just now" },
  saysTheSame: { nl: "Dit zegt hetzelfde", en: "These say the same" },
  nothingJoined: {
    nl: "Er is nog niets samengevoegd.",
    en: "Nothing has been joined yet.",
  },
  weight: {
    nl: (geeltjes: number, tafels: number) =>
      `${counted(geeltjes, "geeltje", "geeltjes")} · ${counted(tafels, "tafel", "tafels")}`,
    en: (geeltjes: number, tafels: number) =>
      `${counted(geeltjes, "geeltje", "geeltjes")} · ${counted(tafels, "table", "tables")}`,
  },
  picture: {
    nl: (goal: string) => `De plaat: 0 ${goal}`,
    en: (goal: string) => `The plaat: 0 ${goal}`,
  },
  emptyPlaat: {
    nl: "Er staan nog geen knoppen op de plaat.",
    en: "There are no knoppen on the plaat yet.",
  },
  offline: {
    nl: "Geen verbinding. We proberen het steeds opnieuw.",
    en: "No connection. We keep trying.",
  },
  reload: {
    nl: "Er is een nieuwe versie. Laad deze pagina opnieuw.",
    en: "There is a new version. Load this page again.",
  },
  gone: {
    nl: "Dit scherm hoort niet meer bij deze bijeenkomst.",
    en: "This screen no longer belongs to this evening.",
  },
} satisfies Messages;
