# SPDX-License-Identifier: EUPL-1.2
"""How well, and how fast, the merge engine finds what says the same."""
