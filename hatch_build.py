# SPDX-License-Identifier: EUPL-1.2
"""Put the browser files and the translations in place before the package is made."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Build(BuildHookInterface):  # type: ignore[type-arg]
    """Builds what git does not keep."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build the frontend where it is missing, and compile the translations."""
        source = Path(self.root) / "src"
        sys.path.insert(0, str(source))
        from nulplaat.config.translations import compile_translations

        compile_translations(source)
        frontend = Path(self.root) / "frontend"
        if not is_fresh(source / "nulplaat" / "static" / "dist", frontend):
            build_frontend(frontend)


def is_fresh(dist: Path, frontend: Path) -> bool:
    """Say whether what was built is newer than what it was built from."""
    manifest = dist / ".vite" / "manifest.json"
    if not manifest.exists():
        return False
    sources = [f for f in (frontend / "src").rglob("*") if f.is_file()]
    newest = max((f.stat().st_mtime for f in sources), default=0.0)
    return newest <= manifest.stat().st_mtime


def build_frontend(frontend: Path) -> None:
    """Install what the browser part needs, and build it."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("Node.js 20 with npm is needed to build the browser part.")
    subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=frontend, check=True)
    subprocess.run([npm, "run", "build"], cwd=frontend, check=True)
