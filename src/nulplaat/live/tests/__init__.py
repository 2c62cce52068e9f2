# SPDX-License-Identifier: EUPL-1.2
"""Stories and faults of the log and the wire."""
