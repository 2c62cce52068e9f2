# SPDX-License-Identifier: EUPL-1.2
"""Make the plaat of an evening, or of one tafel, from its state. Pure."""

from nulplaat.bijeenkomsten.decide.scene import folded, records
from nulplaat.bijeenkomsten.links import parts_of, samen_links
from nulplaat.live.domain import Record, State
from nulplaat.platen.kringen import KRINGEN
from nulplaat.platen.plaat import Bron, Geeltje, Herkenning, Knop, Plaat

ORDER = {kring: place for place, kring in enumerate(KRINGEN)}


def plaat_of(state: State, *, moment: int, tafel: int | None = None) -> Plaat:
    """Return the merged plaat, or one tafel's own when `tafel` is given.

    `moment` is when this state was read, milliseconds since 1970 UTC.
    """
    evening = state["bijeenkomst"]
    bronnen = {
        knop: bron_of(state, knop, record)
        for knop, record in records(state, "knop")
        if tafel is None or record["tafel"] == tafel
    }
    links = samen_links(state) if tafel is None else set()
    parts = parts_of(links, bronnen)
    knoppen = [joined_knop(state, [bronnen[k] for k in part]) for part in parts]
    return Plaat(
        naam=evening["naam"],
        uitgangspositie=evening["uitgangspositie"],
        stem=evening["stem"],
        nuldoel=evening["nuldoel"],
        tafels=len({b.tafel for b in bronnen.values() if b.tafel is not None}),
        geeltjes=sum(
            not record.get("verwijderd") for _, record in records(state, "geeltje")
        ),
        moment=moment,
        knoppen=tuple(sorted(knoppen, key=_place)),
        los=_loose(state, tafel),
    )


def _loose(state: State, tafel: int | None) -> tuple[Geeltje, ...]:
    """Return the geeltjes that lie in no knop, of one tafel or of all."""
    used = {g for _, knop in records(state, "knop") for g in knop["geeltjes"]}
    loose = [
        geeltje_of(state, geeltje)
        for geeltje, record in records(state, "geeltje")
        if geeltje not in used and not record.get("verwijderd")
    ]
    here = [g for g in loose if tafel is None or g.tafel == tafel]
    return tuple(sorted(here, key=lambda g: (g.tafel or 0, folded(g.tekst), g.id)))


def _place(knop: Knop) -> tuple[int, int, int, str, str]:
    return (
        ORDER[knop.kring],
        -len(knop.tafels),
        -len(knop.geeltjes),
        folded(knop.titel),
        knop.id,
    )


def words_of(state: State, knop: Record) -> str:
    """Return a knop's own words, or those of its first geeltje."""
    if knop["tekst"]:
        return str(knop["tekst"])
    return str(state[f"geeltje/{knop['geeltjes'][0]}"]["tekst"])


def bron_of(state: State, knop: str, record: Record) -> Bron:
    """Return one tafel's knop with its geeltjes word for word."""
    return Bron(
        id=knop,
        tekst=words_of(state, record),
        tafel=record["tafel"],
        kring=record["kring"],
        aard=record["aard"],
        geeltjes=tuple(geeltje_of(state, geeltje) for geeltje in record["geeltjes"]),
    )


def geeltje_of(state: State, geeltje: str) -> Geeltje:
    """Return a geeltje word for word."""
    record = state[f"geeltje/{geeltje}"]
    return Geeltje(
        id=geeltje,
        tekst=record["tekst"],
        tafel=record["tafel"],
        perspectief=record["perspectief"],
    )


def joined_knop(state: State, bronnen: list[Bron]) -> Knop:
    """Return what was joined as one knop: its given title, else its weightiest bron."""
    lead = min(bronnen, key=weight)
    titles = [state[key] for b in bronnen if (key := f"titel/{b.id}") in state]
    given = titles[0] if titles else {}
    leader = state[f"knop/{lead.id}"]
    return Knop(
        id=min(bron.id for bron in bronnen),
        titel=given.get("tekst") or lead.tekst,
        kring=given.get("kring") or lead.kring,
        aard=given.get("aard") or lead.aard,
        stand=leader["stand"],
        reden=leader["reden"],
        bronnen=tuple(sorted(bronnen, key=weight)),
        herkenning=_herkenning(state, sorted(bron.id for bron in bronnen)),
    )


def _herkenning(state: State, bronnen: list[str]) -> Herkenning | None:
    """Return what was counted of exactly these bronnen; joined since is not counted."""
    found = state.get("uitslag", {})
    row = found.get("knoppen", {}).get(bronnen[0], {})
    if row.get("bronnen") != bronnen or "herkenbaar" not in row:
        return None
    shared = {"herkenbaar": "herkend", "niet": "niet-herkend"}
    beeld = shared.get(found["gedeeld"].get(bronnen[0], ""), "")
    return Herkenning(
        herkenbaar=row["herkenbaar"],
        deels=row["deels"],
        niet=row["niet"],
        beeld="betwist" if bronnen[0] in found["betwist"] else beeld,
    )


def weight(bron: Bron) -> tuple[int, int, str]:
    """Order bronnen: most geeltjes first, then the lowest tafel, then the id."""
    return (-len(bron.geeltjes), bron.tafel or 0, bron.id)
