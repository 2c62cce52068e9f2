# SPDX-License-Identifier: EUPL-1.2
"""O5: what breaks is told with its kind and place, never with what people wrote."""

import io
import json
import logging
import logging.config
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError
from django.test import RequestFactory
from django.urls import resolve

from nulplaat.config.logs import logging_config

WORD = "zwaluwstaart"


@pytest.fixture(params=["plain", "json"])
def told(request: pytest.FixtureRequest) -> Iterator[tuple[str, io.StringIO]]:
    """A logger of our own, set up as the server's."""
    stream = io.StringIO()
    config = logging_config(request.param)
    handler = {**config["handlers"]["console"], "stream": stream}
    logger = {"handlers": ["console"], "level": "INFO", "propagate": False}
    only = {"handlers": {"console": handler}, "loggers": {"nulplaat.test": logger}}
    kept = {name: config[name] for name in ("version", "formatters", "filters")}
    logging.config.dictConfig({**kept, **only, "disable_existing_loggers": False})
    yield request.param, stream
    logging.getLogger("nulplaat.test").handlers.clear()


def raised(error: Exception) -> Any:
    try:
        raise error
    except Exception:
        logging.getLogger("nulplaat.test").exception("It was not stored")


def test_o5_a_row_that_the_database_quotes_is_not_told(
    told: tuple[str, io.StringIO],
) -> None:
    raised(IntegrityError(f"DETAIL: Failing row contains (1, {WORD})."))
    said = told[1].getvalue()
    assert WORD not in said
    assert "IntegrityError" in said
    assert "test_logs.py" in said


def test_o5_what_the_machine_lacks_is_told(told: tuple[str, io.StringIO]) -> None:
    raised(OperationalError(f"disk full\nCONTEXT: {WORD}"))
    said = told[1].getvalue()
    assert "disk full" in said
    assert WORD not in said


def test_o5_a_request_is_told_by_its_route(told: tuple[str, io.StringIO]) -> None:
    request = RequestFactory().get(f"/mee/{WORD}/")
    request.resolver_match = resolve(request.path)
    logger = logging.getLogger("nulplaat.test")
    logger.error("Broke: %s", request.path, extra={"request": request})
    said = told[1].getvalue()
    assert WORD not in said
    assert "mee/" in said


def test_a_line_for_machines_is_an_object(told: tuple[str, io.StringIO]) -> None:
    logging.getLogger("nulplaat.test").warning("The bus is away")
    line = told[1].getvalue()
    if told[0] == "json":
        found = json.loads(line)
        assert found.keys() == {"time", "level", "name", "message"}
        assert (found["level"], found["message"]) == ("WARNING", "The bus is away")
    else:
        assert line == "WARNING nulplaat.test: The bus is away\n"
