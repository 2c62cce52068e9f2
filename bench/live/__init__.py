# SPDX-License-Identifier: EUPL-1.2
"""Nulplaat beside other real-time servers, over the same load: `make bench-live`."""
