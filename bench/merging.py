# SPDX-License-Identifier: EUPL-1.2
"""How long the merge engine takes for an evening's notes: part of `make bench`."""

import random
import time
import tomllib
from pathlib import Path

from nulplaat.merging import propose

ROOT = Path(__file__).parents[1]
EVENING = ROOT / "src" / "nulplaat" / "bijeenkomsten" / "example" / "avond.toml"


def notes_of(count: int) -> dict[str, str]:
    """Return so many notes, mixed from the words of the example evening."""
    chance = random.Random(3)  # noqa: S311  (the same notes each time)
    evening = tomllib.loads(EVENING.read_text(encoding="utf8"))
    lines = [text for tafel in evening["tafel"] for _, text in tafel["geeltjes"]]
    words = [word for line in lines for word in line.split()]
    return {
        str(n): lines[n] if n < len(lines) else " ".join(chance.sample(words, 8))
        for n in range(count)
    }


def main() -> None:
    """Print the seconds for growing numbers of notes."""
    for count in (79, 250, 500, 1000):
        notes = notes_of(count)
        start = time.perf_counter()
        found = len(propose(notes))
        spent = time.perf_counter() - start
        print(f"{count:5} geeltjes  {spent:.2f} s  {found} groups")


if __name__ == "__main__":
    main()
