# SPDX-License-Identifier: EUPL-1.2
"""Five years of a country: 2,000 evenings, made fast, and what they cost."""
