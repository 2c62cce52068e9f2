# SPDX-License-Identifier: EUPL-1.2
"""Carla presses and presses, in two tabs, while Bram closes: the counts are exact."""

import asyncio
from pathlib import Path

import pytest

from nulplaat.live.ids import new_id
from tests.evenings import an_evening
from tests.over_the_wire.test_behind_one_address import entered, leave
from tests.people import Person
from tests.served import Served

pytestmark = pytest.mark.slow

PRESSES = 20


def test_s10_twenty_presses_at_once_in_two_tabs_and_a_close_count_exactly(
    tmp_path: Path,
) -> None:
    with Served(tmp_path) as served:
        asyncio.run(_pressed(served))


async def _pressed(served: Served) -> None:
    evening = await asyncio.to_thread(an_evening, served)
    bram = evening.bram
    await bram.enters()
    carla, *others = people = await entered(served, evening, 4)
    tab = Person(address=carla.address, kader=carla.kader, cookie=carla.cookie)
    await tab.enters()
    knop = await _asked(bram)
    for other in others:
        await other.must("knop.recognise", knop=knop, oordeel="niet")
    presses = [await _presses(tabs, knop) for tabs in [(carla, tab)] * (PRESSES // 2)]
    await bram.must("herkenning.close")
    for at, who in enumerate((carla, tab)):
        mine = {press[at] for press in presses}
        await who.until(lambda me, mine=mine: mine <= set(me.answers))
    late = await tab.acts("knop.recognise", knop=knop, oordeel=None)
    assert late["code"] in ("choosing-closed", "slow-down")

    await bram.must("herkenning.show")
    await carla.until(lambda me: "uitslag" in me.records)
    row = bram.records["uitslag"]["knoppen"][knop]
    kept = carla.records[f"herkenning/{carla.me}"]["oordelen"][knop]
    assert (row[kept], row["niet"], row["gekozen"]) == (1, 3, 4)
    for frame in (frame for who in (bram, *others) for frame in who.frames):
        assert f"herkenning/{carla.me}" not in frame
    await leave(tab, bram, *people)


async def _asked(bram: Person) -> str:
    """Let Bram make a knop and ask who recognises it."""
    await bram.goes("tafels")
    knop = new_id()
    fields = {"tekst": "Bellen", "kring": "zelf", "aard": "helpend", "tafel": 1}
    await bram.must("knop.make", knop=knop, **fields)
    await bram.goes("herkennen")
    return knop


async def _presses(tabs: tuple[Person, Person], knop: str) -> list[str]:
    """Let Carla press in both tabs, without waiting for an answer."""
    said = zip(tabs, ("herkenbaar", "deels"), strict=True)
    return [
        await tab.sends({"kind": "knop.recognise", "knop": knop, "oordeel": oordeel})
        for tab, oordeel in said
    ]
