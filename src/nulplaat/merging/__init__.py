# SPDX-License-Identifier: EUPL-1.2
"""Which texts say the same, and why: pure Python, the same answer every time."""

from nulplaat.merging.measure import BAND, likeness
from nulplaat.merging.proposing import Group, propose
from nulplaat.merging.reasons import reason_sentence

__all__ = ["BAND", "Group", "likeness", "propose", "reason_sentence"]
