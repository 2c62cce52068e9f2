# SPDX-License-Identifier: EUPL-1.2
"""A complete evening as one JSON file, and a new evening from such a file.

The file holds what its maker may see, without people, code and proposals. Coming in,
every id is replaced by a fresh one in the same order, so that the smallest of some ids
stays the smallest and the plaat stays the same.
"""

import secrets
from collections.abc import Iterator, Mapping
from typing import Annotated, Any

import msgspec
from django.utils.translation import gettext as _

from nulplaat.bijeenkomsten import transfer_uitslag
from nulplaat.bijeenkomsten.acts import MOST
from nulplaat.bijeenkomsten.decide.scene import (
    MOST_GEELTJES,
    MOST_KNOPPEN,
    MOST_MINUTES,
    MOST_TAFELS,
)
from nulplaat.bijeenkomsten.lists import FASEN, PERSPECTIEVEN
from nulplaat.live.domain import Record, State
from nulplaat.live.texts import clean
from nulplaat.platen.kringen import AARDEN, KRINGEN, STANDEN

FORMAT = "nulplaat/bijeenkomst"
VERSION = 1
MOST_BYTES = 3_000_000
MOST_RECORDS = 20_000

Id = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{32}$")]
Moment = Annotated[int, msgspec.Meta(ge=0, le=2**53 - 1)]
"""Milliseconds since 1970, as far as a browser can count."""

Nr = Annotated[int, msgspec.Meta(ge=1, le=MOST_TAFELS)]


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A record that has these fields and no others."""


class Bijeenkomst(Strict, frozen=True):
    """The texts of the evening."""

    naam: str
    uitgangspositie: str
    stem: str
    nuldoel: str


class Programme(Strict, frozen=True):
    """A fase of the programme with its suggested minutes."""

    id: str
    minuten: Annotated[int, msgspec.Meta(ge=0, le=MOST_MINUTES)]


class Fase(Strict, frozen=True):
    """Where the evening is, and its programme."""

    nu: str
    sinds: Moment
    fasen: tuple[Programme, ...]


class Tafel(Strict, frozen=True):
    """A tafel."""

    nr: Nr


class Geeltje(Strict, frozen=True, omit_defaults=True):
    """A geeltje, or the trace of a removed one."""

    tekst: str
    tafel: Nr | None
    perspectief: str | None
    verwijderd: bool = False
    reden: str = ""


class Plek(Strict, frozen=True):
    """Which thema holds a geeltje."""

    thema: Id


class Thema(Strict, frozen=True):
    """A thema."""

    naam: str
    bevestigd: bool
    kern: Id


class Knop(Strict, frozen=True):
    """A knop of one tafel."""

    tafel: Nr | None
    tekst: str
    kring: str
    aard: str
    geeltjes: tuple[Id, ...]
    stand: str
    reden: str


class Schakel(Strict, frozen=True):
    """What the group said of two knoppen."""

    oordeel: str


class Titel(Strict, frozen=True):
    """What a joined knop was given."""

    tekst: str
    kring: str
    aard: str


KINDS: Mapping[str, type[msgspec.Struct]] = {
    "bijeenkomst": Bijeenkomst,
    "fase": Fase,
    "tafel": Tafel,
    "geeltje": Geeltje,
    "plek": Plek,
    "thema": Thema,
    "knop": Knop,
    "schakel": Schakel,
    "titel": Titel,
    "uitslag": transfer_uitslag.Uitslag,
}
SINGLE = ("bijeenkomst", "fase")
LISTS = {
    "kring": frozenset(KRINGEN),
    "aard": frozenset(AARDEN),
    "stand": frozenset(STANDEN),
    "perspectief": frozenset(PERSPECTIEVEN),
    "oordeel": frozenset(("samen", "apart")),
}
LENGTHS = {
    "bijeenkomst": {n: MOST[n] for n in ("naam", "uitgangspositie", "stem", "nuldoel")},
    "geeltje": {"tekst": MOST["geeltje"], "reden": MOST["reden"]},
    "thema": {"naam": MOST["thema"]},
    "knop": {"tekst": MOST["knop"], "reden": MOST["reden"]},
    "titel": {"tekst": MOST["knop"]},
}
ONE_LINE = {
    ("bijeenkomst", "naam"),
    ("bijeenkomst", "nuldoel"),
    ("thema", "naam"),
    ("knop", "tekst"),
    ("titel", "tekst"),
}
NEEDED = {("bijeenkomst", "naam"), ("bijeenkomst", "nuldoel")}


class Envelope(Strict, frozen=True):
    """The file as a whole; `moment` is when it was made, in milliseconds."""

    format: str
    version: int
    moment: Moment
    records: dict[str, dict[str, Any]]


class UnfitError(Exception):
    """A file that is not taken in; the message is for people."""


def export(sees: State, moment: int) -> bytes:
    """Write what somebody sees of an evening as a complete file."""
    kept = {key: sees[key] for key in sorted(sees) if key.split("/")[0] in KINDS}
    whole = {"format": FORMAT, "version": VERSION, "moment": moment, "records": kept}
    return msgspec.json.format(msgspec.json.encode(whole), indent=1) + b"\n"


def read_export(data: bytes) -> State:
    """Check a file whole and return its records under fresh ids; raises UnfitError."""
    records = {
        key: _record(key, raw) for key, raw in sorted(_envelope(data).records.items())
    }
    for key, record in records.items():
        _check_texts(key, record)
    _check_whole(records)
    for key, record in records.items():
        for pointed in _pointed(key, record):
            if pointed not in records:
                raise UnfitError(
                    _("‘%(key)s’ points at something that is not there.")
                    % {"key": key[:80]}
                )
    return _renewed(records)


def _is_ours(raw: Any) -> bool:
    return isinstance(raw, dict) and raw.get("format") == FORMAT


def _envelope(data: bytes) -> Envelope:
    if len(data) > MOST_BYTES:
        raise UnfitError(_("This file is too large. It may be 3 MB."))
    try:
        raw = msgspec.json.decode(data)
        if _is_ours(raw) and raw.get("version") != VERSION:
            raise UnfitError(_("This file was made by another version of Nulplaat."))
        found = msgspec.convert(raw, Envelope)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnfitError(_("This is not a file of a whole evening.")) from error
    if found.format != FORMAT or len(found.records) > MOST_RECORDS:
        raise UnfitError(_("This is not a file of a whole evening."))
    return found


def _record(key: str, raw: dict[str, Any]) -> Record:
    kind, _slash, record_id = key.partition("/")
    try:
        if kind not in KINDS or not _is_named(kind, record_id):
            raise UnfitError(_("‘%(key)s’ is not known here.") % {"key": key[:80]})
        found: Record = msgspec.to_builtins(msgspec.convert(raw, KINDS[kind]))
    except msgspec.ValidationError as error:
        raise UnfitError(
            _("‘%(key)s’ is not right: %(why)s")
            % {"key": key[:80], "why": str(error)[:200]}
        ) from error
    return found


def _is_named(kind: str, record_id: str) -> bool:
    """Say whether this is how a record of this kind is named."""
    if kind in (*SINGLE, "uitslag"):
        return record_id == ""
    if kind == "tafel":
        return record_id.isascii() and record_id.isdigit() and len(record_id) < 4
    parts = record_id.split("~")
    if len(parts) != (2 if kind == "schakel" else 1) or parts != sorted(set(parts)):
        return False
    return all(len(part) == 32 and not part.strip("0123456789abcdef") for part in parts)


def _check_texts(key: str, record: Record) -> None:
    kind = key.split("/")[0]
    for field, value in record.items():
        known = LISTS.get(field)
        blank = value in ("", None) and (kind == "titel" or field == "perspectief")
        if known is not None and not blank and value not in known:
            raise UnfitError(
                _("‘%(key)s’ is not known here.") % {"key": str(value)[:80]}
            )
    for field, most in LENGTHS.get(kind, {}).items():
        value = record.get(field, "")
        if value == "" and (kind, field) not in NEEDED:
            continue
        one_line = (kind, field) not in ONE_LINE or " ".join(value.split()) == value
        if clean(value, most) != value or not one_line:
            raise UnfitError(
                _("A text in ‘%(key)s’ is too long or cannot be shown.")
                % {"key": key[:80]}
            )


def _check_whole(records: State) -> None:
    """Check what one record alone cannot tell."""
    if any(single not in records for single in SINGLE):
        raise UnfitError(_("This is not a file of a whole evening."))
    programme = [fase["id"] for fase in records["fase"]["fasen"]]
    known = all(fase in FASEN for fase in programme)
    if (
        not known
        or len(set(programme)) < len(programme)
        or records["fase"]["nu"] not in programme
    ):
        raise UnfitError(_("The parts of this evening are not known here."))
    for key, record in records.items():
        if not _holds(key, record, records):
            raise UnfitError(_("‘%(key)s’ is not whole.") % {"key": key[:80]})
    for kind, most in (("geeltje", MOST_GEELTJES), ("knop", MOST_KNOPPEN)):
        if sum(key.startswith(f"{kind}/") for key in records) > most:
            raise UnfitError(_("There are too many geeltjes or knoppen in this file."))


def _holds(key: str, record: Record, records: State) -> bool:
    kind, _slash, record_id = key.partition("/")
    if kind == "uitslag":
        return transfer_uitslag.holds(record)
    if kind == "tafel":
        return str(record["nr"]) == record_id
    if kind == "geeltje":
        return bool(record["tekst"]) != bool(record.get("verwijderd"))
    if kind == "knop":
        double = len(set(record["geeltjes"])) != len(record["geeltjes"])
        return bool(record["tekst"] or record["geeltjes"]) and not double
    if kind == "thema":
        return bool(records.get(f"plek/{record['kern']}", {}).get("thema") == record_id)
    return True


def _pointed(key: str, record: Record) -> Iterator[str]:
    """Yield every record that this one needs."""
    kind, _slash, record_id = key.partition("/")
    if kind in ("geeltje", "knop") and record["tafel"] is not None:
        yield f"tafel/{record['tafel']}"
    if kind == "knop":
        yield from (f"geeltje/{geeltje}" for geeltje in record["geeltjes"])
    elif kind == "plek":
        yield from (f"geeltje/{record_id}", f"thema/{record['thema']}")
    elif kind == "uitslag":
        yield from transfer_uitslag.pointed(record)
    elif kind in ("schakel", "titel"):
        yield from (f"knop/{knop}" for knop in record_id.split("~"))


def _renewed(records: State) -> State:
    """Give every id a fresh one, keeping their order."""
    old = sorted(
        {
            part
            for key in records
            if "/" in key and not key.startswith("tafel/")
            for part in key.split("/")[1].split("~")
        }
    )
    fresh = sorted(secrets.token_hex(16) for _old in old)
    names = dict(zip(old, fresh, strict=True))
    return {
        _renamed_key(key, names): (
            transfer_uitslag.renamed(record, names)
            if key == "uitslag"
            else _renamed(record, names)
        )
        for key, record in records.items()
    }


def _renamed_key(key: str, names: Mapping[str, str]) -> str:
    kind, slash, record_id = key.partition("/")
    if not slash or kind == "tafel":
        return key
    return f"{kind}/{'~'.join(names[part] for part in record_id.split('~'))}"


def _renamed(record: Record, names: Mapping[str, str]) -> Record:
    changed = dict(record)
    for field in ("thema", "kern"):
        if field in changed:
            changed[field] = names[changed[field]]
    if isinstance(changed.get("geeltjes"), list | tuple):
        changed["geeltjes"] = [names[geeltje] for geeltje in changed["geeltjes"]]
    return changed


def complete(records: State, *, code: str, now: int) -> dict[str, dict[str, object]]:
    """Add what a file never holds: a door, who wrote, and what was shown (all).

    Who chose what is not in it either: what was counted stands, and is closed.
    """
    found: dict[str, dict[str, object]] = {k: dict(r) for k, r in records.items()}
    geeltjes = [key for key in sorted(found) if key.startswith("geeltje/")]
    for nr, key in enumerate(geeltjes, start=1):
        found[key] |= {"by": "", "nr": nr, "open": True}
        if found[key].get("verwijderd"):
            found[key].setdefault("reden", "")
    found["fase"]["sinds"] = now
    if "uitslag" in found:
        found["herkennen"] = {"open": False}
    found["deur"] = {"open": True, "code": code}
    found["onthulling"] = {"tot": len(geeltjes), "laatste": len(geeltjes)}
    return found
