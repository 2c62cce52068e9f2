# SPDX-License-Identifier: EUPL-1.2
"""Looks at what stands beside the server: the bus."""

import os
from collections.abc import Iterator

from django.conf import settings

from nulplaat.operations.doctor.findings import Finding, good, mind, wrong

PATIENCE_S = 3


def bus() -> Iterator[Finding]:
    """Look whether the bus answers, or whether one is wanted."""
    if not settings.BUS_URL:
        if os.environ.get("PROCESSES", "1") != "1":
            yield mind(
                "bus",
                "There are several processes and no bus: news takes up to a second.",
                "Set BUS_URL to a Redis or Valkey.",
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
            f"The bus does not answer ({type(error).__name__}). Nothing is lost, but"
            " people at other processes wait a second.",
            "Start Redis or Valkey, or mend BUS_URL.",
        )
    else:
        yield good("bus", "The bus answers.")
