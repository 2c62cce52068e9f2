# SPDX-License-Identifier: EUPL-1.2
"""Which perspectieven enough people have to be told apart. Pure."""

from collections import Counter

from nulplaat.live.domain import Record, State

LEAST_PEOPLE = 3
"""Nothing is told apart by a perspectief that fewer people have."""

Places = set[tuple[str, int | None]]
"""Perspectieven, each with a tafel where somebody has it."""


def large_enough(people: Counter[str], seated: Places, paper: Places) -> list[str]:
    """Return the perspectieven that enough people have, by how many have each.

    What was written on paper has no people; each tafel where nobody else has that
    perspectief stands for one, since so many there were at least.
    """
    counts = people + Counter(perspectief for perspectief, _ in paper - seated)
    return sorted(each for each, count in counts.items() if count >= LEAST_PEOPLE)


def is_on_paper(state: State, geeltje: Record) -> bool:
    """Say whether a geeltje is of a perspectief, and of nobody who is in."""
    return bool(geeltje["perspectief"]) and f"deelnemer/{geeltje['by']}" not in state


def perspectieven_of(state: State) -> list[str]:
    """Return the perspectieven of an evening that enough people have."""
    people: Counter[str] = Counter()
    seated: Places = set()
    paper: Places = set()
    for key, record in state.items():
        kind = key.partition("/")[0]
        place = (record.get("perspectief") or "", record.get("tafel"))
        if kind == "deelnemer" and place[0]:
            people[place[0]] += 1
            seated.add(place)
        elif kind == "geeltje" and not record.get("verwijderd"):
            paper |= {place} if is_on_paper(state, record) else set()
    return large_enough(people, seated, paper)
