# SPDX-License-Identifier: EUPL-1.2
"""The Dutch on every screen is plain (B1): short sentences, 'je', no office words."""

import re
from collections.abc import Iterator

import polib
import pytest

from nulplaat.bijeenkomsten.errors import REFUSALS
from nulplaat.bijeenkomsten.lists import FASEN, PERSPECTIEVEN
from nulplaat.platen.kringen import KRINGEN
from tests.reference import ROOT

MOST_WORDS = 25
OFFICE = re.compile(
    r"""\b(?:
    u|uw|teneinde|middels|betreffende|inzake|conform|derhalve|tevens|echter|indien
    |alsmede|dienen|dient|geschieden|omtrent|aangaande|desgewenst|vooralsnog|reeds
    |gelieve|navolgende|onderhavige|abusievelijk|bewerkstelligen|zorgdragen
    |faciliteren|implementeren|optimaliseren|valideren|initiëren|evalueren|borgen
    |stakeholders?
    )\b""",
    re.X | re.I,
)
SOFTWARE = re.compile(
    r"""\b(?:
    workflow|tool|tools|sessie|gebruikers?|account-id|applicatie
    |functionaliteit|parameters?|server|database|token|room|socket|cache|output|input
    |briefjes?|sticky
    )\b""",
    re.X | re.I,
)
TYPED = re.compile(
    r"""\bnl:\s*(?:\([^)]*\)(?::\s*string)?\s*=>\s*)?("(?:[^"\\]|\\.)*"|`[^`]*`)"""
)


def from_catalogues() -> Iterator[tuple[str, str]]:
    for path in sorted(ROOT.glob("src/nulplaat/*/locale/nl/LC_MESSAGES/django.po")):
        for entry in polib.pofile(str(path)):
            for text in (entry.msgstr, *entry.msgstr_plural.values()):
                if text:
                    yield path.parts[-5], text


def from_host() -> Iterator[tuple[str, str]]:
    path = ROOT / "src/nulplaat/config/locale/nl/LC_MESSAGES/host.po"
    yield from (("host", entry.msgstr) for entry in polib.pofile(str(path)))


def from_browser() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "frontend" / "src").rglob("messages.ts")):
        for text in TYPED.findall(path.read_text(encoding="utf8")):
            yield str(path.parent.name), re.sub(r"\$\{[^}]*\}", "x", text.strip('"`'))


def from_lists() -> Iterator[tuple[str, str]]:
    for fase in FASEN.values():
        for text in (fase.nl, fase.vraag_nl, fase.uitleg_nl):
            yield "fasen", text
    names = [
        *(each.nl for each in PERSPECTIEVEN.values()),
        *(each.nl for each in KRINGEN.values()),
        *(each.nl for each in REFUSALS.values()),
    ]
    yield from (("lists", name) for name in names)


def texts() -> list[tuple[str, str]]:
    return [*from_catalogues(), *from_browser(), *from_lists()]


def test_the_texts_are_found() -> None:
    assert len(list(from_catalogues())) > 50
    assert len(list(from_browser())) > 100


def test_sentences_are_short() -> None:
    long = [
        (where, sentence)
        for where, text in [*texts(), *from_host()]
        for sentence in re.split(r"(?<=[.!?:;])\s+", text)
        if len(sentence.split()) > MOST_WORDS
    ]
    assert long == []


def test_no_office_words_and_no_words_of_software() -> None:
    # Who hosts it knows what a server is.
    asked = [(OFFICE, [*texts(), *from_host()]), (SOFTWARE, texts())]
    found = [
        (where, match[0], text)
        for words, told in asked
        for where, text in told
        if (match := words.search(re.sub(r"%\(\w+\)s|\{\w+\}", "", text)))
    ]
    assert found == []


@pytest.mark.parametrize(
    "text", ["Indien u akkoord bent", "De sessie is gesloten", "een briefje"]
)
def test_the_list_notices_what_it_should(text: str) -> None:
    assert OFFICE.search(text) or SOFTWARE.search(text)
