# SPDX-License-Identifier: EUPL-1.2
"""Anna hosts a server: her own language tells her what is wrong."""

import ast
import re
from string import Formatter

import polib
import pytest
from django.conf import settings

from nulplaat.config.speaking import ASKED, language, say

CATALOGUE = settings.PACKAGE / "config" / "locale" / "nl" / "LC_MESSAGES" / "host.po"


def said() -> set[str]:
    """Return every text that the code says to who hosts it."""
    found = set()
    for path in settings.PACKAGE.rglob("*.py"):
        if "tests" in path.parts or "say(" not in path.read_text("utf-8"):
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Name(id="say"), args=[ast.Constant(value=str(text))]
                ):
                    found.add(text)
                case ast.Call(func=ast.Name(id="say")):
                    raise AssertionError(f"{path}:{node.lineno} says no plain text")
    return found


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, "nl"),
        ({"LANG": "C.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "nl"),
        ({"LANG": "en_US.UTF-8", "LC_ALL": "nl_NL.UTF-8"}, "nl"),
        ({"LANG": "nl_NL.UTF-8", "LANGUAGE": "fr:en"}, "en"),
    ],
)
def test_the_shell_says_which_language_is_read(
    monkeypatch: pytest.MonkeyPatch, asked: dict[str, str], found: str
) -> None:
    for name in ASKED:
        monkeypatch.delenv(name, raising=False)
    for name, value in asked.items():
        monkeypatch.setenv(name, value)
    assert language() == found
    bus = {"nl": "De bus antwoordt.", "en": "The bus answers."}
    assert say("The bus answers.") == bus[found]


def test_every_text_for_who_hosts_it_is_in_dutch_too() -> None:
    entries = polib.pofile(str(CATALOGUE))
    assert {entry.msgid for entry in entries} == said()
    assert [entry.msgid for entry in entries if not entry.msgstr or entry.fuzzy] == []


def test_what_is_filled_in_is_the_same_in_both_languages() -> None:
    for entry in polib.pofile(str(CATALOGUE)):
        parts = [
            {name for _, name, _, _ in Formatter().parse(text) if name is not None}
            for text in (entry.msgid, entry.msgstr)
        ]
        assert parts[0] == parts[1], entry.msgid
        quoted = [
            set(re.findall(r"NULPLAAT_\w+|`nulplaat \w+|--\w+", text))
            for text in (entry.msgid, entry.msgstr)
        ]
        assert quoted[0] == quoted[1], entry.msgid
