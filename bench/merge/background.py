# SPDX-License-Identifier: EUPL-1.2
"""Make the word data of the merge engine anew: `python -m bench.merge.background TAAL`.

TAAL is a folder with `stsb-nl`, `amsterdam-simplify`, `xsid-nl`, `polis-openData` and
`odwn-omw`, laid out as they are published; the word list is the one of Debian's package
`wdutch`. Nothing of a labelled score is used, only the texts, and none of a dev or test
set of stsb-nl. Writes into `nulplaat/merging/data`, the same bytes each time.
"""

import csv
import lzma
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from nulplaat.merging import compounds
from nulplaat.merging.features import features
from nulplaat.merging.words import stem

DATA = Path(compounds.__file__).parent / "data"
WORDS = Path("/usr/share/dict/dutch")
MOST_MEANINGS = 8
"""A word in more synsets than this says too little by any one of them."""
LARGEST_SYNSET = 12
LEAST_TEXTS = 10
"""A word in fewer texts weighs the most there is, so it need not be listed."""


def dictionary() -> set[str]:
    """Return the words of the word list without capitals, points and hyphens."""
    lines = WORDS.read_text(encoding="utf-8").split()
    return {word for word in lines if word.isalpha() and word.islower()}


def write(name: str, lines: list[str]) -> None:
    """Write lines compressed, so that the same lines are the same bytes."""
    text = "\n".join(lines).encode()
    packed = lzma.compress(text, preset=9 | lzma.PRESET_EXTREME)
    (DATA / name).write_bytes(packed)
    print(f"{name}: {len(lines):,} lines, {len(packed):,} bytes")


def write_parts(words: set[str]) -> None:
    """Write the words that are no compound of others: what compounds are made of."""
    whole = {w for w in words if len(w) >= compounds.SHORTEST_PART}
    whole -= compounds.never_parts()
    simple = {w for w in whole if not compounds.in_two(w, whole)}
    write("delen.txt.xz", sorted(simple))


def texts(taal: Path) -> Iterator[str]:
    """Return every text of the folder, Dutch and English, that tests nothing."""
    with (taal / "stsb-nl" / "stsb-nl-train.csv").open(encoding="utf-8") as file:
        for one, two, _ in csv.reader(file):
            yield from (one, two)
    path = taal / "amsterdam-simplify" / "complex-simple-dev.csv"
    with path.open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            yield from (row["Complex"], row["Simple"])
    xsid = (taal / "xsid-nl" / "nl.valid.conll").read_text(encoding="utf-8")
    yield from re.findall(r"^# text = (.+)$", xsid, re.MULTILINE)
    for path in sorted((taal / "polis-openData").glob("*/comments.csv")):
        with path.open(encoding="utf-8") as file:
            yield from (row["comment-body"] for row in csv.DictReader(file))


def write_background(taal: Path) -> None:
    """Write in how many of the texts (*) each stem and part stands."""
    different = sorted(set(texts(taal)))
    held: Counter[str] = Counter()
    for text in different:
        held.update(features(text).keys())
    lines = [f"{w} {n}" for w, n in sorted(held.items()) if n >= LEAST_TEXTS]
    text = "\n".join([f"* {len(different)}", *lines, ""])
    (DATA / "achtergrond.txt").write_text(text, encoding="utf-8")
    print(f"achtergrond.txt: {len(lines):,} words of {len(different):,} texts")


def write_synonyms(taal: Path, words: set[str]) -> None:
    """Write the stems that stand in one synset of Open Dutch WordNet, a line each."""
    synsets: dict[str, set[str]] = defaultdict(set)
    path = taal / "odwn-omw" / "wn-data-nld.tab"
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if fields[1:2] == ["nld:lemma"] and fields[2] in words:
            synsets[fields[0]].add(fields[2])
    stems = {s: {stem(w) for w in held} for s, held in synsets.items()}
    meanings = Counter(stem for held in stems.values() for stem in held)
    lines = set()
    for held in stems.values():
        known = sorted(s for s in held if meanings[s] <= MOST_MEANINGS)
        if 1 < len(known) <= LARGEST_SYNSET:
            lines.add(" ".join(known))
    write("zinverwant.txt.xz", sorted(lines))


def main() -> None:
    """Write all three."""
    taal = Path(sys.argv[1])
    words = dictionary()
    write_parts(words)
    write_background(taal)
    write_synonyms(taal, words)


if __name__ == "__main__":
    main()
