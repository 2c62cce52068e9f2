# SPDX-License-Identifier: EUPL-1.2
"""Every text for people stands in Dutch as well as in English."""

import re
from pathlib import Path

from django.conf import settings

PO = re.compile(r'^msgid "(.+)"$', re.M)
MARKED = re.compile(
    r"""(?:translate|trans)\s+"([^"]+)"|translate\s+'([^']+)'|\b_\(\s*"([^"]+)"\s*\)"""
)


def catalogues() -> list[Path]:
    return sorted(settings.PACKAGE.glob("*/locale/nl/LC_MESSAGES/django.po"))


def test_nothing_is_fuzzy_or_untranslated() -> None:
    assert catalogues()
    for path in catalogues():
        text = path.read_text("utf-8")
        assert ", fuzzy" not in text
        assert "#~" not in text
        for block in text.split("\n\n")[1:]:
            assert not re.search(r'^msgstr(\[\d\])? ""$', block, re.M), block


def test_every_marked_text_is_in_a_catalogue() -> None:
    known = {
        key for path in catalogues() for key in PO.findall(path.read_text("utf-8"))
    }
    missing = {
        text
        for ending in ("html", "txt", "py")
        for path in settings.PACKAGE.glob(f"*/**/*.{ending}")
        if "tests" not in path.parts
        for groups in MARKED.findall(path.read_text("utf-8"))
        for text in groups
        if text and text not in known
    }
    assert missing == set()
