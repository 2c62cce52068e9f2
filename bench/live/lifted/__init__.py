# SPDX-License-Identifier: EUPL-1.2
"""Lifts what Nulplaat allows one token and one evening, for measuring only."""
