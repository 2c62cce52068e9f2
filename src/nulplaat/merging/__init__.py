# SPDX-License-Identifier: EUPL-1.2
"""Which texts say the same, and why: pure Python, the same answer every time."""

from nulplaat.merging.lexical import LEXICAL, likeness
from nulplaat.merging.measure import Band, Bands, Fitted, Measure, MeasureFailed
from nulplaat.merging.nearby import nearest
from nulplaat.merging.proposing import compare, propose
from nulplaat.merging.reasons import notice_sentence, reason_sentence
from nulplaat.merging.results import Comparison, Group, Near, Pair, TooLong
from nulplaat.merging.texts import opposed, terms

__all__ = [
    "LEXICAL",
    "Band",
    "Bands",
    "Comparison",
    "Fitted",
    "Group",
    "Measure",
    "MeasureFailed",
    "Near",
    "Pair",
    "TooLong",
    "compare",
    "likeness",
    "nearest",
    "notice_sentence",
    "opposed",
    "propose",
    "reason_sentence",
    "terms",
]
