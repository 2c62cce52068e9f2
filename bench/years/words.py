# SPDX-License-Identifier: EUPL-1.2
"""Sentences as people write them, a great many different ones, always the same."""

import random

WHO = (
    "ouders", "de wijkagent", "jongeren", "het wijkteam", "de jeugdarts", "een mentor",
    "de gemeente", "scholen", "de huisarts", "een ervaringsdeskundige", "de inkoper",
    "buren", "de praktijkondersteuner", "opa en oma", "de leerplichtambtenaar",
    "het sociaal team", "de zorgboerderij", "pleegouders", "de wethouder", "vrienden",
)  # fmt: skip
DOES = (
    "eerder bellen", "aan tafel zetten", "laten meebeslissen", "thuis opzoeken",
    "goed uitleggen", "niet laten wachten", "samen scholen", "een vast gezicht geven",
    "ruimte geven", "om raad vragen", "minder laten invullen", "blijven volgen",
    "bij elkaar brengen", "vertrouwen geven", "op tijd betalen", "anders inkopen",
)  # fmt: skip
ABOUT = (
    "bij schulden", "na een scheiding", "bij schooluitval", "rond de geboorte",
    "in het weekend", "zonder wachtlijst", "voor de zomer", "als het misgaat",
    "bij een verhuizing", "op de woensdagmiddag", "in de eigen taal", "na de crisis",
    "met een warme overdracht", "voor een uithuisplaatsing", "bij eenzaamheid",
)  # fmt: skip
PLACES = ("Zwolle", "Assen", "Goes", "Venlo", "Almere", "Breda", "Tiel", "Sneek")


def sentence(number: int) -> str:
    """Return one sentence; a few in a hundred come back, as they do on a wall."""
    dice = random.Random(number)  # noqa: S311  (no secret)
    who, does, about = (dice.choice(list(some)) for some in (WHO, DOES, ABOUT))
    return f"{who.capitalize()} {does} {about}"
