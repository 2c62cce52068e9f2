# SPDX-License-Identifier: EUPL-1.2
"""The shell around the apps: base page, errors, headers."""

from django.apps import AppConfig


class ConfigConfig(AppConfig):
    """Holds templates and tags that every page shares."""

    name = "nulplaat.config"
