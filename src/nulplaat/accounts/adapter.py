# SPDX-License-Identifier: EUPL-1.2
"""How logging in behaves here."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Lets people make an account only where the host wants that."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say whether anybody may make an account."""
        return bool(settings.SIGNUP)
