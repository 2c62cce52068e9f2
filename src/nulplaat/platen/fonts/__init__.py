# SPDX-License-Identifier: EUPL-1.2
"""The typeface of every plaat on paper: Atkinson Hyperlegible Next (OFL)."""
