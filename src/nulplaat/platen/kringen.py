# SPDX-License-Identifier: EUPL-1.2
"""The kringen of a plaat: where a knop can be turned, each with its hue and sign."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Kring:
    """One kring: names for people, hue and tint (sRGB hex), and a sign.

    `sign` is the inside of an SVG drawn with strokes in a box of 20 × 20.
    """

    id: str
    nl: str
    en: str
    hue: str
    tint: str
    sign: str


KRINGEN: dict[str, Kring] = {
    kring.id: kring
    for kring in (
        Kring(
            "zelf",
            "Bij onszelf",
            "With ourselves",
            "#0e7668",
            "#dcefe9",
            '<circle cx="10" cy="6" r="4"/><path d="M2 19c1-6 15-6 16 0"/>',
        ),
        Kring(
            "gemeente",
            "Bij de gemeente",
            "In the municipality",
            "#8a5a00",
            "#f6e8c9",
            '<path d="M2 9 10 2l8 7v10H2z"/><path d="M8 19v-6h4v6"/>',
        ),
        Kring(
            "opleiding",
            "In opleidingen",
            "In training",
            "#3b5bb5",
            "#e0e7f8",
            '<path d="M10 4C7 2 4 2 1 3v14c3-1 6-1 9 1 3-2 6-2 9-1V3c-3-1-6-1-9 1z"/>'
            '<path d="M10 4v14"/>',
        ),
        Kring(
            "samenleving",
            "In de samenleving",
            "In society",
            "#8c3a7c",
            "#f3e0ef",
            '<circle cx="10" cy="10" r="8.5"/><path d="M1.5 10h17M10 1.5c5 5 5 12 0 17'
            'M10 1.5c-5 5-5 12 0 17"/>',
        ),
        Kring(
            "onderwijs",
            "In het onderwijs",
            "In schools",
            "#5a6b12",
            "#ebf0d2",
            '<path d="M1 8 10 3l9 5-9 5z"/><path d="M5 10.5v5c3 3 7 3 10 0v-5"/>',
        ),
        Kring(
            "politiek",
            "In de politiek",
            "In politics",
            "#a8324a",
            "#f9e1e4",
            '<path d="M3 18V8M8 18V8M12 18V8M17 18V8M1 18h18M2 8l8-6 8 6z"/>',
        ),
        Kring(
            "media",
            "In de media",
            "In the media",
            "#0b6f93",
            "#d9edf5",
            '<path d="M2 8v4h4l9 5V3L6 8z"/><path d="M18 8v4"/>',
        ),
        Kring(
            "departement",
            "Op departementen",
            "In ministries",
            "#5b4ba8",
            "#e7e3f6",
            '<path d="M3 18V2h9v16M12 8h5v10M1 18h18M6 6h3M6 10h3M6 14h3"/>',
        ),
        Kring(
            "rechtspraak",
            "In de rechtspraak",
            "In the courts",
            "#6f5138",
            "#efe4da",
            '<path d="M10 2v16M5 18h10M3 5h14M3 5 1 12h5zM17 5l-3 7h5z"/>',
        ),
        Kring(
            "vakontwikkeling",
            "In vakontwikkeling",
            "In the craft",
            "#2f6f3a",
            "#dff0e0",
            '<path d="M10 18V9M10 9C10 5 7 3 2 3c0 5 3 7 8 6z"/>'
            '<path d="M10 12c0-4 3-6 8-6 0 5-3 7-8 6z"/>',
        ),
        Kring(
            "onderzoek",
            "In onderzoek",
            "In research",
            "#4a5a6e",
            "#e3e8ee",
            '<circle cx="8" cy="8" r="6"/><path d="m13 13 6 6"/>',
        ),
    )
}

AARDEN = ("instandhoudend", "helpend")
"""Whether a knop keeps the situation in place or helps towards the zero."""

STANDEN = ("nog-niet", "begonnen", "gedraaid", "losgelaten")
"""How far a knop is turned."""
