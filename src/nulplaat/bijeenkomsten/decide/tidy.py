# SPDX-License-Identifier: EUPL-1.2
"""Whatever is taken away, no record is left pointing at nothing.

One pass that every act that removes something goes through, so that it is written once.
"""

from collections.abc import Callable, Collection

from nulplaat.bijeenkomsten.decide.scene import pair, records
from nulplaat.bijeenkomsten.links import parts_of, samen_links
from nulplaat.bijeenkomsten.perspectieven import perspectieven_of
from nulplaat.bijeenkomsten.rules import PAIR_BANDS
from nulplaat.bijeenkomsten.uitslag import told, without
from nulplaat.live.domain import Changes, Record, State, apply


def tidied(state: State, changes: Changes) -> Changes:
    """Complete changes so that every reference in the state after them holds.

    In `state` they all do, so that only what these changes touch is looked at.
    """
    after = dict(state)
    apply(after, changes)
    put: dict[str, Record] = {}
    remove: list[str] = []
    touched = _kinds(changes)
    for step, kinds in STEPS:
        if touched.isdisjoint(kinds):
            continue
        more = step(after)
        touched |= _kinds(more)
        apply(after, more)
        remove.extend(more.remove)
        put.update(more.put)
    return joined(changes, Changes(put=put, remove=tuple(remove)))


def _kinds(changes: Changes) -> set[str]:
    """Return the kinds of record that changes put or remove."""
    return {key.partition("/")[0] for key in (*changes.put, *changes.remove)}


def joined(first: Changes, second: Changes) -> Changes:
    """Join two changes that follow each other into one."""
    put = {k: v for k, v in first.put.items() if k not in second.remove}
    put.update(second.put)
    remove = [k for k in (*first.remove, *second.remove) if k not in put]
    return Changes(put=put, remove=tuple(dict.fromkeys(remove)))


def _present(state: State, geeltje: str) -> bool:
    found = state.get(f"geeltje/{geeltje}")
    return found is not None and not found.get("verwijderd")


def _places(state: State) -> Changes:
    gone = [
        f"plek/{geeltje}"
        for geeltje, plek in records(state, "plek")
        if not _present(state, geeltje) or f"thema/{plek['thema']}" not in state
    ]
    return Changes(remove=tuple(gone))


def _themas(state: State) -> Changes:
    held: dict[str, list[str]] = {}
    for geeltje, plek in records(state, "plek"):
        held.setdefault(plek["thema"], []).append(geeltje)
    put: dict[str, Record] = {}
    gone: list[str] = []
    for thema, record in records(state, "thema"):
        members = held.get(thema)
        if not members:
            gone.append(f"thema/{thema}")
        elif record["kern"] not in members:
            put[f"thema/{thema}"] = {**record, "kern": min(members)}
    return Changes(put=put, remove=tuple(gone))


def _knoppen(state: State) -> Changes:
    put: dict[str, Record] = {}
    gone: list[str] = []
    for knop, record in records(state, "knop"):
        kept = [g for g in record["geeltjes"] if _present(state, g)]
        if not kept and not record["tekst"]:
            gone.append(f"knop/{knop}")
        elif len(kept) != len(record["geeltjes"]):
            put[f"knop/{knop}"] = {**record, "geeltjes": kept}
    stale = compared_with(state, [key[5:] for key in put])
    return Changes(put=put, remove=(*gone, *stale))


def compared_with(state: State, knoppen: Collection[str]) -> tuple[str, ...]:
    """Return the open voorstellen on knoppen whose words are no longer what they were.

    What was compared does not stand there any more, and a reason may name it.
    """
    return tuple(
        f"voorstel/{voorstel}"
        for voorstel, record in records(state, "voorstel")
        if not set(record["leden"]).isdisjoint(knoppen)
    )


def _links(state: State) -> Changes:
    """Remove links of knoppen that are gone; what they held together stays so."""
    links = samen_links(state)
    gone = [
        key
        for key, _ in ((f"schakel/{p}", r) for p, r in records(state, "schakel"))
        if any(f"knop/{knop}" not in state for knop in key[8:].split("~"))
    ]
    lost = {k for key in gone for k in key[8:].split("~") if f"knop/{k}" not in state}
    put: dict[str, Record] = {}
    for part in parts_of(links):
        if lost.isdisjoint(part):
            continue
        kept = sorted(set(part) - lost)
        put.update(bridges(links, kept))
        put.update(_moved_title(state, part, kept))
    return Changes(put=put, remove=tuple(gone))


def bridges(links: set[tuple[str, str]], kept: list[str]) -> dict[str, Record]:
    """Return the links that hold these knoppen together once others have left."""
    among = {link for link in links if link[0] in kept and link[1] in kept}
    fragments = [min(part) for part in parts_of(among, kept)]
    first, *others = sorted(fragments) or [""]
    return {f"schakel/{pair(first, o)}": {"oordeel": "samen"} for o in others}


def _moved_title(state: State, part: list[str], kept: list[str]) -> dict[str, Record]:
    titles = [
        state[f"titel/{knop}"] for knop in sorted(part) if f"titel/{knop}" in state
    ]
    if len(kept) > 1 and titles and not any(f"titel/{k}" in state for k in kept):
        return {f"titel/{kept[0]}": titles[0]}
    return {}


def _titles(state: State) -> Changes:
    gone = [
        f"titel/{knop}"
        for knop, _ in records(state, "titel")
        if f"knop/{knop}" not in state
    ]
    return Changes(remove=tuple(gone))


def _voorstellen(state: State) -> Changes:
    """Close what was done by hand meanwhile, and what another proposal asks already."""
    put: dict[str, Record] = {}
    gone: list[str] = []
    asked: set[tuple[str, frozenset[str]]] = set()
    home = _homes(state)
    for voorstel, record in sorted(records(state, "voorstel")):
        soort = record["soort"]
        kept = [lid for lid in record["leden"] if _votable(state, soort, lid)]
        places = frozenset(home.get(lid, lid) for lid in kept)
        pair_only = record.get("band") in PAIR_BANDS
        if (
            len(places) < 2
            or record["kern"] not in kept
            or (pair_only and (soort, places) in asked)
        ):
            gone.append(f"voorstel/{voorstel}")
            continue
        if pair_only:
            asked.add((soort, places))
        if len(kept) != len(record["leden"]):
            put[f"voorstel/{voorstel}"] = _told_by(state, record, kept)
    return Changes(put=put, remove=tuple(gone))


def _told_by(state: State, record: Record, leden: list[str]) -> Record:
    """Return a voorstel on these members alone: it names no word that left with one."""
    left = {**record, "leden": leden}
    if record["soort"] == "groep":
        words = " ".join(state[f"geeltje/{lid}"]["tekst"] for lid in leden).casefold()
        for field in ("termen", "trefwoorden"):
            told = (_still_said(term, words) for term in record.get(field, ()))
            left[field] = [term for term in told if term]
    return left


def _still_said(term: str, words: str) -> str:
    """Return what of a term, `one / or another`, stands in these words."""
    return " / ".join(
        said
        for said in term.split(" / ")
        if all(word in words for word in said.casefold().split())
    )


def _homes(state: State) -> dict[str, str]:
    """Return in which thema each geeltje lies, and with which knop each knop is one."""
    themas = {lid: plek["thema"] for lid, plek in records(state, "plek")}
    parts = parts_of(samen_links(state))
    return {**themas, **{knop: part[0] for part in parts for knop in part}}


def _stapels(state: State) -> Changes:
    put: dict[str, Record] = {}
    gone: list[str] = []
    for stapel, record in records(state, "stapel"):
        kept = [lid for lid in record["leden"] if _votable(state, record["soort"], lid)]
        if len(kept) < 2:
            gone.append(f"stapel/{stapel}")
        elif len(kept) != len(record["leden"]):
            put[f"stapel/{stapel}"] = {**record, "leden": kept}
    return Changes(put=put, remove=tuple(gone))


def _votable(state: State, soort: str, lid: str) -> bool:
    return _present(state, lid) if soort == "groep" else f"knop/{lid}" in state


def _uitslag(state: State) -> Changes:
    """Tell no more of knoppen that left the plaat."""
    record = state.get("uitslag")
    gone = [k for k in told(record) if f"knop/{k}" not in state] if record else []
    return Changes(put={"uitslag": without(record, gone)} if record and gone else {})


def face_of(voorstel: str, record: Record, uit: Collection[str] = ()) -> Record:
    """Return what the screen shows of a voorstel: which say what, never the words.

    `uit` are the members that are not ticked at the desk.
    """
    shown = {field: record[field] for field in ("soort", "leden", "termen")}
    unticked = [lid for lid in record["leden"] if lid in uit]
    band = record.get("band", "likely")
    return {"id": voorstel, **shown, "uit": unticked, "band": band}


def _scherm(state: State) -> Changes:
    """Take off the screen what was decided, changed, or is of too few people by now."""
    shown = state.get("scherm")
    stays = shown is None or (
        shown["perspectief"] in perspectieven_of(state)
        if shown["perspectief"]
        else _is_open(state, shown["voorstel"])
    )
    return Changes(remove=() if stays else ("scherm",))


def _is_open(state: State, face: Record) -> bool:
    record = state.get(f"voorstel/{face['id']}")
    unticked = face.get("uit", [])
    told = {**face, "uit": unticked}
    return record is not None and face_of(face["id"], record, unticked) == told


STEPS: tuple[tuple[Callable[[State], Changes], tuple[str, ...]], ...] = (
    (_places, ("plek", "geeltje", "thema")),
    (_themas, ("thema", "plek")),
    (_knoppen, ("knop", "geeltje")),
    (_links, ("schakel", "knop")),
    (_titles, ("titel", "knop")),
    (_voorstellen, ("voorstel", "geeltje", "knop", "plek", "thema", "schakel")),
    (_scherm, ("scherm", "voorstel", "deelnemer", "geeltje")),
    (_stapels, ("stapel", "geeltje", "knop")),
    (_uitslag, ("uitslag", "knop")),
)
"""What makes references hold, with the kinds of record on which that depends."""
