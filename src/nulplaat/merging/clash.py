# SPDX-License-Identifier: EUPL-1.2
"""Whether two notes say opposite things: negation, opposites, other numbers."""

from itertools import combinations

from nulplaat.merging.signs import MORE, Signs


def clash(one: Signs, two: Signs) -> bool:
    """Whether two notes may say opposite things; rather once too often."""
    return (
        _other_negations(one, two)
        or on_other_sides(one, two)
        or _other_numbers(one, two)
        or not one.order.isdisjoint((b, a) for a, b in two.order)
        or (one.moods and two.moods and one.moods.isdisjoint(two.moods))
        or _mocks(one, two)
        or _mocks(two, one)
        or _turns_round(one, two)
        or _turns_round(two, one)
    )


def changes_roles(one: Signs, two: Signs) -> bool:
    """Whether the same words stand around the same word the other way round.

    'De school belt ouders', 'Ouders bellen de school': who does what, is another.
    """
    if one.stems != two.stems:
        return False
    there = {stem: place for place, stem in enumerate(two.stems)}
    places = [there[stem] for stem in one.stems]
    return any(a > b > c for a, b, c in combinations(places, 3))


def _mocks(one: Signs, two: Signs) -> bool:
    """Whether one mocks what two may mean in earnest; who wants less of it may not."""
    if not one.mocking or two.mocking:
        return False
    less = two.turned or two.gone or any(side == -MORE for side, _ in two.about)
    return not less


def _turns_round(one: Signs, two: Signs) -> bool:
    """Whether one has a word with *on-* before it, and two the same without."""
    return any(
        word in two.keys
        and word not in one.keys
        and word not in two.prefixed
        and word not in two.turned
        for word in one.prefixed
    )


def on_other_sides(one: Signs, two: Signs) -> bool:
    """Whether two notes take the two sides of an opposition, in so many words.

    Surer than what follows from a negation.
    """
    return not one.wholes.isdisjoint(two.against) or _other_sides(one, two)


def _other_negations(one: Signs, two: Signs) -> bool:
    """Whether one negates what the other says; not when both negate the same thing."""
    if not one.turned and not two.turned:
        return False
    both = one.turned & two.turned & one.stems & two.stems
    # 'Onveilig' is not safe, and so is 'niet veilig'.
    both = both or (one.prefixed & two.turned) or (two.prefixed & one.turned)
    return not both and (_denies(one, two) or _denies(two, one))


def _denies(one: Signs, two: Signs) -> bool:
    """Whether one negates what two says, or what is kin to it.

    Who wants none of it agrees with who wants it gone. With who wants less of it, or
    has too little, maybe: 'geen hulp' may be a wish and may be a complaint.
    """
    said = two.stems - two.turned
    turned = {s for s in one.turned & one.stems if two.gone.isdisjoint(one.keys[s])}
    if not turned.isdisjoint(said):
        return True
    beside = {key for s in said for key in two.keys[s]}
    same = {key for s in two.turned & two.stems for key in two.keys[s]}
    return any(
        not beside.isdisjoint(one.keys[s]) and same.isdisjoint(one.keys[s])
        for s in turned & one.denied
    )


def _other_sides(one: Signs, two: Signs) -> bool:
    """Whether both name more and less, or with and without, of the same thing."""
    return any(
        side == -other and _same_thing(one, thing, two, named)
        for side, thing in one.about
        for other, named in two.about
    )


def _same_thing(one: Signs, thing: str, two: Signs, named: str) -> bool:
    if thing == named:
        return True
    keys = one.keys.get(thing, frozenset())
    return not keys.isdisjoint(two.keys.get(named, frozenset()))


def _other_numbers(one: Signs, two: Signs) -> bool:
    """Whether both count the same thing, and come to other numbers."""
    if not one.numbers or not two.numbers:
        return False
    counted = {about for _, about in one.numbers} & {about for _, about in two.numbers}
    return any(
        {n for n, about in one.numbers if about == thing}.isdisjoint(
            n for n, about in two.numbers if about == thing
        )
        for thing in counted
    )
