# SPDX-License-Identifier: EUPL-1.2
"""The list of a plaat as plain rows in words: for paper, text and pages."""

from dataclasses import dataclass
from itertools import groupby

from nulplaat.platen.labels import (
    carried,
    kring_name,
    labels,
    own_view,
    recognised,
    summary,
)
from nulplaat.platen.plaat import Bron, Geeltje, Knop, Plaat


@dataclass(frozen=True)
class Note:
    """A geeltje word for word, and who it is from: 'tafel 3 · ouder'."""

    text: str
    source: str


@dataclass(frozen=True)
class Origin:
    """One tafel's own words, with its geeltjes."""

    source: str
    text: str
    notes: tuple[Note, ...]


@dataclass(frozen=True)
class Item:
    """A knop of the list with its stamboom; `about` holds aard, stand and counts.

    `recognised` says how many recognise it; empty when nobody was asked.
    """

    id: str
    title: str
    about: str
    recognised: str
    reason: str
    gone: bool
    origins: tuple[Origin, ...]


@dataclass(frozen=True)
class Section:
    """The knoppen of one kring."""

    kring: str
    name: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class Outline:
    """The whole plaat in words; `loose` are the geeltjes that no knop came from."""

    title: str
    summary: str
    goal: str
    now: str
    voice: str
    sections: tuple[Section, ...]
    loose: tuple[Note, ...]


def outline(plaat: Plaat, lang: str = "nl") -> Outline:
    """Write a plaat out as a list, in its own order."""
    return Outline(
        title=plaat.naam or labels(lang).picture,
        summary=summary(plaat, lang),
        goal=f"0 {plaat.nuldoel}".strip(),
        now=plaat.uitgangspositie,
        voice=plaat.stem,
        sections=tuple(
            Section(kring, kring_name(kring, lang), tuple(_item(k, lang) for k in some))
            for kring, some in groupby(plaat.knoppen, key=lambda knop: knop.kring)
        ),
        loose=_notes(plaat.los, lang),
    )


def _item(knop: Knop, lang: str) -> Item:
    words = labels(lang)
    known = recognised(knop, lang)
    gone = knop.stand == "losgelaten"
    about = (words.aarden[knop.aard], words.standen[knop.stand], carried(knop, lang))
    return Item(
        id=knop.id,
        title=knop.titel,
        about=" · ".join(part for part in about if part),
        recognised=f"{words.herkenning} {known}" if known else "",
        reason=f"{words.losgelaten}: {knop.reden}" if gone and knop.reden else "",
        gone=gone,
        origins=tuple(_origin(bron, knop, lang) for bron in knop.bronnen),
    )


def _origin(bron: Bron, knop: Knop, lang: str) -> Origin:
    told = (_tafel(bron.tafel, lang), own_view(bron, knop, lang))
    said = " · ".join(part for part in told if part)
    return Origin(
        source=f"{labels(lang).eigen} {said}",
        text=bron.tekst,
        notes=_notes(bron.geeltjes, lang),
    )


def _notes(geeltjes: tuple[Geeltje, ...], lang: str) -> tuple[Note, ...]:
    return tuple(Note(g.tekst, _source(g, lang)) for g in geeltjes)


def _source(geeltje: Geeltje, lang: str) -> str:
    said = labels(lang).perspectieven
    who = said.get(geeltje.perspectief or "", geeltje.perspectief or "")
    return " · ".join(part for part in (_tafel(geeltje.tafel, lang), who) if part)


def _tafel(nr: int | None, lang: str) -> str:
    words = labels(lang)
    return words.zonder_tafel if nr is None else f"{words.tafel} {nr}"
