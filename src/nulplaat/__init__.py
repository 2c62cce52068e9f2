# SPDX-License-Identifier: EUPL-1.2
"""Nulplaat: an open workspace for 0-bewegingen in youth care."""

import os

# Read once, when numpy is first imported. Its own threads wait for each other in a busy
# server: on small tables that made an answer of one second take twenty.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

__version__ = "0.1.0"
