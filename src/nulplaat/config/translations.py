# SPDX-License-Identifier: EUPL-1.2
"""Compile the translations without gettext's own tools, which few machines have."""

from pathlib import Path

import polib


def compile_translations(source: Path) -> None:
    """Write a .mo beside every .po below a folder that lacks a fresh one."""
    for po in source.rglob("locale/*/LC_MESSAGES/*.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            polib.pofile(str(po)).save_as_mofile(str(mo))


if __name__ == "__main__":
    compile_translations(Path(__file__).parents[1])
