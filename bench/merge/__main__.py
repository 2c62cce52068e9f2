# SPDX-License-Identifier: EUPL-1.2
"""Measure the merge engine against its goals: `make bench-merge`.

`python -m bench.merge [FOLDER]`: a folder with public Dutch text, or in the environment
as NULPLAAT_TAAL; without one, the rows that need it say so.
"""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from bench.merge import finding, grouping, model, sentences, sizes, voting
from bench.merge.rows import Row, peer_table, table, write

T = TypeVar("T")


def _told(name: str, part: Callable[[], T]) -> T:
    """Do one part, and say on the side how long it took."""
    start = time.perf_counter()
    done = part()
    print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    return done


def folder() -> Path | None:
    """Return the folder with public text, if one was named."""
    named = sys.argv[1] if len(sys.argv) > 1 else os.environ.get("NULPLAAT_TAAL", "")
    return Path(named) if named else None


def main() -> None:
    """Print the goals with what was measured, and write them down."""
    taal = folder()
    rows: list[Row]
    rows, sentence_peers = _told("sentences", lambda: sentences.measure(taal))
    more, peers = _told("evenings", grouping.measure)
    rows += more
    rows += _told("a model", model.measure)
    rows += _told("sizes", sizes.measure)
    rows += _told("search", finding.measure)
    rows += _told("votes", lambda: voting.measure(taal))
    for name, held in sentence_peers.items():
        peers.setdefault(name, {}).update(held)
    print(table(rows))
    print()
    print(peer_table(peers))
    write(rows, peers)


if __name__ == "__main__":
    main()
