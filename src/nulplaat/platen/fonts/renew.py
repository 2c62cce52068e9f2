# SPDX-License-Identifier: EUPL-1.2
"""Make the TTF files anew from the npm package: `python renew.py frontend/`."""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from fontTools.merge import Merger
from fontTools.ttLib import TTFont

PACKAGE = "node_modules/@fontsource/atkinson-hyperlegible-next"
FACES = {
    "400": "400-normal",
    "600": "600-normal",
    "700": "700-normal",
    "400-italic": "400-italic",
}


def renew(frontend: Path, into: Path) -> None:
    """Write one TTF per face, latin and latin-ext together, and the licence."""
    package = frontend / PACKAGE
    for name, face in FACES.items():
        with TemporaryDirectory() as folder:
            parts = []
            for script in ("latin", "latin-ext"):
                source = f"atkinson-hyperlegible-next-{script}-{face}.woff2"
                part = Path(folder) / f"{script}.ttf"
                with TTFont(package / "files" / source) as font:
                    font.flavor = None
                    font.save(part)
                parts.append(str(part))
            merged = Merger().merge(parts)
        _alias_hyphens(merged)
        _name(merged, int(name[:3]), italic="italic" in name)
        merged.save(into / f"AtkinsonHyperlegibleNext-{name}.ttf")
    licence = (package / "LICENSE").read_text(encoding="utf-8")
    (into / "OFL.txt").write_text(licence, encoding="utf-8")


def _alias_hyphens(font: TTFont) -> None:
    # The package has no glyph for the two Unicode hyphens that word processors type.
    for table in font["cmap"].tables:
        if ord("-") in table.cmap:
            table.cmap.setdefault(0x2010, table.cmap[ord("-")])
            table.cmap.setdefault(0x2011, table.cmap[ord("-")])


def _name(font: TTFont, weight: int, *, italic: bool) -> None:
    style = f"{weight}{' Italic' if italic else ''}"
    names = {
        1: "Atkinson Hyperlegible Next",
        2: style,
        4: f"Atkinson Hyperlegible Next {style}",
        6: f"AtkinsonHyperlegibleNext-{style.replace(' ', '')}",
        16: "Atkinson Hyperlegible Next",
        17: style,
    }
    for number, text in names.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = 0x01 if italic else 0x40
    font["head"].macStyle = 0x02 if italic else 0
    # Without fixed dates every run would give other bytes.
    font["head"].created = font["head"].modified = 3_600_000_000
    font.recalcTimestamp = False


if __name__ == "__main__":
    renew(Path(sys.argv[1]), Path(__file__).parent)
