# SPDX-License-Identifier: EUPL-1.2
"""Which texts say the same, and why: pure Python, the same answer every time."""

from nulplaat.merging.lexical import LEXICAL
from nulplaat.merging.measure import Band, Bands, Fitted, Measure, MeasureFailed
from nulplaat.merging.proposing import Comparison, Group, Pair, compare, propose
from nulplaat.merging.reasons import reason_sentence
from nulplaat.merging.texts import BAND, likeness, opposed, terms

__all__ = [
    "BAND",
    "LEXICAL",
    "Band",
    "Bands",
    "Comparison",
    "Fitted",
    "Group",
    "Measure",
    "MeasureFailed",
    "Pair",
    "compare",
    "likeness",
    "opposed",
    "propose",
    "reason_sentence",
    "terms",
]
