# SPDX-License-Identifier: EUPL-1.2
"""The soak: `python -m bench.live soak --minutes 30`; 300 people coming and going."""

import json
from typing import Any

from bench.live import install
from bench.live.driver import Load
from bench.live.results import PLACE
from bench.live.servers import KINDS, NotMeasured, Server

PEOPLE = 300
ACTS_PER_S = 1.0
WARM_SHARE = 0.3
FLAT = 0.05


def soak(minutes: float) -> None:
    """Soak Nulplaat; print and write `bench/results/soak.json`."""
    lacks = install.python_side()
    if lacks:
        raise NotMeasured(lacks)
    with Load() as load, Server(KINDS[0], env=None) as server:
        (room,) = server.rooms(1, PEOPLE)
        found = load.ask(
            server,
            "soak",
            [room],
            patience=minutes * 60 + 180,
            seconds=minutes * 60,
            rate=ACTS_PER_S,
        )
    found["minutes"] = minutes
    found.update(memory(found["samples"]))
    place = PLACE.with_name("soak.json")
    place.parent.mkdir(exist_ok=True)
    place.write_text(json.dumps(found, indent=1) + "\n", "utf8")
    for name, value in found.items():
        if name != "samples":
            print(f"{name:<28} {value}")


def memory(samples: list[list[float]]) -> dict[str, Any]:
    """Return how the memory went after the first part, when all are in."""
    rest = samples[int(len(samples) * WARM_SHARE) :]
    times, sizes = [at for at, _ in rest], [size for _, size in rest]
    mean_t, mean_s = sum(times) / len(times), sum(sizes) / len(sizes)
    spread = sum((at - mean_t) ** 2 for at in times)
    slope = sum((at - mean_t) * (s - mean_s) for at, s in rest) / (spread or 1)
    grown = slope * (times[-1] - times[0])
    return {
        "rss_kib_after_warming": sizes[0],
        "rss_kib_at_the_end": sizes[-1],
        "rss_kib_most": max(sizes),
        "slope_kib_per_minute": round(slope * 60, 1),
        "grown_share": round(grown / sizes[0], 4),
        "flat": abs(grown) <= FLAT * sizes[0],
    }
