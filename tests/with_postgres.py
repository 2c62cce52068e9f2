# SPDX-License-Identifier: EUPL-1.2
"""Run a command with a real PostgreSQL of its own: `python -m tests.with_postgres …`.

Makes a cluster in a temporary folder, starts it, sets DATABASE_URL, and throws it away.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.served import free_port


def tool(name: str) -> str:
    """Return where Debian, or the path, keeps a tool of PostgreSQL."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    path = str(found[-1]) if found else shutil.which(name)
    if path is None:
        raise SystemExit("Install PostgreSQL (Debian's package postgresql).")
    return path


def as_owner(*command: str) -> None:
    """Run a tool of PostgreSQL, which refuses to be root."""
    prefix = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*prefix, *command], check=True, stdout=subprocess.DEVNULL, cwd="/")


def main() -> int:
    """Start, run, stop; return the command's own exit code."""
    folder = Path(tempfile.mkdtemp(prefix="nulplaat-pg-"))
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    cluster, port = folder / "cluster", free_port()
    try:
        as_owner(tool("initdb"), "-D", str(cluster), "-A", "trust", "-U", "nulplaat")
        options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
        as_owner(
            tool("pg_ctl"), "-D", str(cluster), "-w", "-o", options,
            "-l", str(folder / "log"), "start",
        )  # fmt: skip
        try:
            url = f"postgres://nulplaat@127.0.0.1:{port}/postgres"
            done = subprocess.run(
                sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False
            )
            return done.returncode
        finally:
            as_owner(tool("pg_ctl"), "-D", str(cluster), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    raise SystemExit(main())
