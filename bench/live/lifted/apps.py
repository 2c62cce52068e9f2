# SPDX-License-Identifier: EUPL-1.2
"""Lifts the limits when the server starts. Nothing else of the server is changed."""

from django.apps import AppConfig

LIFT = 10.0**6


class LiftedConfig(AppConfig):
    """The app that lifts."""

    name = "bench.live.lifted"
    label = "bench_lifted"

    def ready(self) -> None:
        """Raise every number of `live.limits`, and how much an evening may hold."""
        from nulplaat.bijeenkomsten.decide import scene
        from nulplaat.live import limits

        for name, value in vars(limits).items():
            if name.isupper() and type(value) in (int, float):
                setattr(limits, name, type(value)(value * LIFT))
        for name in ("MOST_GEELTJES", "MOST_KNOPPEN", "MOST_DEELNEMERS"):
            setattr(scene, name, 10**9)
