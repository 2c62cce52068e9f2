# SPDX-License-Identifier: EUPL-1.2
"""Which notes lie nearest to one: for who groups by hand, where nothing is proposed."""

from collections.abc import Container, Mapping
from functools import lru_cache

import numpy as np

from nulplaat.merging.describing import shared_words
from nulplaat.merging.lexical import LEXICAL
from nulplaat.merging.links import NEARLY, Against
from nulplaat.merging.measure import FAILURES, Fitted, Measure, Shares
from nulplaat.merging.results import Near
from nulplaat.merging.units import Notes

LEAST = 0.1
"""What is less alike than this share of a likeness has nothing to do with a note."""


def nearest(
    notes: Mapping[str, str],
    to: str,
    *,
    without: Container[str] = (),
    most: int = 8,
    measure: Measure = LEXICAL,
) -> list[Near]:
    """Return the notes (text by id) that are most like one of them, nearest first.

    Far below the bands too: a person looks on. Never more than `most`, nor those named
    in `without`. A `measure` that fails gives way to the lexical one. Raises `TooLong`,
    and KeyError for a note that is not there.
    """
    laid = Notes(notes, None)
    own = laid.text_of[laid.place[to]]
    try:
        shares, bands = _shares(laid, own, measure), measure.bands
    except FAILURES:
        shares, bands = _shares(laid, own, LEXICAL), LEXICAL.bands
    against = Against(laid.texts)
    order = sorted(
        (n for n, name in enumerate(laid.ids) if name != to and name not in without),
        key=lambda n: (-shares[laid.text_of[n]], n),
    )
    return [
        Near(
            id=laid.ids[n],
            score=round(float(shares[laid.text_of[n]]), 4),
            reason=shared_words(notes[to], laid.raw[n]),
            opposed=against.shown(
                own,
                laid.text_of[n],
                near=bool(shares[laid.text_of[n]] >= bands.likely - NEARLY),
            ),
        )
        for n in order[:most]
        if shares[laid.text_of[n]] >= LEAST
    ]


@lru_cache(maxsize=4)
def _by_words(texts: tuple[str, ...]) -> Fitted:
    """Keep what was made ready: one note after another is asked of the same notes."""
    return LEXICAL.fit(texts)


def _shares(laid: Notes, own: int, measure: Measure) -> Shares:
    """Return how like every text is to one; a text is wholly like itself."""
    count = len(laid.texts)
    words = measure.id == LEXICAL.id
    fitted = _by_words(tuple(laid.texts)) if words else measure.fit(laid.texts)
    places = np.arange(count, dtype=np.intp)
    shares: Shares = fitted.likeness(np.full(count, own, dtype=np.intp), places).copy()
    shares[own] = 1.0
    return shares
