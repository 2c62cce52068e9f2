# SPDX-License-Identifier: EUPL-1.2
"""Have the example ready when a server starts, and say how to get in."""

from nulplaat.bijeenkomsten.example.loading import EXAMPLE, load
from nulplaat.bijeenkomsten.services import facilitator_link
from nulplaat.live.errors import NoSuchRoom
from nulplaat.live.queries import read


def welcome() -> tuple[str, str]:
    """Return a fresh one-time link to lead the example evening, and its join code.

    The example is loaded once; a second start leaves it as people left it.
    """
    try:
        read(EXAMPLE)
    except NoSuchRoom:
        load(room=EXAMPLE)
    code: str = read(EXAMPLE).state["deur"]["code"]
    return facilitator_link(EXAMPLE), code
