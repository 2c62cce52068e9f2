# SPDX-License-Identifier: EUPL-1.2
"""Tells who hosts it what is wrong, and what to do."""

from nulplaat.operations.doctor.findings import Finding, Level
from nulplaat.operations.doctor.looking import look

__all__ = ["Finding", "Level", "look"]
