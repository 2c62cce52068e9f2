# SPDX-License-Identifier: EUPL-1.2
"""Anna reads off who agrees with whom, and is never shown groups that are not there."""

import random

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from nulplaat.merging.opinions import Opinions, opinions

Votes = dict[str, dict[str, int]]


def camps(
    many: int, items: int, *, seed: int = 1, agree: float = 0.9, parts: int = 2
) -> Votes:
    """Return votes of camps that divide on every second item, some votes left out."""
    chance = random.Random(seed)
    votes: Votes = {}
    for voter in range(many):
        camp = voter % parts
        of: dict[str, int] = {}
        for item in range(items):
            yes = agree if item % 2 or (item // 2) % parts == camp else 1 - agree
            if chance.random() < 0.9:
                of[f"i{item:02}"] = 1 if chance.random() < yes else -1
        votes[f"v{voter:03}"] = of
    return votes


def shuffled(votes: Votes, seed: int) -> Votes:
    """Deal the votes on every item out anew among those who voted on it."""
    chance = random.Random(seed)
    dealt: Votes = {voter: {} for voter in votes}
    for item in sorted({item for of in votes.values() for item in of}):
        who = [voter for voter, of in votes.items() if item in of]
        given_votes = [votes[voter][item] for voter in who]
        chance.shuffle(given_votes)
        for voter, vote in zip(who, given_votes, strict=True):
            dealt[voter][item] = vote
    return dealt


def of_camp(found: Opinions) -> list[set[int]]:
    return [{int(v[1:]) % 2 for v in group.voters} for group in found.groups]


def test_merge_45_two_camps_are_found_and_who_is_in_them() -> None:
    found = opinions(camps(30, 20))
    assert found.why == ""
    assert len(found.groups) == 2
    assert sorted(map(len, of_camp(found))) == [1, 1]
    assert sum(len(group.voters) for group in found.groups) >= 28


def test_merge_45_three_camps_are_found() -> None:
    found = opinions(camps(90, 30, parts=3))
    assert [len(group.voters) for group in found.groups] == [30, 30, 30]


def test_merge_45_what_a_group_says_more_than_the_rest_is_told() -> None:
    found = opinions(camps(30, 20))
    for group in found.groups:
        assert group.items
        for item in group.items:
            assert int(item.item[1:]) % 2 == 0
            larger = item.agree if item.stance == 1 else item.disagree
            assert larger > len(group.voters) / 2


def test_merge_46_shuffled_votes_yield_no_groups() -> None:
    real = [camps(24, 10), camps(40, 20, seed=2), camps(60, 16, seed=3)]
    hits = [bool(opinions(shuffled(v, n)).groups) for v in real for n in range(20)]
    assert sum(hits) <= 0.05 * len(hits)


def test_merge_46_a_crowd_of_one_mind_has_no_groups() -> None:
    found = opinions({f"v{n}": {f"i{k}": 1 for k in range(9)} for n in range(40)})
    assert found.groups == ()
    assert found.why == "no_clear_groups"
    assert len(found.shared) == 9


def test_merge_47_fewer_than_twenty_voters_or_five_in_a_group_is_no_group() -> None:
    few = opinions(camps(19, 20))
    assert few.groups == ()
    assert few.why == "too_few"
    many = camps(44, 20)
    lonely = {v: of for n, (v, of) in enumerate(many.items()) if n % 2 or n < 8}
    assert len(lonely) >= 20
    found = opinions(lonely)
    assert found.groups == ()
    assert found.why == "no_clear_groups"


def test_merge_47_who_hardly_voted_does_not_count_for_groups() -> None:
    votes = camps(18, 20) | {f"w{n}": {"i00": 1} for n in range(10)}
    found = opinions(votes)
    assert found.why == "too_few"
    assert found.voters == 28


def test_merge_48_groups_hold_when_a_tenth_stays_away() -> None:
    votes = camps(60, 20, agree=0.85)
    whole = {v: n for n, g in enumerate(opinions(votes).groups) for v in g.voters}
    for seed in range(3):
        some = dict(random.Random(seed).sample(sorted(votes.items()), 54))
        groups = opinions(some).groups
        assert len(groups) == 2
        for group in groups:
            camps_met = [whole[v] for v in group.voters if v in whole]
            most = max(camps_met.count(0), camps_met.count(1))
            assert most >= 0.95 * len(camps_met)


def test_merge_49_what_is_shared_is_shared_in_every_group() -> None:
    votes = camps(40, 20)
    for n, of in enumerate(votes.values()):
        of["eens"] = -1 if n == 3 else 1
        of["oneens"] = -1
    found = opinions(votes)
    assert len(found.groups) == 2
    stances = {item.item: item.stance for item in found.shared}
    assert stances["eens"] == 1
    assert stances["oneens"] == -1
    contested = {item.item: item for item in found.contested}
    assert contested.keys().isdisjoint(stances)
    assert "i00" in contested


def test_merge_49_what_one_group_rejects_is_not_shared() -> None:
    large = camps(80, 20)
    votes = {v: of for n, (v, of) in enumerate(large.items()) if n % 2 or n < 24}
    for voter, of in votes.items():
        of["grens"] = 1 if int(voter[1:]) % 2 else -1
    found = opinions(votes)
    assert len(found.groups) == 2
    agree = sum(of["grens"] == 1 for of in votes.values())
    assert agree >= 0.75 * len(votes)
    assert "grens" not in {item.item for item in found.shared}


def test_merge_50_nothing_is_said_of_few_votes() -> None:
    votes: Votes = {f"v{n}": {"twee": 1} for n in range(2)}
    votes |= {f"w{n}": {"vier": 1 if n % 2 else -1} for n in range(4)}
    votes |= {f"x{n}": {"vijf": 1, "pas": 0 if n else 1} for n in range(5)}
    found = opinions(votes)
    assert [item.item for item in found.shared] == ["vijf"]
    assert found.contested == ()


def test_a6_one_or_two_dissenters_are_not_called_a_side() -> None:
    votes: Votes = {f"v{n}": {"knop": -1 if n < 2 else 1} for n in range(6)}
    assert opinions(votes).contested == ()
    votes["v2"]["knop"] = -1
    assert [item.item for item in opinions(votes).contested] == ["knop"]


def test_merge_51_no_votes_and_strange_votes_are_answered() -> None:
    assert opinions({}) == Opinions((), "too_few", (), (), 0)
    found = opinions({f"v{n}": {"i": 7} for n in range(30)})
    assert found.voters == 0


VOTES = st.dictionaries(
    st.text("abcd", min_size=1, max_size=3),
    st.dictionaries(st.sampled_from("ijklmnop"), st.sampled_from([-1, 0, 1])),
    max_size=40,
)


@settings(max_examples=40, deadline=None)
@given(VOTES, st.randoms(use_true_random=False))
def test_merge_51_order_changes_nothing_and_nobody_is_in_two_groups(
    votes: Votes, chance: random.Random
) -> None:
    found = opinions(votes)
    voters = list(votes.items())
    chance.shuffle(voters)
    assert opinions({v: dict(reversed(of.items())) for v, of in voters}) == found
    members = [v for group in found.groups for v in group.voters]
    assert len(members) == len(set(members))
    assert set(members) <= votes.keys()
    assert bool(found.groups) == (found.why == "")
    assert {i.item for i in found.shared}.isdisjoint(i.item for i in found.contested)


def test_merge_51_a_large_room_is_answered() -> None:
    chance = np.random.default_rng(3)
    votes = {
        f"v{n:03}": {f"i{k:02}": int(vote) for k, vote in enumerate(row)}
        for n, row in enumerate(chance.integers(-1, 2, (300, 60)))
    }
    assert opinions(votes).why == "no_clear_groups"
