# SPDX-License-Identifier: EUPL-1.2
"""A plaat as plain text."""

from nulplaat.platen.labels import labels
from nulplaat.platen.outline import Item, outline
from nulplaat.platen.plaat import Plaat


def plain(plaat: Plaat, *, lang: str = "nl") -> str:
    """Write the plaat as a list in plain text, stamboom included."""
    whole, words = outline(plaat, lang), labels(lang)
    lines = [whole.title, whole.summary, "", f"{words.doel}: {whole.goal}"]
    if whole.now:
        lines += ["", f"{words.nu}: {whole.now}"]
    if whole.voice:
        lines += ["", f"{words.stem}: {whole.voice}"]
    for section in whole.sections:
        lines += ["", section.name.upper()]
        for item in section.items:
            lines += _lines(item)
    if not whole.sections:
        lines += ["", words.leeg]
    if whole.loose:
        lines += ["", words.los.upper(), ""]
        lines += [f"· {note.text} ({note.source})" for note in whole.loose]
    return "\n".join(lines) + "\n"


def _lines(item: Item) -> list[str]:
    lines = ["", f"* {item.title}", f"  {item.about}"]
    if item.recognised:
        lines.append(f"  {item.recognised}")
    if item.reason:
        lines.append(f"  {item.reason}")
    for origin in item.origins:
        lines.append(f"  - {origin.source}: {origin.text}")
        lines += [f"    · {note.text} ({note.source})" for note in origin.notes]
    return lines
