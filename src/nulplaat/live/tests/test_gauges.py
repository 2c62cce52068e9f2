# SPDX-License-Identifier: EUPL-1.2
"""Dirk, who keeps the server, reads what the hub counts."""

from nulplaat.live.gauges import BOUNDS, Histogram, Stats


def test_a_timing_falls_in_the_bucket_below_whose_bound_it_stays() -> None:
    found = Histogram()
    for seconds in (0.0, BOUNDS[0], BOUNDS[1], 99.0):
        found.add(seconds)
    assert found.counts[:3] == [2, 1, 0]
    assert found.counts[-1] == 1
    assert (found.number, found.longest) == (4, 99.0)


def test_each_hub_counts_for_itself() -> None:
    one, other = Stats(), Stats()
    one.commit_seconds.add(1.0)
    assert other.commit_seconds.number == 0
