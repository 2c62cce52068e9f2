// SPDX-License-Identifier: EUPL-1.2
/** Texts of the facilitator's desk. */

import type { Messages } from "../../shared/i18n";

const geeltjesNl = (n: number): string => (n === 1 ? "1 geeltje" : `${n} geeltjes`);
const geeltjesEn = (n: number): string => (n === 1 ? "1 geeltje" : `${n} geeltjes`);

export const messages = {
  agenda: { nl: "Programma", en: "Programme" },
  minutes: { nl: (n: number) => `${n} min`, en: (n: number) => `${n} min` },
  toFase: {
    nl: (naam: string) => `Naar: ${naam}`,
    en: (naam: string) => `To: ${naam}`,
  },
  back: { nl: "Terug", en: "Back" },
  done: { nl: "geweest", en: "done" },
  faseNow: {
    nl: (naam: string) => `Nu: ${naam}`,
    en: (naam: string) => `Now: ${naam}`,
  },
  timeLeft: { nl: "Tijd over", en: "Time left" },
  undo: { nl: "Maak ongedaan", en: "Undo" },
  doubt: {
    nl: "Je legde bij elkaar wat misschien het tegenovergestelde zegt:",
    en: "You put together what may say the opposite:",
  },
  doubtFine: { nl: "Houd bij elkaar", en: "Keep together" },
  undoOf: {
    nl: (what: string) => `Maak ongedaan: ${what}`,
    en: (what: string) => `Undo: ${what}`,
  },
  undone: { nl: "Ongedaan gemaakt.", en: "Undone." },
  close: { nl: "Sluit", en: "Close" },
  thisNotice: { nl: "dit bericht", en: "this notice" },
  cancel: { nl: "Toch niet", en: "Never mind" },
  keep: { nl: "Bewaar", en: "Save" },
  change: { nl: "Wijzig", en: "Change" },
  offline: {
    nl: "Geen verbinding. We proberen het steeds opnieuw.",
    en: "No connection. We keep trying.",
  },
  connecting: { nl: "Verbinden …", en: "Connecting …" },
  restored: {
    nl: "Deze avond is teruggezet naar een eerder moment. Kijk of de fase en de geeltjes kloppen.",
    en: "This evening was put back to an earlier moment. See whether the fase and the geeltjes are right.",
  },
  outdated: {
    nl: "Er is een nieuwe versie. Laad de pagina opnieuw.",
    en: "There is a new version. Load the page again.",
  },
  gone: {
    nl: "Je begeleidt deze bijeenkomst niet meer op dit apparaat.",
    en: "You no longer lead this evening on this device.",
  },
  reload: { nl: "Laad opnieuw", en: "Load again" },
  needsYou: { nl: "Heeft je nodig", en: "Needs you" },
  needsNothing: { nl: "Niets. Het loopt.", en: "Nothing. All is well." },
  needShow: { nl: "Iedereen heeft gekozen", en: "Everybody has chosen" },
  needShowHelp: {
    nl: "Sluit het kiezen en laat zien wat jullie herkennen.",
    en: "Close the choosing and show what you all recognise.",
  },
  needNotShown: {
    nl: "Wat jullie herkennen, is nog niet getoond",
    en: "What you all recognise has not been shown yet",
  },
  needNotShownHelp: {
    nl: "Ga terug naar Herkennen en laat het zien.",
    en: "Go back to Recognising and show it.",
  },
  haveChosen: {
    nl: (people: number) => `van ${people} hebben gekozen`,
    en: (people: number) => `of ${people} have chosen`,
  },
  choseAll: {
    nl: (n: number) =>
      n === 1 ? "1 koos bij alle knoppen" : `${n} kozen bij alle knoppen`,
    en: (n: number) => `${n} chose at every knop`,
  },
  choosingBlind: {
    nl: "Niemand ziet wie wat koos, jij ook niet. Na het sluiten zie je aantallen.",
    en: "Nobody sees who chose what, not even you. Once closed you see numbers.",
  },
  closeAndShow: { nl: "Sluit en laat zien", en: "Close and show" },
  stillChoosing: {
    nl: (n: number) =>
      n === 1 ? "1 persoon is nog niet klaar." : `${n} mensen zijn nog niet klaar.`,
    en: (n: number) =>
      n === 1 ? "1 person is not ready yet." : `${n} people are not ready yet.`,
  },
  closeHelp: {
    nl: "Wie daarna nog kiest, telt niet meer mee. Iedereen ziet dan de aantallen.",
    en: "Who chooses after that no longer counts. Everybody then sees the numbers.",
  },
  askedOf: {
    nl: (n: number) => (n === 1 ? "Over 1 knop" : `Over ${n} knoppen`),
    en: (n: number) => (n === 1 ? "About 1 knop" : `About ${n} knoppen`),
  },
  nothingAsked: {
    nl: "Er staan nog geen knoppen op de plaat.",
    en: "There are no knoppen on the plaat yet.",
  },
  closedNotShown: {
    nl: "Het kiezen is gesloten. Niemand ziet nog wat eruit kwam.",
    en: "Choosing is closed. Nobody sees yet what came out.",
  },
  showRecognised: { nl: "Laat zien", en: "Show" },
  chooseOn: { nl: "Laat weer kiezen", en: "Let them choose on" },
  chooseOnHelp: {
    nl: "De aantallen gaan weer dicht. Wat mensen kozen, blijft staan.",
    en: "The numbers are hidden again. What people chose stays.",
  },
  plaatChanged: {
    nl: "De plaat is veranderd. Bij sommige knoppen is nog niet geteld.",
    en: "The plaat has changed. Some knoppen are not counted yet.",
  },
  countAgain: { nl: "Tel opnieuw", en: "Count again" },
  allRecognised: { nl: "Alles", en: "All" },
  needTime: { nl: "De tijd van deze fase is om", en: "The time of this part is up" },
  needTimeHelp: {
    nl: "Rond rustig af, of geef nog even.",
    en: "Round off calmly, or give a little more.",
  },
  needProposals: {
    nl: (n: number) =>
      n === 1 ? "1 voorstel wacht op je" : `${n} voorstellen wachten op je`,
    en: (n: number) =>
      n === 1 ? "1 proposal waits for you" : `${n} proposals wait for you`,
  },
  needProposalsHelp: {
    nl: "Kijk samen of het klopt.",
    en: "See together whether it is right.",
  },
  needNames: {
    nl: (n: number) =>
      n === 1 ? "1 thema heeft nog geen naam" : `${n} thema’s hebben nog geen naam`,
    en: (n: number) => (n === 1 ? "1 theme has no name" : `${n} themes have no name`),
  },
  needNamesHelp: { nl: "Een mens geeft de naam.", en: "A person gives the name." },
  needQuiet: {
    nl: (nr: number) => `Tafel ${nr} is nog leeg`,
    en: (nr: number) => `Table ${nr} is still empty`,
  },
  needQuietHelp: { nl: "Loop even langs.", en: "Walk by." },
  needGoal: { nl: "Er is nog geen 0-doel", en: "There is no 0-doel yet" },
  needGoalHelp: {
    nl: "Schrijf het op bij Welkom.",
    en: "Write it down at Welcome.",
  },
  tafels: { nl: "Tafels", en: "Tables" },
  tafel: { nl: (nr: number) => `Tafel ${nr}`, en: (nr: number) => `Table ${nr}` },
  addTafel: { nl: "Tafel erbij", en: "Add a table" },
  people: {
    nl: (n: number) => (n === 1 ? "1 persoon" : `${n} mensen`),
    en: (n: number) => (n === 1 ? "1 person" : `${n} people`),
  },
  geeltjes: { nl: geeltjesNl, en: geeltjesEn },
  knoppen: {
    nl: (n: number) => (n === 1 ? "1 knop" : `${n} knoppen`),
    en: (n: number) => (n === 1 ? "1 knop" : `${n} knoppen`),
  },
  join: { nl: "Doe mee", en: "Join" },
  joinAt: { nl: "Ga naar", en: "Go to" },
  code: { nl: "Code", en: "Code" },
  qr: {
    nl: (address: string) => `QR-code van ${address}`,
    en: (address: string) => `QR code of ${address}`,
  },
  doorOpen: { nl: "deur open", en: "door open" },
  doorClosed: { nl: "deur dicht", en: "door closed" },
  openDoor: { nl: "Doe de deur open", en: "Open the door" },
  closeDoor: { nl: "Doe de deur dicht", en: "Close the door" },
  jumpTitle: {
    nl: (naam: string) => `Iedereen naar ${naam}?`,
    en: (naam: string) => `Everybody to ${naam}?`,
  },
  jumpHelp: {
    nl: "De telefoons en het scherm gaan mee. Wat is geschreven, blijft.",
    en: "The phones and the screen go along. What was written stays.",
  },
  jumpReveals: {
    nl: "Iedereen leest dan wat is geschreven.",
    en: "Everybody then reads what was written.",
  },
  jumpSkips: {
    nl: (namen: string) => `Je slaat over: ${namen}.`,
    en: (namen: string) => `You skip: ${namen}.`,
  },
  onlyHere: {
    nl: "Dit adres werkt alleen op deze computer. Telefoons komen er zo niet in. Vraag wie Nulplaat heeft aangezet om het te starten met HOST=0.0.0.0.",
    en: "This address works on this computer only. Phones cannot get in like this. Ask who started Nulplaat to start it with HOST=0.0.0.0.",
  },
  renewCode: { nl: "Nieuwe code", en: "New code" },
  renewHelp: {
    nl: "De oude code werkt dan niet meer. Wie binnen is, blijft binnen.",
    en: "The old code stops working. Who is in stays in.",
  },
  renewSure: { nl: "Maak een nieuwe code", en: "Make a new code" },
  inside: {
    nl: (n: number) => (n === 1 ? "1 persoon binnen" : `${n} mensen binnen`),
    en: (n: number) => (n === 1 ? "1 person in" : `${n} people in`),
  },
  whoIsIn: { nl: "Wie is er binnen?", en: "Who is in?" },
  nobodyYet: {
    nl: "Nog niemand. Laat de code zien op het scherm.",
    en: "Nobody yet. Show the code on the screen.",
  },
  tafelOf: {
    nl: (naam: string) => `Tafel van ${naam}`,
    en: (naam: string) => `Table of ${naam}`,
  },
  noTafel: { nl: "geen tafel", en: "no table" },
  texts: { nl: "Wat op de plaat staat", en: "What is on the plaat" },
  naam: { nl: "Naam van de bijeenkomst", en: "Name of the evening" },
  nuldoel: { nl: "0-doel", en: "0-doel" },
  uitgangspositie: { nl: "Zo is het nu", en: "How it is now" },
  stem: { nl: "Eén stem", en: "One voice" },
  notYet: { nl: "nog niet ingevuld", en: "not filled in yet" },
  tools: { nl: "Klaarzetten", en: "Set up" },
  openScreen: { nl: "Open het scherm", en: "Open the screen" },
  handOver: {
    nl: "Geef over aan ander apparaat",
    en: "Hand over to another device",
  },
  importList: { nl: "Haal een lijst binnen (CSV)", en: "Bring in a list (CSV)" },
  writtenSoFar: {
    nl: (n: number) => (n === 1 ? "geeltje geschreven" : "geeltjes geschreven"),
    en: (n: number) => (n === 1 ? "geeltje written" : "geeltjes written"),
  },
  stillClosed: {
    nl: "Nog dicht. Niemand leest ze, jij ook niet.",
    en: "Still closed. Nobody reads them, nor do you.",
  },
  readAlready: {
    nl: "Wat al gelezen is, staat vast. Nieuwe geeltjes zijn nog dicht.",
    en: "What was read already stands. New geeltjes are still closed.",
  },
  fromPaper: { nl: "Een geeltje van papier", en: "A geeltje from paper" },
  words: { nl: "Tekst", en: "Text" },
  perspectief: { nl: "Perspectief", en: "Perspective" },
  noPerspectief: { nl: "weet ik niet", en: "I do not know" },
  addGeeltje: { nl: "Voeg toe", en: "Add" },
  added: { nl: "Geeltje toegevoegd.", en: "Geeltje added." },
  find: { nl: "Zoek in de geeltjes", en: "Search the geeltjes" },
  findKnop: { nl: "Zoek in de knoppen", en: "Search the knoppen" },
  found: {
    nl: (n: number, all: number) => `${n} van ${all}`,
    en: (n: number, all: number) => `${n} of ${all}`,
  },
  loose: { nl: "Los", en: "Loose" },
  looseNone: { nl: "Alles ligt in een thema.", en: "Everything is in a theme." },
  themas: { nl: "Thema’s", en: "Themes" },
  proposals: { nl: "Voorstellen", en: "Proposals" },
  askProposals: { nl: "Vraag voorstellen", en: "Ask for proposals" },
  noProposals: { nl: "Geen voorstellen open.", en: "No open proposals." },
  bothName: {
    nl: (words: string, n: number) =>
      `${n === 2 ? "Beide noemen" : "Alle noemen"} ${words}`,
    en: (words: string, n: number) =>
      `${n === 2 ? "Both mention" : "All mention"} ${words}`,
  },
  accept: { nl: "Leg bij elkaar", en: "Put together" },
  leave: { nl: "Laat los", en: "Leave" },
  chosen: {
    nl: (n: number) => `${geeltjesNl(n)} gekozen`,
    en: (n: number) => `${geeltjesEn(n)} chosen`,
  },
  newThema: { nl: "Nieuw thema", en: "New theme" },
  makeThema: { nl: "Maak thema", en: "Make theme" },
  newThemaName: { nl: "Naam (mag ook later)", en: "Name (may come later)" },
  putHere: { nl: "Leg hier", en: "Put here" },
  putLoose: { nl: "Leg los", en: "Take out of thema" },
  alike: {
    nl: (tekst: string) => `Lijkt op “${tekst}”`,
    en: (tekst: string) => `Like “${tekst}”`,
  },
  alikeHelp: {
    nl: "Kies mee wat erbij hoort.",
    en: "Also choose what belongs with it.",
  },
  chooseNone: { nl: "Kies niets", en: "Clear" },
  remove: { nl: "Verwijder", en: "Remove" },
  removeTitle: { nl: "Geeltje verwijderen", en: "Remove a geeltje" },
  removeHelp: {
    nl: "De woorden gaan weg. Een spoor zonder woorden blijft.",
    en: "The words go. A trace without words stays.",
  },
  reason: { nl: "Waarom?", en: "Why?" },
  nameIt: { nl: "Geef een naam", en: "Give a name" },
  confirmName: { nl: "Naam klopt", en: "The name is right" },
  rename: { nl: "Andere naam", en: "Another name" },
  dropThema: { nl: "Haal uit elkaar", en: "Take apart" },
  themaName: { nl: "Naam van het thema", en: "Name of the theme" },
  unconfirmed: { nl: "naam nog niet bevestigd", en: "name not confirmed" },
  keysTitle: { nl: "Met toetsen", en: "By keyboard" },
  keysHelp: {
    nl: "Pijltjes: volgend geeltje. Spatie: kies. N: nieuw thema van wat gekozen is. 1 tot 9: leg in dat thema. 0: leg los. Z: maak ongedaan. Esc: kies niets.",
    en: "Arrows: next geeltje. Space: choose. N: new theme from what is chosen. 1 to 9: put in that theme. 0: make loose. Z: undo. Esc: choose nothing.",
  },
  dragHelp: {
    nl: "Tik een geeltje aan en kies een thema, of sleep het.",
    en: "Tap a geeltje and choose a theme, or drag it.",
  },
  nothingHere: { nl: "Nog geen knoppen", en: "No knoppen yet" },
  makeKnop: { nl: "Knop erbij", en: "Add a knop" },
  editKnop: { nl: "Wijzig de knop", en: "Change the knop" },
  dropKnop: { nl: "Haal van de plaat", en: "Take off the plaat" },
  knopWords: {
    nl: "Woorden van de knop (leeg: die van het eerste geeltje)",
    en: "Words of the knop (empty: those of the first geeltje)",
  },
  chooseOne: { nl: "Kies …", en: "Choose …" },
  noThema: { nl: "Niet in een thema", en: "Not in a theme" },
  kring: { nl: "Kring", en: "Kring" },
  aard: { nl: "Wat doet hij?", en: "What does it do?" },
  sources: { nl: "Uit welke geeltjes?", en: "From which geeltjes?" },
  mergeOpen: {
    nl: (n: number) => (n === 1 ? "voorstel open" : "voorstellen open"),
    en: (n: number) => (n === 1 ? "proposal open" : "proposals open"),
  },
  mergeJoined: { nl: () => "samengevoegd", en: () => "joined" },
  mergeApart: { nl: () => "apart gehouden", en: () => "kept apart" },
  somebodySlowed: {
    nl: "Iemand stuurt heel veel tegelijk. De rest merkt daar niets van.",
    en: "Somebody sends very much at once. The others notice nothing of it.",
  },
  joinedWith: {
    nl: (words: string, more: number) =>
      `Al samen met “${words}”${more > 0 ? ` en ${more} meer` : ""}`,
    en: (words: string, more: number) =>
      `Joined already with “${words}”${more > 0 ? ` and ${more} more` : ""}`,
  },
  mergeAll: { nl: () => "knoppen, zelf kiezen", en: () => "knoppen, choose yourself" },
  shown: { nl: "Wat je ziet", en: "What you see" },
  keepApart: { nl: "Apart houden", en: "Keep apart" },
  joinThem: { nl: "Voeg samen", en: "Join" },
  joinAfterAll: { nl: "Voeg toch samen", en: "Join after all" },
  more: {
    nl: (n: number) => `en ${geeltjesNl(n)} meer`,
    en: (n: number) => `and ${geeltjesEn(n)} more`,
  },
  noMergeOpen: {
    nl: "Geen voorstellen open. Je kunt ook zelf knoppen kiezen.",
    en: "No open proposals. You can also choose knoppen yourself.",
  },
  noJoined: { nl: "Nog niets samengevoegd.", en: "Nothing joined yet." },
  noApart: { nl: "Nog niets apart gehouden.", en: "Nothing kept apart yet." },
  chooseTwo: {
    nl: "Kies twee of meer knoppen die hetzelfde zeggen.",
    en: "Choose two or more knoppen that say the same.",
  },
  chosenKnoppen: {
    nl: (n: number) => (n === 1 ? "1 knop gekozen" : `${n} knoppen gekozen`),
    en: (n: number) => (n === 1 ? "1 knop chosen" : `${n} knoppen chosen`),
  },
  takeOut: { nl: "Haal eruit", en: "Take out" },
  giveTitle: { nl: "Titel, kring, aard", en: "Title, kring, aard" },
  title: {
    nl: "Titel (leeg: de woorden van de knop met de meeste geeltjes)",
    en: "Title (empty: the words of the knop with most geeltjes)",
  },
  asSources: { nl: "zoals de bronnen", en: "as the sources" },
  stamboom: { nl: "Stamboom", en: "Family tree" },
  carried: {
    nl: (g: number, n: number) =>
      `${geeltjesNl(g)} · ${n === 1 ? "1 tafel" : `${n} tafels`}`,
    en: (g: number, n: number) =>
      `${geeltjesEn(g)} · ${n === 1 ? "1 table" : `${n} tables`}`,
  },
  joinedNow: { nl: "Samengevoegd.", en: "Joined." },
  apartNow: { nl: "Apart gehouden.", en: "Kept apart." },
  picture: { nl: "De plaat van nu", en: "The plaat as it is now" },
  toPlaat: { nl: "Open de plaat als pagina", en: "Open the plaat as a page" },
  take: { nl: "Neem mee", en: "Take it with you" },
  pdfA4: { nl: "PDF op A4", en: "PDF on A4" },
  pdfA1: { nl: "PDF op A1, voor aan de muur", en: "PDF on A1, for the wall" },
  png: { nl: "Plaatje (PNG)", en: "Picture (PNG)" },
  svg: { nl: "Plaatje (SVG)", en: "Picture (SVG)" },
  csv: { nl: "Lijst (CSV)", en: "Sheet (CSV)" },
  json: { nl: "Alles (JSON)", en: "Everything (JSON)" },
  unused: {
    nl: (n: number) =>
      n === 1 ? "1 geeltje ligt in geen knop" : `${n} geeltjes liggen in geen knop`,
    en: (n: number) =>
      n === 1 ? "1 geeltje is in no knop" : `${n} geeltjes are in no knop`,
  },
  unusedHelp: {
    nl: "Ze gaan mee in de lijst en de bestanden, onder ‘Niet in een knop’.",
    en: "They come along in the list and the files, under ‘Not in a knop’.",
  },
  stands: { nl: "Hoever is elke knop gedraaid?", en: "How far is each knop turned?" },
  standOf: {
    nl: (titel: string) => `Stand van ${titel}`,
    en: (titel: string) => `Stand of ${titel}`,
  },
  letGo: { nl: "Knop loslaten", en: "Let a knop go" },
  because: { nl: "omdat", en: "because" },
} satisfies Messages;
