// SPDX-License-Identifier: EUPL-1.2
/** The texts of the phone screens. */

import type { Messages } from "../../shared/i18n";

const plural = (n: number, een: string, meer: string): string =>
  `${n} ${n === 1 ? een : meer}`;

export const messages = {
  tafel: { nl: (n: number) => `Tafel ${n}`, en: (n: number) => `Table ${n}` },
  noTafel: { nl: "Nog geen tafel", en: "No table yet" },
  step: {
    nl: (n: number, of: number, naam: string) => `Stap ${n} van ${of}: ${naam}`,
    en: (n: number, of: number, naam: string) => `Step ${n} of ${of}: ${naam}`,
  },
  connecting: { nl: "Verbinden…", en: "Connecting…" },
  offline: {
    nl: "Even geen verbinding. Wat je schrijft, blijft hier bewaard.",
    en: "No connection just now. What you write stays here.",
  },
  outdated: {
    nl: "Er is een nieuwe versie. Wat je schreef, blijft bewaard.",
    en: "There is a new version. What you wrote is kept.",
  },
  restored: {
    nl: "Deze avond is teruggezet naar een eerder moment. Kijk of alles van jou er nog staat.",
    en: "This evening was put back to an earlier moment. See whether all of yours is there.",
  },
  reload: { nl: "Pagina opnieuw laden", en: "Load the page again" },
  gone: {
    nl: "Je doet hier niet meer mee. Ga opnieuw naar binnen met de code.",
    en: "You are no longer in. Enter again with the code.",
  },
  goneTexts: { nl: "Jouw teksten", en: "Your texts" },
  goneKept: {
    nl: "Ze staan nog op dit apparaat. Ga met dit apparaat opnieuw naar binnen: dan worden ze verstuurd.",
    en: "They are still on this device. Enter again with this device, and they are sent.",
  },
  notKept: { nl: "nog niet bewaard in de avond", en: "not kept in the evening yet" },
  copy: { nl: "Kopieer mijn teksten", en: "Copy my texts" },
  copied: { nl: "Gekopieerd", en: "Copied" },
  hello: {
    nl: (naam: string) => `Welkom, ${naam}`,
    en: (naam: string) => `Welcome, ${naam}`,
  },
  soon: { nl: "We beginnen zo.", en: "We start in a moment." },
  now: { nl: "Zo is het nu", en: "How it is now" },
  goal: { nl: "Daar willen we heen", en: "Where we want to go" },
  you: { nl: "Wie ben jij hier?", en: "Who are you here?" },
  naam: { nl: "Je naam, of een gekozen naam", en: "Your name, or one you choose" },
  perspectief: { nl: "Van waaruit kijk jij?", en: "From which side do you look?" },
  perspectiefHelp: {
    nl: "Dit staat bij wat je vanaf nu schrijft en iedereen in de groep kan het zien, ook als jij de enige bent; je mag het openlaten.",
    en: "It stands with what you write from now on and everybody in the group can see it, also when you are the only one; you may leave it open.",
  },
  noPerspectief: { nl: "Zeg ik liever niet", en: "I'd rather not say" },
  yourTafel: { nl: "Je tafel", en: "Your table" },
  save: { nl: "Bewaar", en: "Save" },
  saved: { nl: "Bewaard", en: "Saved" },
  writeLabel: { nl: "Jouw geeltje", en: "Your geeltje" },
  oneThought: { nl: "Eén gedachte per geeltje", en: "One thought per geeltje" },
  keepGeeltje: { nl: "Bewaar geeltje", en: "Save geeltje" },
  lateTitle: { nl: "Je was nog aan het schrijven", en: "You were still writing" },
  lateText: {
    nl: "De fase is veranderd. Je tekst is er nog.",
    en: "The evening went on. Your text is still here.",
  },
  lateOver: {
    nl: "Schrijven is voorbij: er kan geen geeltje meer bij. Je woorden blijven hier staan tot jij ze weggooit. Kopieer ze, of lees ze voor aan de begeleider.",
    en: "Writing is over: no geeltje can be added. Your words stay here until you throw them away. Copy them, or read them to the facilitator.",
  },
  copyOne: { nl: "Kopieer", en: "Copy" },
  lateSend: { nl: "Plaats dit geeltje alsnog", en: "Place this geeltje after all" },
  throwAway: { nl: "Weggooien", en: "Throw away" },
  draftKept: { nl: "Je tekst is hier bewaard:", en: "Your text is kept here:" },
  warnTitle: { nl: "Noem geen naam van een kind", en: "Do not name a child" },
  warnText: {
    nl: "Dit lijkt op gegevens van een persoon. Anderen lezen dit geeltje straks. Kun je het zonder die gegevens schrijven?",
    en: "This looks like details of a person. Others will read this geeltje later. Can you write it without those details?",
  },
  warnSend: { nl: "Toch bewaren", en: "Save it anyway" },
  warnEdit: { nl: "Ik pas het aan", en: "I will change it" },
  mine: { nl: "Jouw geeltjes", en: "Your geeltjes" },
  kept: { nl: "bewaard", en: "saved" },
  unsent: {
    nl: "nog niet verstuurd · blijft hier bewaard",
    en: "not sent yet · kept here",
  },
  refusedBack: {
    nl: "Zet terug in het schrijfvak",
    en: "Put back in the writing field",
  },
  removed: {
    nl: "De begeleider heeft dit geeltje weggehaald.",
    en: "The facilitator took this geeltje away.",
  },
  edit: { nl: "Wijzig", en: "Change" },
  retract: { nl: "Haal weg", en: "Remove" },
  removedOwn: {
    nl: (words: string) => `‘${words}’ is weg.`,
    en: (words: string) => `‘${words}’ is gone.`,
  },
  putBack: { nl: "Zet terug", en: "Put back" },
  stands: {
    nl: "al gelezen: de woorden staan vast",
    en: "already read: its words stand",
  },
  cancel: { nl: "Laat maar", en: "Never mind" },
  close: { nl: "Sluit", en: "Close" },
  over: {
    nl: "Deze fase is voorbij. Je kunt dit niet meer bewaren; kopieer je woorden als je ze wilt houden.",
    en: "This part of the evening is over. You can no longer save this; copy your words if you want to keep them.",
  },
  others: {
    nl: (n: number) => `${plural(n, "geeltje", "geeltjes")} van anderen`,
    en: (n: number) => `${plural(n, "geeltje", "geeltjes")} from others`,
  },
  othersSoon: {
    nl: "je leest ze straks, als iedereen klaar is",
    en: "you can read them once everybody is done",
  },
  othersRead: {
    nl: "nieuwe geeltjes lees je straks, als iedereen klaar is",
    en: "you can read the new ones once everybody is done",
  },
  filter: { nl: "Zoek in de geeltjes", en: "Search the geeltjes" },
  found: {
    nl: (n: number) => `${plural(n, "geeltje", "geeltjes")} gevonden`,
    en: (n: number) => `${plural(n, "geeltje", "geeltjes")} found`,
  },
  proposals: { nl: "Hoort dit bij elkaar?", en: "Does this belong together?" },
  reason: {
    nl: (n: number, words: string) => `${n === 2 ? "Beide" : "Alle"} noemen ${words}`,
    en: (n: number, words: string) => `${n === 2 ? "Both" : "All"} mention ${words}`,
  },
  accept: { nl: "Ja, bij elkaar", en: "Yes, together" },
  leave: { nl: "Laat los", en: "Leave apart" },
  themas: { nl: "Thema’s", en: "Themes" },
  loose: { nl: "Losse geeltjes", en: "Loose geeltjes" },
  noneLoose: {
    nl: "Alle geeltjes liggen bij een thema.",
    en: "Every geeltje has a theme.",
  },
  who: { nl: "Wat zegt", en: "Words of" },
  everybody: { nl: "iedereen", en: "everybody" },
  tooSmall: {
    nl: "Een perspectief met minder dan 3 mensen is te klein om te tonen.",
    en: "A perspective of fewer than 3 people is too small to show.",
  },
  pile: {
    nl: (n: number) => `${n}× precies hetzelfde. Ze liggen vanzelf op één stapel.`,
    en: (n: number) => `${n}× exactly the same. They are on one pile by themselves.`,
  },
  unpile: { nl: "Haal de stapel uit elkaar", en: "Take the pile apart" },
  provisional: { nl: "voorlopige naam", en: "provisional name" },
  confirm: { nl: "Naam klopt", en: "Name is right" },
  nameThema: { nl: "Geef een naam", en: "Give a name" },
  renameThema: { nl: "Andere naam", en: "Another name" },
  themaName: { nl: "Naam van het thema", en: "Name of the theme" },
  placeTitle: { nl: "Waar hoort dit bij?", en: "Where does this belong?" },
  placeHint: {
    nl: "Tik op een geeltje om het te verplaatsen.",
    en: "Tap a geeltje to move it.",
  },
  placeLoose: { nl: "Leg los", en: "Lay loose" },
  newThema: { nl: "Nieuw thema", en: "New theme" },
  newThemaName: { nl: "Naam (mag ook later)", en: "Name (may come later)" },
  makeThema: { nl: "Maak thema", en: "Make theme" },
  undo: { nl: "Maak ongedaan", en: "Undo" },
  undoOf: {
    nl: (what: string) => `Maak ongedaan: ${what}`,
    en: (what: string) => `Undo: ${what}`,
  },
  undone: { nl: "Ongedaan gemaakt", en: "Undone" },
  placed: { nl: "Verplaatst", en: "Moved" },
  yourPlaat: {
    nl: (n: number) => `De plaat van tafel ${n}`,
    en: (n: number) => `Table ${n}’s plaat`,
  },
  noKnoppen: {
    nl: "Nog geen knoppen. Maak samen de eerste.",
    en: "No knoppen yet. Make the first one together.",
  },
  newKnop: { nl: "Nieuwe knop", en: "New knop" },
  editKnop: { nl: "Knop wijzigen", en: "Change knop" },
  knopWords: { nl: "Waar kun je aan draaien?", en: "What can be turned?" },
  knopWordsHint: {
    nl: "Eigen woorden. Leeg: de woorden van het eerste geeltje.",
    en: "Your own words. Empty: those of the first geeltje.",
  },
  kring: { nl: "In welke kring?", en: "In which kring?" },
  aard: { nl: "Wat doet deze knop nu?", en: "What does this knop do now?" },
  sources: {
    nl: (n: number) => `Kies geeltjes (${n} gekozen)`,
    en: (n: number) => `Choose geeltjes (${n} chosen)`,
  },
  fromThema: { nl: "Alle geeltjes van een thema", en: "All geeltjes of a theme" },
  none: { nl: "Geen", en: "None" },
  saveKnop: { nl: "Bewaar knop", en: "Save knop" },
  dropKnop: { nl: "Haal knop weg", en: "Take knop away" },
  knopGone: {
    nl: "Een tafelgenoot heeft deze knop net weggehaald.",
    en: "Somebody at your table just took this knop away.",
  },
  chooseKring: {
    nl: "Kies een kring en wat de knop doet.",
    en: "Choose a kring and what the knop does.",
  },
  merging: { nl: "De platen worden samengevoegd", en: "The platen are being merged" },
  mergingText: {
    nl: "Open een knop en lees van welke tafel de woorden komen.",
    en: "Open a knop and read where its words come from.",
  },
  weight: {
    nl: (geeltjes: number, tafels: number) =>
      `${plural(geeltjes, "geeltje", "geeltjes")} · ${plural(tafels, "tafel", "tafels")}`,
    en: (geeltjes: number, tafels: number) =>
      `${plural(geeltjes, "geeltje", "geeltjes")} · ${plural(tafels, "table", "tables")}`,
  },
  nGeeltjes: {
    nl: (n: number) => plural(n, "geeltje", "geeltjes"),
    en: (n: number) => plural(n, "geeltje", "geeltjes"),
  },
  nothingToRecognise: {
    nl: "Er staan nog geen knoppen op de plaat.",
    en: "There are no knoppen on the plaat yet.",
  },
  chosenOf: {
    nl: (n: number, of: number) => `${n} van ${plural(of, "knop", "knoppen")} gekozen`,
    en: (n: number, of: number) => `${n} of ${plural(of, "knop", "knoppen")} chosen`,
  },
  knopOf: {
    nl: (n: number, of: number) => `knop ${n} van ${of}`,
    en: (n: number, of: number) => `knop ${n} of ${of}`,
  },
  formerKnop: { nl: "← Vorige", en: "← Previous" },
  nextKnop: { nl: "Volgende →", en: "Next →" },
  takeBackChoice: { nl: "Haal keuze weg", en: "Take choice back" },
  choiceKept: {
    nl: (what: string) => `Gekozen: ${what}`,
    en: (what: string) => `Chosen: ${what}`,
  },
  allChosen: {
    nl: (n: number) =>
      `Je hebt ${n === 1 ? "de knop" : `alle ${n} knoppen`} bekeken. Dank je wel.`,
    en: (n: number) =>
      `You have seen ${n === 1 ? "the knop" : `all ${n} knoppen`}. Thank you.`,
  },
  allChosenHelp: {
    nl: "Van mening veranderd? Tik hieronder op een knop.",
    en: "Changed your mind? Tap a knop below.",
  },
  myChoices: { nl: "Mijn keuzes", en: "My choices" },
  notChosen: { nl: "nog niet gekozen", en: "not chosen yet" },
  choosingClosed: { nl: "Het kiezen is klaar", en: "Choosing is done" },
  choosingClosedHelp: {
    nl: "De begeleider laat zo zien wat jullie herkennen. Dit koos jij:",
    en: "The facilitator will show what you all recognise. This is what you chose:",
  },
  recognised: { nl: "Dit herkennen jullie", en: "This is what you recognise" },
  youChose: {
    nl: (what: string) => `Jij koos: ${what}`,
    en: (what: string) => `You chose: ${what}`,
  },
  resultTitle: { nl: "Dit is onze plaat", en: "This is our plaat" },
  openPlaat: { nl: "Open de hele plaat", en: "Open the whole plaat" },
  picture: {
    nl: (goal: string) =>
      `De 0-plaat met het doel: 0 ${goal}. De lijst staat hieronder.`,
    en: (goal: string) => `The 0-plaat with the goal: 0 ${goal}. The list is below.`,
  },
  downloads: { nl: "Meenemen", en: "Take along" },
  list: { nl: "Alle knoppen", en: "All knoppen" },
  faseNow: {
    nl: (naam: string) => `De avond gaat verder: ${naam}`,
    en: (naam: string) => `The evening goes on: ${naam}`,
  },
} satisfies Messages;
