# SPDX-License-Identifier: EUPL-1.2
"""The fixed lists of an evening: its fasen and the perspectieven of its people."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Fase:
    """A fase: its name, the question it asks, one line of help, suggested minutes."""

    id: str
    nl: str
    en: str
    vraag_nl: str
    vraag_en: str
    uitleg_nl: str
    uitleg_en: str
    minuten: int


@dataclass(frozen=True)
class Perspectief:
    """From where somebody looks, and the question that asks for what all such say."""

    id: str
    nl: str
    en: str
    vraag_nl: str
    vraag_en: str


FASEN: dict[str, Fase] = {
    fase.id: fase
    for fase in (
        Fase(
            "welkom",
            "Welkom",
            "Welcome",
            "Waarom nul?",
            "Why zero?",
            "Nul is een richting, geen deadline. We beginnen vandaag.",
            "Zero is a direction, not a deadline. We start today.",
            12,
        ),
        Fase(
            "schrijven",
            "Schrijven",
            "Writing",
            "Wat houdt dit in stand? Aan welke knop kun jij draaien?",
            "What keeps this in place? Which knop can you turn?",
            "Schrijf in stilte. Eén gedachte per geeltje. We lezen ze straks samen.",
            "Write in silence. One thought per geeltje. We read them together later.",
            8,
        ),
        Fase(
            "groeperen",
            "Lezen en groeperen",
            "Reading and grouping",
            "Wat hoort bij elkaar?",
            "What belongs together?",
            "Lees de geeltjes en leg bij elkaar wat over hetzelfde gaat.",
            "Read the geeltjes and put together what is about the same thing.",
            20,
        ),
        Fase(
            "tafels",
            "Platen aan tafel",
            "Platen at the tables",
            "Welke knoppen horen op jullie plaat?",
            "Which knoppen belong on your plaat?",
            "Maak met je tafel een plaat. Kies per knop een kring, en of hij de "
            "situatie in stand houdt of helpt.",
            "Make a plaat with your table. Choose a kring for each knop, and whether "
            "it keeps the situation in place or helps.",
            25,
        ),
        Fase(
            "samenvoegen",
            "Samenvoegen",
            "Merging",
            "Welke knoppen zeggen hetzelfde?",
            "Which knoppen say the same?",
            "De platen worden één plaat. Alle woorden blijven bewaard.",
            "The platen become one. All words are kept.",
            20,
        ),
        Fase(
            "herkennen",
            "Herkennen",
            "Recognising",
            "Wat herken je?",
            "What do you recognise?",
            "Kies bij elke knop. Niemand ziet wat jij kiest.",
            "Choose at each knop. Nobody sees what you choose.",
            10,
        ),
        Fase(
            "resultaat",
            "Onze plaat",
            "Our plaat",
            "Dit is onze plaat",
            "This is our plaat",
            "Bekijk de plaat, open een knop en lees van welke tafel de woorden komen.",
            "See the plaat, open a knop and read where the words come from.",
            10,
        ),
    )
}

PERSPECTIEVEN: dict[str, Perspectief] = {
    perspectief.id: perspectief
    for perspectief in (
        Perspectief(
            "ouder",
            "Ouder",
            "Parent",
            "Wat zeggen ouders?",
            "What do parents say?",
        ),
        Perspectief(
            "jongere",
            "Jongere",
            "Young person",
            "Wat zeggen jongeren?",
            "What do young people say?",
        ),
        Perspectief(
            "ervaringsdeskundige",
            "Ervaringsdeskundige",
            "Expert by experience",
            "Wat zeggen ervaringsdeskundigen?",
            "What do experts by experience say?",
        ),
        Perspectief(
            "jeugdprofessional",
            "Jeugdprofessional",
            "Youth professional",
            "Wat zeggen jeugdprofessionals?",
            "What do youth professionals say?",
        ),
        Perspectief(
            "zorgaanbieder",
            "Zorgaanbieder",
            "Care provider",
            "Wat zeggen zorgaanbieders?",
            "What do care providers say?",
        ),
        Perspectief(
            "gemeente",
            "Gemeente",
            "Municipality",
            "Wat zeggen gemeenten?",
            "What do municipalities say?",
        ),
        Perspectief(
            "onderwijs",
            "Onderwijs",
            "Education",
            "Wat zegt het onderwijs?",
            "What does education say?",
        ),
        Perspectief(
            "anders",
            "Anders",
            "Other",
            "Wat zeggen anderen?",
            "What do others say?",
        ),
    )
}

PSEUDONIEMEN = tuple(
    (  # noqa: SIM905  (forty quoted names read worse)
        "Wilg Beuk Els Iep Eik Linde Esdoorn Berk Kastanje Den Hazelaar Vlier Meidoorn "
        "Lijsterbes Populier Olm Taxus Hulst Kers Peer Appel Pruim Walnoot Ceder "
        "Lariks Spar Jeneverbes Sleedoorn Kornoelje Liguster Brem Heide Varen Klaver "
        "Munt Salie Tijm Lavendel Madelief Klaproos"
    ).split()
)
"""Given names for who gives none: trees and plants, so that they tell nothing."""
