# SPDX-License-Identifier: EUPL-1.2
"""Who may hold an account's powers: pure yes and no."""

BEGELEIDER = "begeleider"
SCHERM = "scherm"


def may_start(*, is_open: bool, has_account: bool) -> bool:
    """Say whether this person may start an evening on this server."""
    return is_open or has_account


def may_hold_ticket(rol: str, ticket_rol: str) -> bool:
    """Say whether a guest may use a ticket: the own rol, or the scherm to lead it."""
    return ticket_rol == rol or (rol == BEGELEIDER and ticket_rol == SCHERM)


def may_hand_over(rol: str) -> bool:
    """Say whether a link may be made for this rol: everybody else uses the code."""
    return rol in (BEGELEIDER, SCHERM)
