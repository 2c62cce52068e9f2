# SPDX-License-Identifier: EUPL-1.2
"""Benchmarks that anybody can run; they measure, they do not judge."""
