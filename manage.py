# SPDX-License-Identifier: EUPL-1.2
"""Django's commands, such as `python manage.py migrate`."""

import os
import sys

from django.core.management import execute_from_command_line

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nulplaat.config.settings")
    execute_from_command_line(sys.argv)
