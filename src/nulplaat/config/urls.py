# SPDX-License-Identifier: EUPL-1.2
"""Every address of the site."""

from django.urls import include, path

from nulplaat.config import views

urlpatterns = [
    path("", include("nulplaat.bijeenkomsten.urls")),
    path("taal/", include("django.conf.urls.i18n")),
    path("accounts/", include("nulplaat.accounts.urls")),
    path("health/live", views.alive, name="alive"),
    path("health/ready", views.ready, name="ready"),
    path(".well-known/security.txt", views.security, name="security"),
]

handler400 = "nulplaat.config.errors.bad_request"
handler403 = "nulplaat.config.errors.forbidden"
handler404 = "nulplaat.config.errors.not_found"
handler500 = "nulplaat.config.errors.broken"
