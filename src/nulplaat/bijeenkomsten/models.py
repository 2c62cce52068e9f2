# SPDX-License-Identifier: EUPL-1.2
"""Tables made from the log, for lists and search; the log rebuilds them."""

from datetime import UTC, date, datetime

from django.db import models
from django.utils import timezone


class Bijeenkomst(models.Model):
    """An evening as a list shows it. `sinds`: when its fase began, milliseconds."""

    room = models.CharField(primary_key=True, max_length=32)
    naam = models.CharField(max_length=120)
    nuldoel = models.CharField(max_length=300)
    fase = models.CharField(max_length=20)
    sinds = models.BigIntegerField()
    code = models.CharField(max_length=12, unique=True)
    open = models.BooleanField()
    tafels = models.PositiveSmallIntegerField()

    def __str__(self) -> str:
        return self.naam

    @property
    def day(self) -> date:
        """The day on which it was last led: what tells two of one name apart."""
        return timezone.localdate(datetime.fromtimestamp(self.sinds / 1000, UTC))


class Geeltje(models.Model):
    """A geeltje of an evening; a removed one has no words."""

    room = models.CharField(max_length=32)
    geeltje = models.CharField(max_length=32)
    tekst = models.TextField()
    tafel = models.PositiveSmallIntegerField(null=True)
    perspectief = models.CharField(max_length=24)
    verwijderd = models.BooleanField()

    class Meta:
        """A geeltje stands once in its evening."""

        constraints = (
            models.UniqueConstraint(
                fields=("room", "geeltje"), name="a_geeltje_once_per_room"
            ),
        )

    def __str__(self) -> str:
        return self.tekst


class Knop(models.Model):
    """A knop on one tafel's plaat.

    `tekst` are its own words, `woorden` those it shows (of a geeltje when it has none),
    `titel` what people gave to the joined knop under this one's id.
    """

    room = models.CharField(max_length=32)
    knop = models.CharField(max_length=32)
    tafel = models.PositiveSmallIntegerField(null=True)
    tekst = models.CharField(max_length=500)
    woorden = models.CharField(max_length=500, default="")
    titel = models.CharField(max_length=200, default="")
    kring = models.CharField(max_length=24)
    aard = models.CharField(max_length=24)
    stand = models.CharField(max_length=24)

    class Meta:
        """A knop stands once in its evening."""

        constraints = (
            models.UniqueConstraint(
                fields=("room", "knop"), name="a_knop_once_per_room"
            ),
        )

    def __str__(self) -> str:
        return self.tekst


class Schakel(models.Model):
    """What the group said of two knoppen: `samen` or `apart`."""

    room = models.CharField(max_length=32)
    paar = models.CharField(max_length=65)
    oordeel = models.CharField(max_length=8)

    class Meta:
        """A pair stands once in its evening."""

        constraints = (
            models.UniqueConstraint(
                fields=("room", "paar"), name="a_pair_once_per_room"
            ),
        )

    def __str__(self) -> str:
        return f"{self.paar} {self.oordeel}"


class Zoekwoord(models.Model):
    """A word under which a knop is found, or (no knop) an evening by its texts.

    Words are without case and marks; so are stems and the parts of compounds.
    """

    woord = models.CharField(max_length=64)
    room = models.CharField(max_length=32)
    knop = models.CharField(max_length=32)

    class Meta:
        """A word stands once with its knop."""

        constraints = (
            models.UniqueConstraint(
                fields=("woord", "room", "knop"), name="a_word_once_per_knop"
            ),
        )
        indexes = (models.Index(fields=("room", "knop"), name="words_of_a_knop"),)

    def __str__(self) -> str:
        return self.woord
