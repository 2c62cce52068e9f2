# SPDX-License-Identifier: EUPL-1.2
"""Who may open which page of an evening: the table that every view asks."""

from collections.abc import Mapping

from nulplaat.bijeenkomsten import rules
from nulplaat.bijeenkomsten.rules import BEGELEIDER, DEELNEMER, SCHERM

EVERYBODY = frozenset((DEELNEMER, BEGELEIDER, SCHERM))
LEADING = frozenset((BEGELEIDER,))

PAGES: Mapping[str, frozenset[str]] = {
    "evening": EVERYBODY,
    "write": frozenset((DEELNEMER, BEGELEIDER)),
    "screen": frozenset((BEGELEIDER, SCHERM)),
    "qr": frozenset((BEGELEIDER, SCHERM)),
    "plaat": EVERYBODY,
    "plaat_elsewhere": EVERYBODY,
    "plaat_svg": EVERYBODY,
    "plaat_png": EVERYBODY,
    "plaat_pdf": EVERYBODY,
    "plaat_csv": EVERYBODY,
    "plaat_json": EVERYBODY,
    "import": LEADING,
    "import_apply": LEADING,
    "import_undo": LEADING,
    "hand_over": LEADING,
    "alike": LEADING,
}
"""For each page of an evening: which rol may open it."""

SHOWS_PLAAT = frozenset(page for page in PAGES if page.startswith("plaat"))
"""Pages that show the merged plaat, so only when the rol may see that."""


def may_open(page: str, rol: str, fase: str) -> bool:
    """Say whether this rol may open this page in this fase."""
    if rol not in PAGES[page]:
        return False
    return page not in SHOWS_PLAAT or rules.sees_plaat(rol, fase)
