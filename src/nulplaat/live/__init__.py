# SPDX-License-Identifier: EUPL-1.2
"""The log, the rooms and the wire; knows no plaat."""
