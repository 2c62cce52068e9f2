# SPDX-License-Identifier: EUPL-1.2
"""The forms of an evening; the rules of the game stay in `decide`."""

from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from nulplaat.bijeenkomsten.acts import MOST, BijeenkomstMake, FaseSetup
from nulplaat.bijeenkomsten.decide.scene import derived_id
from nulplaat.bijeenkomsten.kader import choices, named
from nulplaat.bijeenkomsten.lists import FASEN, PERSPECTIEVEN
from nulplaat.live.domain import Refusal
from nulplaat.live.errors import STORAGE
from nulplaat.live.ids import new_id

MOST_TAFELS = 12
PRESS = "join-press"
PRESS_S = 3600
TEMPLATES: dict[str, tuple[str, ...]] = {
    "0-plaat": tuple(FASEN),
    "geeltjes": ("welkom", "schrijven", "groeperen", "resultaat"),
    "ambitieus": ("welkom", "schrijven", "tafels", "samenvoegen", "resultaat"),
    "herkennen": ("welkom", "herkennen", "resultaat"),
}
"""Which fasen each template of an evening has."""


def refuse(form: forms.Form, field: str | None, refusal: Refusal) -> None:
    """Show why an act was refused, at a field or above the form."""
    form.add_error(field, forms.ValidationError(named(refusal), code=refusal.code))


def status_of(form: forms.Form) -> int:
    """Return how to answer with this form: 503 when nothing can be stored now."""
    found = [error.code for e in form.errors.values() for error in e.as_data()]
    if STORAGE.code in found:
        return 503
    return 400 if found else 200


def templates() -> list[tuple[str, Any, Any]]:
    """Return each template: its id, its name, and what it is in one line."""
    return [
        ("0-plaat", _("0-plaat"), _("From geeltjes to one plaat, with every part.")),
        (
            "ambitieus",
            _("Ambitious working"),
            _("Write, a plaat at each table, and merge. No grouping or recognising."),
        ),
        (
            "geeltjes",
            _("Geeltjesplaat"),
            _("Only write, read and group geeltjes. No knoppen."),
        ),
        (
            "herkennen",
            _("Recognise an analysis"),
            _("Bring in knoppen that are there, and see what people recognise."),
        ),
    ]


class CodeForm(forms.Form):
    """The code on the screen."""

    code = forms.CharField(label=_("Code on the screen"), max_length=40)


def fresh_press() -> str:
    """Make the hidden value by which two presses of one form are known as one."""
    return signing.dumps(new_id(), salt=PRESS)


class JoinForm(forms.Form):
    """Who comes in: everything may stay empty."""

    naam = forms.CharField(
        label=_("Your name (not needed)"),
        help_text=_("Without a name you get the name of a plant."),
        max_length=MOST["deelnemer"],
        required=False,
    )
    perspectief = forms.ChoiceField(
        label=_("From which side do you look? (not needed)"),
        help_text=_(
            "It stands with your geeltjes and everybody in the group can see it, also"
            " when you are the only one; you may leave it open."
        ),
        required=False,
    )
    tafel = forms.TypedChoiceField(
        label=_("Your table"), required=False, coerce=int, empty_value=None
    )

    press = forms.CharField(
        required=False, widget=forms.HiddenInput, max_length=200, initial=fresh_press
    )

    def __init__(self, *args: Any, tafels: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _set_choices(
            self.fields["perspectief"],
            [("", _("I'd rather not say")), *choices(PERSPECTIEVEN)],
        )
        _set_choices(
            self.fields["tafel"],
            [
                ("", _("Give me a place")),
                *((str(nr), _("Table %(nr)s") % {"nr": nr}) for nr in tafels),
            ],
        )

    def deelnemer(self, room: str) -> str:
        """Return who this form lets into a room: the same each time it is sent."""
        try:
            known = signing.loads(
                self.cleaned_data["press"], salt=PRESS, max_age=PRESS_S
            )
        except signing.BadSignature:
            return new_id()
        # Sent to another evening than it was made for, it lets in somebody else.
        return derived_id("join", room, known)


def _set_choices(field: forms.Field, choices: list[tuple[str, Any]]) -> None:
    if not isinstance(field, forms.ChoiceField):
        raise TypeError(field)
    field.choices = choices


class EveningForm(forms.Form):
    """A new evening."""

    naam = forms.CharField(label=_("Name of the evening"), max_length=MOST["naam"])
    nuldoel = forms.CharField(
        label=_("The 0-doel"),
        help_text=_("What should there be none of? The zero is already there."),
        max_length=MOST["nuldoel"],
    )
    uitgangspositie = forms.CharField(
        label=_("How it is now"),
        help_text=_("Two or three plain sentences. You can change them later."),
        max_length=MOST["uitgangspositie"],
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )
    tafels = forms.IntegerField(
        label=_("How many tables?"), min_value=1, max_value=MOST_TAFELS, initial=4
    )

    def __init__(self, *args: Any, template: str = "0-plaat", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for fase in FASEN.values():
            self.fields[f"fase_{fase.id}"] = forms.BooleanField(
                label=named(fase),
                required=False,
                initial=fase.id in TEMPLATES[template],
            )
            self.fields[f"minuten_{fase.id}"] = forms.IntegerField(
                label=_("Minutes for %(fase)s") % {"fase": named(fase)},
                min_value=0,
                max_value=240,
                initial=fase.minuten,
                required=False,
            )

    def fasen(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """Return the fields of each fase, for the page."""
        return [(self[f"fase_{key}"], self[f"minuten_{key}"]) for key in FASEN]

    def clean(self) -> dict[str, Any]:
        """Ask for at least one fase."""
        data: dict[str, Any] = super().clean() or {}
        if not any(data.get(f"fase_{key}") for key in FASEN):
            raise forms.ValidationError(_("Choose at least one part."))
        return data

    def act(self, code: str) -> BijeenkomstMake:
        """Return the act that makes this evening."""
        data = self.cleaned_data
        return BijeenkomstMake(
            naam=data["naam"],
            uitgangspositie=data["uitgangspositie"],
            nuldoel=data["nuldoel"],
            tafels=data["tafels"],
            code=code,
            fasen=tuple(
                FaseSetup(id=key, minuten=data[f"minuten_{key}"] or 0)
                for key in FASEN
                if data[f"fase_{key}"]
            ),
        )


class GeeltjeForm(forms.Form):
    """A geeltje, written without JavaScript."""

    tekst = forms.CharField(
        label=_("Your geeltje"),
        max_length=MOST["geeltje"],
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    geeltje = forms.RegexField(r"^[0-9a-f]{32}$", widget=forms.HiddenInput)


class PaperForm(forms.Form):
    """A list of geeltjes on paper."""

    lijst = forms.FileField(
        label=_("List (CSV)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,text/csv"}),
    )


class TransferForm(forms.Form):
    """A complete export of an evening."""

    bestand = forms.FileField(
        label=_("File (JSON)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".json,application/json"}),
    )
