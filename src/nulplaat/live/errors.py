# SPDX-License-Identifier: EUPL-1.2
"""What can go wrong with a room, for machines by code and for people in words."""

from nulplaat.live.domain import Refusal


class LiveError(Exception):
    """Something about a room went wrong."""


class NoSuchRoom(LiveError):
    """There is no room with this id."""


class Unavailable(LiveError):
    """The room cannot be read now; come back later."""


class Unreadable(LiveError):
    """The log of a room cannot be read: at this entry, or 0 when that is not known.

    `gone` says that the entry is not there at all.
    """

    def __init__(self, room: str, seq: int = 0, *, gone: bool = False) -> None:
        where = f"entry {seq} of room {room}" if seq else f"the log of room {room}"
        super().__init__(f"{where} {'is gone' if gone else 'cannot be read'}")
        self.room = room
        self.seq = seq
        self.gone = gone


class SeqTaken(LiveError):
    """Somebody else wrote first: read what was missed and decide again."""


MALFORMED = Refusal(
    code="malformed",
    nl="Dit bericht klopt niet.",
    en="This message is not right.",
)
VERSION = Refusal(
    code="version",
    nl="Er is een nieuwe versie. Laad deze pagina opnieuw.",
    en="There is a new version. Load this page again.",
)
STORAGE = Refusal(
    code="storage",
    nl="Opslaan lukt nu niet. Je tekst blijft hier staan. Probeer het zo nog eens.",
    en="Saving does not work now. Your text stays here. Try again in a moment.",
)
SLOW_DOWN = Refusal(
    code="slow-down",
    nl="Dat gaat erg snel. Wacht even; er gaat niets verloren.",
    en="That is very fast. Wait a moment; nothing is lost.",
)
MOMENT = Refusal(
    code="moment",
    nl="Er wordt nog gerekend. Wacht even en probeer het opnieuw.",
    en="This is still being worked out. Wait a moment and try again.",
)
FAILED = Refusal(
    code="failed",
    nl="Dit ging mis door een fout van ons. Er is niets veranderd.",
    en="This went wrong by a mistake of ours. Nothing was changed.",
)
