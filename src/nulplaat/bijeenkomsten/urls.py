# SPDX-License-Identifier: EUPL-1.2
"""Addresses of the start page and of evenings."""

from django.urls import path, register_converter

from nulplaat.bijeenkomsten.views import (
    alike,
    evening,
    files,
    importing,
    searching,
    start,
)


class RoomConverter:
    """The id of an evening."""

    regex = "[0-9a-f]{32}"

    def to_python(self, value: str) -> str:
        """Return the id as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the id as it stands."""
        return value


register_converter(RoomConverter, "room")
ROOM = "bijeenkomsten/<room:room>/"

urlpatterns = [
    path("", start.start, name="start"),
    path("mee/", start.find, name="find"),
    path("mee/<str:code>/", start.join, name="join"),
    path("binnen/<str:token>/", start.enter, name="enter"),
    path("bijeenkomsten/", start.own, name="own"),
    path("bijeenkomsten/nieuw/", start.new, name="new"),
    path("zoeken/", searching.search, name="search"),
    path("platen/import/", importing.transfer_in, name="transfer"),
    path(ROOM, evening.evening, name="evening"),
    path(f"{ROOM}leiden/", start.lead, name="lead"),
    path(f"{ROOM}bewaren/", start.keep, name="keep"),
    path(f"{ROOM}geeltje/", evening.write, name="write"),
    path(f"{ROOM}scherm/", evening.screen, name="screen"),
    path(f"{ROOM}qr.svg", evening.qr, name="qr"),
    path(f"{ROOM}lijkt-op/", alike.alike, name="alike"),
    path(f"{ROOM}overdragen/", evening.hand_over, name="hand_over"),
    path(f"{ROOM}plaat/", files.plaat, name="plaat"),
    path(f"{ROOM}plaat/elders/", searching.elsewhere, name="plaat_elsewhere"),
    path(f"{ROOM}plaat.svg", files.plaat_svg, name="plaat_svg"),
    path(f"{ROOM}plaat.png", files.plaat_png, name="plaat_png"),
    path(f"{ROOM}plaat.pdf", files.plaat_pdf, name="plaat_pdf"),
    path(f"{ROOM}plaat.csv", files.plaat_csv, name="plaat_csv"),
    path(f"{ROOM}plaat.json", files.plaat_json, name="plaat_json"),
    path(f"{ROOM}import/", importing.upload, name="import"),
    path(f"{ROOM}import/toepassen/", importing.apply, name="import_apply"),
    path(f"{ROOM}import/<room:importid>/terug/", importing.undo, name="import_undo"),
]
