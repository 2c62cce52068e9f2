# SPDX-License-Identifier: EUPL-1.2
"""How many wrong codes are let through: enough for a full room, not for guessing.

A room behind one router types few wrong codes; a guesser types many. An address may
be wrong 60 times a minute. When the whole server sees many wrong codes, each address
may be wrong 6 times a minute until that has passed; addresses beyond the most that
are counted share one count.
"""

import hmac
import logging
import time
from ipaddress import IPv6Address, ip_address

from django.conf import settings
from django.db import DatabaseError, transaction
from django.db.models import F, Sum

from nulplaat.accounts.models import WrongCode

logger = logging.getLogger(__name__)

PER_ADDRESS = 60
UNDER_SIEGE = 6
SIEGE = 600
"""Wrong codes on the whole server, within the window, that mean guessing."""
WINDOW = 10
"""Minutes that a wrong code counts for the whole server."""
MOST_ROWS = 10_000
REST = "rest"


def _minute() -> int:
    return int(time.time() // 60)


def mask(address: str) -> str:
    """Return a name for an address that says nothing the next day."""
    try:
        found = ip_address(address)
    except ValueError:
        return REST
    if isinstance(found, IPv6Address) and found.ipv4_mapped is None:
        address = str(IPv6Address(int(found) >> 64 << 64))
    day = _minute() // 1440
    key = f"{day}:{settings.SECRET_KEY}".encode()
    return hmac.new(key, address.encode(), "sha256").hexdigest()[:32]


def may_try(address: str) -> bool:
    """Say whether this address may try a code now."""
    now = _minute()
    seen = WrongCode.objects.filter(minute__gt=now - WINDOW)
    total = seen.aggregate(total=Sum("count"))["total"] or 0
    names = (mask(address), REST)
    most = UNDER_SIEGE if total >= SIEGE else PER_ADDRESS
    return not seen.filter(address__in=names, minute=now, count__gte=most).exists()


def note_wrong(address: str) -> None:
    """Count a wrong code, and forget those of long ago.

    Where nothing can be stored it is not counted; nobody can come in then either.
    """
    try:
        with transaction.atomic():
            _note_wrong(address)
    except DatabaseError:
        logger.exception("A wrong code was not counted")


def _note_wrong(address: str) -> None:
    now = _minute()
    WrongCode.objects.filter(minute__lte=now - WINDOW).delete()
    name = mask(address) if WrongCode.objects.count() < MOST_ROWS else REST
    row, _ = WrongCode.objects.get_or_create(address=name, minute=now)
    WrongCode.objects.filter(pk=row.pk).update(count=F("count") + 1)
