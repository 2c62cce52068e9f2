# SPDX-License-Identifier: EUPL-1.2
"""The least that the log needs, to show that it needs no app above it."""

import os
import tempfile
from pathlib import Path

DATA = Path(os.environ.get("NULPLAAT_DATA") or tempfile.mkdtemp(prefix="live-"))
SECRET_KEY = "only for tests"
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]
INSTALLED_APPS = ["nulplaat.live"]
USE_TZ = True
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA / "live.sqlite3",
        "TEST": {"NAME": DATA / "test.sqlite3"},
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
                " PRAGMA foreign_keys=ON"
            ),
        },
    }
}
