# SPDX-License-Identifier: EUPL-1.2
"""Looks at what stands beside the server: the bus."""

import os
from collections.abc import Iterator

from django.conf import settings

from nulplaat.config.speaking import say
from nulplaat.operations.doctor.findings import Finding, good, mind, wrong

PATIENCE_S = 3


def bus() -> Iterator[Finding]:
    """Look whether the bus answers, or whether one is wanted."""
    if not settings.BUS_URL:
        if os.environ.get("PROCESSES", "1") != "1":
            yield mind(
                "bus",
                say(
                    "There are several processes and no bus: news takes up to a second."
                ),
                say("Set BUS_URL to a Redis or Valkey."),
            )
        return
    from redis import Redis
    from redis.exceptions import RedisError

    try:
        with Redis.from_url(
            settings.BUS_URL,
            socket_connect_timeout=PATIENCE_S,
            socket_timeout=PATIENCE_S,
        ) as client:
            client.ping()
    except (RedisError, OSError) as error:
        yield wrong(
            "bus",
            say(
                "The bus does not answer ({error}). Nothing is lost, but people at"
                " other processes wait a second.",
                error=type(error).__name__,
            ),
            say("Start Redis or Valkey, or mend BUS_URL."),
        )
    else:
        yield good("bus", say("The bus answers."))
