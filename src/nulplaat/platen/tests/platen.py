# SPDX-License-Identifier: EUPL-1.2
"""Believable platen of any size, for tests and for looking at."""

from nulplaat.platen.kringen import KRINGEN
from nulplaat.platen.plaat import Bron, Geeltje, Knop, Plaat

GOAL = "ouders ontevreden over de relatie met de hulpverlening"
NOW = (
    "Ouders voelen zich niet gehoord. Er wordt over hen gepraat, niet met hen. Zij "
    "weten vaak niet wie beslist, en moeten hun verhaal steeds opnieuw vertellen."
)
STEM = "Ik zat aan tafel met zes mensen en niemand vroeg wat ík dacht."
TITLES = (
    "Eerst luisteren, dan pas invullen",
    "Zeggen wat je niet weet",
    "Afspraken maken zonder het gezin erbij",
    "Elk gesprek afsluiten met: wat heb ik gemist?",
    "Wachttijd waarin niemand belt",
    "Eén vast gezicht, ook na een beschikking",
    "Inkopen op aantallen in plaats van op vertrouwen",
    "Verantwoordingsformulieren die niemand leest",
    "Ouders als docent in elk blok",
    "Leren omgaan met boosheid van ouders",
    "Stage lopen in een gezin, niet alleen op kantoor",
    "Hulp vragen gezien als falen",
    "Buren die een middag bijspringen",
    "Coördinatie door iemand die het gezin zelf kiest",
    "Jeugdhulpverleningsbeschikkingsprocedures",
    "Vakjargon in verslagen",
    "Zoë vertelt op het stadhuis van 's-Hertogenbosch hoe het was",
    "De klachtenprocedure voelt als een rechtszaak",
)
ID = "{:032x}"


def knop(n: int, kring: str) -> Knop:
    """Make knop number n in a kring."""
    stand = ("nog-niet", "begonnen", "gedraaid", "nog-niet", "losgelaten")[n % 5]
    tafels = 1 + n % 4
    bronnen = tuple(
        Bron(
            ID.format(n * 100 + t),
            TITLES[(n + t) % len(TITLES)],
            t,
            kring,
            "helpend",
            tuple(
                Geeltje(ID.format(n * 1000 + t * 20 + g), f"{TITLES[(n + g) % 18]}.",
                        t, "ouder" if g % 2 else None)
                for g in range(1 + (n + t) % 3)
            ),
        )
        for t in range(1, tafels + 1)
    )  # fmt: skip
    return Knop(
        bronnen[0].id,
        TITLES[n % len(TITLES)],
        kring,
        "instandhoudend" if n % 3 == 2 else "helpend",
        stand,
        "past niet meer bij hoe we nu werken" if stand == "losgelaten" else "",
        bronnen,
    )


def plaat(count: int, **changes: object) -> Plaat:
    """Make a plaat with this many knoppen."""
    kringen = list(KRINGEN)[: 4 if count <= 60 else 9]
    knoppen = [
        knop(n, kringen[min(n * len(kringen) // max(count, 1), len(kringen) - 1)])
        for n in range(count)
    ]
    fields: dict[str, object] = {
        "naam": "Ambitieus werken, 10 juni",
        "uitgangspositie": NOW,
        "stem": STEM,
        "nuldoel": GOAL,
        "tafels": 5 if count else 0,
        "geeltjes": 71 if count else 0,
        "moment": 1_781_118_240_000,
        "knoppen": tuple(knoppen),
    }
    return Plaat(**(fields | changes))  # type: ignore[arg-type]
