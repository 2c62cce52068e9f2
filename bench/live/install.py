# SPDX-License-Identifier: EUPL-1.2
"""Installs what the bench needs beside Nulplaat: only here, only when it is missing."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

from bench.live.servers import HERE, PYTHON

MADE = "made-for-the-bench"


def python_side() -> str:
    """Make the environment of the load and the Python servers; return what failed."""
    folder, wanted = HERE / ".venv", HERE / "requirements.txt"
    if _is_new(folder / MADE, wanted):
        return ""
    uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
    install = ["-q", "--require-hashes", "-r", str(wanted)]
    if Path(uv).exists():
        steps = [
            [uv, "venv", "-q", "--allow-existing", "-p", sys.executable, str(folder)],
            [uv, "pip", "install", "-p", str(PYTHON), *install],
        ]
    else:
        steps = [
            [sys.executable, "-m", "venv", str(folder)],
            [str(PYTHON), "-m", "pip", "install", *install],
        ]
    return _run(steps, folder / MADE)


def node_side() -> str:
    """Install the servers in JavaScript; return what failed."""
    made = HERE / "node_modules" / MADE
    if _is_new(made, HERE / "package-lock.json"):
        return ""
    npm = shutil.which("npm")
    if npm is None:
        return "npm is not there"
    quiet = ["--no-audit", "--no-fund", "--loglevel=error"]
    return _run([[npm, "ci", *quiet]], made)


def versions() -> dict[str, str]:
    """Return what is measured beside Nulplaat, as pinned, and Node's own version."""
    lock = json.loads((HERE / "package-lock.json").read_text("utf8"))["packages"]
    found = {
        name: str(lock[f"node_modules/{name}"]["version"])
        for name in lock[""]["dependencies"]
    }
    for line in (HERE / "requirements.txt").read_text("utf8").splitlines():
        if "==" in line:
            name, version = line.removesuffix(" \\").split("==")
            found[name] = version.split(" ")[0]
    node = shutil.which("node")
    if node is not None:
        asked = subprocess.run([node, "--version"], capture_output=True, check=False)
        found["node"] = asked.stdout.decode().strip()
    return found


def _is_new(made: Path, wanted: Path) -> bool:
    return made.exists() and made.stat().st_mtime >= wanted.stat().st_mtime


def _run(steps: list[list[str]], made: Path) -> str:
    print(f"Installing {made.parent.name} for the bench ...", flush=True)
    for step in steps:
        done = subprocess.run(
            step, cwd=HERE, capture_output=True, text=True, check=False, timeout=900
        )
        if done.returncode:
            return f"could not be installed: {(done.stderr or done.stdout)[-300:]}"
    made.touch()
    return ""
