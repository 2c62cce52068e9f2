# SPDX-License-Identifier: EUPL-1.2
"""Run a command with a real PostgreSQL of its own: `python -m tests.with_postgres …`.

Makes a cluster in a temporary folder, starts it, sets DATABASE_URL, and throws it away.
"""

import os
import subprocess
import sys

from tests.databases import Postgres


def main() -> int:
    """Start, run, stop; return the command's own exit code."""
    with Postgres(safe=False) as postgres:
        done = subprocess.run(
            sys.argv[1:], env={**os.environ, "DATABASE_URL": postgres.url}, check=False
        )
        return done.returncode


if __name__ == "__main__":
    raise SystemExit(main())
