# SPDX-License-Identifier: EUPL-1.2
"""The server's clock."""

import time


def now_ms() -> int:
    """Return milliseconds since 1970 UTC."""
    return time.time_ns() // 1_000_000
