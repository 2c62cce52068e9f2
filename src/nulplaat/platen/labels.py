# SPDX-License-Identifier: EUPL-1.2
"""The words that stand on a plaat and in its files, in Dutch and English."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from nulplaat.platen.kringen import KRINGEN
from nulplaat.platen.plaat import Bron, Knop, Plaat

MONTHS = {
    "nl": (
        "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
        "september", "oktober", "november", "december",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August",
        "September", "October", "November", "December",
    ),
}  # fmt: skip


@dataclass(frozen=True)
class Labels:
    """Every fixed text in one language; pairs are singular and plural."""

    nu: str
    stem: str
    streven: str
    doel: str
    leeg: str
    los: str
    losgelaten: str
    geen_reden: str
    lijst: str
    picture: str
    reads: str
    zonder_tafel: str
    tafel: str
    vervolg: str
    eigen: str
    geeltje: tuple[str, str]
    tafels: tuple[str, str]
    knop: tuple[str, str]
    aarden: dict[str, str]
    standen: dict[str, str]
    perspectieven: dict[str, str]
    herkenning: str
    oordelen: tuple[str, str, str]
    beelden: dict[str, str]
    kolommen: tuple[str, ...]


NL = Labels(
    nu="Zo is het nu",
    stem="Een stem",
    streven="daar streven we naar",
    doel="Het 0-doel",
    leeg="Er staan nog geen knoppen op deze plaat.",
    los="Niet in een knop",
    losgelaten="losgelaten",
    geen_reden="geen reden genoemd",
    lijst="Alle knoppen en waar ze vandaan komen",
    picture="0-plaat",
    reads="Links hoe het nu is, rechts de nul, daartussen de knoppen.",
    zonder_tafel="zonder tafel",
    tafel="tafel",
    vervolg="vervolg",
    eigen="Woorden van",
    geeltje=("geeltje", "geeltjes"),
    tafels=("tafel", "tafels"),
    knop=("knop", "knoppen"),
    aarden={"instandhoudend": "houdt het in stand", "helpend": "helpt"},
    standen={
        "nog-niet": "nog niet",
        "begonnen": "begonnen",
        "gedraaid": "gedraaid",
        "losgelaten": "losgelaten",
    },
    perspectieven={
        "jeugdprofessional": "jeugdprofessional",
        "gemeente": "gemeente",
        "onderwijs": "onderwijs",
        "ouder": "ouder",
        "jongere": "jongere",
        "ervaringsdeskundige": "ervaringsdeskundige",
        "zorgaanbieder": "zorgaanbieder",
        "anders": "anders",
    },
    herkenning="Herkend?",
    oordelen=("herkenbaar", "deels", "niet"),
    beelden={
        "herkend": "de meesten herkennen dit",
        "niet-herkend": "de meesten herkennen dit niet",
        "betwist": "hierover zijn jullie verdeeld",
    },
    kolommen=(
        "knop", "kring", "aard", "stand", "reden", "tafel",
        "woorden van de tafel", "geeltje", "tafel van het geeltje", "perspectief",
        "herkenbaar", "deels herkenbaar", "niet herkenbaar", "herkenning",
        "kring van de tafel", "aard van de tafel",
    ),
)  # fmt: skip

EN = Labels(
    nu="This is how it is now",
    stem="A voice",
    streven="that is what we strive for",
    doel="The goal of zero",
    leeg="There are no knobs on this picture yet.",
    los="Not in a knob",
    losgelaten="let go",
    geen_reden="no reason given",
    lijst="All knobs and where they come from",
    picture="0-plaat",
    reads="Left how it is now, right the zero, between them the knobs.",
    zonder_tafel="without a table",
    tafel="table",
    vervolg="continued",
    eigen="Words of",
    geeltje=("note", "notes"),
    tafels=("table", "tables"),
    knop=("knob", "knobs"),
    aarden={"instandhoudend": "keeps it in place", "helpend": "helps"},
    standen={
        "nog-niet": "not yet",
        "begonnen": "begun",
        "gedraaid": "turned",
        "losgelaten": "let go",
    },
    perspectieven={
        "jeugdprofessional": "youth professional",
        "gemeente": "municipality",
        "onderwijs": "education",
        "ouder": "parent",
        "jongere": "young person",
        "ervaringsdeskundige": "expert by experience",
        "zorgaanbieder": "care provider",
        "anders": "other",
    },
    herkenning="Recognised?",
    oordelen=("recognised", "partly", "not"),
    beelden={
        "herkend": "most recognise this",
        "niet-herkend": "most do not recognise this",
        "betwist": "you are divided on this",
    },
    kolommen=(
        "knob", "kring", "kind", "state", "reason", "table",
        "words of the table", "note", "table of the note", "perspective",
        "recognised", "partly recognised", "not recognised", "recognition",
        "kring of the table", "kind of the table",
    ),
)  # fmt: skip


def labels(lang: str) -> Labels:
    """Return the labels of a language; anything but English is Dutch."""
    return EN if lang.startswith("en") else NL


def counted(number: int, pair: tuple[str, str]) -> str:
    """Return such as '1 geeltje' or '3 geeltjes'."""
    return f"{number} {pair[0] if number == 1 else pair[1]}"


def carried(knop: Knop, lang: str) -> str:
    """Return how many geeltjes and tafels carry a knop."""
    words = labels(lang)
    parts = []
    if knop.geeltjes:
        parts.append(counted(len(knop.geeltjes), words.geeltje))
    if knop.tafels:
        parts.append(counted(len(knop.tafels), words.tafels))
    return " · ".join(parts)


def recognised(knop: Knop, lang: str) -> str:
    """Return such as '14 herkenbaar · 4 deels · 2 niet · de meesten herkennen dit'."""
    found = knop.herkenning
    if found is None:
        return ""
    words = labels(lang)
    numbers = (found.herkenbaar, found.deels, found.niet)
    said = [f"{n} {w}" for n, w in zip(numbers, words.oordelen, strict=True)]
    return " · ".join([*said, *filter(None, [words.beelden.get(found.beeld)])])


def kring_name(kring: str, lang: str) -> str:
    """Return the name of a kring."""
    found = KRINGEN[kring]
    return found.en if lang.startswith("en") else found.nl


def own_view(bron: Bron, knop: Knop, lang: str) -> str:
    """Say how a tafel saw its own knop, where the joined one says otherwise."""
    kring = kring_name(bron.kring, lang) if bron.kring != knop.kring else ""
    aard = labels(lang).aarden[bron.aard] if bron.aard != knop.aard else ""
    return " · ".join(part for part in (kring, aard) if part)


def moment(plaat: Plaat, lang: str) -> str:
    """Return when this plaat was so, such as '10 juni 2026, 21:04'."""
    at = datetime.fromtimestamp(plaat.moment / 1000, ZoneInfo("Europe/Amsterdam"))
    month = MONTHS["en" if lang.startswith("en") else "nl"][at.month - 1]
    return f"{at.day} {month} {at.year}, {at:%H:%M}"


def summary(plaat: Plaat, lang: str) -> str:
    """Return '5 tafels · 71 geeltjes · 10 juni 2026, 21:04'."""
    words = labels(lang)
    parts = [
        counted(plaat.tafels, words.tafels) if plaat.tafels else "",
        counted(plaat.geeltjes, words.geeltje) if plaat.geeltjes else "",
        moment(plaat, lang),
    ]
    return " · ".join(part for part in parts if part)
