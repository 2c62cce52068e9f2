# SPDX-License-Identifier: EUPL-1.2
"""What is sent to put together what belongs together, and what the machine proposes."""

import msgspec

from nulplaat.live.domain import Act


class Keuze(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A proposal to accept, whole or only for these of its members."""

    voorstel: str
    leden: tuple[str, ...] | None = None


class Voorstel(msgspec.Struct, frozen=True):
    """A computed proposal: which say the same, and the terms they share.

    `band` is `strong` (preselected), `likely`, or for a pair that is only shown:
    `verwant` (related) or `tegen` (may say the opposite).
    """

    soort: str
    leden: tuple[str, ...]
    kern: str
    termen: tuple[str, ...]
    score: float
    band: str = "likely"
    trefwoorden: tuple[str, ...] = ()


class Stapel(msgspec.Struct, frozen=True):
    """What says exactly the same, so that it goes on one pile by itself."""

    soort: str
    leden: tuple[str, ...]


class Vergelijking(msgspec.Struct, frozen=True):
    """How was compared: the measure asked for, whether it failed, within kring or not.

    When it failed (`terugval`) the lexical measure answered.
    """

    soort: str
    maat: str
    terugval: bool
    lens: bool


class GeeltjePlace(Act, frozen=True, tag="geeltje.place"):
    """Put geeltjes, at most 200 at once, in a thema, or in none (null)."""

    geeltjes: tuple[str, ...]
    thema: str | None


class ThemaMake(Act, frozen=True, tag="thema.make"):
    """Make a thema from geeltjes; a thema without a name still needs one."""

    thema: str
    geeltjes: tuple[str, ...] = ()
    naam: str = ""


class ThemaName(Act, frozen=True, tag="thema.name"):
    """Give a thema a name, or confirm the proposed one."""

    thema: str
    naam: str


class ThemaDrop(Act, frozen=True, tag="thema.drop"):
    """Dissolve a thema; its geeltjes stand alone again."""

    thema: str


class VoorstelAsk(Act, frozen=True, tag="voorstel.ask"):
    """Ask for proposals anew. `soort` is `groep` (geeltjes) or `knop` (knoppen).

    With `lens` knoppen are compared within their kring only; null leaves that as it is.
    """

    soort: str
    lens: bool | None = None


class VoorstelAccept(Act, frozen=True, tag="voorstel.accept"):
    """Accept a proposal, whole or only for these of its members."""

    voorstel: str
    leden: tuple[str, ...] | None = None


class VoorstelTake(Act, frozen=True, tag="voorstel.take"):
    """Accept several proposals in one press; those that have gone are passed over."""

    keuzes: tuple[Keuze, ...]


class VoorstelLeave(Act, frozen=True, tag="voorstel.leave"):
    """Leave a proposal: its members stay apart and are not proposed again."""

    voorstel: str


class StapelDrop(Act, frozen=True, tag="stapel.drop"):
    """Take apart what was put on one pile by itself; it is not piled up again."""

    stapel: str


class VoorstelPut(Act, frozen=True, tag="voorstel.put"):
    """Replace the open proposals of a soort by these (server only)."""

    soort: str
    voorstellen: tuple[Voorstel, ...]
    stapels: tuple[Stapel, ...] = ()
    vergelijking: Vergelijking | None = None
