# SPDX-License-Identifier: EUPL-1.2
"""The load generator: a process of its own, on a core of its own.

It runs in the bench's own environment (picows, pycrdt), takes one JSON request a line
and answers each with one JSON line.
"""
