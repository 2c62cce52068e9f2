# SPDX-License-Identifier: EUPL-1.2
"""Small programs that start the other servers as their own documentation says."""
