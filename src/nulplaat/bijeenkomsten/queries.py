# SPDX-License-Identifier: EUPL-1.2
"""What pages read of evenings: by code, and the list of an account."""

import re
from collections import Counter
from collections.abc import Collection, Iterable

from django.core.paginator import Page, Paginator

from nulplaat.bijeenkomsten.models import Bijeenkomst

PER_PAGE = 50
"""How many evenings of an account one page lists."""

SIGNS = re.compile(r"[^0-9A-Z]")


def tidy_code(typed: str) -> str:
    """Return a code as it is kept, however somebody typed it."""
    signs = SIGNS.sub("", typed[:40].upper())[:12]
    return f"{signs[:3]}-{signs[3:]}" if len(signs) > 3 else signs


def code_is_taken(code: str) -> bool:
    """Say whether some evening has this code."""
    return Bijeenkomst.objects.filter(code=code).exists()


def evening_with(code: str) -> Bijeenkomst | None:
    """Return the evening that has this code, its door open or not."""
    return Bijeenkomst.objects.filter(code=tidy_code(code)).first()


def evenings(rooms: list[str]) -> list[Bijeenkomst]:
    """Return these evenings, latest first."""
    return list(Bijeenkomst.objects.filter(room__in=rooms).order_by("-sinds"))


def twins(shown: Iterable[Bijeenkomst], rooms: Collection[str]) -> set[str]:
    """Return which of these share name and day with another evening of these rooms."""
    evenings = list(shown)
    names = {evening.naam for evening in evenings}
    known = Bijeenkomst.objects.filter(room__in=list(rooms), naam__in=names)
    alike = Counter((each.naam, each.day) for each in known)
    return {each.room for each in evenings if alike[each.naam, each.day] > 1}


def page_of_evenings(rooms: list[str], page: str) -> Page[Bijeenkomst]:
    """Return one page of these evenings, latest first; a page that is none is near."""
    found = Bijeenkomst.objects.filter(room__in=rooms).order_by("-sinds", "room")
    return Paginator(found, PER_PAGE).get_page(page)
