# SPDX-License-Identifier: EUPL-1.2
"""Why an act is refused: one code for machines and one sentence for people, each."""

from typing import NoReturn

from nulplaat.live.domain import Refusal

REFUSALS: dict[str, Refusal] = {
    code: Refusal(code=code, nl=nl, en=en)
    for code, nl, en in (
        ("not-allowed", "Dat mag je hier niet doen.", "You may not do that here."),
        (
            "not-now",
            "Dat kan niet in deze fase van de avond.",
            "That is not possible in this part of the evening.",
        ),
        ("malformed", "Dit bericht klopt niet.", "This message is not right."),
        ("exists", "Dit bestaat al.", "This exists already."),
        (
            "gone",
            "Dit is er niet meer. Iemand anders heeft het weggehaald.",
            "This is no longer here. Somebody else took it away.",
        ),
        (
            "shown",
            "Dit geeltje is al getoond. De woorden staan nu vast.",
            "This geeltje was already shown. Its words now stand.",
        ),
        ("not-yours", "Dit geeltje is niet van jou.", "This geeltje is not yours."),
        (
            "not-your-tafel",
            "Deze knop is van een andere tafel.",
            "This knop belongs to another table.",
        ),
        ("no-tafel", "Kies eerst een tafel.", "Choose a table first."),
        ("unknown-tafel", "Deze tafel is er niet.", "There is no such table."),
        (
            "unknown-choice",
            "Deze keuze staat niet in de lijst.",
            "This choice is not on the list.",
        ),
        (
            "no-words",
            "Geef de knop woorden, of kies een geeltje.",
            "Give the knop words, or choose a geeltje.",
        ),
        (
            "too-few",
            "Kies er minstens twee.",
            "Choose at least two.",
        ),
        (
            "opposite",
            "Deze twee zeggen misschien het tegenovergestelde. Kies ze zelf.",
            "These two may say the opposite. Choose them yourself.",
        ),
        (
            "too-small",
            "Minder dan 3 mensen kijken zo. Dat is te klein om te tonen.",
            "Fewer than 3 people look from there. That is too small to show.",
        ),
        ("not-joined", "Deze knop staat al los.", "This knop already stands alone."),
        (
            "needs-reason",
            "Schrijf erbij waarom jullie deze knop loslaten.",
            "Say why you let go of this knop.",
        ),
        (
            "stale",
            "Iemand anders was je net voor. Kijk eerst waar jullie nu zijn.",
            "Somebody else was just ahead of you. First look where you are now.",
        ),
        (
            "closed",
            "Deze bijeenkomst is gesloten.",
            "This meeting is closed.",
        ),
        (
            "choosing-closed",
            "Het kiezen is gesloten. Deze keuze telt niet meer mee.",
            "Choosing is closed. This choice no longer counts.",
        ),
        (
            "still-choosing",
            "Sluit eerst het kiezen. Daarna kun je laten zien wat er uitkwam.",
            "Close the choosing first. Then you can show what came out.",
        ),
        (
            "nobody-chose",
            "Er heeft nog niemand gekozen.",
            "Nobody has chosen yet.",
        ),
        (
            "full",
            "Deze bijeenkomst is vol. Vraag de begeleider om hulp.",
            "This meeting is full. Ask the facilitator for help.",
        ),
        (
            "nothing-to-undo",
            "Er is niets om ongedaan te maken.",
            "There is nothing to undo.",
        ),
        (
            "changed-since",
            "Iemand heeft dit daarna veranderd. Ongedaan maken kan niet meer.",
            "Somebody changed this afterwards. It can no longer be undone.",
        ),
    )
}


class Refused(Exception):
    """Carries a refusal out of a rule to `decide`, which returns it."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


def refuse(code: str) -> NoReturn:
    """Refuse the act with a code from the list."""
    raise Refused(REFUSALS[code])
