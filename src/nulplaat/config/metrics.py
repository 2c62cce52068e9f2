# SPDX-License-Identifier: EUPL-1.2
"""What can be counted of a server, for Prometheus. Names no room, person or word."""

import os
import shutil
from pathlib import Path

FOLDER = "PROMETHEUS_MULTIPROC_DIR"
"""Read by prometheus-client when it is imported, so set before."""


def many_processes(folder: Path) -> None:
    """Let several processes count together, in files in this folder."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    os.environ[FOLDER] = str(folder)
