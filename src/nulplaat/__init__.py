# SPDX-License-Identifier: EUPL-1.2
"""Nulplaat: an open workspace for 0-bewegingen in youth care."""

__version__ = "0.1.0"
