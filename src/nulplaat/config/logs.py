# SPDX-License-Identifier: EUPL-1.2
"""Logs that say what broke and where, without a word of what people wrote."""

import logging
import traceback
from types import TracebackType
from typing import Any

from django.db import OperationalError
from pythonjsonlogger.json import JsonFormatter

SAYS_NO_ROW = (OSError, OperationalError)
"""Errors whose first line is about the machine, never about what was stored."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def what_broke(info: Any) -> str:
    """Tell an error by its kind and its place.

    Its own words may hold what somebody wrote: a database quotes the row it refuses.
    """
    kind, error, trace = info
    places = "".join(traceback.format_tb(trace))
    return f"{places}{kind.__module__}.{kind.__qualname__}{_said(error)}"


def _said(error: BaseException) -> str:
    lines = str(error).strip().splitlines()
    return f": {lines[0]}" if lines and isinstance(error, SAYS_NO_ROW) else ""


class Plain(logging.Formatter):
    """One line for people, and where it broke below it."""

    def formatException(self, ei: Any) -> str:  # noqa: N802  (its name in logging)
        """Tell an error without its own words."""
        return what_broke(ei)


class Json(JsonFormatter):
    """A line for machines."""

    def formatException(self, ei: Any) -> Any:  # noqa: N802  (its name in logging)
        """Tell an error without its own words."""
        return what_broke(ei)


def by_route(record: logging.LogRecord) -> bool:
    """Tell a request by its route: an address may hold a secret, or what was typed."""
    request = getattr(record, "request", None)
    if request is not None:
        match = getattr(request, "resolver_match", None)
        record.args = (match.route if match else "an address we do not have",)
        record.msg = f"{record.levelname.capitalize()} at %s"
        delattr(record, "request")
    return True


def logging_config(kind: str) -> dict[str, Any]:
    """Return what Django's LOGGING wants; `kind` is `json` or anything else."""
    json = {
        "()": Json,
        "fmt": "{levelname}{name}{message}",
        "style": "{",
        "rename_fields": {"levelname": "level"},
        "timestamp": "time",
    }
    plain = {"()": Plain, "fmt": "{levelname} {name}: {message}", "style": "{"}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"chosen": json if kind == "json" else plain},
        "filters": {"route": {"()": lambda: by_route}},
        "handlers": {
            # Without any handler, logging writes to the error output after all.
            "nowhere": {"class": "logging.NullHandler"},
            "console": {
                "class": "logging.StreamHandler",
                "formatter": "chosen",
                "filters": ["route"],
            },
        },
        "root": {"handlers": ["console"], "level": "WARNING"},
        "loggers": {
            "django": {"handlers": ["console"], "level": "ERROR", "propagate": False},
            # A wrong Host is a scanner; one line each would hold what it typed.
            "django.security.DisallowedHost": {
                "handlers": ["nowhere"],
                "propagate": False,
            },
            "nulplaat": {"handlers": ["console"], "level": "INFO", "propagate": False},
        },
    }
