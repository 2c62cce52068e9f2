# SPDX-License-Identifier: EUPL-1.2
"""Speaks to who hosts it, in Dutch or English, also before the settings are read."""

import gettext
import os
from functools import cache
from pathlib import Path

LANGUAGES = ("nl", "en")
ASKED = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Where a shell says which language somebody reads, the strongest first."""

DOMAIN = "host"


def language() -> str:
    """Return `nl` or `en`: what the shell asks for, or else Dutch as on the pages."""
    asked = (part for name in ASKED for part in os.environ.get(name, "").split(":"))
    known = (part[:2].lower() for part in asked)
    return next((code for code in known if code in LANGUAGES), LANGUAGES[0])


def say(text: str, /, **filled: object) -> str:
    """Return an English text in the language of who reads it, filled in."""
    return _catalogue(language()).gettext(text).format(**filled)


@cache
def _catalogue(lang: str) -> gettext.NullTranslations:
    """Return the translations; English itself when they were not compiled."""
    folder = Path(__file__).parent / "locale"
    return gettext.translation(DOMAIN, folder, [lang], fallback=True)
