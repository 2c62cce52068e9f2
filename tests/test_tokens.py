# SPDX-License-Identifier: EUPL-1.2
"""The colours of the pages: those of the picture, and enough contrast to read."""

import re
from pathlib import Path

import pytest

from nulplaat.platen.kringen import KRINGEN
from nulplaat.platen.svg import COLOURS

SHEET = Path(__file__).parents[1] / "frontend" / "src" / "styles" / "tokens.css"
LIGHT, DARK = (
    dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6})", part))
    for part in SHEET.read_text(encoding="utf-8").split("@media")[:2]
)
THEMES = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])

READABLE = 4.5
SEEN = 3.0


def luminance(colour: str) -> float:
    """Return how light a colour is, as WCAG says."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return how much two colours differ, as WCAG says."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_every_kring_has_the_hue_and_tint_of_the_picture() -> None:
    """A kring looks the same in the list, on the screen and in the picture."""
    for kring in KRINGEN.values():
        assert LIGHT[f"kring-{kring.id}"] == kring.hue
        assert LIGHT[f"kring-{kring.id}-tint"] == kring.tint


def test_ground_and_ink_are_those_of_the_picture() -> None:
    """The picture lies on the page as if it were printed on it."""
    for name, value in COLOURS.items():
        assert LIGHT[name] == value, name


@THEMES
def test_text_reads_on_every_ground(theme: dict[str, str]) -> None:
    """Ink, second text and accent can be read wherever they may stand."""
    for text in ("ink", "soft", "accent"):
        for ground in ("paper", "card", "side"):
            assert contrast(theme[text], theme[ground]) >= READABLE, (text, ground)
    assert contrast(theme["on-ink"], theme["ink"]) >= READABLE
    for ground in ("paper", "card"):
        assert contrast(theme["field-line"], theme[ground]) >= SEEN


@THEMES
@pytest.mark.parametrize("kring", KRINGEN)
def test_a_kring_reads_on_its_tint_and_on_paper(
    theme: dict[str, str], kring: str
) -> None:
    """Its hue, ink and second text on its tint; its hue on paper and cards."""
    tint = theme[f"kring-{kring}-tint"]
    for text in (f"kring-{kring}", "ink", "soft"):
        assert contrast(theme[text], tint) >= READABLE, text
    for ground in ("paper", "card"):
        assert contrast(theme[f"kring-{kring}"], theme[ground]) >= READABLE, ground
