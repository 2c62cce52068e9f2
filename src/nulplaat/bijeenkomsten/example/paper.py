# SPDX-License-Identifier: EUPL-1.2
"""The same geeltjes as a list on paper: the sample for an import."""

import csv
import io

from nulplaat.bijeenkomsten.example.script import evening

COLUMNS = ("tafel", "tekst", "kring", "aard", "perspectief")


def notes_csv() -> str:
    """Return the geeltjes as CSV with semicolons.

    A geeltje that is the first source of a knop carries that knop's kring and aard.
    """
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\n")
    writer.writerow(COLUMNS)
    for nr, tafel in enumerate(evening()["tafel"], start=1):
        first = {knop["geeltjes"][0]: knop for knop in tafel["knoppen"]}
        for place, (perspectief, tekst) in enumerate(tafel["geeltjes"], start=1):
            knop = first.get(place, {"kring": "", "aard": ""})
            writer.writerow([nr, tekst, knop["kring"], knop["aard"], perspectief])
    return out.getvalue()
