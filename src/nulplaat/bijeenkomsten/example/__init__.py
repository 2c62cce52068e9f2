# SPDX-License-Identifier: EUPL-1.2
"""An example evening, played act by act as people would: demo, fixture and picture."""

from nulplaat.bijeenkomsten.example.loading import load
from nulplaat.bijeenkomsten.example.welcoming import welcome

__all__ = ["load", "welcome"]
