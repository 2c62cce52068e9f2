# SPDX-License-Identifier: EUPL-1.2
"""How alike two notes are."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.merging import LEXICAL, likeness, opposed
from nulplaat.merging.words import STOP_WORDS

BAND = LEXICAL.bands.likely

OPPOSITES = [
    ("Geen besluit zonder ouders", "Besluit zonder ouders"),
    ("Geen hulp zonder plan", "Hulp zonder plan"),
    ("Meer regels in de jeugdzorg", "Minder regels in de jeugdzorg"),
    ("Minder regels geven ruimte", "Meer regels geven ouders meer zekerheid"),
    ("Te veel formulieren", "Te weinig formulieren"),
    ("Ouders worden gehoord", "Ouders worden niet gehoord"),
    ("Ouders worden gehoord", "Ouders worden níet gehoord"),
    ("Méér regels in de jeugdzorg", "Minder regels in de jeugdzorg"),
    ("Ouders aan tafel", "Ouders aan tafel? Liever niet"),
    ("Ouders aan tafel", "Geen ouders aan tafel"),
    ("Besluiten met ouders", "Besluiten zonder ouders"),
    ("Praten met ouders", "Praten over ouders"),
    ("Ouders voelen zich veilig", "Ouders voelen zich onveilig"),
    ("Formulieren afschaffen", "Formulieren invoeren"),
    ("Vaste hulpverleners", "Steeds wisselende hulpverleners"),
    ("Eén plan per gezin", "Drie plannen per gezin"),
    ("Ouders worden serieus genomen", "Ouders worden zelden serieus genomen"),
    ("Er is genoeg tijd voor ouders", "Er is te weinig tijd voor ouders"),
    ("De caseload is te hoog", "De caseload is te laag"),
    ("Formulieren zijn zinvol", "Formulieren zijn zinloos"),
    ("Een plan voor twee gezinnen", "Een plan voor drie gezinnen"),
    ("Verslagen in gewone taal", "Verslagen in moeilijke taal"),
    ("Vertrouwen in ouders", "Wantrouwen in ouders"),
    ("Parents at the table", "No parents at the table"),
    ("Minder administratie", "Meer papierwerk"),
    ("Stop met normaliseren", "Meer normaliseren"),
    ("Formulieren weg", "Formulieren niet afschaffen"),
    ("Een goed formulier helpt ons", "Dat formulier afschaffen"),
    ("De caseload is te hoog", "De caseload mag hoger"),
    ("Beginnen met analyseren", "Beginnen zonder analyse"),
    ("Geen formulieren meer", "Het formulier invoeren"),
    ("Geen begeleiding thuis", "Te veel begeleiding thuis"),
    ("Groepsgesprek met ouders", "Groepsgesprek met ouders? Niet voor mij"),
    ("Telefoons de klas uit", "Telefoon mag gewoon in de klas"),
    ("Training in luisteren", "Nog een training in luisteren, dat zal helpen"),
    ("Verlengde hulp tot 21", "Verlengde hulp tot 23 jaar"),
    ("De grens naar 130 %", "De grens naar 150 procent van het minimum"),
    ("Elke week ouders bellen", "Ouders maandelijks bellen"),
    ("Hulp zonder dossier", "Zonder dossier geen hulp"),
    ("0 regels op school", "Meer regels op school"),
    ("Liever pleegzorg dan een instelling", "Liever een instelling dan pleegzorg"),
    ("Wachttijd is gedaald", "Wachttijd is gestegen"),
    ("Caseload maximaal 20", "Caseload minimaal 20"),
    ("Binnen 2 weken een plan", "Binnen 2 maanden een plan"),
    ("Een keer per week bellen", "Twee keer per week bellen"),
    ("Jeugdhulp tot 18", "Jeugdhulp tot je 21e"),
    ("Broers bij elkaar plaatsen", "Broers uit elkaar plaatsen"),
    ("De app is top 👍", "De app is top 👎"),
    ("Wachtlijst ↑", "Wachtlijst ↓"),
    ("+ toetsen", "- toetsen"),
    ("Zogenaamd luisteren naar ouders", "Luisteren naar ouders"),
]


@settings(deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_merge_1_likeness_is_a_share_and_the_same_both_ways(a: str, b: str) -> None:
    there, back, self = likeness([a, b, a], [b, a, a])
    assert there == back
    assert 0 <= there <= 1
    assert self == (1.0 if a.strip() else 0.0)


def test_merge_1_case_signs_and_spaces_do_not_count() -> None:
    assert likeness(["Aan tafel zitten!"], ["  aan TAFEL, zitten"]) == [1.0]


def test_merge_1_an_emoji_may_say_how_the_words_are_meant() -> None:
    angry, plain, loud = likeness(
        ["Niemand belt terug 😡"] * 3,
        ["Niemand belt terug", "niemand belt TERUG 😡", "Niemand belt terug! 😡"],
    )
    assert angry < 1.0
    assert plain == loud == 1.0


def test_merge_1_lists_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="zip"):
        likeness(["tafel"], [])


def test_merge_2_letters_are_compared_composed_and_kept() -> None:
    apart = unicodedata.normalize("NFD", "coördinatie")
    same, other = likeness([apart, "één"], ["Coördinatie", "een"])
    assert same == 1.0
    assert other < 1.0


def test_merge_3_words_that_turn_a_sentence_are_no_stop_words() -> None:
    turning = {"niet", "geen", "zonder", "meer", "minder", "nooit", "no", "not"}
    assert turning.isdisjoint(STOP_WORDS)


@pytest.mark.parametrize(("one", "two"), OPPOSITES)
def test_merge_4_opposites_stay_below_the_band(one: str, two: str) -> None:
    assert likeness([one, two], [two, one]) < [BAND, BAND]


def test_merge_4_two_negations_turn_back_and_both_sides_may_be_negated() -> None:
    pairs = likeness(
        ["Ouders worden niet gehoord", "Meer tijd voor het gezin"],
        ["Ouders niet gehoord door hulp", "Te weinig tijd voor het gezin"],
    )
    assert min(pairs) >= BAND


def test_merge_1_no_pair_has_a_bearing_on_another() -> None:
    pairs = [("Ouders aan tafel", "Aan tafel met ouders"), ("Ouders", "Ouders bellen")]
    one, two = zip(*pairs, strict=True)
    assert likeness(one, two) == [likeness([a], [b])[0] for a, b in pairs]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "Tijdens de wachttijd is er geen contact met gezinnen",
            "Wachttijd zonder contact maakt gezinnen wanhopig",
        ),
        ("Uit schaamte geen hulp durven vragen", "Ik durfde geen hulp te vragen"),
        (
            "Wij vragen formulieren die niemand leest",
            "Formulieren schrappen die niemand leest",
        ),
        ("Geen hulp zonder plan", "Geen hulp zonder een goed plan"),
        ("Geen hulp zonder plan", "Zonder plan geen hulp"),
        ("Niet zonder ouders praten", "Met ouders praten"),
        ("0 uithuisplaatsingen", "Geen uithuisplaatsingen"),
        ("Een 0-doel kiezen", "Kies een doel"),
        ("Onbereikbare hulpverlener", "Hulpverlener is niet bereikbaar"),
        ("Geen hoge drempel", "Lage drempel"),
        ("Meer tijd, minder papier", "Minder papier, meer tijd"),
        ("Hulp tot 23, niet tot 18", "Hulp tot 23"),
        ("- ouders bellen", "Ouders bellen"),
        ("Nog een training, joepie", "Trainingen afschaffen"),
        ("Weer een nieuwe hulpverlener", "Steeds een andere hulpverlener"),
        ("Zoek samen het plan uit", "Samen het plan zoeken"),
        ("Wekelijks ouders bellen", "Elke week ouders bellen"),
        ("Drie gezichten in het gezin", "Een ander gezin na 7 maanden"),
        ("Minder pleegouders nodig", "Weg met pleegouders"),
        ("Geen wachtlijst in de zorg", "Wachtlijst in de zorg weg"),
        ("Format afschaffen", "Niet wéér een format"),
        ("Hulp kwam te laat", "Eerder hulp"),
        ("Samen besluiten met ouders", "Beslis sámen met ouders, niet over ze"),
        ("Formulieren niet afschaffen", "Formulieren behouden"),
        ("Nog ver weg van een plan", "Een plan invoeren"),
    ],
)
def test_merge_19_to_lack_the_same_is_no_opposite(one: str, two: str) -> None:
    assert not opposed(one, two)
    assert not opposed(two, one)


def test_merge_24_a_short_text_in_a_longer_one_is_near() -> None:
    held, beside = likeness(
        ["Kansenbord", "Kansenbord van de buurvrouw ophangen"],
        ["Kansenbord naast de koffie ophangen", "Kansenbord naast de koffie maken"],
    )
    assert 1 > held >= BAND
    assert held > beside
    (back,) = likeness(["Kansenbord naast de koffie ophangen"], ["Kansenbord"])
    assert back == held
