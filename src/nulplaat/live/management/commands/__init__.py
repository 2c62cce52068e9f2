# SPDX-License-Identifier: EUPL-1.2
"""Commands for the log."""
